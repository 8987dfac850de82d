/** The health of a library, or of a server, over time. */
import { LitElement, html, nothing, svg, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { Context } from "../context";
import { marksOf, nearestStop, scaleOf, stopsOf, ticksOf, type Scale, type Stop } from "../history";
import { addressOf, navigate } from "../router";
import type { HealthAt, ScanMark } from "../types";
import { base } from "../styles/base";
import { define } from "./define";
import { healthChartStyles } from "./health-chart.styles";
import { healthChange } from "./parts";

export class PsrHealthChart extends LitElement {
  @property({ attribute: false }) context!: Context;
  /** At least two. */
  @property({ attribute: false }) points: readonly HealthAt[] = [];
  @property({ attribute: false }) scans: readonly ScanMark[] = [];
  /** The library; null for the whole server. */
  @property({ attribute: false }) libraryId: string | null = null;
  /** The name of the library or of the server. */
  @property() name = "";
  @state() private cursor: number | undefined;

  private get localizer() {
    return this.context.localizer;
  }

  override render() {
    const scale = scaleOf(this.points);
    const marks = marksOf(this.scans, this.libraryId, scale);
    const stops = stopsOf(this.points, marks);
    const stop = this.cursor === undefined ? undefined : stops[this.cursor];
    return html`<figure>
      <figcaption class="muted num">${this.summary()}</figcaption>
      <div
        class="plot"
        tabindex="0"
        role="group"
        aria-label=${this.localizer.t("chart_label", { name: this.name })}
        @pointermove=${(event: PointerEvent) => this.point(event, stops, scale)}
        @pointerdown=${(event: PointerEvent) => this.point(event, stops, scale)}
        @pointerleave=${() => (this.cursor = undefined)}
        @blur=${() => (this.cursor = undefined)}
        @keydown=${(event: KeyboardEvent) => this.press(event, stops)}
      >
        ${this.renderLevels(scale)} ${this.renderTicks(scale)} ${this.renderLine(scale)}
        ${marks.map((scan) => this.renderMark(scan, scale))}
        ${stop ? this.renderCursor(stop, scale) : nothing}
        <div
          class="tip num"
          aria-live="polite"
          ?hidden=${!stop}
          style=${stop ? place(scale.x(stop.time)) : ""}
        >
          ${stop ? this.describe(stop) : nothing}
        </div>
      </div>
    </figure>`;
  }

  /** Return how the health changed over the shown time. */
  private summary(): string {
    const [first, last] = [this.points[0]!, this.points.at(-1)!];
    return this.localizer.t("chart_change", {
      change: healthChange(this.localizer, first.health, last.health),
      date: this.localizer.date(first.time),
    });
  }

  private renderLevels({ low, high, y }: Scale): TemplateResult[] {
    return [high, (low + high) / 2, low].map(
      (level) =>
        html`<span class="level num" style="top:${y(level)}%" aria-hidden="true"
          ><span>${this.localizer.percent(level)}</span></span
        >`,
    );
  }

  private renderTicks(scale: Scale): TemplateResult[] {
    const { times, step } = ticksOf(scale);
    return times.map((time) => {
      const label = this.localizer.tick(time, step);
      return html`<span class="tick" style=${place(scale.x(time))} aria-hidden="true"
        >${label}</span
      >`;
    });
  }

  private renderLine({ x, y }: Scale): TemplateResult {
    const line = this.points
      .map(({ time, health }) => `${x(time).toFixed(2)},${y(health).toFixed(2)}`)
      .join(" ");
    return html`<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      ${svg`<polygon points="0,100 ${line} 100,100"></polygon>
        <polyline points=${line} vector-effect="non-scaling-stroke"></polyline>`}
    </svg>`;
  }

  private renderMark(scan: ScanMark, { x }: Scale): TemplateResult {
    // The arrow keys reach the scans, too: a year of them would be many stops for the tab key.
    return html`<a
      class="mark ${scan.fixed ? "healed" : ""}"
      style="left:${x(scan.time)}%"
      href=${this.jobAddress(scan)}
      tabindex="-1"
      aria-hidden="true"
      @click=${(event: MouseEvent) => this.open(event, scan)}
    ></a>`;
  }

  private renderCursor({ time, point }: Stop, { x, y }: Scale): TemplateResult {
    return html`<span class="cursor" style="left:${x(time)}%" aria-hidden="true"></span
      ><span
        class="dot"
        style="left:${x(point.time)}%;top:${y(point.health)}%"
        aria-hidden="true"
      ></span>`;
  }

  private describe({ time, point, scan }: Stop): TemplateResult {
    const { localizer } = this;
    const { percent, plural, number } = localizer;
    const broken = plural("health_broken", point.broken);
    return html`<strong>${localizer.dateTime(time)}</strong>
      <span
        >${localizer.t("health_share", { percent: percent(point.health, 1) })}<br />
        ${localizer.t("chart_items", { broken, items: number(point.items) })}</span
      >
      ${scan ? html`<span class="scan">${this.scanText(scan)}</span>` : nothing}`;
  }

  private scanText({ dry_run, fixed }: ScanMark): string {
    const { t, plural, name } = this.localizer;
    if (dry_run) return name("switch.dry_run");
    return fixed ? plural("chart_healed", fixed) : t("chart_scan");
  }

  private point(event: PointerEvent, stops: readonly Stop[], { since, until }: Scale): void {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    this.cursor = nearestStop(stops, since + share * (until - since));
  }

  private press(event: KeyboardEvent, stops: readonly Stop[]): void {
    const last = stops.length - 1;
    const at = this.cursor ?? last + 1;
    const scan = stops[at]?.scan;
    const moves: Record<string, number> = {
      ArrowLeft: Math.max(0, at - 1),
      ArrowRight: Math.min(last, at + 1),
      Home: 0,
      End: last,
    };
    if (event.key in moves) this.cursor = moves[event.key];
    else if (event.key === "Enter" && scan) navigate(this.jobAddress(scan));
    else if (event.key === "Escape") this.cursor = undefined;
    else return;
    event.preventDefault();
  }

  private jobAddress({ job_id }: ScanMark): string {
    return addressOf({ entryId: this.context.entryId, view: "jobs", jobId: job_id });
  }

  private open(event: MouseEvent, scan: ScanMark): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    navigate(this.jobAddress(scan));
  }

  static override styles = [base, healthChartStyles];
}

/** Return the style that puts a label at a place without leaving the chart. */
const place = (x: number): string => `left:${x}%;transform:translateX(-${x}%)`;

define("psr-health-chart", PsrHealthChart);
