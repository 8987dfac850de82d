/** The health of the libraries as a chart, and as a table for those who read better there. */
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Speech } from "../context";
import {
  healthShare,
  linePoints,
  trendChange,
  type LibraryReport,
  type TrendPoint,
} from "../health";
import { icon, mdiCheckCircle } from "../icons";
import { chip } from "./parts";

/** A circle of circumference 100, so that a share is the length of its arc. */
const RADIUS = 15.9155;
const LINE_WIDTH = 120;
const LINE_HEIGHT = 36;

const toneOf = (share: number): string => (share >= 97 ? "good" : share >= 85 ? "warn" : "bad");

const ring = (speech: Speech, share: number): TemplateResult =>
  html`<div
    class="ring tone-${toneOf(share)}"
    role="img"
    aria-label=${speech.t("health_share", { percent: speech.percent(share, 1) })}
  >
    <svg viewBox="0 0 36 36" aria-hidden="true">
      ${svg`<circle class="rest" cx="18" cy="18" r=${RADIUS}></circle>
        <circle class="share" cx="18" cy="18" r=${RADIUS}
          stroke-dasharray="${share} ${100 - share}" stroke-dashoffset="25"></circle>`}
    </svg>
    <span class="num" aria-hidden="true"
      >${speech.percent(share, share >= 99 && share < 100 ? 1 : 0)}</span
    >
  </div>`;

function trendLine(speech: Speech, trend: readonly TrendPoint[]): TemplateResult {
  const change = trendChange(trend);
  if (change === null) return html`<p class="muted hint">${speech.t("health_trend_none")}</p>`;
  const points = linePoints(
    trend.map((point) => point.share),
    LINE_WIDTH,
    LINE_HEIGHT,
  );
  const line = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
  const [endX, endY] = points.at(-1)!;
  const label = speech.t("health_trend", {
    count: speech.number(trend.length),
    first: speech.percent(trend[0]!.share, 1),
    last: speech.percent(trend.at(-1)!.share, 1),
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
      ${speech.t(direction, { points: speech.number(points10, 1) })}
    </figcaption>
  </figure>`;
}

function tile(speech: Speech, { health, time, defects, trend }: LibraryReport): TemplateResult {
  const share = healthShare(health) ?? 100;
  const most = defects[0]?.[1] ?? 1;
  return html`<li class="library">
    <div class="head">
      ${ring(speech, share)}
      <div class="name">
        <h3 class="ellipsis" title=${health.title}>${health.title}</h3>
        <p class="muted hint num" title=${speech.dateTime(time)}>
          ${speech.plural("health_checked", health.checked)}
        </p>
        ${
          health.whole
            ? nothing
            : html`<p>
                ${chip(speech.t("health_partial"), "plain", "", speech.t("health_partial_hint"))}
              </p>`
        }
      </div>
      ${trendLine(speech, trend)}
    </div>
    ${
      defects.length
        ? html`<ul class="defects">
            ${defects.map(
              ([defect, count]) =>
                html`<li>
                  <span>${speech.word("defect", defect)}</span>
                  <span class="num">${speech.number(count)}</span>
                  <span class="defect-bar" aria-hidden="true"
                    ><span
                      class=${defect}
                      style="width:${Math.max(1, (100 * count) / most)}%"
                    ></span
                  ></span>
                </li>`,
            )}
          </ul>`
        : html`<p class="well">${icon(mdiCheckCircle)} ${speech.t("health_all_well")}</p>`
    }
  </li>`;
}

const table = (speech: Speech, reports: readonly LibraryReport[]): TemplateResult =>
  html`<details>
    <summary>${speech.t("show_table")}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${speech.t("section_health")}>
      <table class="num">
        <thead>
          <tr>
            <th scope="col">${speech.t("column_library")}</th>
            <th scope="col">${speech.t("last_scan")}</th>
            <th scope="col">${speech.t("tally_checked")}</th>
            <th scope="col">${speech.t("column_defective")}</th>
            <th scope="col">${speech.t("column_share")}</th>
          </tr>
        </thead>
        <tbody>
          ${reports.flatMap(({ health, trend }) =>
            [...trend].reverse().map(
              (point) =>
                html`<tr>
                  <th scope="row">${health.title}</th>
                  <td>${speech.dateTime(point.time)}</td>
                  <td>${speech.number(point.checked)}</td>
                  <td>${speech.number(point.defective)}</td>
                  <td>${speech.percent(point.share, 1)}</td>
                </tr>`,
            ),
          )}
        </tbody>
      </table>
    </div>
  </details>`;

export const libraryHealth = (speech: Speech, reports: readonly LibraryReport[]): TemplateResult =>
  html`<ul class="libraries">
      ${reports.map((report) => tile(speech, report))}
    </ul>
    ${table(speech, reports)}`;
