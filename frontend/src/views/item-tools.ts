/** The tools above the list of items: choice of list, search, filters and order. */
import { html, nothing, type TemplateResult } from "lit";
import { choicesOf, filterSelect, searchField } from "../components/parts";
import {
  icon,
  mdiClose,
  mdiShieldEditOutline,
  mdiSortAscending,
  mdiSortDescending,
} from "../icons";
import type { Localizer } from "../localizer";
import type { ServerState } from "../types";

const SORTS = ["last_seen", "title"] as const;
/** Orders that are descending by default. */
const DESCENDING: readonly string[] = ["last_seen"];

/** The parts of the address that narrow the list. */
export const FILTERS = ["q", "library", "defect", "result", "open", "item", "skip"] as const;

export type Query = Record<string, string>;
type Change = (changes: Query) => void;

/** Return whether only the items to review are listed. */
export const isReview = (query: Query): boolean => query.skip === "protected";

export function orderOf(query: Query): { sort: (typeof SORTS)[number]; descending: boolean } {
  const sort = SORTS.find((each) => each === query.sort) ?? "last_seen";
  return { sort, descending: query.dir ? query.dir === "desc" : DESCENDING.includes(sort) };
}

/** The choice between all items and those to review, if there are any to review. */
export function listChoice(
  localizer: Localizer,
  state: ServerState,
  query: Query,
  change: Change,
): TemplateResult | typeof nothing {
  const isChosen = isReview(query);
  if (!isChosen && !state.open?.to_review) return nothing;
  const choice = (skip: string, text: TemplateResult | string) =>
    html`<button
      class="button ${isChosen === Boolean(skip) ? "soft" : ""}"
      aria-pressed=${isChosen === Boolean(skip)}
      @click=${() => change({ skip, result: "", open: "", from: "" })}
    >
      ${text}
    </button>`;
  const review = html`${icon(mdiShieldEditOutline)}${localizer.name("sensor.items_to_review")}
    <span class="num">${localizer.number(state.open?.to_review ?? 0)}</span>`;
  const note = html`<p class="banner tone-info">
    ${icon(mdiShieldEditOutline)} <span>${localizer.t("review_note")}</span>
  </p>`;
  return html`<div class="lists" role="group" aria-label=${localizer.t("view_items")}>
      ${choice("", localizer.t("all_items"))} ${choice("protected", review)}
    </div>
    ${isChosen ? note : nothing}`;
}

/** The filters of the list. Items to review all have the same result. */
export function filters(
  localizer: Localizer,
  state: ServerState,
  query: Query,
  change: Change,
): TemplateResult {
  const select = (name: string, label: string, choices: ReturnType<typeof choicesOf>) =>
    filterSelect(
      label,
      query[name] ?? "",
      choices,
      (value) => change({ [name]: value, from: "" }),
      `${label}: ${localizer.t("all")}`,
    );
  const { t } = localizer;
  const libraries = state.libraries.map((each) => ({ value: each.library_id, label: each.title }));
  return html`${select("library", t("library"), libraries)}
  ${select("defect", t("filter_defect"), choicesOf(localizer, "defect"))}
  ${
    isReview(query)
      ? nothing
      : html`${select("result", t("filter_result"), choicesOf(localizer, "result"))}
        ${openSwitch(localizer, query, change)}`
  }`;
}

function openSwitch({ t }: Localizer, query: Query, change: Change): TemplateResult {
  return html`<label class="switch">
    <input
      type="checkbox"
      role="switch"
      .checked=${Boolean(query.open)}
      @change=${(event: Event) =>
        change({ open: (event.target as HTMLInputElement).checked ? "1" : "", from: "" })}
    />
    <span>${t("filter_open")}</span>
  </label>`;
}

export function order({ t }: Localizer, query: Query, change: Change): TemplateResult {
  const { sort, descending } = orderOf(query);
  const direction = t(descending ? "descending" : "ascending");
  return html`<span class="sort">
    <select
      class="field"
      aria-label=${t("sort_by")}
      @change=${(event: Event) =>
        change({ sort: (event.target as HTMLSelectElement).value, dir: "", from: "" })}
    >
      ${SORTS.map(
        (value) =>
          html`<option value=${value} ?selected=${value === sort}>${t(`sort_${value}`)}</option>`,
      )}
    </select>
    <button
      class="icon-button"
      aria-label=${direction}
      title=${direction}
      @click=${() => change({ dir: descending ? "asc" : "desc", from: "" })}
    >
      ${icon(descending ? mdiSortDescending : mdiSortAscending)}
    </button>
  </span>`;
}

/** Search, filters, order, and the way back from a single item. */
export function tools(
  localizer: Localizer,
  state: ServerState,
  query: Query,
  search: { text: string; change(value: string): void },
  change: Change,
): TemplateResult {
  const { t } = localizer;
  return html`<div class="tools" role="search">
    ${searchField(localizer, t("items_search"), search.text, search.change)}
    ${filters(localizer, state, query, change)} ${order(localizer, query, change)}
    ${
      query.item
        ? html`<button class="button soft" @click=${() => change({ item: "", from: "" })}>
            ${t("one_item")}${icon(mdiClose)}
          </button>`
        : nothing
    }
  </div>`;
}
