/** A job while it runs: what the overview and the job's page show of it. */
import { css, html, nothing, type TemplateResult } from "lit";
import type { Speech } from "../context";
import type { Pace } from "../health";
import type { Job } from "../types";
import { dryRunChip } from "./parts";
import { paceLine, phaseSteps, progressBar, tallyFigures } from "./progress";

export const headlineOf = (speech: Speech, job: Job): string =>
  speech.t(job.options.item_count ? "state_refreshing_items" : "state_running");

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
        <p class="muted num">
          ${speech.t("running_since", {
            time: speech.duration(Date.now() / 1000 - job.started_at),
          })}
        </p>
      </div>
      <span class="percent num" aria-hidden="true">${speech.percent(job.progress)}</span>
    </div>
    ${progressBar(speech, job)} ${phaseSteps(speech, job)}
    <div class="now">
      ${
        job.current === undefined
          ? nothing
          : html`<p class="ellipsis current" title=${job.current || nothing}>
              <span class="muted">${speech.t("now_working")}</span> ${job.current || "…"}
            </p>`
      }
      ${paceLine(speech, job, pace)}
    </div>
    ${tallyFigures(speech, job.tally, job.dry_run)} ${controls}
  </div>`;

export const runningStyles = css`
  .running {
    display: grid;
    gap: 18px;
    grid-template-columns: minmax(0, 1fr);
    container-type: inline-size;
  }
  .headline {
    display: flex;
    align-items: flex-start;
    gap: 16px;
  }
  .headline .what {
    flex: 1;
    min-width: 0;
  }
  .headline h2 {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    font-size: 20px;
    line-height: 28px;
  }
  .percent {
    font-size: 34px;
    line-height: 40px;
    font-weight: 400;
    letter-spacing: -0.5px;
  }
  .now {
    display: grid;
    gap: 4px;
    grid-template-columns: minmax(0, 1fr);
  }
  .current {
    min-height: 20px;
  }
  .current .muted {
    margin-inline-end: 8px;
  }
`;
