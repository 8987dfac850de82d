import { css, html, nothing, type TemplateResult } from "lit";
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
import { progressBar, progressStyles } from "../components/progress";
import { View } from "../components/view";
import { icon, mdiChevronRight, mdiFilterRemoveOutline, mdiHistory } from "../icons";
import { shared } from "../styles";
import { STATUSES, TRIGGERS, type Job } from "../types";

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

  static override styles = [
    shared,
    partStyles,
    progressStyles,
    css`
      :host {
        display: grid;
        gap: 16px;
        grid-template-columns: minmax(0, 1fr);
      }
      .filters {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .rows {
        padding: 8px 0;
      }
      .rows li + li {
        border-top: 1px solid var(--line);
      }
      .rows a {
        display: grid;
        grid-template-columns: 132px minmax(180px, 1.2fr) minmax(0, 1.6fr) 200px 24px;
        align-items: center;
        gap: 4px 16px;
        min-height: 68px;
        padding: 10px 12px 10px 20px;
        color: var(--text);
      }
      .rows a:hover {
        background: var(--hover);
        text-decoration: none;
      }
      .rows a:focus-visible {
        outline-offset: -3px;
      }
      .rows a > .icon {
        color: var(--muted);
      }
      .when,
      .outcome {
        display: grid;
        min-width: 0;
        gap: 2px;
      }
      .when > *,
      .outcome > span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .outcome .bar {
        height: 6px;
        margin: 6px 0;
      }
      .main {
        font-weight: 500;
      }
      .small-text {
        font-size: 12px;
      }
      .side {
        display: flex;
        align-items: center;
        justify-content: flex-end;
        gap: 12px;
      }
      @media (max-width: 870px) {
        .filters select {
          flex: 1;
        }
        .rows a {
          grid-template-columns: minmax(0, 1fr) auto 24px;
          padding-block: 14px;
          padding-inline-start: 16px;
        }
        .status {
          grid-column: 1;
          grid-row: 1;
        }
        .side {
          grid-column: 2;
          grid-row: 1;
        }
        .when,
        .outcome {
          grid-column: 1 / 3;
        }
        .when > *,
        .outcome > span {
          white-space: normal;
        }
        .rows a > .icon {
          grid-column: 3;
          grid-row: 1 / 4;
        }
      }
    `,
  ];
}

define("psr-jobs", PsrJobs);
