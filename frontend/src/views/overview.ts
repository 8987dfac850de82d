import { html, nothing } from "lit";
import { property, state } from "lit/decorators.js";
import { define } from "../components/define";
import { libraryHealth } from "../components/library-health";
import { libraryHealthStyles } from "../components/library-health.styles";
import { dryRunChip, empty, figure, statusChip, summaryOf } from "../components/parts";
import { partStyles } from "../components/parts.styles";
import {} from "../components/progress";
import { progressStyles } from "../components/progress.styles";
import { runningJob } from "../components/scan-card";
import { runningStyles } from "../components/scan-card.styles";
import "../components/scan-controls";
import { View } from "../components/view";
import { libraryReports, successRate, type Pace } from "../health";
import {
  icon,
  mdiAlertCircleOutline,
  mdiArrowRight,
  mdiCheckCircle,
  mdiPlay,
  mdiPowerPlugOffOutline,
} from "../icons";
import { shared } from "../styles";
import type { Job } from "../types";
import { overviewStyles } from "./overview.styles";

/** A server's state at a glance. */
export class PsrOverview extends View {
  @property({ attribute: false }) jobs: readonly Job[] | undefined;
  @property({ attribute: false }) pace!: Pace;
  @state() private tick = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // Times that pass are told anew even when nothing else happens.
    this.timer = setInterval(() => (this.tick += 1), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  override render() {
    const { job, server } = this.state;
    return html`
      ${
        server.reachable || job?.pause_reason === "server_unavailable"
          ? nothing
          : html`<p class="banner tone-warn" role="status">
              ${icon(mdiAlertCircleOutline)} ${this.speech.t("server_unreachable")}
            </p>`
      }
      <div class="columns">
        <section class="card pad hero" aria-label=${this.speech.t("section_now")}>
          ${
            job
              ? runningJob(this.speech, job, this.pace, this.renderControls(job))
              : this.renderIdle()
          }
        </section>
        <section class="card pad side">${this.renderTotals()}</section>
      </div>
      <section class="card" aria-labelledby="health">
        <div class="card-head"><h2 id="health">${this.speech.t("section_health")}</h2></div>
        ${this.renderHealth()}
      </section>
    `;
  }

  private renderControls(job: Job | null) {
    return html`<div class="controls">
      <psr-scan-controls
        .context=${this.context}
        .state=${this.state}
        .jobs=${this.jobs ?? []}
      ></psr-scan-controls>
      ${
        job
          ? html`<a
              class="button"
              href=${this.address({ view: "jobs", jobId: job.job_id })}
              @click=${this.follow}
              >${this.speech.t("job_log")}${icon(mdiArrowRight)}</a
            >`
          : nothing
      }
    </div>`;
  }

  private renderIdle() {
    const { speech } = this;
    const last = this.state.last_job;
    if (!last)
      return empty({
        path: mdiPlay,
        title: speech.t("first_scan_title"),
        text: speech.t("first_scan_text"),
        actions: this.renderControls(null),
      });
    return html`<div class="idle">
      <div class="ready">
        <span class="badge">${icon(mdiCheckCircle)}</span>
        <div>
          <h2>${speech.t("state_idle")}</h2>
          <p class="muted">
            ${speech.window(this.state.settings.window_days)}
            ${this.state.settings.dry_run ? dryRunChip(speech) : nothing}
          </p>
        </div>
      </div>
      ${
        this.state.resumable
          ? html`<p class="banner tone-warn">
              ${icon(mdiPowerPlugOffOutline)} ${speech.t("resumable")}
            </p>`
          : nothing
      }
      ${this.renderControls(null)}
      <div class="times">
        <a
          class="last"
          href=${this.address({ view: "jobs", jobId: last.job_id })}
          @click=${this.follow}
        >
          <span class="muted label">${speech.t("last_scan")}</span>
          <span class="when">
            <span title=${speech.dateTime(last.finished_at ?? last.started_at)}
              >${speech.relative(last.finished_at ?? last.started_at)}</span
            >
            ${statusChip(speech, last.status)} ${last.dry_run ? dryRunChip(speech) : nothing}
          </span>
          <span class="muted num">${summaryOf(speech, last)}</span>
          ${last.error ? html`<span>${speech.word("error", last.error)}</span>` : nothing}
        </a>
        <div class="next">
          <span class="muted label">${speech.t("next_scan")}</span>
          ${
            this.state.next_run
              ? html`<span title=${speech.dateTime(this.state.next_run)}
                    >${speech.relative(this.state.next_run)}</span
                  ><span class="muted num">${speech.dateTime(this.state.next_run)}</span>`
              : html`<span>${speech.t("no_schedule")}</span
                  ><span class="muted">${speech.t("no_schedule_hint")}</span>`
          }
        </div>
      </div>
    </div>`;
  }

  private renderTotals() {
    const { speech } = this;
    const { totals, waiting, to_review } = this.state;
    const rate = totals.success_rate ?? successRate(totals.fixed, totals.failed);
    return html`<h2>${speech.t("section_totals")}</h2>
      <dl class="totals">
        ${figure(speech.t("total_jobs"), speech.number(totals.jobs))}
        ${figure(speech.t("total_checked"), speech.number(totals.checked))}
        ${figure(speech.t("total_fixed"), speech.number(totals.fixed))}
        ${figure(
          speech.t("total_rate"),
          rate === null ? "–" : speech.percent(rate),
          speech.t("total_rate_hint"),
        )}
        <div class="waiting">
          ${figure(
            speech.t("waiting"),
            waiting === null ? "–" : speech.number(waiting),
            speech.t("waiting_hint"),
          )}
        </div>
        ${to_review ? this.renderReview(to_review) : nothing}
      </dl>`;
  }

  private renderReview(count: number) {
    const { speech } = this;
    const shown = speech.number(count);
    return html`<div class="waiting">
      ${figure(
        speech.t("to_review"),
        this.context.isAdmin
          ? html`<a
              href=${this.address({ view: "items", query: { skip: "protected" } })}
              aria-label=${`${speech.t("to_review")}: ${shown}`}
              @click=${this.follow}
              >${shown}${icon(mdiArrowRight)}</a
            >`
          : shown,
        speech.t("to_review_hint"),
      )}
    </div>`;
  }

  private renderHealth() {
    if (!this.jobs)
      return html`<div class="health-skeleton" aria-hidden="true">
        <div class="skeleton"></div>
        <div class="skeleton"></div>
      </div>`;
    const reports = libraryReports(this.jobs);
    return reports.length
      ? libraryHealth(this.speech, reports)
      : html`<p class="muted pad">${this.speech.t("health_empty")}</p>`;
  }

  static override styles = [
    shared,
    partStyles,
    progressStyles,
    runningStyles,
    libraryHealthStyles,
    overviewStyles,
  ];
}

define("psr-overview", PsrOverview);
