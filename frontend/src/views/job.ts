import { html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { cureButton, cureOf, retryButton } from "../components/cure";
import { define } from "../components/define";
import { Load } from "../components/load";
import "../components/log";
import {
  dryRunChip,
  empty,
  errorState,
  originText,
  skeletonRows,
  statusChip,
} from "../components/parts";
import { partStyles } from "../components/parts.styles";
import { tallyFigures } from "../components/progress";
import { progressStyles } from "../components/progress.styles";
import { runningJob } from "../components/scan-card";
import { runningStyles } from "../components/scan-card.styles";
import "../components/scan-controls";
import { View } from "../components/view";
import { canStart, isActive, type Throughput } from "../health";
import { icon, mdiAlertCircleOutline, mdiArrowLeft, mdiHistory, mdiLockOutline } from "../icons";
import { shared } from "../styles";
import type { Job, LogQuery } from "../types";
import { jobFacts, jobPhases, jobSentence } from "./job-facts";
import "./job-items";
import { jobStyles } from "./job.styles";

/** What a log shows at first; the others are a choice. */
const DEFAULT_LEVEL = "info";
const TABS = ["items", "log"] as const;

/** A job: its options, phases, counts, items and log. */
export class PsrJob extends View {
  @property({ attribute: false }) throughput!: Throughput;
  @state() private tick = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  private readonly stored = new Load(this, () => this.context.api.job(this.route.jobId));

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => this.job && isActive(this.job) && (this.tick += 1), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  private get tab(): (typeof TABS)[number] {
    return this.route.query.tab === "log" ? "log" : "items";
  }

  /** The job from the live state if it is there, or else as it was loaded. */
  private get job(): Job | undefined {
    const live = [this.state.job, this.state.ended_job, this.state.last_job];
    return (
      live.find((each) => each?.job_id === this.route.jobId) ??
      (this.stored.value?.job_id === this.route.jobId ? this.stored.value : undefined)
    );
  }

  override willUpdate(): void {
    const { epoch, entryId } = this.context;
    if (!this.job) this.stored.want(JSON.stringify([epoch, entryId, this.route.jobId]));
  }

  override render() {
    const { localizer, job } = this;
    return html`<a class="button back" href=${this.address({ view: "jobs" })} @click=${this.follow}
        >${icon(mdiArrowLeft)}${localizer.t("job_all")}</a
      >
      ${job ? this.renderJob(job) : this.renderMissing()}`;
  }

  private renderMissing(): TemplateResult {
    const { localizer } = this;
    const { error } = this.stored;
    if (!error) return html`<div class="card">${skeletonRows(6, 60)}</div>`;
    return html`<div class="card">
      ${
        error.code === "unknown_job"
          ? empty({
              path: mdiHistory,
              title: localizer.t("job_missing_title"),
              text: localizer.t("job_missing_text"),
            })
          : errorState(localizer, localizer.error(error), () => void this.stored.again())
      }
    </div>`;
  }

  private renderJob(job: Job): TemplateResult {
    const { localizer } = this;
    return html`<header>
        <div>
          <h2>${localizer.t("job_of", { time: localizer.dateTime(job.started_at) })}</h2>
          <p class="muted num">${originText(localizer, job)}</p>
        </div>
        <span class="chips"
          >${statusChip(localizer, job.status)}
          ${job.dry_run ? dryRunChip(localizer) : nothing}</span
        >
      </header>
      ${
        job.error
          ? html`<p class="banner tone-bad">
              ${icon(mdiAlertCircleOutline)}
              <span class="cause">${localizer.failure(job.error)}</span>
              ${this.renderCure(job)}
            </p>`
          : nothing
      }
      <section class="card pad">
        ${
          isActive(job)
            ? runningJob(this.context, job, this.throughput, this.renderControls())
            : html`<p class="sentence">${jobSentence(localizer, job)}</p>
                ${
                  this.context.isAdmin
                    ? nothing // the numbers above the items say the same
                    : tallyFigures(localizer, job.tally, job.dry_run)
                }
                ${this.isResumable(job) ? this.renderControls() : nothing}`
        }
      </section>
      ${this.renderDetails(job)} ${this.renderMore(job)}`;
  }

  /** What helps after the latest job has failed: remove the cause, or try again. */
  private renderCure(job: Job): TemplateResult | typeof nothing {
    const { context } = this;
    const { job: active, ended_job: latest } = this.state;
    if (!context.isAdmin || !canStart(active) || latest?.job_id !== job.job_id) return nothing;
    const cure = cureOf(job.error);
    if (cure) return cureButton(context, cure);
    return job.options.item_count ? nothing : retryButton(context, job);
  }

  /** The options and the phases, folded unless they tell why the job is paused. */
  private renderMore(job: Job): TemplateResult {
    const { localizer } = this;
    return html`<details class="card pad" ?open=${Boolean(job.pause_reason)}>
      <summary>${localizer.t("job_more")}</summary>
      <div class="facts">
        <section>
          <h3>${localizer.t("view_options")}</h3>
          ${jobFacts(localizer, job, this.state.libraries)}
        </section>
        <section>
          <h3>${localizer.t("job_phases")}</h3>
          ${jobPhases(localizer, job)}
        </section>
      </div>
    </details>`;
  }

  private isResumable(job: Job): boolean {
    return this.state.resumable && this.state.last_job?.job_id === job.job_id;
  }

  private renderControls() {
    return html`<psr-scan-controls
      .context=${this.context}
      .state=${this.state}
    ></psr-scan-controls>`;
  }

  private renderDetails(job: Job): TemplateResult {
    const { localizer } = this;
    if (!this.context.isAdmin)
      return html`<section class="card">
        ${empty({
          path: mdiLockOutline,
          title: localizer.t("admin_only_title"),
          text: localizer.t("admin_only_text"),
        })}
      </section>`;
    return html`<section class="card details">
      <div class="tabs" role="tablist" @keydown=${this.switchTab}>
        ${TABS.map((tab) => {
          const isActive = tab === this.tab;
          return html`<button
            role="tab"
            id="tab-${tab}"
            aria-selected=${isActive}
            aria-controls="tab-panel"
            tabindex=${isActive ? 0 : -1}
            @click=${() => this.setQuery({ tab, from: "" })}
          >
            ${localizer.t(tab === "items" ? "view_items" : "job_log")}
          </button>`;
        })}
      </div>
      <div id="tab-panel" role="tabpanel" aria-labelledby="tab-${this.tab}">
        ${
          this.tab === "log"
            ? this.renderLog(job)
            : html`<psr-job-items
                .context=${this.context}
                .state=${this.state}
                .route=${this.route}
                .job=${job}
              ></psr-job-items>`
        }
      </div>
    </section>`;
  }

  private switchTab(event: KeyboardEvent): void {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const tab = this.tab === "items" ? "log" : "items";
    this.setQuery({ tab, from: "" });
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`#tab-${tab}`)?.focus(),
    );
  }

  private logFilters: LogQuery = {};

  private renderLog(job: Job): TemplateResult {
    const { q = "", level = "", item = "" } = this.route.query;
    const filters = { search: q, level: level || DEFAULT_LEVEL, rating_key: item };
    // The same object until a filter changes, so that the log does not start over.
    if (JSON.stringify(filters) !== JSON.stringify(this.logFilters)) this.logFilters = filters;
    return html`<psr-log
      .context=${this.context}
      .jobId=${job.job_id}
      .live=${isActive(job)}
      .filters=${this.logFilters}
      @click=${this.follow}
      @filters-changed=${({ detail }: CustomEvent<LogQuery>) =>
        this.setQuery({
          ...(detail.search === undefined ? {} : { q: detail.search }),
          ...(detail.level === undefined ? {} : { level: detail.level }),
          ...(detail.rating_key === undefined ? {} : { item: detail.rating_key }),
        })}
    ></psr-log>`;
  }

  static override styles = [shared, partStyles, progressStyles, runningStyles, jobStyles];
}

define("psr-job", PsrJob);
