import { LitElement, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { asApiError } from "../api";
import type { Context } from "../context";
import { canStart, scanSize } from "../health";
import type { TextKey } from "../i18n";
import { icon, mdiFlaskOutline, mdiPause, mdiPlay, mdiStop, mdiTune } from "../icons";
import { shared } from "../styles";
import type { Job, JobStatus, ScanRequest, ServerState } from "../types";
import { define } from "./define";
import { startedText } from "./parts";
import "./dialog";
import type { PsrDialog } from "./dialog";
import "./scan-options";
import type { PsrScanOptions } from "./scan-options";
import { scanControlsStyles } from "./scan-controls.styles";

/** What the button says that cancels nothing, by the status of the job. */
const KEEP: Partial<Record<JobStatus, TextKey>> = {
  queued: "keep_waiting",
  paused: "keep_paused",
};

/** The buttons that start, pause, resume and cancel a scan, with their confirmations. */
export class PsrScanControls extends LitElement {
  @property({ attribute: false }) context!: Context;
  @property({ attribute: false }) state!: ServerState;
  /** Past jobs, from which the size of a scan is estimated. */
  @property({ attribute: false }) jobs: readonly Job[] = [];
  @property({ type: Boolean }) compact = false;
  /** Whether another button beside these is the one to press. */
  @property({ type: Boolean }) quiet = false;

  @state() private busy: "" | "start" | "pause" | "resume" | "cancel" = "";
  @state() private asked: ScanRequest = {};
  /** How many items the scan in question inspects; null if unknown. */
  @state() private size: number | null = null;

  @query("#large") private readonly largeDialog!: PsrDialog;
  @query("#cancel") private readonly cancelDialog!: PsrDialog;
  @query("psr-scan-options") private readonly options!: PsrScanOptions;

  override render() {
    if (!this.context.isAdmin) return nothing;
    const { job } = this.state;
    return html`<div class="row">
        ${job ? this.renderActive(job) : nothing} ${canStart(job) ? this.renderStart() : nothing}
      </div>
      ${this.renderLargeDialog()} ${this.renderCancelDialog()}
      ${this.compact ? nothing : this.renderOptionsDialog()}`;
  }

  /** A dry run with the options; the first look is at the whole library. */
  private get dryRun(): ScanRequest {
    const isFirst = this.state.headline?.code === "never_checked";
    return isFirst ? { dry_run: true, days: 0 } : { dry_run: true };
  }

  private renderStart(): TemplateResult {
    const { t, name } = this.context.localizer;
    return html`${this.state.resumable ? this.renderResume() : nothing}
      <button
        class="button ${this.state.resumable || this.quiet ? "soft" : "filled"}"
        title=${this.state.resumable ? t("start_instead_hint") : nothing}
        ?disabled=${this.busy !== ""}
        @click=${() => this.ask({ dry_run: false })}
      >
        ${icon(mdiPlay)}${name("button.start_scan")}
      </button>
      <button
        class="button soft"
        title=${t("dry_run_hint")}
        ?disabled=${this.busy !== ""}
        @click=${() => this.ask(this.dryRun)}
      >
        ${icon(mdiFlaskOutline)}${name("button.start_dry_run")}
      </button>
      ${
        this.compact
          ? nothing
          : html`<button
              class="icon-button"
              title=${t("scan_options")}
              aria-label=${t("scan_options")}
              ?disabled=${this.busy !== ""}
              @click=${() => this.options.show()}
            >
              ${icon(mdiTune)}
            </button>`
      }`;
  }

  private renderActive(job: Job): TemplateResult {
    const { t, name } = this.context.localizer;
    const { status } = job;
    return html`${
        status === "paused"
          ? this.renderResume()
          : status === "queued"
            ? nothing
            : this.renderPause()
      }
      <button
        class="button danger-soft"
        ?disabled=${this.busy !== ""}
        @click=${() => this.cancelDialog.show()}
      >
        ${icon(mdiStop)}${this.busy === "cancel" ? t("cancelling") : name("button.cancel_scan")}
      </button>`;
  }

  private renderPause(): TemplateResult {
    const { t, name } = this.context.localizer;
    return html`<button
      class="button soft"
      title=${t("pause_hint")}
      ?disabled=${this.busy !== ""}
      @click=${() =>
        this.attempt(
          "pause",
          () => this.context.api.pause(),
          () => t("paused"),
        )}
    >
      ${icon(mdiPause)}${name("button.pause_scan")}
    </button>`;
  }

  private renderResume(): TemplateResult {
    const { t, name } = this.context.localizer;
    return html`<button
      class="button filled"
      ?disabled=${this.busy !== ""}
      @click=${() =>
        this.attempt(
          "resume",
          () => this.context.api.resume(),
          ({ queued }) => t(queued ? "state_queued" : "resumed"),
        )}
    >
      ${icon(mdiPlay)}${name("button.resume_scan")}
    </button>`;
  }

  private renderLargeDialog(): TemplateResult {
    const { t, name, number, window } = this.context.localizer;
    const days = this.asked.days ?? this.state.options.window_days;
    const [heading, text] =
      this.size === null
        ? [t("dialog_large_title_unknown"), t("dialog_large_unknown", { window: window(days) })]
        : [t("dialog_large_title", { count: number(this.size) }), t("dialog_large_known")];
    return html`<psr-dialog id="large" heading=${heading}>
      <p>${text}</p>
      <p class="muted">${t("dialog_large_text")}</p>
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
        ${name("button.start_scan")}
      </button>
    </psr-dialog>`;
  }

  private renderCancelDialog(): TemplateResult {
    const { t, name } = this.context.localizer;
    const { job } = this.state;
    return html`<psr-dialog id="cancel" heading=${t("dialog_cancel_title")}>
      <p>${t(job?.status === "queued" ? "dialog_cancel_queued" : "dialog_cancel_text")}</p>
      <button slot="actions" class="button" @click=${() => this.cancelDialog.close()}>
        ${t(KEEP[job?.status ?? "running"] ?? "keep_scanning")}
      </button>
      <button slot="actions" class="button danger" @click=${this.cancel}>
        ${name("button.cancel_scan")}
      </button>
    </psr-dialog>`;
  }

  private renderOptionsDialog(): TemplateResult {
    return html`<psr-scan-options
      .context=${this.context}
      .state=${this.state}
      @chosen=${({ detail }: CustomEvent<ScanRequest>) => this.ask(detail)}
    ></psr-scan-options>`;
  }

  /** Start a scan; a large one after a confirmation. */
  async ask(request: ScanRequest): Promise<void> {
    this.asked = request;
    const { isLarge, items } = scanSize(request, this.state, this.jobs);
    if (!isLarge) {
      await this.start(request);
      return;
    }
    this.size = items ?? (await this.countItems(request));
    this.largeDialog.show();
  }

  /** Return how many items entire libraries have; null if nobody tells. */
  private async countItems({ libraries, days }: ScanRequest): Promise<number | null> {
    if ((days ?? this.state.options.window_days) !== 0) return null;
    try {
      return await this.context.api.countItems(libraries);
    } catch {
      return null; // the question can be asked without it
    }
  }

  private start(request: ScanRequest): Promise<void> {
    const wanted = { ...request };
    if (!wanted.libraries?.length) delete wanted.libraries;
    return this.attempt(
      "start",
      () => this.context.api.start(wanted),
      (started) => startedText(this.context.localizer, started, wanted.dry_run),
    );
  }

  private async cancel(): Promise<void> {
    this.cancelDialog.close();
    const { t } = this.context.localizer;
    await this.attempt(
      "cancel",
      () => this.context.api.cancel(),
      () => t("cancelled"),
    );
  }

  private async attempt<T>(
    name: typeof this.busy,
    action: () => Promise<T>,
    success: (answer: T) => string,
  ): Promise<void> {
    const { notify, localizer } = this.context;
    this.busy = name;
    try {
      notify(success(await action()));
    } catch (error) {
      notify(localizer.error(asApiError(error)), true);
    } finally {
      this.busy = "";
    }
  }

  static override styles = [shared, scanControlsStyles];
}

define("psr-scan-controls", PsrScanControls);
