import { LitElement, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { asApiError } from "../api";
import type { Context } from "../context";
import { scanSize } from "../health";
import { icon, mdiFlaskOutline, mdiPause, mdiPlay, mdiStop, mdiTune } from "../icons";
import { shared } from "../styles";
import type { Job, ScanRequest, ServerState } from "../types";
import { define } from "./define";
import "./dialog";
import type { PsrDialog } from "./dialog";
import { scanControlsStyles } from "./scan-controls.styles";

/** Start, dry run, other settings, pause, resume and cancel, each with its question where one is due. */
export class PsrScanControls extends LitElement {
  @property({ attribute: false }) context!: Context;
  @property({ attribute: false }) state!: ServerState;
  /** Jobs of the past, which tell how large a scan will be. */
  @property({ attribute: false }) jobs: readonly Job[] = [];
  @property({ type: Boolean }) compact = false;

  @state() private busy: "" | "start" | "pause" | "resume" | "cancel" = "";
  @state() private asked: ScanRequest = {};
  @state() private draft: Required<ScanRequest> = {
    libraries: [],
    days: 0,
    max_items: 0,
    dry_run: false,
  };

  @query("#large") private readonly largeDialog!: PsrDialog;
  @query("#cancel") private readonly cancelDialog!: PsrDialog;
  @query("#options") private readonly optionsDialog!: PsrDialog;

  override render() {
    if (!this.context.isAdmin) return nothing;
    return html`<div class="row">
        ${this.state.job ? this.renderActive(this.state.job) : this.renderStart()}
      </div>
      ${this.renderLargeDialog()} ${this.renderCancelDialog()}
      ${this.compact ? nothing : this.renderOptionsDialog()}`;
  }

  private renderStart(): TemplateResult {
    const { t } = this.context.speech;
    return html`${this.state.resumable ? this.renderResume() : nothing}
      <button
        class="button ${this.state.resumable ? "soft" : "filled"}"
        title=${this.state.resumable ? t("start_instead_hint") : nothing}
        ?disabled=${this.busy !== ""}
        @click=${() => this.ask({ dry_run: false })}
      >
        ${icon(mdiPlay)}${t("start_scan")}
      </button>
      <button
        class="button soft"
        title=${t("dry_run_hint")}
        ?disabled=${this.busy !== ""}
        @click=${() => this.ask({ dry_run: true })}
      >
        ${icon(mdiFlaskOutline)}${t("dry_run_start")}
      </button>
      ${
        this.compact
          ? nothing
          : html`<button
              class="icon-button"
              title=${t("scan_options")}
              aria-label=${t("scan_options")}
              ?disabled=${this.busy !== ""}
              @click=${this.openOptions}
            >
              ${icon(mdiTune)}
            </button>`
      }`;
  }

  private renderActive(job: Job): TemplateResult {
    const { t } = this.context.speech;
    return html`${job.status === "paused" ? this.renderResume() : this.renderPause()}
      <button
        class="button danger-soft"
        ?disabled=${this.busy !== ""}
        @click=${() => this.cancelDialog.show()}
      >
        ${icon(mdiStop)}${this.busy === "cancel" ? t("cancelling") : t("cancel_scan")}
      </button>`;
  }

  private renderPause(): TemplateResult {
    const { t } = this.context.speech;
    return html`<button
      class="button soft"
      title=${t("pause_hint")}
      ?disabled=${this.busy !== ""}
      @click=${() => this.attempt("pause", () => this.context.api.pause(), t("paused"))}
    >
      ${icon(mdiPause)}${t("pause_scan")}
    </button>`;
  }

  private renderResume(): TemplateResult {
    const { t } = this.context.speech;
    return html`<button
      class="button filled"
      ?disabled=${this.busy !== ""}
      @click=${() => this.attempt("resume", () => this.context.api.resume(), t("resumed"))}
    >
      ${icon(mdiPlay)}${t("resume_scan")}
    </button>`;
  }

  private renderLargeDialog(): TemplateResult {
    const { t, number, window } = this.context.speech;
    const { items } = scanSize(this.asked, this.state, this.jobs);
    const days = this.asked.days ?? this.state.settings.window_days;
    return html`<psr-dialog id="large" heading=${t("dialog_large_title")}>
      <p>
        ${
          items === null
            ? t("dialog_large_unknown", { window: window(days) })
            : t("dialog_large_known", { count: number(items) })
        }
      </p>
      <p class="muted">${t(this.asked.dry_run ? "dialog_large_dry" : "dialog_large_text")}</p>
      <button slot="actions" class="button" @click=${() => this.largeDialog.close()}>
        ${t("cancel_dialog")}
      </button>
      <button
        slot="actions"
        class="button filled"
        @click=${() => {
          this.largeDialog.close();
          void this.start(this.asked);
        }}
      >
        ${t(this.asked.dry_run ? "dry_run_start" : "start_scan")}
      </button>
    </psr-dialog>`;
  }

  private renderCancelDialog(): TemplateResult {
    const { t } = this.context.speech;
    return html`<psr-dialog id="cancel" heading=${t("dialog_cancel_title")}>
      <p>${t("dialog_cancel_text")}</p>
      <button slot="actions" class="button" @click=${() => this.cancelDialog.close()}>
        ${t(this.state.job?.status === "paused" ? "keep_paused" : "keep_scanning")}
      </button>
      <button slot="actions" class="button danger" @click=${this.cancel}>
        ${t("cancel_scan")}
      </button>
    </psr-dialog>`;
  }

  private renderOptionsDialog(): TemplateResult {
    const { t } = this.context.speech;
    const { draft } = this;
    return html`<psr-dialog id="options" heading=${t("dialog_options_title")}>
      <form
        id="form"
        @submit=${(event: Event) => {
          event.preventDefault();
          this.optionsDialog.close();
          void this.ask(draft);
        }}
      >
        <p class="muted">${t("dialog_options_text")}</p>
        <fieldset>
          <legend>${t("field_libraries")}</legend>
          <p class="muted hint">${t("field_libraries_hint")}</p>
          ${this.state.libraries.map(
            ({ library_id, title }) =>
              html`<label class="check">
                <input
                  type="checkbox"
                  .checked=${draft.libraries.includes(library_id)}
                  @change=${(event: Event) => this.pick(library_id, event)}
                />
                <span>${title}</span>
              </label>`,
          )}
        </fieldset>
        ${this.renderNumber("days", t("field_days"), t("field_days_hint"), 36_500)}
        ${this.renderNumber("max_items", t("field_max_items"), t("field_max_items_hint"), 1e6)}
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            .checked=${draft.dry_run}
            @change=${(event: Event) =>
              (this.draft = { ...draft, dry_run: (event.target as HTMLInputElement).checked })}
          />
          <span>${t("field_dry_run")}</span>
        </label>
      </form>
      <button slot="actions" class="button" @click=${() => this.optionsDialog.close()}>
        ${t("cancel_dialog")}
      </button>
      <button slot="actions" class="button filled" @click=${this.submitOptions}>
        ${t(draft.dry_run ? "dry_run_start" : "start_scan")}
      </button>
    </psr-dialog>`;
  }

  private renderNumber(key: "days" | "max_items", label: string, hint: string, max: number) {
    return html`<label class="number">
      <span>${label}</span>
      <span class="field">
        <input
          type="number"
          inputmode="numeric"
          min="0"
          max=${max}
          step="1"
          required
          .value=${String(this.draft[key])}
          @input=${(event: Event) =>
            (this.draft = {
              ...this.draft,
              [key]: (event.target as HTMLInputElement).valueAsNumber || 0,
            })}
        />
      </span>
      <span class="muted hint">${hint}</span>
    </label>`;
  }

  private pick(libraryId: string, event: Event): void {
    const others = this.draft.libraries.filter((id) => id !== libraryId);
    const { checked } = event.target as HTMLInputElement;
    this.draft = { ...this.draft, libraries: checked ? [...others, libraryId] : others };
  }

  private openOptions(): void {
    const { window_days, max_items, dry_run } = this.state.settings;
    this.draft = { libraries: [], days: window_days, max_items, dry_run };
    this.optionsDialog.show();
  }

  private submitOptions(): void {
    this.renderRoot.querySelector<HTMLFormElement>("#form")?.requestSubmit();
  }

  /** Start a scan, after a question if it is a large one. */
  private async ask(request: ScanRequest): Promise<void> {
    this.asked = request;
    if (scanSize(request, this.state, this.jobs).isLarge) {
      this.largeDialog.show();
      return;
    }
    await this.start(request);
  }

  private start(request: ScanRequest): Promise<void> {
    const wanted = { ...request };
    if (!wanted.libraries?.length) delete wanted.libraries;
    const { t } = this.context.speech;
    return this.attempt("start", () => this.context.api.start(wanted), t("started"));
  }

  private async cancel(): Promise<void> {
    this.cancelDialog.close();
    const { t } = this.context.speech;
    await this.attempt("cancel", () => this.context.api.cancel(), t("cancelled"));
  }

  private async attempt(
    name: typeof this.busy,
    action: () => Promise<unknown>,
    success: string,
  ): Promise<void> {
    const { notify, speech } = this.context;
    this.busy = name;
    try {
      await action();
      notify(success);
    } catch (error) {
      notify(speech.error(asApiError(error)), true);
    } finally {
      this.busy = "";
    }
  }

  static override styles = [shared, scanControlsStyles];
}

define("psr-scan-controls", PsrScanControls);
