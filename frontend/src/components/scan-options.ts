import { LitElement, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import type { Context } from "../context";
import { shared } from "../styles";
import type { ScanRequest, ServerState } from "../types";
import { define } from "./define";
import "./dialog";
import type { PsrDialog } from "./dialog";
import { chosenLibraries, libraryTicks, monitored } from "./library-ticks";
import { scanOptionsStyles } from "./scan-options.styles";

/** The dialog with the options of a single scan. Its event "chosen" carries them. */
export class PsrScanOptions extends LitElement {
  @property({ attribute: false }) context!: Context;
  @property({ attribute: false }) state!: ServerState;

  @state() private draft: Required<Omit<ScanRequest, "found_only">> = {
    libraries: [],
    days: 0,
    max_items: 0,
    dry_run: false,
  };

  @state() private problem = "";

  @query("psr-dialog") private readonly dialog!: PsrDialog;
  @query("form") private readonly form!: HTMLFormElement;

  /** Open the dialog with the options of the server. */
  show(): void {
    const { window_days, max_items, dry_run } = this.state.options;
    const libraries = monitored(this.state.libraries);
    this.draft = { libraries, days: window_days, max_items, dry_run };
    this.problem = "";
    this.dialog.show();
  }

  override render() {
    const { t, name } = this.context.localizer;
    const { draft } = this;
    return html`<psr-dialog heading=${t("dialog_options_title")}>
      <form novalidate @submit=${this.choose}>
        <p class="muted">${t("dialog_options_text")}</p>
        ${libraryTicks(
          this.context.localizer,
          this.state.libraries,
          draft.libraries,
          (libraries) => {
            this.draft = { ...this.draft, libraries };
          },
        )}
        ${this.renderNumber("days", "window_days", t("field_days_hint"))}
        ${this.renderNumber("max_items", "max_items", t("field_max_items_hint"))}
        ${this.renderSwitch(draft.dry_run)}
        ${
          this.problem ? html`<p class="banner tone-bad" role="alert">${this.problem}</p>` : nothing
        }
      </form>
      <button slot="actions" class="button" @click=${() => this.dialog.close()}>
        ${t("cancel_dialog")}
      </button>
      <button
        slot="actions"
        class="button filled"
        ?disabled=${!draft.libraries.length}
        @click=${() => this.form.requestSubmit()}
      >
        ${name(draft.dry_run ? "button.start_dry_run" : "button.start_scan")}
      </button>
    </psr-dialog>`;
  }

  private renderSwitch(dryRun: boolean): TemplateResult {
    return html`<label class="switch">
      <input
        type="checkbox"
        role="switch"
        .checked=${dryRun}
        @change=${(event: Event) =>
          (this.draft = { ...this.draft, dry_run: (event.target as HTMLInputElement).checked })}
      />
      <span>${this.context.localizer.name("switch.dry_run")}</span>
    </label>`;
  }

  private renderNumber(
    key: "days" | "max_items",
    option: "window_days" | "max_items",
    hint: string,
  ) {
    const { minimum, maximum } = this.state.limits[option];
    return html`<label class="number">
      <span>${this.context.localizer.name(`number.${option}`)}</span>
      <span class="field">
        <input
          type="number"
          inputmode="numeric"
          min=${minimum}
          max=${maximum}
          step="1"
          required
          .value=${Number.isNaN(this.draft[key]) ? "" : String(this.draft[key])}
          @input=${(event: Event) =>
            (this.draft = {
              ...this.draft,
              [key]: (event.target as HTMLInputElement).valueAsNumber,
            })}
        />
      </span>
      <span class="muted hint">${hint}</span>
    </label>`;
  }

  private choose(event: Event): void {
    event.preventDefault();
    const { localizer } = this.context;
    const { limits } = this.state;
    const { days, max_items } = this.draft;
    const fault = (option: "window_days" | "max_items", value: number) =>
      localizer.numberFault(localizer.name(`number.${option}`), value, limits[option]);
    this.problem = fault("window_days", days) || fault("max_items", max_items);
    if (this.problem) return;
    this.dialog.close();
    const libraries = chosenLibraries(this.state.libraries, this.draft.libraries);
    this.dispatchEvent(new CustomEvent("chosen", { detail: { ...this.draft, libraries } }));
  }

  static override styles = [shared, scanOptionsStyles];
}

define("psr-scan-options", PsrScanOptions);
