import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { asApiError } from "../api";
import { define } from "../components/define";
import { Load, throttle } from "../components/load";
import {
  chip,
  defectChips,
  empty,
  errorState,
  filterSelect,
  pager,
  resultChip,
  searchField,
  skeletonRows,
} from "../components/parts";
import { partStyles } from "../components/parts.styles";
import "../components/poster";
import { View } from "../components/view";
import type { PluralKey } from "../i18n";
import { protectionText } from "../protection";
import {
  icon,
  mdiCheckCircle,
  mdiClose,
  mdiEyeOffOutline,
  mdiEyeOutline,
  mdiFilterRemoveOutline,
  mdiMagnify,
  mdiOpenInNew,
  mdiRefresh,
  mdiShieldEditOutline,
  mdiSortAscending,
  mdiSortDescending,
} from "../icons";
import { shared } from "../styles";
import { DEFECTS, RESULTS, type Item } from "../types";
import { itemsStyles } from "./items.styles";

const PAGE = 50;
const SEARCH_DELAY = 200;
/** While a job runs the list is read again at most every so many milliseconds. */
const RELOAD_EVERY = 3_000;
const SORTS = ["last_seen", "title", "attempts", "next_attempt"] as const;
type Sort = (typeof SORTS)[number];
const FILTERS = ["q", "library", "defect", "result", "open", "item", "skip"] as const;

/** The address of an item in Plex's own web application. */
const plexAddress = (machineId: string, ratingKey: string): string =>
  `https://app.plex.tv/desktop/#!/server/${encodeURIComponent(machineId)}/details?key=${encodeURIComponent(`/library/metadata/${ratingKey}`)}`;

/** Everything that was ever found defective. */
export class PsrItems extends View {
  @state() private selected: ReadonlySet<string> = new Set();
  @state() private searchText = "";
  @state() private busy = false;

  private readonly page = new Load(this, () => {
    const { q, library, defect, result, open, item } = this.route.query;
    const { sort, descending } = this.order;
    const query = {
      search: q,
      library,
      defect,
      result,
      skip_reason: this.isReview ? "protected" : undefined,
      rating_key: item,
      only_open: open || this.isReview ? true : undefined,
      sort,
      descending,
    };
    return this.context.api.items(query, PAGE, this.offset);
  });
  private readonly reload = throttle(() => void this.page.again(), RELOAD_EVERY);
  private searchTimer: ReturnType<typeof setTimeout> | undefined;

  private get offset(): number {
    return Math.max(0, Number(this.route.query.from) || 0);
  }

  /** Whether only those are listed that wait for somebody to see to them. */
  private get isReview(): boolean {
    return this.route.query.skip === "protected";
  }

  private get order(): { sort: Sort; descending: boolean } {
    const sort = SORTS.find((each) => each === this.route.query.sort) ?? "last_seen";
    const { dir } = this.route.query;
    return { sort, descending: dir ? dir === "desc" : sort === "last_seen" || sort === "attempts" };
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
    return html`${this.renderLists()} ${this.renderTools()}
      <section class="card ${this.page.loading ? "loading" : ""}" aria-busy=${this.page.loading}>
        ${this.renderPage()}
      </section>
      ${this.renderSelection()}`;
  }

  private get isFiltered(): boolean {
    return FILTERS.some((name) => this.route.query[name]);
  }

  private filter(name: string, value: string): void {
    this.setQuery({ [name]: value, from: "" });
  }

  private onSearch(value: string): void {
    this.searchText = value;
    clearTimeout(this.searchTimer);
    this.searchTimer = setTimeout(
      () => {
        this.searchTimer = undefined;
        this.filter("q", value.trim());
      },
      value ? SEARCH_DELAY : 0,
    );
  }

  /** All items or those to review; a choice only where there is something to review. */
  private renderLists(): TemplateResult | typeof nothing {
    const { speech, isReview } = this;
    if (!isReview && !this.state.to_review) return nothing;
    const choice = (skip: string, text: TemplateResult | string) =>
      html`<button
        class="button ${isReview === Boolean(skip) ? "soft" : ""}"
        aria-pressed=${isReview === Boolean(skip)}
        @click=${() => this.setQuery({ skip, result: "", open: "", from: "" })}
      >
        ${text}
      </button>`;
    return html`<div class="lists" role="group" aria-label=${speech.t("view_items")}>
        ${choice("", speech.t("all_items"))}
        ${choice(
          "protected",
          html`${icon(mdiShieldEditOutline)}${speech.t("to_review")}
            <span class="num">${speech.number(this.state.to_review ?? 0)}</span>`,
        )}
      </div>
      ${
        isReview
          ? html`<p class="banner tone-info">
              ${icon(mdiShieldEditOutline)} <span>${speech.t("review_note")}</span>
            </p>`
          : nothing
      }`;
  }

  private renderTools(): TemplateResult {
    const { speech } = this;
    const { library = "", defect = "", result = "", open = "", item = "" } = this.route.query;
    const { sort, descending } = this.order;
    const all = (label: string) => `${label}: ${speech.t("all")}`;
    return html`<div class="tools" role="search">
      ${searchField(speech, speech.t("items_search"), this.searchText, (value) =>
        this.onSearch(value),
      )}
      ${filterSelect(
        speech.t("filter_library"),
        library,
        this.state.libraries.map((each) => ({ value: each.library_id, label: each.title })),
        (value) => this.filter("library", value),
        all(speech.t("filter_library")),
      )}
      ${filterSelect(
        speech.t("filter_defect"),
        defect,
        DEFECTS.map((value) => ({ value, label: speech.word("defect", value) })),
        (value) => this.filter("defect", value),
        all(speech.t("filter_defect")),
      )}
      ${
        this.isReview
          ? nothing
          : html`${filterSelect(
                speech.t("filter_result"),
                result,
                RESULTS.map((value) => ({ value, label: speech.word("result", value) })),
                (value) => this.filter("result", value),
                all(speech.t("filter_result")),
              )}
              <label class="switch">
                <input
                  type="checkbox"
                  role="switch"
                  .checked=${Boolean(open)}
                  @change=${(event: Event) =>
                    this.filter("open", (event.target as HTMLInputElement).checked ? "1" : "")}
                />
                <span>${speech.t("filter_open")}</span>
              </label>`
      }
      <span class="sort">
        <select
          class="field"
          aria-label=${speech.t("sort_by")}
          @change=${(event: Event) =>
            this.setQuery({
              sort: (event.target as HTMLSelectElement).value,
              dir: "",
              from: "",
            })}
        >
          ${SORTS.map(
            (value) =>
              html`<option value=${value} ?selected=${value === sort}>
                ${speech.word("sort", value)}
              </option>`,
          )}
        </select>
        <button
          class="icon-button"
          aria-label=${speech.t(descending ? "descending" : "ascending")}
          title=${speech.t(descending ? "descending" : "ascending")}
          @click=${() => this.setQuery({ dir: descending ? "asc" : "desc", from: "" })}
        >
          ${icon(descending ? mdiSortDescending : mdiSortAscending)}
        </button>
      </span>
      ${
        item
          ? html`<button class="button soft" @click=${() => this.filter("item", "")}>
              ${speech.t("one_item")}${icon(mdiClose)}
            </button>`
          : nothing
      }
    </div>`;
  }

  private renderPage(): TemplateResult {
    const { speech } = this;
    const { value, error } = this.page;
    if (error) return errorState(speech, speech.error(error), () => void this.page.again());
    if (!value) return skeletonRows(8, 86);
    if (!value.total) return this.renderEmpty();
    const { items } = value;
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
          <span class="muted">${speech.t("select_all")}</span>
        </label>
        ${pager(speech, this.offset, PAGE, value.total, this.goTo)}
      </div>
      <ul class="items">
        ${repeat(
          items,
          (item) => item.rating_key,
          (item) => this.renderItem(item),
        )}
      </ul>
      ${pager(speech, this.offset, PAGE, value.total, this.goTo)}
      <p class="visually-hidden" role="status">
        ${speech.t("page_of", {
          from: speech.number(this.offset + 1),
          to: speech.number(this.offset + items.length),
          total: speech.number(value.total),
        })}
      </p>`;
  }

  private goTo = (from: number): void => {
    this.setQuery({ from: from ? String(from) : "" });
    this.scrollIntoView({ block: "start" });
  };

  private renderEmpty(): TemplateResult {
    const { speech } = this;
    if (!this.isFiltered)
      return empty({
        path: mdiCheckCircle,
        title: speech.t("items_empty_title"),
        text: speech.t("items_empty_text"),
      });
    const isOnlyReview = FILTERS.every((name) => name === "skip" || !this.route.query[name]);
    if (this.isReview && isOnlyReview)
      return empty({
        path: mdiCheckCircle,
        title: speech.t("review_empty_title"),
        text: speech.t("review_empty_text"),
      });
    const clear = () => this.setQuery(Object.fromEntries(FILTERS.map((name) => [name, ""])));
    return empty({
      path: mdiMagnify,
      title: speech.t("items_no_match_title"),
      text: speech.t("items_no_match_text"),
      actions: html`<button class="button soft" @click=${clear}>
        ${icon(mdiFilterRemoveOutline)}${speech.t("clear_filters")}
      </button>`,
    });
  }

  private renderItem(item: Item): TemplateResult {
    const { speech } = this;
    const kind = [speech.word("type", item.type), this.libraryTitle(item.library_id)];
    const isProtected = item.skip_reason === "protected" && !item.ignored;
    return html`<li class=${item.ignored ? "ignored" : ""}>
      <label class="pick">
        <input
          type="checkbox"
          aria-label=${speech.t("select_item", { title: item.title })}
          .checked=${this.selected.has(item.rating_key)}
          @change=${() => this.toggle(item.rating_key)}
        />
      </label>
      <psr-poster
        .api=${this.context.api}
        .ratingKey=${item.rating_key}
        .type=${item.type}
      ></psr-poster>
      <div class="title">
        <span class="name">${item.title}</span>
        <span class="muted small-text num" title=${speech.dateTime(item.last_seen)}
          >${kind.filter(Boolean).join(" · ")} ·
          ${speech.t("seen", { time: speech.relative(item.last_seen) })}</span
        >
      </div>
      <div class="defects">
        ${
          item.defects.length
            ? defectChips(speech, item.defects)
            : chip(speech.t("all_well"), "good")
        }
      </div>
      <div class="outcome">
        <span class="chips"
          >${
            item.ignored
              ? chip(speech.t("ignored"), "plain", mdiEyeOffOutline)
              : item.result
                ? resultChip(speech, item.result, item.skip_reason)
                : nothing
          }
          ${item.given_up ? chip(speech.t("given_up"), "bad") : nothing}</span
        >
        <span class="muted small-text num">${this.renderAttempts(item)}</span>
      </div>
      ${isProtected ? this.renderWhy(item) : this.renderActions(item)}
    </li>`;
  }

  /** Why an item is protected, and what can be done about it. */
  private renderWhy(item: Item): TemplateResult {
    const { speech } = this;
    return html`<div class="why">
      <p>${icon(mdiShieldEditOutline)}<span>${protectionText(speech, item.reason)}</span></p>
      <div role="group" aria-label=${speech.t("item_actions", { title: item.title })}>
        ${this.renderPlexLink(item, "button", speech.t("open_in_plex"))}
        ${this.renderIgnore(item, "button", speech.t("ignore"))}
      </div>
    </div>`;
  }

  private renderActions(item: Item): TemplateResult {
    const { speech } = this;
    return html`<div
      class="actions"
      role="group"
      aria-label=${speech.t("item_actions", { title: item.title })}
    >
      <button
        class="icon-button"
        title=${speech.t("refresh_now")}
        aria-label=${`${speech.t("refresh_now")}: ${item.title}`}
        ?disabled=${this.busy || Boolean(this.state.job)}
        @click=${() => this.refresh([item.rating_key])}
      >
        ${icon(mdiRefresh)}
      </button>
      ${this.renderIgnore(item, "icon-button")} ${this.renderPlexLink(item, "icon-button")}
    </div>`;
  }

  private renderIgnore(item: Item, style: string, text = ""): TemplateResult {
    const name = this.speech.t(item.ignored ? "unignore" : "ignore");
    return html`<button
      class=${style}
      title=${name}
      aria-label=${`${name}: ${item.title}`}
      ?disabled=${this.busy}
      @click=${() => this.ignore([item.rating_key], !item.ignored)}
    >
      ${icon(item.ignored ? mdiEyeOutline : mdiEyeOffOutline)}${text}
    </button>`;
  }

  private renderPlexLink(item: Item, style: string, text = ""): TemplateResult | typeof nothing {
    const { machine_id } = this.state.server;
    const name = this.speech.t("open_in_plex");
    if (!machine_id) return nothing;
    return html`<a
      class=${style}
      href=${plexAddress(machine_id, item.rating_key)}
      target="_blank"
      rel="noreferrer"
      title=${name}
      aria-label=${`${name}: ${item.title}`}
      >${icon(mdiOpenInNew)}${text}</a
    >`;
  }

  private renderAttempts(item: Item): string {
    const { speech } = this;
    const parts = [item.attempts ? speech.plural("attempts", item.attempts) : ""];
    if (item.next_attempt && !item.ignored && !item.given_up)
      parts.push(
        item.next_attempt * 1000 > Date.now()
          ? speech.t("next_try", { time: speech.relative(item.next_attempt) })
          : speech.t("next_try_due"),
      );
    return parts.filter(Boolean).join(" · ");
  }

  private renderSelection() {
    const { speech } = this;
    const keys = [...this.selected];
    if (!keys.length) return nothing;
    return html`<div
      class="selection"
      role="region"
      aria-label=${speech.plural("selected", keys.length)}
    >
      <button
        class="icon-button"
        aria-label=${speech.t("clear_selection")}
        @click=${() => (this.selected = new Set())}
      >
        ${icon(mdiClose)}
      </button>
      <span class="num" role="status">${speech.plural("selected", keys.length)}</span>
      <span class="buttons">
        ${
          this.isReview // they would be left alone
            ? nothing
            : html`<button
                class="button"
                ?disabled=${this.busy || Boolean(this.state.job)}
                @click=${() => this.refresh(keys)}
              >
                ${icon(mdiRefresh)}${speech.t("refresh_now")}
              </button>`
        }
        <button class="button" ?disabled=${this.busy} @click=${() => this.ignore(keys, true)}>
          ${icon(mdiEyeOffOutline)}${speech.t("ignore")}
        </button>
        <button class="button" ?disabled=${this.busy} @click=${() => this.ignore(keys, false)}>
          ${icon(mdiEyeOutline)}${speech.t("unignore")}
        </button>
      </span>
    </div>`;
  }

  private toggle(ratingKey: string): void {
    const selected = new Set(this.selected);
    if (!selected.delete(ratingKey)) selected.add(ratingKey);
    this.selected = selected;
  }

  private refresh(keys: string[]): Promise<void> {
    return this.act(() => this.context.api.refreshItems(keys), "items_refreshing", keys.length);
  }

  private ignore(keys: string[], ignored: boolean): Promise<void> {
    const told = ignored ? "items_ignored" : "items_unignored";
    return this.act(() => this.context.api.ignore(keys, ignored), told, keys.length);
  }

  private async act(action: () => Promise<unknown>, told: PluralKey, count: number): Promise<void> {
    const { notify, speech } = this.context;
    this.busy = true;
    try {
      await action();
      this.selected = new Set();
      notify(speech.plural(told, count));
      await this.page.again();
    } catch (error) {
      notify(speech.error(asApiError(error)), true);
    } finally {
      this.busy = false;
    }
  }

  static override styles = [shared, partStyles, itemsStyles];
}

/** What changes when an item of a job gets a result. */
const progressOf = ({ job, last_job }: PsrItems["state"]): string => {
  const tally = job?.tally;
  const finished = tally ? tally.defective + tally.fixed + tally.skipped + tally.unresolved : 0;
  return `${job?.job_id} ${last_job?.job_id} ${finished} ${job?.done}`;
};

define("psr-items", PsrItems);
