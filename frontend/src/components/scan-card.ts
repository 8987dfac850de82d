/** A job while it runs or waits: what the overview and the job's page show of it. */
import { html, nothing, type TemplateResult } from "lit";
import type { Speech } from "../context";
import type { Pace } from "../health";
import type { TextKey } from "../i18n";
import { icon, mdiPauseCircleOutline } from "../icons";
import type { Job, PauseReason } from "../types";
import { dryRunChip, pauseText } from "./parts";
import { paceLine, phaseSteps, progressBar, tallyFigures } from "./progress";

export const headlineOf = (speech: Speech, job: Job): string =>
  job.status === "paused"
    ? speech.t("paused")
    : speech.t(job.options.item_count ? "state_refreshing_items" : "state_running");

/** What ends a wait. */
const PAUSE_ENDS: Record<PauseReason, TextKey> = {
  user: "pause_until_resumed",
  server_unavailable: "pause_tries_again",
  provider_down: "pause_tries_again",
  entity: "pause_goes_on",
  server_busy: "pause_goes_on",
  playing: "pause_goes_on",
};

const pauseNote = (speech: Speech, job: Job): TemplateResult =>
  html`<p class="banner pause-note tone-warn">
    ${icon(mdiPauseCircleOutline)}
    <span
      ><span class="reason">${pauseText(speech, job)}</span>
      ${job.pause_reason ? speech.t(PAUSE_ENDS[job.pause_reason] ?? "pause_goes_on") : nothing}</span
    >
  </p>`;

/** Since when a job runs, or waits. */
export const sinceWhen = (
  speech: Speech,
  job: Job,
  waits: "since" | "paused_since" = "paused_since",
): string =>
  job.paused_at === null
    ? speech.t("running_since", { time: speech.duration(Date.now() / 1000 - job.started_at) })
    : speech.t(waits, {
        time: speech.moment(job.paused_at),
        duration: speech.duration(Date.now() / 1000 - job.paused_at),
      });

export const runningJob = (
  speech: Speech,
  job: Job,
  pace: Pace,
  controls: TemplateResult | typeof nothing,
): TemplateResult =>
  html`<div class="running">
    <div class="headline">
      <div class="what">
        <h2>${headlineOf(speech, job)} ${job.dry_run ? dryRunChip(speech) : nothing}</h2>
        <p class="muted num">${sinceWhen(speech, job, "since")}</p>
      </div>
      <span class="percent num" aria-hidden="true">${speech.percent(job.progress)}</span>
    </div>
    ${progressBar(speech, job)} ${phaseSteps(speech, job)}
    ${job.status === "paused" ? pauseNote(speech, job) : nothing}
    <div class="now">
      ${
        job.current === undefined || job.status === "paused"
          ? nothing
          : html`<p class="ellipsis current" title=${job.current || nothing}>
              <span class="muted">${speech.t("now_working")}</span> ${job.current || "…"}
            </p>`
      }
      ${paceLine(speech, job, pace)}
    </div>
    ${tallyFigures(speech, job.tally, job.dry_run)} ${controls}
  </div>`;
