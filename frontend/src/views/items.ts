/** The work list: what is broken, by show and season, what happens to it and what can be done. */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { asApiError } from "../api";
import { define } from "../components/define";
import "../components/dialog";
import type { PsrDialog } from "../components/dialog";
import { Load, throttle } from "../components/load";
import { WorkPages } from "../components/work-pages";
import type { Context } from "../context";
import { errorState, skeletonRows } from "../components/parts";
import { partStyles } from "../components/parts.styles";
import "../components/poster";
import { View } from "../components/view";
import type { ItemAction } from "../explain";
import { ignoreItems, refreshItems, undoIgnore } from "../item-actions";
import { ALL, Marks, type Node } from "../marks";
import { shared } from "../styles";
import type { Item, Selection } from "../types";
import { countOf, filterOf, keyOf, orderOf, segmentOf, type SegmentName } from "../work-list";
import { entryRow } from "./item-group";
import { itemMenu } from "./item-menu";
import type { ItemList } from "./item-row";
import { itemRowStyles } from "./item-row.styles";
import { selectionBar } from "./item-selection";
import { chips, cleared, filterFields, segments, tools, type Tools } from "./item-tools";
import { emptyList } from "./items-empty";
import { itemsStyles } from "./items.styles";

const SEARCH_DELAY = 200;
/** The minimum interval between reloads while a job runs, in milliseconds. */
const RELOAD_EVERY = 3_000;

/** The segments whose items can be healed at once, such as all with the defect of the filter. */
const HEALABLE: readonly SegmentName[] = ["attention", "to_heal", "waiting", "given_up"];

export class PsrItems extends View {
  @state() private marks = new Marks();
  @state() private asked: ReadonlySet<string> = new Set();
  @state() private searchText = "";
  @state() private busy = false;
  @state() private chosen: Item | undefined;
  @state() private version = 0;
  @query("#menu") private readonly menu!: PsrDialog;
  @query("#sheet") private readonly sheet!: PsrDialog;

  private readonly page = new WorkPages(this, () => ({
    api: this.context.api,
    filter: this.filter,
    order: orderOf(this.route.query),
  }));
  private readonly counts = new Load(this, () => this.context.api.itemCounts(this.filter));
  private readonly reload = throttle(() => this.refreshList(), RELOAD_EVERY);
  private searchTimer: ReturnType<typeof setTimeout> | undefined;

  private get filter() {
    return filterOf(this.route);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.reload.stop();
    clearTimeout(this.searchTimer);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.searchTimer) this.searchText = this.route.query.q ?? "";
    const listed = JSON.stringify([
      this.context.epoch,
      this.context.entryId,
      this.filter,
      orderOf(this.route.query),
    ]);
    if (this.page.want(listed)) this.marks = new Marks();
    this.counts.want(listed);
    const before = changed.get("state") as typeof this.state | undefined;
    if (before && progressOf(before) !== progressOf(this.state)) this.reload();
  }

  private refreshList(): void {
    this.version += 1;
    void this.page.again().then(() => (this.asked = new Set()));
    void this.counts.again();
  }

  override render() {
    const given = this.tools;
    return html`${segments(given)} ${tools(given)} ${chips(given)}
      <section
        class="card ${this.page.isLoading ? "loading" : ""}"
        aria-busy=${this.page.isLoading}
        aria-label=${this.localizer.t("items_region")}
      >
        ${this.renderPage()}
      </section>
      ${selectionBar(this.selection)} ${itemMenu(this.list, this.chosen)}
      <psr-dialog id="sheet" .heading=${this.localizer.t("filter")}>
        <div class="filter-fields">${filterFields(given)}</div>
        <button slot="actions" class="button filled" @click=${() => this.sheet.close()}>
          ${this.localizer.t("filter_done", { count: this.totalText })}
        </button>
      </psr-dialog>`;
  }

  private get tools(): Tools {
    return {
      localizer: this.localizer,
      state: this.state,
      route: this.route,
      counts: this.counts.value,
      search: { text: this.searchText, change: (value) => this.onSearch(value) },
      change: (changes) => this.setQuery(changes),
      openSheet: () => this.sheet.show(),
    };
  }

  private onSearch(value: string): void {
    this.searchText = value;
    clearTimeout(this.searchTimer);
    const search = () => {
      this.searchTimer = undefined;
      this.setQuery({ q: value.trim() });
    };
    this.searchTimer = setTimeout(search, value ? SEARCH_DELAY : 0);
  }

  private get total(): number {
    const { value } = this.counts;
    if (!value) return 0;
    return countOf(value, segmentOf(this.route));
  }

  private get totalText(): string {
    return this.localizer.plural("items_count", this.total);
  }

  private renderPage(): TemplateResult {
    const { localizer } = this;
    const { value, error } = this.page;
    if (error) return errorState(localizer, localizer.error(error), () => this.refreshList());
    if (!value) return skeletonRows(8, 80);
    if (!value.entries.length)
      return emptyList({
        tools: this.tools,
        clear: () => this.setQuery(cleared()),
        check: () => void this.act(() => this.context.api.start({ dry_run: true, days: 0 })),
      });
    const list = this.list;
    return html`${this.renderHead()}
      <ul class="items">
        ${repeat(value.entries, keyOf, (entry) => entryRow(list, entry))}
      </ul>
      ${
        value.next
          ? html`<p class="more">
              <button
                class="button"
                ?disabled=${this.busy}
                @click=${() => void this.act(() => this.page.more())}
              >
                ${localizer.t("show_more")}
              </button>
            </p>`
          : nothing
      }`;
  }

  private renderHead(): TemplateResult {
    const all: Node = { name: ALL, items: this.total, above: [] };
    const isAll = this.marks.has(all);
    return html`<div class="list-head">
      <label class="check">
        <input
          type="checkbox"
          .checked=${isAll}
          .indeterminate=${!isAll && this.marks.count > 0}
          @change=${(event: Event) =>
            (this.marks = this.marks.with(all, (event.target as HTMLInputElement).checked))}
        />
        <span class="muted">${this.localizer.plural("select_all", this.total)}</span>
      </label>
      <span class="total num" role="status">${this.totalText}</span>
      ${
        HEALABLE.includes(segmentOf(this.route))
          ? html`<button
              class="button soft"
              ?disabled=${this.busy}
              @click=${() => void this.refresh(new Marks().with(all, true).among(this.filter), false)}
            >
              ${this.localizer.t("heal_all", { count: this.localizer.number(this.total) })}
            </button>`
          : nothing
      }
    </div>`;
  }

  private get list(): ItemList {
    return {
      context: this.context,
      state: this.state,
      filter: this.filter,
      marks: this.marks,
      asked: this.asked,
      version: this.version,
      mark: (node, isSelected) => (this.marks = this.marks.with(node, isSelected)),
      act: (action, item) => this.onAction(action, item),
      showMenu: (item) => {
        this.chosen = item;
        this.menu.show();
      },
      follow: this.follow,
    };
  }

  private get selection() {
    const selection = this.marks.among(this.filter);
    return {
      localizer: this.localizer,
      count: this.marks.count,
      segment: segmentOf(this.route),
      isBusy: this.busy,
      clear: () => (this.marks = new Marks()),
      refresh: (force: boolean) => void this.refresh(selection, force),
      ignore: (ignored: boolean) => void this.ignore(selection, ignored),
    };
  }

  private onAction(action: ItemAction, item: Item): void {
    this.menu.close();
    const selection: Selection = { selected: [`item:${item.rating_key}`] };
    if (action === "refresh") {
      this.asked = new Set([...this.asked, item.rating_key]);
      void this.refresh(selection, !item.defects.length);
    } else if (action !== "open_in_plex") void this.ignore(selection, action === "ignore");
  }

  private refresh(selection: Selection, force: boolean): Promise<void> {
    const isQueued = Boolean(this.state.job);
    return this.changeItems((context) => refreshItems(context, selection, force, isQueued));
  }

  private ignore(selection: Selection, ignored: boolean): Promise<void> {
    const undo = (change: string) =>
      void this.changeItems((context) => undoIgnore(context, change, !ignored));
    return this.changeItems((context) => ignoreItems(context, selection, ignored, undo));
  }

  /** Change items, unmark them, and show what became of them. */
  private changeItems(change: (context: Context) => Promise<void>): Promise<void> {
    return this.act(async () => {
      await change(this.context);
      this.marks = new Marks();
      this.refreshList();
    });
  }

  private async act(action: () => Promise<unknown>): Promise<void> {
    const { notify, localizer } = this.context;
    this.busy = true;
    try {
      await action();
    } catch (error) {
      this.asked = new Set();
      notify(localizer.error(asApiError(error)), true);
    } finally {
      this.busy = false;
    }
  }

  static override styles = [shared, partStyles, itemRowStyles, itemsStyles];
}

/** Return a key that changes when an item gets a result. */
const progressOf = ({ job, ended_job }: PsrItems["state"]): string => {
  const tally = job?.tally;
  const finished = tally ? tally.defective + tally.fixed + tally.skipped + tally.unresolved : 0;
  return `${job?.job_id} ${ended_job?.job_id} ${finished} ${job?.done}`;
};

define("psr-items", PsrItems);
