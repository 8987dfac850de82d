/** How far a job is: a bar, its phases, and the tally. */
import { html, nothing, type TemplateResult } from "lit";
import type { Speech, Tone } from "../context";
import { roundedTimeLeft } from "../format";
import { failedOf, phaseStates, type Pace } from "../health";
import { icon, mdiCheck } from "../icons";
import { PHASES, type Job, type Tally } from "../types";
import { figure } from "./parts";

export const progressBar = (speech: Speech, job: Job): TemplateResult =>
  html`<div
    class="bar ${job.status}"
    role="progressbar"
    aria-label=${speech.t("progress")}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${Math.round(job.progress)}
  >
    <span style="transform:scaleX(${job.progress / 100})"></span>
  </div>`;

export function phaseSteps(speech: Speech, job: Job): TemplateResult {
  const states = phaseStates(job);
  return html`<ol class="phases">
    ${PHASES.map((phase, index) => {
      const state = states[phase];
      return html`<li
        class=${state}
        title=${speech.word("phase", `${phase}_hint`)}
        aria-current=${state === "active" || state === "paused" ? "step" : nothing}
      >
        <span class="dot num" aria-hidden="true"
          >${state === "done" ? icon(mdiCheck) : index + 1}</span
        >
        <span class="ellipsis">${speech.word("phase", phase)}</span>
        <span class="visually-hidden">${speech.word("phase_state", state)}</span>
      </li>`;
    })}
  </ol>`;
}

/** Items done, pace and time left of the phase that runs. */
export function paceLine(speech: Speech, job: Job, pace: Pace): TemplateResult {
  const done = speech.t("progress_done", {
    done: speech.number(job.done),
    total: speech.number(job.total),
  });
  const parts = [
    job.total ? done : "",
    ...(job.status === "paused" ? [] : speedOf(speech, job, pace)),
  ];
  return html`<p class="pace num">
    ${parts.filter(Boolean).map((part) => html`<span>${part}</span>`)}
  </p>`;
}

function speedOf(speech: Speech, job: Job, pace: Pace): string[] {
  const perSecond = pace.perSecond;
  const left = pace.timeLeft(job);
  const isLast = job.phase === "refresh" || job.phase === "verify";
  return [
    perSecond ? speech.plural("pace", Math.round(perSecond * 60)) : "",
    left === null
      ? speech.t("time_left_unknown")
      : speech.t(isLast ? "time_left" : "time_left_phase", {
          time: speech.duration(roundedTimeLeft(left)),
        }),
  ];
}

/** The counts of a job; always the same ones, so that nothing jumps while they move. */
export function tallyFigures(speech: Speech, tally: Tally, dryRun: boolean): TemplateResult {
  const failed = failedOf(tally);
  const figures: [string, number, Tone, boolean][] = [
    [speech.t("tally_checked"), tally.checked, "plain", true],
    [speech.t("tally_healthy"), tally.healthy, "plain", true],
    [speech.t("tally_defective"), tally.defective, "plain", true],
    [speech.t("result_would_refresh"), tally.would_refresh, "info", dryRun],
    [speech.t("result_fixed"), tally.fixed, "good", !dryRun],
    [speech.t("tally_failed"), failed, failed ? "warn" : "plain", !dryRun],
    [speech.t("result_skipped"), tally.skipped, "plain", true],
    [speech.t("result_gone"), tally.gone, "plain", !dryRun],
  ];
  return html`<dl class="tally" aria-label=${speech.t("tally")}>
    ${figures
      .filter(([, , , shown]) => shown)
      .map(([label, count, tone]) => figure(label, speech.number(count), "", tone))}
  </dl>`;
}
