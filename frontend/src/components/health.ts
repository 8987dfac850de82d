import { html, nothing } from "lit";
import { property, state } from "lit/decorators.js";
import { libraryReports } from "../health";
import { PERIODS, pointsOf, type Period } from "../history";
import { shared } from "../styles";
import type { Job } from "../types";
import { define } from "./define";
import { libraryHealth } from "./library-health";
import { libraryHealthStyles } from "./library-health.styles";
import { Load } from "./load";
import { ringStyles } from "./ring.styles";
import { View } from "./view";

/** The health of the libraries, now and over time. */
export class PsrHealth extends View {
  @property({ attribute: false }) jobs: readonly Job[] | undefined;
  @state() private period: Period = "month";
  private readonly history = new Load(this, () => this.context.api.healthHistory(this.period));

  protected override willUpdate(): void {
    const { entryId, epoch } = this.context;
    this.history.want(JSON.stringify([entryId, epoch, this.period, this.state.ended_job?.job_id]));
  }

  override render() {
    const { t, error } = this.localizer;
    return html`<section class="card" aria-labelledby="health">
      <div class="card-head">
        <h2 id="health">${t("section_health")}</h2>
        ${this.hasChart ? this.renderPeriods() : nothing}
      </div>
      ${
        this.history.error
          ? html`<p class="muted pad" role="status">${error(this.history.error)}</p>`
          : nothing
      }
      ${this.renderHealth()}
    </section>`;
  }

  /** Whether any period has a chart: once one was chosen, another can be, too. */
  private get hasChart(): boolean {
    const history = this.history.value;
    const ids = [null, ...Object.keys(history?.libraries ?? {})];
    return this.period !== "month" || ids.some((id) => pointsOf(history, id, null).length > 0);
  }

  private renderPeriods() {
    const { t } = this.localizer;
    return html`<div class="periods" role="group" aria-label=${t("chart_period")}>
      ${PERIODS.map(
        (period) =>
          html`<button
            aria-pressed=${period === this.period}
            @click=${() => (this.period = period)}
          >
            ${t(`chart_${period}`)}
          </button>`,
      )}
    </div>`;
  }

  private renderHealth() {
    if (!this.jobs)
      return html`<div class="health-skeleton" aria-hidden="true">
        <div class="skeleton"></div>
        <div class="skeleton"></div>
      </div>`;
    const reports = libraryReports(this.state, this.jobs);
    const view = {
      context: this.context,
      history: this.history.value,
      address: (route: Parameters<typeof this.address>[0]) => this.address(route),
      follow: this.follow,
    };
    return reports.length
      ? libraryHealth(view, this.state, reports)
      : html`<p class="muted pad">${this.localizer.t("health_empty")}</p>`;
  }

  static override styles = [shared, ringStyles, libraryHealthStyles];
}

define("psr-health", PsrHealth);
