import { headlineOf } from "./components/scan-card";
import { pauseText, summaryOf } from "./components/parts";
import type { Localizer } from "./localizer";
import type { ServerState } from "./types";

/** Return what screen readers announce: phases, pauses and the end of a job; "" otherwise. */
export function announcementOf(
  localizer: Localizer,
  before: ServerState,
  { job, ended_job }: ServerState,
): string {
  if (job?.status === "paused" && job.pause_reason !== before.job?.pause_reason)
    return localizer.t("live_paused", { reason: pauseText(localizer, job) });
  if (job?.status === "queued" && before.job?.job_id !== job.job_id)
    return headlineOf(localizer, job);
  if (job?.status === "running" && before.job?.status === "paused") return localizer.t("resumed");
  if (job?.phase && job.phase !== before.job?.phase)
    return localizer.t("live_phase", { phase: localizer.word("phase", job.phase) });
  if (before.job && !job && ended_job)
    return localizer.t("live_finished", { summary: summaryOf(localizer, ended_job) });
  return "";
}
