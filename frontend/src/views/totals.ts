/** The figures beside the overview, each with the name of its sensor. */
import { html, nothing, type TemplateResult } from "lit";
import { figure } from "../components/parts";
import { successRate } from "../health";
import type { TextKey } from "../i18n";
import { icon, mdiArrowRight } from "../icons";
import type { Localizer } from "../localizer";
import type { Route } from "../router";
import type { ServerState } from "../types";

interface Total {
  sensor: string;
  /** Null until the value is known. */
  value(state: ServerState): number | null;
  isPercent?: boolean;
  hint?: TextKey;
  /** Whether it stands below a line, apart from the others. */
  isApart?: boolean;
  /** Whether it is left out while it is zero. */
  isRare?: boolean;
  /** The view that lists the counted items. */
  lists?: Partial<Route>;
}

/** One row per sensor that the overview shows; its value comes with the state of the server. */
const TOTALS: readonly Total[] = [
  { sensor: "total_jobs", value: ({ totals }) => totals.jobs },
  { sensor: "total_checked", value: ({ totals }) => totals.checked },
  { sensor: "total_fixed", value: ({ totals }) => totals.fixed },
  {
    sensor: "success_rate",
    value: ({ totals }) => totals.success_rate ?? successRate(totals.fixed, totals.failed),
    isPercent: true,
    hint: "total_rate_hint",
  },
  { sensor: "total_fixed_arrivals", value: ({ totals }) => totals.fixed_arrivals, isRare: true },
  {
    sensor: "waiting",
    value: ({ open }) => open && open.waiting,
    hint: "waiting_hint",
    isApart: true,
    isRare: true,
    lists: { view: "items", query: { segment: "waiting" } },
  },
  {
    sensor: "items_to_review",
    value: ({ open }) => open && open.to_review,
    hint: "to_review_hint",
    isApart: true,
    isRare: true,
    lists: { view: "items", query: { segment: "needs_you" } },
  },
];

export interface Links {
  /** Whether the user may see lists of items. */
  isAdmin: boolean;
  address(route: Partial<Route>): string;
  follow(event: MouseEvent): void;
}

export const totals = (localizer: Localizer, state: ServerState, links: Links): TemplateResult =>
  html`<h2>${localizer.t("section_totals")}</h2>
    <dl class="totals">
      ${TOTALS.map((total) => {
        const value = total.value(state);
        if (total.isRare && !value) return nothing;
        return totalFigure(localizer, total, value, links);
      })}
    </dl>`;

function totalFigure(
  localizer: Localizer,
  { sensor, isPercent, hint, isApart, lists }: Total,
  value: number | null,
  { isAdmin, address, follow }: Links,
): TemplateResult {
  const name = localizer.name(`sensor.${sensor}`);
  const write = isPercent ? localizer.percent : localizer.number;
  const text = value === null ? "–" : write(value);
  const link = (route: Partial<Route>) =>
    html`<a href=${address(route)} aria-label=${`${name}: ${text}`} @click=${follow}
      >${text}${icon(mdiArrowRight)}</a
    >`;
  const shown = lists && isAdmin ? link(lists) : text;
  return figure(name, shown, hint && localizer.t(hint), "plain", isApart ? "apart" : "");
}
