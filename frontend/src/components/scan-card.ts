/** An active job, as the overview and the job's page show it. */
import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "../context";
import type { Localizer } from "../localizer";
import type { Throughput } from "../health";
import type { TextKey } from "../i18n";
import { icon, mdiPauseCircleOutline } from "../icons";
import type { Job } from "../types";
import { cureButton } from "./cure";
import { dryRunChip, pauseText } from "./parts";
import { throughputLine, phaseSteps, progressBar, tallyFigures } from "./progress";

export function headlineOf({ t }: Localizer, { status, trigger, options }: Job): string {
  if (status === "paused") return t("paused");
  if (status === "queued") return t(options.item_count ? "state_queued_items" : "state_queued");
  if (!options.item_count) return t("state_running");
  return t(trigger === "arrival" ? "state_arrivals" : "state_refreshing_items");
}

/** What ends a pause, unless its reason passes on its own. */
const PAUSE_ENDS: Record<string, TextKey> = {
  user: "pause_until_resumed",
  token_refused: "pause_until_accepted",
  server_unavailable: "pause_until_available",
  provider_down: "pause_until_available",
};

const pauseNote = (context: Context, job: Job): TemplateResult =>
  html`<p class="banner pause-note tone-warn">
    ${icon(mdiPauseCircleOutline)}
    <span class="cause"
      ><span class="reason">${pauseText(context.localizer, job)}</span> ${
        job.pause_reason
          ? context.localizer.t(PAUSE_ENDS[job.pause_reason] ?? "pause_until_over")
          : nothing
      }</span
    >
    ${
      job.pause_reason === "token_refused" && context.isAdmin
        ? cureButton(context, "sign_in")
        : nothing
    }
  </p>`;

/** Return since when a job has been waiting, running or paused. */
export const sinceWhen = (
  localizer: Localizer,
  job: Job,
  waits: "since" | "paused_since" = "paused_since",
): string =>
  job.paused_at === null
    ? localizer.t(job.status === "queued" ? "queued_since" : "running_since", {
        time: localizer.duration(Date.now() / 1000 - job.started_at),
      })
    : localizer.t(waits, {
        time: localizer.moment(job.paused_at),
        duration: localizer.duration(Date.now() / 1000 - job.paused_at),
      });

export function runningJob(
  context: Context,
  job: Job,
  throughput: Throughput,
  controls: TemplateResult | typeof nothing,
): TemplateResult {
  const { localizer } = context;
  const what = html`<div class="what">
    <h2>${headlineOf(localizer, job)} ${job.dry_run ? dryRunChip(localizer) : nothing}</h2>
    <p class="muted num">${sinceWhen(localizer, job, "since")}</p>
  </div>`;
  if (job.status === "queued")
    return html`<div class="running">
      <div class="headline">${what}</div>
      <p class="muted">${localizer.t("queued_note")}</p>
      ${controls}
    </div>`;
  return html`<div class="running">
    <div class="headline">
      ${what}
      <span class="percent num" aria-hidden="true">${localizer.percent(job.progress)}</span>
    </div>
    ${progressBar(localizer, job)} ${phaseSteps(localizer, job)}
    ${job.status === "paused" ? pauseNote(context, job) : nothing}
    <div class="now">
      ${
        job.current === undefined || job.status === "paused"
          ? nothing
          : html`<p class="ellipsis current" title=${job.current || nothing}>
              <span class="muted">${localizer.t("now_working")}</span>
              <bdi>${job.current || "…"}</bdi>
            </p>`
      }
      ${throughputLine(localizer, job, throughput)}
    </div>
    ${tallyFigures(localizer, job.tally, job.dry_run)} ${controls}
  </div>`;
}
