/** The health of the libraries as charts, and as a table for accessibility. */
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Localizer } from "../localizer";
import { linePoints, trendChange, type LibraryReport, type TrendPoint } from "../health";
import { icon, mdiCheckCircle } from "../icons";
import { healthChange } from "./parts";

/** The radius of a circle with circumference 100: a share in percent is the length of its arc. */
const RADIUS = 15.9155;
const LINE_WIDTH = 120;
const LINE_HEIGHT = 36;

/** The number of ranks for which the styles have a colour; lower ranks share the last one. */
const RANKS = 6;

/** Return the rank of a defect in the order of the translations, starting at 1. */
function rankOf(localizer: Localizer, defect: string): number {
  const place = localizer.codes("defect").indexOf(defect);
  return place < 0 ? RANKS : Math.min(place + 1, RANKS);
}

const toneOf = (share: number): string => (share >= 97 ? "good" : share >= 85 ? "warn" : "bad");

const ring = (localizer: Localizer, share: number): TemplateResult =>
  html`<div
    class="ring tone-${toneOf(share)}"
    role="img"
    aria-label=${localizer.t("health_share", { percent: localizer.percent(share, 1) })}
  >
    <svg viewBox="0 0 36 36" aria-hidden="true">
      ${svg`<circle class="rest" cx="18" cy="18" r=${RADIUS}></circle>
        <circle class="share" cx="18" cy="18" r=${RADIUS}
          stroke-dasharray="${share} ${100 - share}" stroke-dashoffset="25"></circle>`}
    </svg>
    <span class="num" aria-hidden="true"
      >${localizer.percent(share, share >= 99 && share < 100 ? 1 : 0)}</span
    >
  </div>`;

function trendLine(localizer: Localizer, trend: readonly TrendPoint[]): TemplateResult {
  const change = trendChange(trend);
  if (change === null) return html`<p class="muted hint">${localizer.t("health_trend_none")}</p>`;
  const points = linePoints(
    trend.map((point) => point.share),
    LINE_WIDTH,
    LINE_HEIGHT,
  );
  const line = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
  const [endX, endY] = points.at(-1)!;
  const label = localizer.t("health_trend", {
    count: localizer.number(trend.length),
    first: localizer.percent(trend[0]!.share, 1),
    last: localizer.percent(trend.at(-1)!.share, 1),
  });
  const points10 = Math.round(Math.abs(change) * 10) / 10;
  const direction = points10 ? (change > 0 ? "health_up" : "health_down") : "health_same";
  return html`<figure class="trend">
    <svg viewBox="-4 -4 ${LINE_WIDTH + 8} ${LINE_HEIGHT + 8}" role="img" aria-label=${label}>
      ${svg`<polygon class="area"
          points="0,${LINE_HEIGHT + 4} ${line} ${LINE_WIDTH},${LINE_HEIGHT + 4}"></polygon>
        <polyline points=${line}></polyline>
        <circle cx=${endX} cy=${endY} r="3"></circle>`}
    </svg>
    <figcaption class="muted hint num">
      ${localizer.t(direction, { points: localizer.number(points10, 1) })}
    </figcaption>
  </figure>`;
}

function tile(localizer: Localizer, report: LibraryReport): TemplateResult {
  const { library, defects, trend, change } = report;
  const { before, after, isLive } = change;
  return html`<li class="library">
    <div class="head">
      ${library.health === null ? nothing : ring(localizer, library.health)}
      <div class="name">
        <h3 class="ellipsis" title=${library.title}>${library.title}</h3>
        <p class="muted hint num">${countsOf(localizer, report)}</p>
        ${
          before === null || after === null || before === after
            ? nothing
            : html`<p class="muted hint num">
                ${localizer.t(isLive ? "health_change_now" : "health_change", {
                  change: healthChange(localizer, before, after),
                })}
              </p>`
        }
      </div>
      ${library.health === null ? nothing : trendLine(localizer, trend)}
    </div>
    ${defectBars(localizer, defects)}
  </li>`;
}

/** Return how many items there are and how many are broken; of a window, what it found. */
function countsOf(localizer: Localizer, { library, part }: LibraryReport): string {
  const { plural } = localizer;
  const broken = plural("health_broken", library.open!.items);
  const items = library.items === null ? "" : plural("health_items", library.items);
  if (items) return library.open!.items ? `${items} · ${broken}` : items;
  if (!part) return broken;
  const need = plural("health_part_broken", part.defective);
  return `${plural("health_part", part.checked)}, ${need}`;
}

function defectBars(localizer: Localizer, defects: LibraryReport["defects"]): TemplateResult {
  if (!defects.length)
    return html`<p class="well">${icon(mdiCheckCircle)} ${localizer.t("no_defects")}</p>`;
  const most = defects[0]![1];
  return html`<ul class="defects">
    ${defects.map(
      ([defect, count]) =>
        html`<li>
          <span>${localizer.word("defect", defect)}</span>
          <span class="num">${localizer.number(count)}</span>
          <span class="defect-bar" aria-hidden="true"
            ><span
              class="rank-${rankOf(localizer, defect)}"
              style="width:${Math.max(1, (100 * count) / most)}%"
            ></span
          ></span>
        </li>`,
    )}
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

export const libraryHealth = (
  localizer: Localizer,
  reports: readonly LibraryReport[],
): TemplateResult =>
  html`<ul class="libraries">
      ${reports.map((report) => tile(localizer, report))}
    </ul>
    ${table(localizer, reports)}`;
