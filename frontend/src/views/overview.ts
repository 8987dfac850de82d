import { html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import "../components/arrivals";
import { checkUpLine } from "../components/check-up-line";
import { define } from "../components/define";
import { headline } from "../components/headline";
import { headlineStyles } from "../components/headline.styles";
import "../components/healed";
import "../components/health";
import { dryRunChip, statusChip, summaryOf } from "../components/parts";
import { partStyles } from "../components/parts.styles";
import {} from "../components/progress";
import { progressStyles } from "../components/progress.styles";
import { runningJob } from "../components/scan-card";
import { runningStyles } from "../components/scan-card.styles";
import "../components/scan-controls";
import type { PsrScanControls } from "../components/scan-controls";
import "../components/schedules";
import type { PsrSchedules } from "../components/schedules";
import { View } from "../components/view";
import type { Throughput } from "../health";
import { icon, mdiAlertCircleOutline, mdiArrowRight, mdiPowerPlugOffOutline } from "../icons";
import { shared } from "../styles";
import type { Job } from "../types";
import { overviewStyles } from "./overview.styles";
import { totals } from "./totals";

/** A server's state at a glance. */
export class PsrOverview extends View {
  @property({ attribute: false }) jobs: readonly Job[] | undefined;
  @property({ attribute: false }) throughput!: Throughput;
  @state() private tick = 0;
  @query("psr-scan-controls") private readonly controls!: PsrScanControls;
  @query("psr-schedules") private readonly schedules!: PsrSchedules;
  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // Update relative times even if nothing else changes.
    this.timer = setInterval(() => (this.tick += 1), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  override render() {
    const { job, server } = this.state;
    const isPausedForIt = job?.pause_reason === "server_unavailable";
    return html`
      ${
        server.reachable || !job || isPausedForIt
          ? nothing
          : html`<p class="banner tone-warn" role="status">
              ${icon(mdiAlertCircleOutline)} ${this.localizer.failure("server_unavailable")}
            </p>`
      }
      ${checkUpLine(this.localizer, this.state, this.address({ view: "checkup" }), this.follow)}
      <div class="columns">
        <section class="card pad hero" aria-label=${this.localizer.t("section_now")}>
          ${
            job
              ? runningJob(this.context, job, this.throughput, this.renderControls(job))
              : this.renderIdle()
          }
        </section>
        <section class="card pad side">${this.renderTotals()}</section>
      </div>
      <psr-arrivals .context=${this.context} .state=${this.state} .tick=${this.tick}></psr-arrivals>
      <psr-healed .context=${this.context} .state=${this.state}></psr-healed>
      <psr-schedules .context=${this.context} .state=${this.state}></psr-schedules>
      <psr-health .context=${this.context} .state=${this.state} .jobs=${this.jobs}></psr-health>
    `;
  }

  private renderControls(job: Job | null) {
    return html`<div class="controls">
      <psr-scan-controls
        .context=${this.context}
        .state=${this.state}
        .jobs=${this.jobs ?? []}
        ?quiet=${Boolean(this.state.headline?.action)}
      ></psr-scan-controls>
      ${
        job
          ? html`<a
              class="button"
              href=${this.address({ view: "jobs", jobId: job.job_id, query: { tab: "log" } })}
              @click=${this.follow}
              >${this.localizer.t("job_log")}${icon(mdiArrowRight)}</a
            >`
          : nothing
      }
    </div>`;
  }

  private renderIdle() {
    const { localizer } = this;
    const { last_job: last, headline: told, resumable } = this.state;
    return html`<div class="idle">
      ${headline(this.context, this.state, {
        scan: (request) => void this.controls.ask(request),
        scheduleNightly: () => void this.schedules.addNightly(),
        follow: this.follow,
      })}
      ${
        told?.code === "never_checked"
          ? html`<p class="muted">${localizer.t("first_scan_text")}</p>`
          : nothing
      }
      ${
        resumable
          ? html`<p class="banner tone-warn">
              ${icon(mdiPowerPlugOffOutline)} ${localizer.t("resumable")}
            </p>`
          : nothing
      }
      ${this.renderControls(null)}
      ${last ? html`<div class="times">${this.renderLast(last)} ${this.renderNext()}</div>` : nothing}
    </div>`;
  }

  private renderLast(last: Job): TemplateResult {
    const { localizer } = this;
    const time = last.finished_at ?? last.started_at;
    return html`<a
      class="last"
      href=${this.address({ view: "jobs", jobId: last.job_id })}
      @click=${this.follow}
    >
      <span class="muted label">${localizer.name("sensor.last_scan")}</span>
      <span class="when">
        <span title=${localizer.dateTime(time)}>${localizer.relative(time)}</span>
        ${statusChip(localizer, last.status)} ${last.dry_run ? dryRunChip(localizer) : nothing}
      </span>
      <span class="muted num">${summaryOf(localizer, last)}</span>
      ${last.error ? html`<span>${localizer.failure(last.error)}</span>` : nothing}
    </a>`;
  }

  private renderNext(): TemplateResult {
    const { localizer } = this;
    const time = this.state.next_run;
    const [main, detail] = time
      ? [localizer.upcoming(time), localizer.relative(time)]
      : [localizer.t("no_schedule"), localizer.t("no_schedule_hint")];
    return html`<div class="next">
      <span class="muted label">${localizer.name("sensor.next_scan")}</span>
      <span>${main}</span><span class="muted num">${detail}</span>
    </div>`;
  }

  private renderTotals(): TemplateResult {
    return totals(this.localizer, this.state, {
      isAdmin: this.context.isAdmin,
      address: (route) => this.address(route),
      follow: this.follow,
    });
  }

  static override styles = [
    shared,
    partStyles,
    progressStyles,
    runningStyles,
    headlineStyles,
    overviewStyles,
  ];
}

define("psr-overview", PsrOverview);
