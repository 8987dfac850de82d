import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { asApiError, type ApiError, type Unsubscribe } from "../api";
import type { Context } from "../context";
import { icon, mdiDownload } from "../icons";
import { lineGroups, lineRow, marks, type LineGroup } from "../log-words";
import { addressOf } from "../router";
import { shared } from "../styles";
import type { LogLine, LogPage, LogQuery } from "../types";
import { define } from "./define";
import { chip, choicesOf, errorState, searchField, skeletonRows } from "./parts";
import { partStyles } from "./parts.styles";
import { lineStyles, logStyles } from "./log.styles";

const PAGE = 200;
/** How many lines the page keeps; beyond that, lines at the far end are dropped. */
const MAX_LINES = 2_000;
/** How close to the oldest line older ones are fetched, in pixels. */
const FETCH_WITHIN = 600;
/** How close to the end counts as the end, in pixels. */
const AT_END = 40;
const SEARCH_DELAY = 250;

/** The log of a job: its newest lines, older ones on scrolling up, and new ones as they arrive. */
export class PsrLog extends LitElement {
  @property({ attribute: false }) context!: Context;
  @property() jobId = "";
  @property({ type: Boolean }) live = false;
  @property({ attribute: false }) filters: LogQuery = {};

  @state() private lines: LogLine[] | undefined;
  @state() private total = 0;
  @state() private isTotalExact = true;
  @state() private isFollowing = true;
  @state() private isComplete = false;
  @state() private error: ApiError | undefined;
  @state() private searchText = "";

  /** Whether the newest lines were dropped, so that added lines would leave a gap. */
  private isDetached = false;
  private isFetching = false;
  private subscribed = "";
  private unsubscribe: Unsubscribe | undefined;
  private searchTimer: ReturnType<typeof setTimeout> | undefined;
  /** A line in sight and its place, which it keeps when older lines are added. */
  private anchor: { line: string; top: number } | undefined;

  @query(".lines") private readonly scroller!: HTMLElement | null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
    clearTimeout(this.searchTimer);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.searchText = this.filters.search ?? "";
    this.requestUpdate();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("filters")) this.searchText = this.filters.search ?? "";
    const wanted = JSON.stringify([this.jobId, this.filters]);
    if (wanted !== this.subscribed) this.start(wanted);
  }

  private start(wanted: string): void {
    this.stop();
    this.subscribed = wanted;
    this.isFollowing = true;
    this.isDetached = false;
    this.isFetching = false;
    this.unsubscribe = this.context.api.subscribeLog(
      this.jobId,
      this.filters,
      PAGE,
      (page, isInitial) => this.take(page, isInitial),
      (error) => (this.error = error),
    );
  }

  private stop(): void {
    this.unsubscribe?.();
    this.unsubscribe = undefined;
    this.subscribed = "";
  }

  private take(page: LogPage, isInitial: boolean): void {
    this.error = undefined;
    this.total = page.total;
    this.isTotalExact = page.is_total_exact;
    if (isInitial) {
      this.lines = page.lines;
      this.isComplete = page.lines.length < PAGE;
      this.isDetached = false;
      return;
    }
    if (this.isDetached) return;
    const newest = this.lines?.at(-1)?.id ?? 0;
    this.lines = [...(this.lines ?? []), ...page.lines.filter(({ id }) => id > newest)];
    if (this.isFollowing && this.lines.length > MAX_LINES) {
      this.lines = this.lines.slice(-MAX_LINES);
      this.isComplete = false;
    }
  }

  private async fetchOlder(): Promise<void> {
    const first = this.lines?.[0];
    if (!first || this.isFetching || this.isComplete) return;
    this.isFetching = true;
    const wanted = this.subscribed;
    try {
      const page = await this.context.api.log(this.jobId, this.filters, PAGE, first.id);
      if (wanted !== this.subscribed || this.lines?.[0] !== first) return;
      this.isComplete = page.lines.length < PAGE;
      this.anchor = this.findAnchor();
      const lines = [...page.lines, ...this.lines];
      if (lines.length > MAX_LINES) this.isDetached = true;
      this.lines = lines.slice(0, MAX_LINES);
    } catch (error) {
      this.context.notify(this.context.localizer.error(asApiError(error)), true);
    } finally {
      if (wanted === this.subscribed) this.isFetching = false;
    }
  }

  private findAnchor() {
    const { scroller } = this;
    const edge = scroller?.getBoundingClientRect().top ?? 0;
    const rows = [...(scroller?.querySelectorAll<HTMLElement>("[data-line]") ?? [])];
    const row = rows.find((each) => each.getBoundingClientRect().bottom > edge);
    return row && { line: row.dataset.line!, top: row.getBoundingClientRect().top };
  }

  override updated(): void {
    const { scroller } = this;
    if (!scroller) return;
    const { anchor } = this;
    if (anchor) {
      const row = scroller.querySelector(`[data-line="${anchor.line}"]`);
      if (row) scroller.scrollTop += row.getBoundingClientRect().top - anchor.top;
      this.anchor = undefined;
    } else if (this.isFollowing) scroller.scrollTop = scroller.scrollHeight;
  }

  private onScroll(): void {
    const scroller = this.scroller!;
    const fromEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    this.isFollowing = fromEnd < AT_END && !this.isDetached;
    if (scroller.scrollTop < FETCH_WITHIN) void this.fetchOlder();
  }

  private toNewest(): void {
    this.isFollowing = true;
    if (this.isDetached) this.start(this.subscribed);
    else this.requestUpdate();
  }

  private change(filters: LogQuery): void {
    this.dispatchEvent(new CustomEvent("filters-changed", { detail: filters }));
  }

  private onSearch(value: string): void {
    this.searchText = value;
    clearTimeout(this.searchTimer);
    this.searchTimer = setTimeout(() => this.change({ search: value }), value ? SEARCH_DELAY : 0);
  }

  private async download(): Promise<void> {
    const { api, notify, localizer } = this.context;
    try {
      const link = document.createElement("a");
      link.href = await api.logAddress(this.jobId);
      link.download = "";
      link.click();
    } catch (error) {
      notify(localizer.error(asApiError(error)), true);
    }
  }

  override render() {
    const { localizer } = this.context;
    return html`<div class="tools">
        ${searchField(localizer, localizer.t("log_search"), this.searchText, (value) =>
          this.onSearch(value),
        )}
        <select
          class="field"
          aria-label=${localizer.t("log_level")}
          @change=${(event: Event) =>
            this.change({ level: (event.target as HTMLSelectElement).value })}
        >
          ${choicesOf(localizer, "minimum_level").map(
            ({ value, label }) =>
              html`<option value=${value} ?selected=${value === this.filters.level}>
                ${label}
              </option>`,
          )}
        </select>
        ${
          this.filters.rating_key
            ? html`<button class="button soft" @click=${() => this.change({ rating_key: "" })}>
                ${localizer.t("one_item")} ×
              </button>`
            : nothing
        }
        <span class="count muted num" role="status">${this.renderCount()}</span>
        ${this.live ? html`<span class="live">${chip(localizer.t("log_live"), "good")}</span>` : nothing}
        <button class="button" @click=${this.download}>
          ${icon(mdiDownload)}${localizer.t("log_download")}
        </button>
      </div>
      ${this.renderLines()}`;
  }

  private renderCount(): string {
    if (!this.lines) return "";
    const count = this.context.localizer.plural("log_lines", this.total);
    return this.isTotalExact ? count : `≥ ${count}`;
  }

  private renderLines(): TemplateResult {
    const { localizer } = this.context;
    if (this.error) {
      const retry = () => this.start(this.subscribed || JSON.stringify([this.jobId, this.filters]));
      return errorState(localizer, localizer.error(this.error), retry);
    }
    if (!this.lines) return html`<div class="lines">${skeletonRows(10, 32)}</div>`;
    const { search, level, rating_key } = this.filters;
    const isFiltered = Boolean(search || rating_key || level === "warning" || level === "error");
    return html`<div class="frame">
      <div
        class="lines"
        tabindex="0"
        role="region"
        aria-label=${localizer.t("log_region")}
        @scroll=${this.onScroll}
      >
        ${
          this.lines.length
            ? html`<p class="edge muted">
                  ${localizer.t(this.isComplete ? (isFiltered ? "log_older" : "log_beginning") : "loading")}
                </p>
                <ol>
                  ${repeat(
                    lineGroups(this.lines),
                    (group) => group.key,
                    (group) => this.renderGroup(group),
                  )}
                </ol>`
            : html`<p class="edge muted">
                ${localizer.t(isFiltered ? "log_no_match" : "log_empty")}
              </p>`
        }
      </div>
      <button class="button filled newest" ?hidden=${this.isFollowing} @click=${this.toNewest}>
        ${localizer.t("log_follow")}
      </button>
    </div>`;
  }

  private renderGroup({ item, title, lines }: LineGroup): TemplateResult {
    const { localizer, entryId } = this.context;
    const search = this.filters.search ?? "";
    const href = addressOf({ entryId, view: "items", itemKey: item });
    return html`<li class=${item ? "about-item" : ""}>
      ${item ? html`<a class="item" href=${href}><bdi>${marks(title, search)}</bdi></a>` : nothing}
      ${lines.map((line) => lineRow(localizer, line, { search }))}
    </li>`;
  }

  static override styles = [shared, partStyles, logStyles, lineStyles];
}

define("psr-log", PsrLog);
