/** The options of a job and the durations of its phases. */
import { html, type TemplateResult } from "lit";
import { itemsScope, pauseText } from "../components/parts";
import { sinceWhen } from "../components/scan-card";
import { phaseDurations } from "../health";
import type { Localizer } from "../localizer";
import { PHASES, type Job, type Library, type Phase } from "../types";

/** What a job has found and done, in a sentence. */
export function jobSentence(localizer: Localizer, job: Job): string {
  const { tally, dry_run, health } = job;
  const { t, plural, number, percent } = localizer;
  const found = tally.defective
    ? dry_run
      ? plural("job_would", tally.would_refresh)
      : plural("job_healed", tally.defective, { fixed: number(tally.fixed) })
    : t("job_all_well");
  const { before, after } = health;
  const isChanged = before !== null && after !== null && before !== after;
  const change = isChanged
    ? t("job_health", { before: percent(before), after: percent(after) })
    : "";
  return [plural("job_checked", tally.checked), found, change].filter(Boolean).join(" ");
}

type Row = [label: string, value: string];

export function jobFacts(
  localizer: Localizer,
  job: Job,
  libraries: readonly Library[],
): TemplateResult {
  const pause = pauseText(localizer, job);
  const rows: Row[] = [
    [localizer.t("job_trigger"), localizer.word("trigger", job.trigger)],
    ...scopeOf(localizer, job, libraries),
    [localizer.t("job_max_refreshes"), limitOf(localizer, job.options.max_refreshes)],
    [localizer.name("switch.dry_run"), localizer.t(job.dry_run ? "yes" : "no")],
    ...(pause ? [[localizer.t("job_pause"), pause] satisfies Row] : []),
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

const limitOf = (localizer: Localizer, value: number): string =>
  value ? localizer.number(value) : localizer.t("no_limit");

function scopeOf(localizer: Localizer, job: Job, libraries: readonly Library[]): Row[] {
  const { options } = job;
  if (options.item_count) return [[localizer.t("view_items"), itemsScope(localizer, job)]];
  const label = localizer.t("libraries");
  const titleOf = (id: string) => libraries.find((each) => each.library_id === id)?.title ?? id;
  const titles = options.library_ids.map(titleOf).join(", ");
  return [
    [label, titles || localizer.t("all")],
    [localizer.name("number.window_days"), localizer.window(options.window_days)],
    [localizer.name("number.max_items"), limitOf(localizer, options.max_items)],
  ];
}

export function jobPhases(localizer: Localizer, job: Job): TemplateResult {
  const durations = phaseDurations(job, Date.now() / 1000);
  const longest = Math.max(1, ...Object.values(durations));
  const end = job.finished_at
    ? html`${localizer.t("job_finished")} ${localizer.dateTime(job.finished_at)} ·
      ${localizer.duration(job.finished_at - job.started_at)}`
    : sinceWhen(localizer, job);
  return html`<ul class="durations num">
      ${PHASES.map((phase) => phaseRow(localizer, job, phase, durations[phase], longest))}
    </ul>
    <p class="muted num finished">${end}</p>`;
}

function phaseRow(
  localizer: Localizer,
  job: Job,
  phase: Phase,
  seconds: number | undefined,
  longest: number,
): TemplateResult {
  const begun = job.phase_times[phase];
  return html`<li class=${seconds === undefined ? "muted" : ""}>
    <span title=${localizer.t(`phase_${phase}_hint`)}>${localizer.word("phase", phase)}</span>
    <span class="muted">${begun === undefined ? "" : localizer.time(begun, true)}</span>
    <span class="length">${seconds === undefined ? "–" : localizer.duration(seconds)}</span>
    <span class="phase-bar" aria-hidden="true"
      ><span style="width:${(100 * (seconds ?? 0)) / longest}%"></span
    ></span>
  </li>`;
}
