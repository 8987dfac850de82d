import { html, nothing, type TemplateResult } from "lit";
import { asApiError } from "../api";
import { define } from "../components/define";
import { Load } from "../components/load";
import {
  choicesOf,
  dryRunChip,
  empty,
  errorState,
  filterSelect,
  originText,
  pager,
  pauseText,
  skeletonRows,
  startedText,
  statusChip,
  summaryOf,
} from "../components/parts";
import { partStyles } from "../components/parts.styles";
import { progressBar } from "../components/progress";
import { progressStyles } from "../components/progress.styles";
import { View } from "../components/view";
import { icon, mdiChevronRight, mdiFilterRemoveOutline, mdiHistory } from "../icons";
import { shared } from "../styles";
import type { Job } from "../types";
import { jobsStyles } from "./jobs.styles";

const PAGE = 20;

/** The history of jobs. */
export class PsrJobs extends View {
  private readonly page = new Load(this, () => {
    const { status = "", trigger = "" } = this.route.query;
    return this.context.api.jobs({ status, trigger }, PAGE, this.offset);
  });

  private get offset(): number {
    return Math.max(0, Number(this.route.query.from) || 0);
  }

  override willUpdate(): void {
    const { status, trigger, from } = this.route.query;
    const ids = [this.state.job?.job_id, this.state.ended_job?.job_id];
    this.page.want(
      JSON.stringify([this.context.epoch, this.context.entryId, status, trigger, from, ids]),
    );
  }

  override render() {
    const { localizer } = this;
    const { status = "", trigger = "" } = this.route.query;
    return html`
      <div class="filters" role="group" aria-label=${localizer.t("view_jobs")}>
        ${filterSelect(
          localizer.name("sensor.status"),
          status,
          choicesOf(localizer, "status"),
          (value) => this.setQuery({ status: value, from: "" }),
          `${localizer.name("sensor.status")}: ${localizer.t("all")}`,
        )}
        ${filterSelect(
          localizer.t("job_trigger"),
          trigger,
          choicesOf(localizer, "trigger"),
          (value) => this.setQuery({ trigger: value, from: "" }),
          `${localizer.t("job_trigger")}: ${localizer.t("all")}`,
        )}
        ${status || trigger ? this.renderClear() : nothing}
      </div>
      <section class="card">${this.renderPage(Boolean(status || trigger))}</section>
    `;
  }

  private renderCheck() {
    return html`<button class="button filled" @click=${this.check}>
      ${this.localizer.t("check_library")}
    </button>`;
  }

  /** Take the first look, which is at the whole library and changes nothing. */
  private check = async (): Promise<void> => {
    const { api, notify, localizer } = this.context;
    try {
      notify(startedText(localizer, await api.start({ dry_run: true, days: 0 }), true));
    } catch (error) {
      notify(localizer.error(asApiError(error)), true);
    }
  };

  private renderClear() {
    return html`<button
      class="button"
      @click=${() => this.setQuery({ status: "", trigger: "", from: "" })}
    >
      ${icon(mdiFilterRemoveOutline)}${this.localizer.t("clear_filters")}
    </button>`;
  }

  private renderPage(isFiltered: boolean): TemplateResult {
    const { localizer } = this;
    const { value, error } = this.page;
    if (error) return errorState(localizer, localizer.error(error), () => void this.page.again());
    if (!value) return skeletonRows(6, 76);
    if (!value.total)
      return isFiltered
        ? empty({
            path: mdiHistory,
            title: localizer.t("jobs_no_match_title"),
            actions: this.renderClear(),
          })
        : empty({
            path: mdiHistory,
            title: localizer.t("jobs_empty_title"),
            text: localizer.t("jobs_empty_text"),
            actions: this.context.isAdmin ? this.renderCheck() : nothing,
          });
    return html`<ul class="rows">
        ${value.jobs.map((job) => this.renderJob(this.newest(job)))}
      </ul>
      ${pager(localizer, this.offset, PAGE, value.total, (from) =>
        this.setQuery({ from: from ? String(from) : "" }),
      )}`;
  }

  /** Return the job from the live state if it is the current or the last one. */
  private newest(job: Job): Job {
    const live = [this.state.job, this.state.ended_job, this.state.last_job];
    return live.find((each) => each?.job_id === job.job_id) ?? job;
  }

  private renderJob(job: Job) {
    const { localizer } = this;
    const seconds = (job.finished_at ?? Date.now() / 1000) - job.started_at;
    return html`<li>
      <a data-row href=${this.address({ view: "jobs", jobId: job.job_id })} @click=${this.follow}>
        <span class="status">${statusChip(localizer, job.status)}</span>
        <span class="when">
          <span class="main num">${localizer.dateTime(job.started_at)}</span>
          <span class="muted small-text">${originText(localizer, job)}</span>
        </span>
        <span class="outcome">
          <span class="main num">${summaryOf(localizer, job)}</span>
          ${
            job.status === "running"
              ? progressBar(localizer, job)
              : html`<span class="muted small-text"
                  >${job.error ? localizer.failure(job.error) : pauseText(localizer, job)}</span
                >`
          }
        </span>
        <span class="side">
          ${job.dry_run ? dryRunChip(localizer) : nothing}
          <span class="muted num">${localizer.duration(seconds)}</span>
        </span>
        ${icon(mdiChevronRight)}
      </a>
    </li>`;
  }

  static override styles = [shared, partStyles, progressStyles, jobsStyles];
}

define("psr-jobs", PsrJobs);
