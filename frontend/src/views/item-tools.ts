/** The tools above the work list: its segments, the search, the filters and the order. */
import { html, nothing, type TemplateResult } from "lit";
import { choicesOf, searchField, type Choice } from "../components/parts";
import { icon, mdiClose, mdiFilterRemoveOutline, mdiTune } from "../icons";
import type { Localizer } from "../localizer";
import type { Route } from "../router";
import type { SegmentCounts, ServerState } from "../types";
import {
  FILTERS,
  ORDERS,
  SEGMENTS,
  countOf,
  orderOf,
  segmentOf,
  segmentText,
  type SegmentName,
} from "../work-list";

type Query = Record<string, string>;
type Change = (changes: Query) => void;
type FilterName = Exclude<(typeof FILTERS)[number], "q">;

/** What the tools show and change. */
export interface Tools {
  localizer: Localizer;
  state: ServerState;
  route: Route;
  counts: SegmentCounts | undefined;
  search: { text: string; change(value: string): void };
  change: Change;
  openSheet(): void;
}

/** The segments that are shown only if they have items. */
const RARE: readonly SegmentName[] = ["to_heal", "left_alone"];

/** The segments with their counts. */
export const segments = ({ localizer, route, counts, change }: Tools): TemplateResult =>
  html`<div class="segments" role="group" aria-label=${localizer.t("segments")}>
    ${SEGMENTS.map((segment) => {
      const isChosen = segmentOf(route) === segment;
      if (RARE.includes(segment) && !isChosen && !(counts && countOf(counts, segment)))
        return nothing;
      return html`<button
        class="button ${isChosen ? "soft" : ""}"
        aria-pressed=${isChosen}
        title=${localizer.t(`segment_hint_${segment}`)}
        @click=${() => change({ segment: segment === "attention" ? "" : segment })}
      >
        ${segmentText(localizer, segment)}
        <span class="num">${counts ? localizer.number(countOf(counts, segment)) : "–"}</span>
      </button>`;
    })}
  </div>`;

/** Return the choices of a filter. */
function choices({ localizer, state }: Tools, name: FilterName): Choice[] {
  switch (name) {
    case "library":
      return state.libraries.map(({ library_id, title }) => ({ value: library_id, label: title }));
    case "defect":
      return choicesOf(localizer, "defect");
    case "type":
      return choicesOf(localizer, "media_type");
    case "show": // chosen by a link only
      return [];
  }
}

const labelOf = ({ t }: Localizer, name: FilterName): string =>
  t(name === "library" ? "library" : `filter_${name as "defect" | "type"}`);

/** The fields of the sheet. */
export const filterFields = (tools: Tools): TemplateResult =>
  html`${FILTERS.filter((name) => name !== "q" && name !== "show").map((name) =>
    filterField(tools, name as FilterName),
  )}`;

function filterField(tools: Tools, name: FilterName): TemplateResult {
  const { localizer, route, change } = tools;
  const value = route.query[name] ?? "";
  return html`<label class="filter-field">
    <span>${labelOf(localizer, name)}</span>
    <select
      class="field"
      @change=${(event: Event) => change({ [name]: (event.target as HTMLSelectElement).value })}
    >
      <option value="" ?selected=${!value}>${localizer.t("all")}</option>
      ${choices(tools, name).map(
        (choice) =>
          html`<option value=${choice.value} ?selected=${choice.value === value}>
            ${choice.label}
          </option>`,
      )}
    </select>
  </label>`;
}

/** Search, filter button and order. */
export function tools(given: Tools): TemplateResult {
  const { localizer, route, search, change, openSheet } = given;
  const { t } = localizer;
  const order = orderOf(route.query);
  return html`<div class="tools" role="search">
    ${searchField(localizer, t("items_search"), search.text, search.change)}
    <button class="button" aria-haspopup="dialog" @click=${openSheet}>
      ${icon(mdiTune)}${t("filter")}
    </button>
    <select
      class="field"
      aria-label=${t("sort_by")}
      @change=${(event: Event) => change({ sort: (event.target as HTMLSelectElement).value })}
    >
      ${ORDERS.map(
        (value) =>
          html`<option value=${value} ?selected=${value === order}>${t(`sort_${value}`)}</option>`,
      )}
    </select>
  </div>`;
}

/** What is set, each with its way back, and all of it. */
export function chips(given: Tools): TemplateResult | typeof nothing {
  const { localizer, route, change } = given;
  const { t } = localizer;
  const set = FILTERS.filter((name) => route.query[name]);
  if (!set.length) return nothing;
  const chip = (name: (typeof FILTERS)[number]) => {
    const text = textOf(given, name);
    return html`<button
      class="set-filter"
      aria-label=${t("filter_remove", { name: text })}
      @click=${() => (name === "q" ? given.search.change("") : change({ [name]: "" }))}
    >
      <bdi>${text}</bdi>${icon(mdiClose)}
    </button>`;
  };
  return html`<div class="set-filters">
    ${set.map(chip)}
    <button class="button" @click=${() => change(cleared())}>
      ${icon(mdiFilterRemoveOutline)}${t("clear_filters")}
    </button>
  </div>`;
}

export const cleared = (): Query => Object.fromEntries(FILTERS.map((name) => [name, ""]));

function textOf(given: Tools, name: (typeof FILTERS)[number]): string {
  const value = given.route.query[name] ?? "";
  if (name === "q") return `“${value}”`;
  if (name === "show") return given.localizer.t("filter_one_show");
  return choices(given, name).find((choice) => choice.value === value)?.label ?? value;
}
