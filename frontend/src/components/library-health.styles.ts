import { css } from "lit";

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
    transition: width 400ms ease-out;
  }
  .rank-1 {
    background: var(--red-color, #f44336);
  }
  .rank-2 {
    background: var(--orange-color, #ff9800);
  }
  .rank-3 {
    background: var(--amber-color, #ffc107);
  }
  .rank-4 {
    background: var(--purple-color, #926bc7);
  }
  .rank-5 {
    background: var(--teal-color, #009688);
  }
  .rank-6 {
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
