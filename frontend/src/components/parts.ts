/** Small parts that are templates instead of elements. */
import { html, nothing, type TemplateResult } from "lit";
import type { StartedJob } from "../api";
import { RESULT_TONES, STATUS_TONES, type Tone } from "../context";
import type { Localizer, WordGroup } from "../localizer";
import { failedOf } from "../health";
import {
  icon,
  mdiAlertCircleOutline,
  mdiCancel,
  mdiCheckCircle,
  mdiChevronLeft,
  mdiChevronRight,
  mdiCloseCircle,
  mdiFlaskOutline,
  mdiMagnify,
  mdiClose,
  mdiPauseCircleOutline,
  mdiPowerPlugOffOutline,
  mdiProgressClock,
  mdiTimerSand,
} from "../icons";
import type { Job, JobStatus, JobSummary } from "../types";

export const chip = (text: string, tone: Tone, path = "", title = ""): TemplateResult =>
  html`<span class="chip tone-${tone}" title=${title || nothing}
    >${path ? icon(path) : nothing}${text}</span
  >`;

const STATUS_ICONS: Record<JobStatus, string> = {
  queued: mdiTimerSand,
  running: mdiProgressClock,
  paused: mdiPauseCircleOutline,
  success: mdiCheckCircle,
  failed: mdiCloseCircle,
  cancelled: mdiCancel,
  interrupted: mdiPowerPlugOffOutline,
};

export const statusChip = (localizer: Localizer, status: JobStatus): TemplateResult =>
  chip(localizer.word("status", status), STATUS_TONES[status] ?? "plain", STATUS_ICONS[status]);

export const dryRunChip = (localizer: Localizer): TemplateResult =>
  chip(localizer.name("switch.dry_run"), "info", mdiFlaskOutline);

export const resultChip = (
  localizer: Localizer,
  result: string,
  skipReason: string | null = null,
): TemplateResult =>
  chip(
    localizer.word("result", result),
    RESULT_TONES[result] ?? "plain",
    "",
    skipReason ? localizer.word("skip_reason", skipReason) : "",
  );

export const defectChips = (localizer: Localizer, defects: readonly string[]): TemplateResult =>
  html`<span class="chips"
    >${defects.map((defect) => chip(localizer.word("defect", defect), "plain"))}</span
  >`;

/** Return what started a job, and its libraries or the number of its items. */
export function originText(localizer: Localizer, job: Job): string {
  const { trigger, options, libraries } = job;
  const scope = options.item_count
    ? itemsScope(localizer, job)
    : libraries.map(({ title }) => title).join(", ");
  return [localizer.word("trigger", trigger), scope].filter(Boolean).join(" · ");
}

/** Return how many items a job of named items is about. */
export const itemsScope = (localizer: Localizer, { trigger, options }: Job): string =>
  localizer.plural(
    trigger === "arrival" ? "job_scope_arrivals" : "job_scope_items",
    options.item_count,
  );

/** Return why a job is paused, or was when it was interrupted. */
export const pauseText = (localizer: Localizer, job: Job): string =>
  job.pause_reason ? localizer.word("pause_reason", job.pause_reason) : "";

/** Return what a start has led to: a scan, or one that waits for new items to be done. */
export const startedText = (
  localizer: Localizer,
  { queued }: StartedJob,
  isDryRun = false,
): string => localizer.t(queued ? "state_queued" : isDryRun ? "dry_run_started" : "started");

/** Return the outcome of a job in a few words. */
export function summaryOf(localizer: Localizer, job: Job): string {
  const { dry_run, health } = job;
  const parts = [checkedText(localizer, job), resultOf(localizer, job)];
  if (!dry_run && health.before !== null && health.after !== null && health.before !== health.after)
    parts.push(healthChange(localizer, health.before, health.after));
  return parts.filter(Boolean).join(" · ");
}

/** Return what a job did or found; "" if it did nothing. */
export function resultOf(localizer: Localizer, job: JobSummary): string {
  const { tally } = job;
  const failed = failedOf(tally);
  if (job.dry_run) return localizer.plural("summary_would", tally.would_refresh);
  const parts: string[] = [];
  if (tally.fixed) parts.push(localizer.plural("summary_fixed", tally.fixed));
  if (failed) parts.push(localizer.plural("summary_failed", failed));
  if (!tally.defective && job.status === "success") parts.push(localizer.t("summary_none"));
  return parts.join(" · ");
}

/** Return how many items a job checked: of unchanged libraries, it reads only a part. */
function checkedText(localizer: Localizer, { tally, libraries }: Job): string {
  const items = libraries.reduce((sum, library) => sum + library.checked, 0);
  const isPart = libraries.some((library) => !library.is_complete) || items <= tally.checked;
  if (isPart) return localizer.plural("summary_checked", tally.checked);
  const read = localizer.number(tally.checked);
  return localizer.plural("summary_incremental", items, { read });
}

/** Return how many items there are, and how many are broken if any are. */
export function itemsText({ plural }: Localizer, items: number, broken: number): string {
  const all = plural("health_items", items);
  return broken ? `${all} · ${plural("health_broken", broken)}` : all;
}

export const healthChange = (localizer: Localizer, before: number, after: number): string =>
  `${localizer.percent(before)} → ${localizer.percent(after)}`;

/** A label above a value, for rows of numbers. */
export const figure = (
  label: string,
  value: string | TemplateResult,
  hint = "",
  tone: Tone = "plain",
  place = "",
): TemplateResult =>
  html`<div class="figure tone-${tone} ${place}" title=${hint || nothing}>
    <dt>${label}</dt>
    <dd class="num">${value}</dd>
  </div>`;

export interface EmptyState {
  path: string;
  title: string;
  text?: string;
  actions?: TemplateResult | typeof nothing;
}

export const empty = ({ path, title, text, actions }: EmptyState): TemplateResult =>
  html`<div class="empty">
    <span class="badge">${icon(path)}</span>
    <h2>${title}</h2>
    ${text ? html`<p>${text}</p>` : nothing}
    ${actions ? html`<div class="actions">${actions}</div>` : nothing}
  </div>`;

export const errorState = (
  localizer: Localizer,
  message: string,
  retry: () => void,
): TemplateResult =>
  empty({
    path: mdiAlertCircleOutline,
    title: message,
    actions: html`<button class="button soft" @click=${retry}>${localizer.t("retry")}</button>`,
  });

/** Grey bars as placeholders for rows. */
export const skeletonRows = (count: number, height: number): TemplateResult =>
  html`<div class="skeleton-rows" aria-hidden="true">
    ${Array.from(
      { length: count },
      () => html`<div class="skeleton" style="height:${height - 16}px;margin:8px 0"></div>`,
    )}
  </div>`;

export interface Choice {
  value: string;
  label: string;
}

/** Return a choice per code of a group, in the order of the translations. */
export const choicesOf = (localizer: Localizer, group: WordGroup): Choice[] =>
  localizer.codes(group).map((value) => ({ value, label: localizer.word(group, value) }));

/** A select whose first choice is "all", highlighted when it is set. */
export const filterSelect = (
  label: string,
  value: string,
  choices: readonly Choice[],
  onChange: (value: string) => void,
  all: string,
): TemplateResult =>
  html`<select
    class="field ${value ? "active" : ""}"
    aria-label=${label}
    .value=${value}
    @change=${(event: Event) => onChange((event.target as HTMLSelectElement).value)}
  >
    <option value="" ?selected=${!value}>${all}</option>
    ${choices.map(
      (choice) =>
        html`<option value=${choice.value} ?selected=${choice.value === value}>
          ${choice.label}
        </option>`,
    )}
  </select>`;

export const searchField = (
  localizer: Localizer,
  label: string,
  value: string,
  onInput: (value: string) => void,
): TemplateResult =>
  html`<label class="field search">
    ${icon(mdiMagnify)}
    <input
      type="search"
      aria-label=${label}
      placeholder=${label}
      autocomplete="off"
      spellcheck="false"
      .value=${value}
      @input=${(event: Event) => onInput((event.target as HTMLInputElement).value)}
    />
    ${
      value
        ? html`<button
            class="icon-button clear"
            aria-label=${localizer.t("clear_search")}
            @click=${(event: Event) => {
              event.preventDefault();
              onInput("");
            }}
          >
            ${icon(mdiClose)}
          </button>`
        : nothing
    }
  </label>`;

export const pager = (
  localizer: Localizer,
  offset: number,
  limit: number,
  total: number,
  go: (offset: number) => void,
): TemplateResult =>
  html`<nav class="pager" aria-label=${localizer.t("pages")} ?hidden=${total <= limit && !offset}>
    <span class="num muted"
      >${localizer.t("page_of", {
        from: localizer.number(total ? offset + 1 : 0),
        to: localizer.number(Math.min(offset + limit, total)),
        total: localizer.number(total),
      })}</span
    >
    <button
      class="icon-button"
      aria-label=${localizer.t("page_previous")}
      ?disabled=${offset <= 0}
      @click=${() => go(Math.max(0, offset - limit))}
    >
      ${icon(mdiChevronLeft)}
    </button>
    <button
      class="icon-button"
      aria-label=${localizer.t("page_next")}
      ?disabled=${offset + limit >= total}
      @click=${() => go(offset + limit)}
    >
      ${icon(mdiChevronRight)}
    </button>
  </nav>`;
