import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { define } from "../components/define";
import { Load, throttle } from "../components/load";
import {
  chip,
  choicesOf,
  defectChips,
  empty,
  errorState,
  pager,
  resultChip,
  skeletonRows,
} from "../components/parts";
import { partStyles } from "../components/parts.styles";
import { restoredTexts, rungText } from "../explain";
import "../components/poster";
import { View } from "../components/view";
import { RESULT_TONES } from "../context";
import { isActive } from "../health";
import { icon, mdiArrowRight, mdiCheckCircle } from "../icons";
import { shared } from "../styles";
import type { Job, JobItem } from "../types";
import { jobItemsStyles } from "./job-items.styles";

const PAGE = 25;
/** The interval at which the items of a running job are reloaded, in milliseconds. */
const RELOAD_EVERY = 2_000;
/** Results that leave an item unchanged. */
const UNTOUCHED = ["skipped", "would_refresh"];
/** Results after which the defects of an item are unknown. */
const UNKNOWN = ["gone", "errored"];

/** The items of a job with their results. */
export class PsrJobItems extends View {
  @property({ attribute: false }) job!: Job;

  private readonly items = new Load(this, () =>
    this.context.api.jobItems(this.job.job_id, this.result, PAGE, this.offset),
  );
  private readonly reload = throttle(() => void this.items.again(), RELOAD_EVERY);

  private get offset(): number {
    return Math.max(0, Number(this.route.query.from) || 0);
  }

  private get result(): string {
    return this.route.query.result ?? "";
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.reload.stop();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { epoch, entryId } = this.context;
    this.items.want(
      JSON.stringify([epoch, entryId, this.job.job_id, this.result, this.route.query.from]),
    );
    const before = changed.get("job");
    if (before && tallyOf(before) !== tallyOf(this.job)) this.reload();
  }

  override render() {
    return html`${this.renderNumbers()} ${this.renderPage()}`;
  }

  /** The numbers of items by result; each is a filter. */
  private renderNumbers(): TemplateResult | typeof nothing {
    const { localizer, job } = this;
    const tally = job.tally as unknown as Record<string, number | undefined>;
    const found = choicesOf(localizer, "result").filter(
      ({ value }) => value !== "healthy" && (tally[value] || value === this.result),
    );
    if (!found.length) return nothing;
    const number = (result: string, label: string, count: number) =>
      html`<button
        class="number tone-${RESULT_TONES[result] ?? "plain"}"
        aria-pressed=${result === this.result}
        @click=${() => this.setQuery({ result, from: "" })}
      >
        <span class="num">${localizer.number(count)}</span> ${label}
      </button>`;
    return html`<div class="numbers" role="group" aria-label=${localizer.t("filter_result")}>
      ${number("", localizer.t("all"), job.tally.defective)}
      ${found.map(({ value, label }) => number(value, label, tally[value] ?? 0))}
    </div>`;
  }

  private renderPage(): TemplateResult {
    const { localizer } = this;
    const { value, error } = this.items;
    if (error) return errorState(localizer, localizer.error(error), () => void this.items.again());
    if (!value) return skeletonRows(5, 76);
    if (!value.total) {
      const whenEmpty = isActive(this.job) ? "job_items_empty_running" : "job_items_empty";
      const title = localizer.t(this.result ? "job_items_no_match" : whenEmpty);
      return empty({ path: mdiCheckCircle, title });
    }
    return html`<ul class="items">
        ${value.items.map((item) => this.renderItem(item))}
      </ul>
      ${pager(localizer, this.offset, PAGE, value.total, (from) =>
        this.setQuery({ from: from ? String(from) : "" }),
      )}`;
  }

  private renderItem(item: JobItem): TemplateResult {
    const { localizer } = this;
    return html`<li>
      <psr-poster
        .api=${this.context.api}
        .ratingKey=${item.rating_key}
        .type=${item.type}
      ></psr-poster>
      ${this.renderTitle(item)} ${this.renderChange(item)}
      <div class="result">${resultChip(localizer, item.result, item.skip_reason)}</div>
    </li>`;
  }

  private renderTitle(item: JobItem): TemplateResult {
    const { localizer } = this;
    const href = this.address({ view: "items", itemKey: item.rating_key });
    const details = [this.libraryTitle(item.library_id), localizer.time(item.time, true)];
    const line = (text: string | null, style = "") =>
      text ? html`<span class="small-text ${style}">${text}</span>` : nothing;
    return html`<div class="title">
      <a data-row href=${href} @click=${this.follow}><bdi>${item.title}</bdi></a>
      ${line(details.filter(Boolean).join(" · "), "muted num")} ${line(item.error)}
      ${line(item.skip_reason && localizer.word("skip_reason", item.skip_reason), "muted")}
      ${line(rungText(localizer, item), "muted")}
      ${restoredTexts(localizer, item).map((text) => line(text))}
    </div>`;
  }

  private renderChange({ before, after, result }: JobItem): TemplateResult {
    const { localizer } = this;
    const { t } = localizer;
    const left = after.length
      ? defectChips(localizer, after)
      : UNKNOWN.includes(result)
        ? html`<span class="muted">–</span>`
        : chip(t("no_defects"), "good");
    return html`<div class="change">
      <span class="visually-hidden">${t("before")}</span>
      ${defectChips(localizer, before)}
      ${
        UNTOUCHED.includes(result)
          ? nothing
          : html`${icon(mdiArrowRight)}<span class="visually-hidden">${t("after")}</span>${left}`
      }
    </div>`;
  }

  static override styles = [shared, partStyles, jobItemsStyles];
}

/** Return a key that changes when an item gets a result. */
const tallyOf = ({ job_id, tally }: Job): string => `${job_id} ${Object.values(tally).join()}`;

define("psr-job-items", PsrJobItems);
