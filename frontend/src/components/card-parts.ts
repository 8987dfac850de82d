/** What the card shows below its sentence: figures, and a row per library. */
import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../localizer";
import type { Library, ServerState } from "../types";
import { icon, mdiAlertCircleOutline, mdiCheckCircle } from "../icons";
import { figure, itemsText } from "./parts";
import { ring } from "./ring";

export const LAYOUTS = ["compact", "libraries", "posters"] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Return how many items are broken, when the next scan starts, and what was healed last. */
export function cardFacts(localizer: Localizer, state: ServerState): TemplateResult {
  const { t, number, plural, relative, dateTime } = localizer;
  const { open, next_run: next, last_healing: healing } = state;
  const healed =
    healing &&
    t("card_healed_when", {
      count: plural("healed_items", healing.fixed),
      time: relative(healing.time),
    });
  return html`<dl class="facts">
    ${figure(t("card_broken"), open ? number(open.items) : "–")}
    ${figure(localizer.name("sensor.next_scan"), next ? relative(next) : t("no_schedule"), next ? dateTime(next) : "")}
    ${figure(t("card_healed"), healed ?? t("card_never"), healing ? dateTime(healing.time) : "")}
  </dl>`;
}

export function cardLibraries(localizer: Localizer, { libraries }: ServerState) {
  const inspected = libraries.filter(({ open }) => open);
  if (!inspected.length) return nothing;
  return html`<ul class="libraries">
    ${inspected.map((library) => libraryRow(localizer, library))}
  </ul>`;
}

const libraryRow = (
  localizer: Localizer,
  { title, health, items, open }: Library,
): TemplateResult =>
  html`<li>
    ${health === null ? sign(open!.items) : ring(localizer, health)}
    <span class="library-words">
      <bdi class="library-name ellipsis" title=${title}>${title}</bdi>
      <span class="muted num"
        >${
          items === null
            ? localizer.plural("health_broken", open!.items)
            : itemsText(localizer, items, open!.items)
        }</span
      >
    </span>
  </li>`;

/** What stands in for the ring of a library with too few items for a percentage. */
const sign = (broken: number): TemplateResult =>
  html`<span class="no-ring tone-${broken ? "warn" : "good"}"
    >${icon(broken ? mdiAlertCircleOutline : mdiCheckCircle)}</span
  >`;
