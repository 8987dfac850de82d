/** The health of the server and of each library: now, over time, and as a table. */
import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "../context";
import type { LibraryReport } from "../health";
import { pointsOf } from "../history";
import { icon, mdiCheckCircle } from "../icons";
import type { Localizer } from "../localizer";
import type { Route } from "../router";
import type { HealthAt, HealthHistory, Library, ServerState } from "../types";
import "./health-chart";
import { healthChange, itemsText } from "./parts";
import { ring } from "./ring";

export interface HealthView {
  context: Context;
  history: HealthHistory | undefined;
  address(route: Partial<Route>): string;
  follow(event: MouseEvent): void;
}

/** Return a link to a part of the work list; guests, who see no titles, get the content alone. */
const linked = (
  { context, address, follow }: HealthView,
  query: Record<string, string>,
  content: TemplateResult,
): TemplateResult =>
  context.isAdmin
    ? html`<a class="to-items" href=${address({ view: "items", query })} @click=${follow}
        >${content}</a
      >`
    : html`<span class="to-items">${content}</span>`;

/** Return the point of now, with which a chart ends. */
function pointOf(library: Pick<Library, "items" | "health" | "open">): HealthAt | null {
  const { items, health, open } = library;
  if (items === null || health === null || !open) return null;
  return { time: Date.now() / 1000, items, broken: open.items, health };
}

function chart(
  { context, history }: HealthView,
  libraryId: string | null,
  name: string,
  now: HealthAt | null,
): TemplateResult | typeof nothing {
  const points = pointsOf(history, libraryId, now);
  return points.length
    ? html`<psr-health-chart
        .context=${context}
        .points=${points}
        .scans=${history!.scans}
        .libraryId=${libraryId}
        .name=${name}
      ></psr-health-chart>`
    : nothing;
}

function head(
  view: HealthView,
  query: Record<string, string>,
  share: number | null,
  name: string,
  hints: readonly string[],
): TemplateResult {
  const { localizer } = view.context;
  return linked(
    view,
    query,
    html`${share === null ? nothing : ring(localizer, share)}
      <span class="name">
        <strong class="title">${name}</strong>
        ${hints.map((hint) => html`<span class="muted hint num">${hint}</span>`)}
      </span>`,
  );
}

function libraryTile(view: HealthView, report: LibraryReport): TemplateResult {
  const { localizer } = view.context;
  const { library, change } = report;
  const { before, after, isLive } = change;
  const hints = [countsOf(localizer, report)];
  if (before !== null && after !== null && before !== after)
    hints.push(
      localizer.t(isLive ? "health_change_now" : "health_change", {
        change: healthChange(localizer, before, after),
      }),
    );
  return html`<li class="library">
    <h3>${head(view, { library: library.library_id }, library.health, library.title, hints)}</h3>
    ${chart(view, library.library_id, library.title, pointOf(library))} ${defectBars(view, report)}
  </li>`;
}

/** The whole server, if it has several libraries. */
function serverTile(view: HealthView, state: ServerState): TemplateResult {
  const { localizer } = view.context;
  const name = localizer.t("all_libraries");
  const hints = [itemsText(localizer, state.items!, state.open!.items)];
  return html`<li class="library server">
    <h3>${head(view, {}, state.health, name, hints)}</h3>
    ${chart(view, null, name, pointOf(state))}
  </li>`;
}

/** Return how many items there are and how many are broken; of a window, what it found. */
function countsOf(localizer: Localizer, { library, part }: LibraryReport): string {
  const { plural } = localizer;
  const broken = plural("health_broken", library.open!.items);
  if (library.items !== null) return itemsText(localizer, library.items, library.open!.items);
  if (!part) return broken;
  const need = plural("health_part_broken", part.defective);
  return `${plural("health_part", part.checked)}, ${need}`;
}

function defectBars(view: HealthView, { library, defects }: LibraryReport): TemplateResult {
  const { localizer } = view.context;
  if (!defects.length)
    return html`<p class="well">${icon(mdiCheckCircle)} ${localizer.t("no_defects")}</p>`;
  const all = Math.max(library.items ?? library.open!.items, 1);
  return html`<ul class="defects">
    ${defects.map(([defect, count]) => {
      const word = localizer.word("defect", defect);
      return html`<li>
        ${linked(
          view,
          { library: library.library_id, defect },
          html`<span>${word}</span> <span class="num">${localizer.number(count)}</span>
            <span class="visually-hidden">${library.title}</span>
            <span class="defect-bar"
              ><span style="width:${Math.min(100, Math.max(1, (100 * count) / all))}%"></span
            ></span>`,
        )}
      </li>`;
    })}
  </ul>`;
}

const table = (localizer: Localizer, reports: readonly LibraryReport[]): TemplateResult =>
  html`<details>
    <summary>${localizer.t("show_table")}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${localizer.t("section_health")}>
      <table class="num">
        <thead>
          <tr>
            <th scope="col">${localizer.t("library")}</th>
            <th scope="col">${localizer.name("sensor.last_scan")}</th>
            <th scope="col">${localizer.t("tally_checked")}</th>
            <th scope="col">${localizer.t("tally_defective")}</th>
            <th scope="col">${localizer.t("column_share")}</th>
          </tr>
        </thead>
        <tbody>
          ${reports.flatMap(({ library, trend }) =>
            [...trend].reverse().map(
              (point) =>
                html`<tr>
                  <th scope="row">${library.title}</th>
                  <td>${localizer.dateTime(point.time)}</td>
                  <td>${localizer.number(point.checked)}</td>
                  <td>${localizer.number(point.defective)}</td>
                  <td>${localizer.percent(point.share, 1)}</td>
                </tr>`,
            ),
          )}
        </tbody>
      </table>
    </div>
  </details>`;

/** Put libraries with too few items for a percentage last: their tiles are small. */
const healthFirst = (a: LibraryReport, b: LibraryReport): number =>
  Number(a.library.health === null) - Number(b.library.health === null);

export const libraryHealth = (
  view: HealthView,
  state: ServerState,
  reports: readonly LibraryReport[],
): TemplateResult =>
  html`<ul class="libraries">
      ${
        reports.length > 1 && state.health !== null && state.items !== null && state.open
          ? serverTile(view, state)
          : nothing
      }
      ${[...reports].sort(healthFirst).map((report) => libraryTile(view, report))}
    </ul>
    ${table(view.context.localizer, reports)}`;
