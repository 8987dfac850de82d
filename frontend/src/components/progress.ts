/** The progress of a job: a bar, its phases and its counts. */
import { html, nothing, type TemplateResult } from "lit";
import type { Tone } from "../context";
import type { Localizer } from "../localizer";
import { roundedTimeLeft } from "../format";
import { failedOf, phaseStates, type Throughput } from "../health";
import { icon, mdiCheck } from "../icons";
import { PHASES, type Job, type Tally } from "../types";
import { figure } from "./parts";

export const progressBar = (localizer: Localizer, job: Job): TemplateResult =>
  html`<div
    class="bar ${job.status}"
    role="progressbar"
    aria-label=${localizer.name("sensor.progress")}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${Math.round(job.progress)}
  >
    <span style="transform:scaleX(${job.progress / 100})"></span>
  </div>`;

export function phaseSteps(localizer: Localizer, job: Job): TemplateResult {
  const states = phaseStates(job);
  return html`<ol class="phases">
    ${PHASES.map((phase, index) => {
      const state = states[phase];
      return html`<li
        class=${state}
        title=${localizer.t(`phase_${phase}_hint`)}
        aria-current=${state === "active" || state === "paused" ? "step" : nothing}
      >
        <span class="dot num" aria-hidden="true"
          >${state === "done" ? icon(mdiCheck) : index + 1}</span
        >
        <span class="ellipsis">${localizer.word("phase", phase)}</span>
        <span class="visually-hidden">${localizer.t(`phase_state_${state}`)}</span>
      </li>`;
    })}
  </ol>`;
}

/** Items done, throughput and time left of the current phase. */
export function throughputLine(
  localizer: Localizer,
  job: Job,
  throughput: Throughput,
): TemplateResult {
  const parts = [
    job.total ? doneText(localizer, job) : "",
    ...(job.status === "paused" ? [] : speedOf(localizer, job, throughput)),
  ];
  return html`<p class="throughput num">
    ${parts.filter(Boolean).map((part) => html`<span>${part}</span>`)}
  </p>`;
}

/** The progress of an inspection comes in thousandths of each list. */
const PER_LIST = 1_000;

function doneText({ t, number }: Localizer, { phase, done, total }: Job): string {
  if (phase === "inspect")
    return t("progress_lists", {
      done: number(Math.floor(done / PER_LIST)),
      total: number(total / PER_LIST),
    });
  return t("progress_done", { done: number(done), total: number(total) });
}

function speedOf(localizer: Localizer, job: Job, throughput: Throughput): string[] {
  const perSecond = throughput.perSecond;
  const left = throughput.timeLeft(job);
  const isLast = job.phase === "refresh" || job.phase === "verify";
  return [
    perSecond && job.phase !== "inspect"
      ? localizer.plural("throughput", Math.round(perSecond * 60))
      : "",
    left === null
      ? localizer.t("time_left_unknown")
      : localizer.t(isLast ? "time_left" : "time_left_phase", {
          time: localizer.duration(roundedTimeLeft(left)),
        }),
  ];
}

/** The counts of a job: always the same ones, so that the layout stays stable. */
export function tallyFigures(localizer: Localizer, tally: Tally, dryRun: boolean): TemplateResult {
  const failed = failedOf(tally);
  const figures: [string, number, Tone, boolean][] = [
    [localizer.t("tally_checked"), tally.checked, "plain", true],
    [localizer.word("result", "healthy"), tally.healthy, "plain", true],
    [localizer.t("tally_defective"), tally.defective, "plain", true],
    [localizer.word("result", "would_refresh"), tally.would_refresh, "info", dryRun],
    [localizer.word("result", "fixed"), tally.fixed, "good", !dryRun],
    [localizer.t("tally_failed"), failed, failed ? "warn" : "plain", !dryRun],
    [localizer.word("result", "skipped"), tally.skipped, "plain", true],
    [localizer.word("result", "gone"), tally.gone, "plain", !dryRun],
  ];
  return html`<dl class="tally" aria-label=${localizer.t("tally")}>
    ${figures
      .filter(([, , , shown]) => shown)
      .map(([label, count, tone]) => figure(label, localizer.number(count), "", tone))}
  </dl>`;
}
