import { LitElement, css, html } from "lit";
import { property, query } from "lit/decorators.js";
import { shared } from "../styles";
import { define } from "./define";

/** A question or a small form above the page; the browser keeps the focus inside. */
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

  static override styles = [
    shared,
    css`
      dialog {
        width: min(480px, calc(100vw - 32px));
        max-height: calc(100dvh - 32px);
        padding: 0;
        border: 0;
        border-radius: var(--ha-dialog-border-radius, 24px);
        background: var(--ha-dialog-surface-background, var(--card));
        color: var(--text);
        box-shadow: 0 12px 40px rgba(0, 0, 0, 0.3);
        overflow: auto;
      }
      dialog[open] {
        animation: rise 160ms ease-out;
      }
      dialog::backdrop {
        background: rgba(0, 0, 0, 0.5);
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(12px);
        }
      }
      .sheet {
        display: grid;
        gap: 16px;
        padding: 24px;
      }
      h2 {
        font-size: 20px;
        line-height: 28px;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 8px;
        margin-top: 8px;
      }
    `,
  ];
}

define("psr-dialog", PsrDialog);
