import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { asApiError } from "../api";
import { define } from "../components/define";
import { Load, throttle } from "../components/load";
import { empty, errorState, pager, skeletonRows } from "../components/parts";
import { partStyles } from "../components/parts.styles";
import "../components/poster";
import { View } from "../components/view";
import type { PluralKey } from "../i18n";
import {
  icon,
  mdiCheckCircle,
  mdiClose,
  mdiEyeOffOutline,
  mdiEyeOutline,
  mdiFilterRemoveOutline,
  mdiMagnify,
  mdiRefresh,
} from "../icons";
import { shared } from "../styles";
import { itemRow, type ItemList } from "./item-row";
import { FILTERS, isReview, listChoice, orderOf, tools } from "./item-tools";
import { itemsStyles } from "./items.styles";

const PAGE = 50;
const SEARCH_DELAY = 200;
/** The minimum interval between reloads while a job runs, in milliseconds. */
const RELOAD_EVERY = 3_000;

/** The list of items that were ever defective. */
export class PsrItems extends View {
  @state() private selected: ReadonlySet<string> = new Set();
  @state() private searchText = "";
  @state() private busy = false;

  private readonly page = new Load(this, () => {
    const { query } = this.route;
    const { q, library, defect, result, open, item } = query;
    const filters = {
      search: q,
      library,
      defect,
      result,
      skip_reason: isReview(query) ? "protected" : undefined,
      rating_key: item,
      only_open: open || isReview(query) ? true : undefined,
      ...orderOf(query),
    };
    return this.context.api.items(filters, PAGE, this.offset);
  });
  private readonly reload = throttle(() => void this.page.again(), RELOAD_EVERY);
  private searchTimer: ReturnType<typeof setTimeout> | undefined;

  private get offset(): number {
    return Math.max(0, Number(this.route.query.from) || 0);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.reload.stop();
    clearTimeout(this.searchTimer);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated) this.searchText = this.route.query.q ?? "";
    if (changed.has("route") && !this.searchTimer) this.searchText = this.route.query.q ?? "";
    const key = JSON.stringify([this.context.epoch, this.context.entryId, this.route.query]);
    if (this.page.value && changed.has("route")) this.selected = new Set();
    this.page.want(key);
    const before = changed.get("state") as typeof this.state | undefined;
    if (before && progressOf(before) !== progressOf(this.state)) this.reload();
  }

  override render() {
    const { localizer, state } = this;
    const { query } = this.route;
    const change = (changes: Record<string, string>) => this.setQuery(changes);
    const search = { text: this.searchText, change: (value: string) => this.onSearch(value) };
    return html`${listChoice(localizer, state, query, change)}
      ${tools(localizer, state, query, search, change)}
      <section class="card ${this.page.loading ? "loading" : ""}" aria-busy=${this.page.loading}>
        ${this.renderPage()}
      </section>
      ${this.renderSelection()}`;
  }

  private onSearch(value: string): void {
    this.searchText = value;
    clearTimeout(this.searchTimer);
    this.searchTimer = setTimeout(
      () => {
        this.searchTimer = undefined;
        this.setQuery({ q: value.trim(), from: "" });
      },
      value ? SEARCH_DELAY : 0,
    );
  }

  private renderPage(): TemplateResult {
    const { localizer } = this;
    const { value, error } = this.page;
    if (error) return errorState(localizer, localizer.error(error), () => void this.page.again());
    if (!value) return skeletonRows(8, 86);
    if (!value.total) return this.renderEmpty();
    const { items } = value;
    const list = this.list;
    const isAll = items.every((item) => this.selected.has(item.rating_key));
    return html`<div class="list-head">
        <label class="check">
          <input
            type="checkbox"
            .checked=${isAll}
            .indeterminate=${!isAll && this.selected.size > 0}
            @change=${() =>
              (this.selected = new Set(isAll ? [] : items.map((item) => item.rating_key)))}
          />
          <span class="muted">${localizer.t("select_all")}</span>
        </label>
        ${pager(localizer, this.offset, PAGE, value.total, this.goTo)}
      </div>
      <ul class="items">
        ${repeat(
          items,
          (item) => item.rating_key,
          (item) => itemRow(list, item),
        )}
      </ul>
      ${pager(localizer, this.offset, PAGE, value.total, this.goTo)}
      <p class="visually-hidden" role="status">
        ${localizer.t("page_of", {
          from: localizer.number(this.offset + 1),
          to: localizer.number(this.offset + items.length),
          total: localizer.number(value.total),
        })}
      </p>`;
  }

  private get list(): ItemList {
    return {
      context: this.context,
      state: this.state,
      isBusy: this.busy,
      isSelected: ({ rating_key }) => this.selected.has(rating_key),
      toggle: ({ rating_key }) => this.toggle(rating_key),
      refresh: ({ rating_key, defects }) => void this.refresh([rating_key], !defects.length),
      ignore: ({ rating_key, ignored }) => void this.ignore([rating_key], !ignored),
    };
  }

  private goTo = (from: number): void => {
    this.setQuery({ from: from ? String(from) : "" });
    this.scrollIntoView({ block: "start" });
  };

  private renderEmpty(): TemplateResult {
    const { localizer } = this;
    const { query } = this.route;
    if (!FILTERS.some((name) => query[name]))
      return empty({
        path: mdiCheckCircle,
        title: localizer.t("items_empty_title"),
        text: localizer.t("items_empty_text"),
      });
    const isOnlyReview = FILTERS.every((name) => name === "skip" || !query[name]);
    if (isReview(query) && isOnlyReview)
      return empty({
        path: mdiCheckCircle,
        title: localizer.t("review_empty_title"),
        text: localizer.t("review_empty_text"),
      });
    const clear = () => this.setQuery(Object.fromEntries(FILTERS.map((name) => [name, ""])));
    return empty({
      path: mdiMagnify,
      title: localizer.t("items_no_match_title"),
      text: localizer.t("items_no_match_text"),
      actions: html`<button class="button soft" @click=${clear}>
        ${icon(mdiFilterRemoveOutline)}${localizer.t("clear_filters")}
      </button>`,
    });
  }

  private renderSelection() {
    const { localizer } = this;
    const keys = [...this.selected];
    if (!keys.length) return nothing;
    const button = (path: string, text: string, isDisabled: boolean, act: () => unknown) =>
      html`<button class="button" ?disabled=${this.busy || isDisabled} @click=${act}>
        ${icon(path)}${text}
      </button>`;
    const { t } = localizer;
    const isScanning = Boolean(this.state.job);
    // As with the button of its row: whoever selects a healthy item wants it refreshed.
    const hasHealthy = (this.page.value?.items ?? []).some(
      (item) => this.selected.has(item.rating_key) && !item.defects.length,
    );
    return html`<div
      class="selection"
      role="region"
      aria-label=${localizer.plural("selected", keys.length)}
    >
      <button
        class="icon-button"
        aria-label=${t("clear_selection")}
        @click=${() => (this.selected = new Set())}
      >
        ${icon(mdiClose)}
      </button>
      <span class="num" role="status">${localizer.plural("selected", keys.length)}</span>
      <span class="buttons">
        ${
          isReview(this.route.query) // a scan would skip them
            ? nothing
            : button(mdiRefresh, t(hasHealthy ? "refresh_anyway" : "refresh_now"), isScanning, () =>
                this.refresh(keys, hasHealthy),
              )
        }
        ${button(mdiEyeOffOutline, t("ignore"), false, () => this.ignore(keys, true))}
        ${button(mdiEyeOutline, t("unignore"), false, () => this.ignore(keys, false))}
      </span>
    </div>`;
  }

  private toggle(ratingKey: string): void {
    const selected = new Set(this.selected);
    if (!selected.delete(ratingKey)) selected.add(ratingKey);
    this.selected = selected;
  }

  private refresh(keys: string[], force = false): Promise<void> {
    const ask = () => this.context.api.refreshItems(keys, force);
    return this.act(ask, "items_refreshing", keys.length);
  }

  private ignore(keys: string[], ignored: boolean): Promise<void> {
    const told = ignored ? "items_ignored" : "items_unignored";
    return this.act(() => this.context.api.ignore(keys, ignored), told, keys.length);
  }

  private async act(action: () => Promise<unknown>, told: PluralKey, count: number): Promise<void> {
    const { notify, localizer } = this.context;
    this.busy = true;
    try {
      await action();
      this.selected = new Set();
      notify(localizer.plural(told, count));
      await this.page.again();
    } catch (error) {
      notify(localizer.error(asApiError(error)), true);
    } finally {
      this.busy = false;
    }
  }

  static override styles = [shared, partStyles, itemsStyles];
}

/** Return a key that changes when an item gets a result. */
const progressOf = ({ job, ended_job }: PsrItems["state"]): string => {
  const tally = job?.tally;
  const finished = tally ? tally.defective + tally.fixed + tally.skipped + tally.unresolved : 0;
  return `${job?.job_id} ${ended_job?.job_id} ${finished} ${job?.done}`;
};

define("psr-items", PsrItems);
