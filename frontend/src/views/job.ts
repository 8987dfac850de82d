import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { define } from "../components/define";
import { Load, throttle } from "../components/load";
import "../components/log";
import {
  chip,
  defectChips,
  dryRunChip,
  empty,
  errorState,
  filterSelect,
  pager,
  pauseText,
  resultChip,
  skeletonRows,
  statusChip,
} from "../components/parts";
import { partStyles } from "../components/parts.styles";
import "../components/poster";
import { tallyFigures } from "../components/progress";
import { progressStyles } from "../components/progress.styles";
import { runningJob, sinceWhen } from "../components/scan-card";
import { runningStyles } from "../components/scan-card.styles";
import "../components/scan-controls";
import { View } from "../components/view";
import { isActive, phaseDurations, type Pace } from "../health";
import {
  icon,
  mdiAlertCircleOutline,
  mdiArrowLeft,
  mdiArrowRight,
  mdiCheckCircle,
  mdiHistory,
  mdiLockOutline,
} from "../icons";
import { shared } from "../styles";
import { PHASES, RESULTS, type Job, type JobItem, type LogQuery } from "../types";
import { jobStyles } from "./job.styles";

const PAGE = 25;
/** While a job runs its items are read again at most every so many milliseconds. */
const RELOAD_EVERY = 2_000;
const TABS = ["items", "log"] as const;

/** One job: options, phases, tally, the items it touched and its log. */
export class PsrJob extends View {
  @property({ attribute: false }) pace!: Pace;
  @state() private tick = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  private readonly stored = new Load(this, () => this.context.api.job(this.route.jobId));
  private readonly items = new Load(this, () =>
    this.context.api.jobItems(this.route.jobId, this.route.query.result ?? "", PAGE, this.offset),
  );
  private readonly reloadItems = throttle(() => void this.items.again(), RELOAD_EVERY);

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => this.job && isActive(this.job) && (this.tick += 1), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
    this.reloadItems.stop();
  }

  private get offset(): number {
    return Math.max(0, Number(this.route.query.from) || 0);
  }

  private get tab(): (typeof TABS)[number] {
    return this.route.query.tab === "items" ? "items" : "log";
  }

  /** The job as the live state has it, or else as it was read. */
  private get job(): Job | undefined {
    const live = [this.state.job, this.state.last_job];
    return (
      live.find((each) => each?.job_id === this.route.jobId) ??
      (this.stored.value?.job_id === this.route.jobId ? this.stored.value : undefined)
    );
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { jobId, query } = this.route;
    if (!this.job)
      this.stored.want(JSON.stringify([this.context.epoch, this.context.entryId, jobId]));
    if (!this.context.isAdmin || this.tab !== "items") return;
    this.items.want(
      JSON.stringify([this.context.epoch, this.context.entryId, jobId, query.result, query.from]),
    );
    const before = changed.get("state") as typeof this.state | undefined;
    if (before && touched(before.job) !== touched(this.state.job)) this.reloadItems();
  }

  override render() {
    const { speech, job } = this;
    return html`<a class="button back" href=${this.address({ view: "jobs" })} @click=${this.follow}
        >${icon(mdiArrowLeft)}${speech.t("job_all")}</a
      >
      ${job ? this.renderJob(job) : this.renderMissing()}`;
  }

  private renderMissing(): TemplateResult {
    const { speech } = this;
    const { error } = this.stored;
    if (!error) return html`<div class="card">${skeletonRows(6, 60)}</div>`;
    return html`<div class="card">
      ${
        error.code === "not_found"
          ? empty({
              path: mdiHistory,
              title: speech.t("job_missing_title"),
              text: speech.t("job_missing_text"),
            })
          : errorState(speech, speech.error(error), () => void this.stored.again())
      }
    </div>`;
  }

  private renderJob(job: Job): TemplateResult {
    const { speech } = this;
    return html`<header>
        <h2>${speech.t("job_of", { time: speech.dateTime(job.started_at) })}</h2>
        <span class="chips"
          >${statusChip(speech, job.status)} ${job.dry_run ? dryRunChip(speech) : nothing}</span
        >
      </header>
      ${
        job.error
          ? html`<p class="banner tone-bad">
              ${icon(mdiAlertCircleOutline)} ${speech.word("error", job.error)}
            </p>`
          : nothing
      }
      <section class="card pad">
        ${
          isActive(job)
            ? runningJob(speech, job, this.pace, this.renderControls())
            : html`${tallyFigures(speech, job.tally, job.dry_run)}
              ${this.isResumable(job) ? this.renderControls() : nothing}`
        }
      </section>
      <div class="facts">
        <section class="card pad">
          <h2>${speech.t("job_options")}</h2>
          ${this.renderFacts(job)}
        </section>
        <section class="card pad">
          <h2>${speech.t("job_phases")}</h2>
          ${this.renderPhases(job)}
        </section>
      </div>
      ${this.renderDetails(job)}`;
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

  private renderFacts(job: Job): TemplateResult {
    const { speech } = this;
    const { options } = job;
    const limit = (value: number) => (value ? speech.number(value) : speech.t("no_limit"));
    const names = options.library_ids.map((id) => this.libraryTitle(id) || id).join(", ");
    const scope = options.item_count
      ? speech.plural("job_scope_items", options.item_count)
      : names || speech.t("job_scope_all");
    const pause = pauseText(speech, job);
    const rows: [string, string][] = [
      [speech.t("job_trigger"), speech.word("trigger", job.trigger)],
      [speech.t("job_scope"), scope],
      ...(options.item_count
        ? []
        : ([
            [speech.t("job_window"), speech.window(options.window_days)],
            [speech.t("job_max_items"), limit(options.max_items)],
          ] as [string, string][])),
      [speech.t("job_max_refreshes"), limit(options.max_refreshes)],
      [speech.t("dry_run"), speech.t(job.dry_run ? "yes" : "no")],
      ...(pause ? ([[speech.t("job_pause"), pause]] as [string, string][]) : []),
    ];
    return html`<dl class="options num">
      ${rows.map(
        ([label, value]) =>
          html`<div>
            <dt class="muted">${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>`;
  }

  private renderPhases(job: Job): TemplateResult {
    const { speech } = this;
    const durations = phaseDurations(job, Date.now() / 1000);
    const longest = Math.max(1, ...Object.values(durations));
    return html`<ul class="durations num">
        ${PHASES.map((phase) => {
          const seconds = durations[phase];
          const begun = job.phase_times[phase];
          return html`<li class=${seconds === undefined ? "muted" : ""}>
            <span title=${speech.word("phase", `${phase}_hint`)}
              >${speech.word("phase", phase)}</span
            >
            <span class="muted">${begun === undefined ? "" : speech.time(begun, true)}</span>
            <span class="length">${seconds === undefined ? "–" : speech.duration(seconds)}</span>
            <span class="phase-bar" aria-hidden="true"
              ><span style="width:${(100 * (seconds ?? 0)) / longest}%"></span
            ></span>
          </li>`;
        })}
      </ul>
      <p class="muted num finished">
        ${
          job.finished_at
            ? html`${speech.t("job_finished")} ${speech.dateTime(job.finished_at)} ·
              ${speech.duration(job.finished_at - job.started_at)}`
            : sinceWhen(speech, job)
        }
      </p>`;
  }

  private renderDetails(job: Job): TemplateResult {
    const { speech } = this;
    if (!this.context.isAdmin)
      return html`<section class="card">
        ${empty({
          path: mdiLockOutline,
          title: speech.t("admin_only_title"),
          text: speech.t("admin_only_text"),
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
            ${speech.t(tab === "items" ? "job_items" : "job_log")}
          </button>`;
        })}
      </div>
      <div id="tab-panel" role="tabpanel" aria-labelledby="tab-${this.tab}">
        ${this.tab === "items" ? this.renderItems(job) : this.renderLog(job)}
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
    const filters = { search: q, level, rating_key: item };
    // The same object while nothing changes, so that the log does not begin anew.
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

  private renderItems(job: Job): TemplateResult {
    const { speech } = this;
    const { result = "" } = this.route.query;
    const { value, error } = this.items;
    const filter = html`<div class="item-filters">
      ${filterSelect(
        speech.t("filter_result"),
        result,
        RESULTS.map((each) => ({ value: each, label: speech.word("result", each) })),
        (chosen) => this.setQuery({ result: chosen, from: "" }),
        `${speech.t("filter_result")}: ${speech.t("all")}`,
      )}
    </div>`;
    if (error)
      return html`${filter}
      ${errorState(speech, speech.error(error), () => void this.items.again())}`;
    if (!value) return html`${filter}${skeletonRows(5, 76)}`;
    if (!value.total) {
      const whenEmpty = isActive(job) ? "job_items_empty_running" : "job_items_empty";
      return html`${filter}
      ${empty({
        path: mdiCheckCircle,
        title: speech.t(result ? "job_items_no_match" : whenEmpty),
      })}`;
    }
    return html`${filter}
      <ul class="items">
        ${value.items.map((item) => this.renderItem(item))}
      </ul>
      ${pager(speech, this.offset, PAGE, value.total, (from) =>
        this.setQuery({ from: from ? String(from) : "" }),
      )}`;
  }

  private renderItem(item: JobItem): TemplateResult {
    const { speech } = this;
    const href = this.address({ view: "items", query: { item: item.rating_key } });
    const isUntouched = item.result === "skipped" || item.result === "would_refresh";
    return html`<li>
      <psr-poster
        .api=${this.context.api}
        .ratingKey=${item.rating_key}
        .type=${item.type}
      ></psr-poster>
      <div class="title">
        <a href=${href} @click=${this.follow}>${item.title}</a>
        <span class="muted small-text num"
          >${[this.libraryTitle(item.library_id), speech.time(item.time, true)]
            .filter(Boolean)
            .join(" · ")}</span
        >
        ${item.error ? html`<span class="small-text">${item.error}</span>` : nothing}
        ${
          item.skip_reason
            ? html`<span class="small-text muted">${speech.word("skip", item.skip_reason)}</span>`
            : nothing
        }
        ${
          item.put_back?.length
            ? html`<span class="small-text"
                >${speech.t("put_back", {
                  what: item.put_back.map((each) => speech.word("put_back", each)).join(", "),
                })}</span
              >`
            : nothing
        }
      </div>
      <div class="change">
        <span class="visually-hidden">${speech.t("before")}</span>
        ${defectChips(speech, item.before)}
        ${
          isUntouched
            ? nothing
            : html`${icon(mdiArrowRight)}<span class="visually-hidden">${speech.t("after")}</span>
                ${
                  item.after.length
                    ? defectChips(speech, item.after)
                    : item.result === "gone" || item.result === "errored"
                      ? html`<span class="muted">–</span>`
                      : chip(speech.t("all_well"), "good")
                }`
        }
      </div>
      <div class="result">${resultChip(speech, item.result, item.skip_reason)}</div>
    </li>`;
  }

  static override styles = [shared, partStyles, progressStyles, runningStyles, jobStyles];
}

/** How many items of a job have a result. */
const touched = (job: Job | null): string =>
  job ? `${job.job_id} ${job.tally.checked} ${Object.values(job.tally).join()}` : "";

define("psr-job", PsrJob);
