import { LitElement, html } from "lit";
import { property, query } from "lit/decorators.js";
import { shared } from "../styles";
import { define } from "./define";
import { dialogStyles } from "./dialog.styles";

/** A modal question or small form; the browser keeps the focus inside. */
export class PsrDialog extends LitElement {
  @property() heading = "";
  @query("dialog") private readonly dialog!: HTMLDialogElement;

  show(): void {
    void this.updateComplete.then(() => this.dialog.open || this.dialog.showModal());
  }

  close(): void {
    this.dialog.close();
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @click=${this.closeOutside} @close=${this.closed}>
      <div class="sheet">
        <h2 id="heading">${this.heading}</h2>
        <slot></slot>
        <div class="actions"><slot name="actions"></slot></div>
      </div>
    </dialog>`;
  }

  private closeOutside(event: MouseEvent): void {
    if (event.target === this.dialog) this.close();
  }

  private closed(): void {
    this.dispatchEvent(new CustomEvent("closed"));
  }

  static override styles = [shared, dialogStyles];
}

define("psr-dialog", PsrDialog);
