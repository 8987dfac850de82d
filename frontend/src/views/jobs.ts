import { html, nothing, type TemplateResult } from "lit";
import { define } from "../components/define";
import { Load } from "../components/load";
import {
  dryRunChip,
  empty,
  errorState,
  filterSelect,
  pager,
  pauseText,
  skeletonRows,
  statusChip,
  summaryOf,
} from "../components/parts";
import { partStyles } from "../components/parts.styles";
import { progressBar } from "../components/progress";
import { progressStyles } from "../components/progress.styles";
import { View } from "../components/view";
import { icon, mdiChevronRight, mdiFilterRemoveOutline, mdiHistory } from "../icons";
import { shared } from "../styles";
import { STATUSES, TRIGGERS, type Job } from "../types";
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
    const ids = [this.state.job?.job_id, this.state.last_job?.job_id];
    this.page.want(
      JSON.stringify([this.context.epoch, this.context.entryId, status, trigger, from, ids]),
    );
  }

  override render() {
    const { speech } = this;
    const { status = "", trigger = "" } = this.route.query;
    return html`
      <div class="filters" role="group" aria-label=${speech.t("view_jobs")}>
        ${filterSelect(
          speech.t("filter_status"),
          status,
          STATUSES.map((value) => ({ value, label: speech.word("status", value) })),
          (value) => this.setQuery({ status: value, from: "" }),
          `${speech.t("filter_status")}: ${speech.t("all")}`,
        )}
        ${filterSelect(
          speech.t("filter_trigger"),
          trigger,
          TRIGGERS.map((value) => ({ value, label: speech.word("trigger", value) })),
          (value) => this.setQuery({ trigger: value, from: "" }),
          `${speech.t("filter_trigger")}: ${speech.t("all")}`,
        )}
        ${status || trigger ? this.renderClear() : nothing}
      </div>
      <section class="card">${this.renderPage(Boolean(status || trigger))}</section>
    `;
  }

  private renderClear() {
    return html`<button
      class="button"
      @click=${() => this.setQuery({ status: "", trigger: "", from: "" })}
    >
      ${icon(mdiFilterRemoveOutline)}${this.speech.t("clear_filters")}
    </button>`;
  }

  private renderPage(isFiltered: boolean): TemplateResult {
    const { speech } = this;
    const { value, error } = this.page;
    if (error) return errorState(speech, speech.error(error), () => void this.page.again());
    if (!value) return skeletonRows(6, 76);
    if (!value.total)
      return isFiltered
        ? empty({
            path: mdiHistory,
            title: speech.t("jobs_no_match_title"),
            actions: this.renderClear(),
          })
        : empty({
            path: mdiHistory,
            title: speech.t("jobs_empty_title"),
            text: speech.t("jobs_empty_text"),
          });
    return html`<ul class="rows">
        ${value.jobs.map((job) => this.renderJob(this.newest(job)))}
      </ul>
      ${pager(speech, this.offset, PAGE, value.total, (from) =>
        this.setQuery({ from: from ? String(from) : "" }),
      )}`;
  }

  /** The job as the live state has it, where it is the running or the last one. */
  private newest(job: Job): Job {
    const live = [this.state.job, this.state.last_job];
    return live.find((each) => each?.job_id === job.job_id) ?? job;
  }

  private renderJob(job: Job) {
    const { speech } = this;
    const seconds = (job.finished_at ?? Date.now() / 1000) - job.started_at;
    const names = job.libraries.map((library) => library.title).join(", ");
    const scope = job.options.item_count
      ? speech.plural("job_scope_items", job.options.item_count)
      : names;
    return html`<li>
      <a href=${this.address({ view: "jobs", jobId: job.job_id })} @click=${this.follow}>
        <span class="status">${statusChip(speech, job.status)}</span>
        <span class="when">
          <span class="main num">${speech.dateTime(job.started_at)}</span>
          <span class="muted small-text"
            >${speech.word("trigger", job.trigger)}${scope ? ` · ${scope}` : ""}</span
          >
        </span>
        <span class="outcome">
          <span class="main num">${summaryOf(speech, job)}</span>
          ${
            job.status === "running"
              ? progressBar(speech, job)
              : html`<span class="muted small-text"
                  >${job.error ? speech.word("error", job.error) : pauseText(speech, job)}</span
                >`
          }
        </span>
        <span class="side">
          ${job.dry_run ? dryRunChip(speech) : nothing}
          <span class="muted num">${speech.duration(seconds)}</span>
        </span>
        ${icon(mdiChevronRight)}
      </a>
    </li>`;
  }

  static override styles = [shared, partStyles, progressStyles, jobsStyles];
}

define("psr-jobs", PsrJobs);
