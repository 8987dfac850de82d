/** A show, an artist or a season of the work list, which opens into what is below it. */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { define } from "../components/define";
import { Load } from "../components/load";
import { errorState } from "../components/parts";
import "../components/poster";
import { icon, mdiChevronDown, mdiChevronRight } from "../icons";
import { shared } from "../styles";
import type { ItemFilter, ItemGroup, Segment, WorkEntry } from "../types";
import { groupNode, keyOf, segmentText } from "../work-list";
import { itemRow, tick, type ItemList } from "./item-row";
import { itemRowStyles } from "./item-row.styles";

const PAGE = 50;

export class PsrItemGroup extends LitElement {
  @property({ attribute: false }) list!: ItemList;
  @property({ attribute: false }) group!: ItemGroup;
  /** The show, for a season. */
  @property({ attribute: false }) show: ItemGroup | undefined;
  /** Whether it shows what is below it; the only season of a show does so at once. */
  @property({ type: Boolean }) isOpen = false;
  @state() private limit = PAGE;

  private readonly content = new Load(this, () => this.load());

  override willUpdate(_changed: PropertyValues<this>): void {
    if (this.isOpen)
      this.content.want(JSON.stringify([this.filter, this.list.version, this.limit]));
  }

  private get filter(): ItemFilter {
    const { key, level } = this.group;
    return level === "season"
      ? { ...this.list.filter, show: this.show?.key, season: key }
      : { ...this.list.filter, show: key };
  }

  private async load(): Promise<{ entries: WorkEntry[]; hasMore: boolean }> {
    const { api } = this.list.context;
    if (this.group.level === "season") {
      const { items, total } = await api.items(this.filter, this.limit);
      return { entries: items.map((item) => ({ item })), hasMore: total > items.length };
    }
    const page = { group_by: "season", order: "position", limit: this.limit } as const;
    const { entries, next } = await api.itemGroups(this.filter, page);
    return { entries, hasMore: next !== null };
  }

  override render() {
    const { group, list } = this;
    const { localizer, api } = list.context;
    return html`<div class="row group ${group.level}">
        ${tick(list, groupNode(group, this.show?.key), group.title)}
        <psr-poster .api=${api} .ratingKey=${group.key} .type=${group.level}></psr-poster>
        <button
          class="text open"
          data-row
          aria-expanded=${this.isOpen}
          @click=${() => (this.isOpen = !this.isOpen)}
        >
          <span class="name"><bdi>${group.title}</bdi></span>
          <span class="why num">${this.summary()}</span>
        </button>
        <span class="count num">${localizer.number(group.items)}</span>
        ${icon(this.isOpen ? mdiChevronDown : mdiChevronRight)}
      </div>
      ${this.isOpen ? this.renderContent() : nothing}`;
  }

  /** Return how many items there are of which kind, and when the first of them is tried. */
  private summary(): string {
    const { localizer } = this.list.context;
    const { items, segments, next_attempt } = this.group;
    const kinds = Object.entries(segments).filter(([, count]) => count);
    const parts = [localizer.plural("items_count", items)];
    if (kinds.length > 1)
      for (const [segment, count] of kinds)
        parts.push(`${localizer.number(count)} ${segmentText(localizer, segment as Segment)}`);
    if (next_attempt && next_attempt * 1000 > Date.now())
      parts.push(localizer.t("group_next", { time: localizer.relative(next_attempt) }));
    return parts.join(" · ");
  }

  private renderContent(): TemplateResult {
    const { localizer } = this.list.context;
    const { value, error } = this.content;
    const entries = value?.entries ?? [];
    if (error)
      return errorState(localizer, localizer.error(error), () => void this.content.again());
    return html`<ul class="below" aria-busy=${this.content.loading}>
      ${repeat(entries, keyOf, (entry) =>
        entryRow(this.list, entry, this.show ?? this.group, entries.length === 1),
      )}
      ${
        value?.hasMore
          ? html`<li class="more">
              <button class="button" @click=${() => (this.limit += PAGE * 4)}>
                ${localizer.t("show_more")}
              </button>
            </li>`
          : nothing
      }
    </ul>`;
  }

  static override styles = [shared, itemRowStyles];
}

/** A row of the list: an item, or a group that opens. */
export const entryRow = (
  list: ItemList,
  entry: WorkEntry,
  show?: ItemGroup,
  isOnly = false,
): TemplateResult =>
  entry.item
    ? itemRow(list, entry.item, show?.title)
    : html`<li>
        <psr-item-group
          .list=${list}
          .group=${entry.group}
          .show=${show}
          ?isOpen=${isOnly}
        ></psr-item-group>
      </li>`;

define("psr-item-group", PsrItemGroup);
