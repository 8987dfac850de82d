/** The health of the libraries as a chart, and as a table for those who read better there. */
import { css, html, nothing, svg, type TemplateResult } from "lit";
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

export const libraryHealthStyles = css`
  .libraries {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr));
    gap: 12px;
    padding: 16px 20px;
  }
  .library {
    display: grid;
    align-content: start;
    gap: 14px;
    padding: 16px;
    border-radius: calc(var(--radius) - 2px);
    background: color-mix(in srgb, var(--text) 3.5%, transparent);
    min-width: 0;
  }
  .library .head {
    display: flex;
    align-items: center;
    gap: 14px;
    min-width: 0;
  }
  .library .name {
    flex: 1;
    min-width: 0;
  }
  .library h3 {
    font-size: 16px;
  }
  .hint {
    font-size: 12px;
  }
  .ring {
    position: relative;
    width: 68px;
    height: 68px;
    flex: none;
  }
  .ring circle {
    fill: none;
    stroke-width: 3.4;
  }
  .ring .rest {
    stroke: var(--track);
  }
  .ring .share {
    stroke: var(--tone);
  }
  .ring span {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    font-size: 14px;
    font-weight: 500;
  }
  .trend {
    width: 108px;
    flex: none;
    text-align: end;
  }
  .trend svg {
    display: block;
    width: 100%;
    overflow: visible;
  }
  .trend polyline {
    fill: none;
    stroke: var(--accent);
    stroke-width: 2;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .trend .area {
    fill: color-mix(in srgb, var(--accent) 12%, transparent);
  }
  .trend circle {
    fill: var(--accent);
    stroke: var(--card);
    stroke-width: 1.5;
  }
  .head > .hint {
    width: 96px;
    text-align: end;
    text-wrap: balance;
  }
  .defects {
    display: grid;
    gap: 8px;
  }
  .defects li {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 2px 12px;
    font-size: 13px;
  }
  .defect-bar {
    grid-column: 1 / -1;
    height: 4px;
    border-radius: 2px;
    background: var(--track);
    overflow: hidden;
  }
  .defect-bar span {
    display: block;
    height: 100%;
    border-radius: 2px;
    background: var(--amber-color, #ffc107);
    transition: width 400ms ease-out;
  }
  .defect-bar .no_match {
    background: var(--red-color, #f44336);
  }
  .defect-bar .missing_poster {
    background: var(--orange-color, #ff9800);
  }
  .defect-bar .missing_summary {
    background: var(--amber-color, #ffc107);
  }
  .defect-bar .placeholder_title {
    background: var(--purple-color, #926bc7);
  }
  .defect-bar .inherited_poster {
    background: var(--teal-color, #009688);
  }
  .defect-bar .no_external_ids {
    background: var(--blue-grey-color, #607d8b);
  }
  .well {
    display: flex;
    align-items: center;
    gap: 8px;
    color: color-mix(in srgb, var(--good) 60%, var(--text));
  }
  .well .icon {
    width: 20px;
    height: 20px;
  }
  details {
    padding: 0 20px 12px;
  }
  summary {
    display: inline-flex;
    align-items: center;
    min-height: 44px;
    cursor: pointer;
    color: var(--accent-text);
    font-weight: 500;
  }
  .scroll {
    overflow-x: auto;
    max-height: 420px;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    white-space: nowrap;
  }
  th,
  td {
    padding: 8px 12px 8px 0;
    text-align: end;
    font-weight: 400;
    border-bottom: 1px solid var(--line);
  }
  thead th {
    color: var(--muted);
    font-size: 12px;
  }
  th:first-child {
    text-align: start;
  }
`;
