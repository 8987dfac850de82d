import { css } from "lit";

export const libraryHealthStyles = css`
  .libraries {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 24em), 1fr));
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
  .server {
    grid-column: 1 / -1;
  }
  .library h3 {
    min-width: 0;
    font-size: var(--ha-font-size-m, 14px);
    font-weight: 400;
  }
  h3 .to-items {
    display: flex;
    align-items: center;
    gap: 14px;
    border-radius: 8px;
  }
  .to-items {
    color: var(--text);
  }
  a.to-items:hover {
    text-decoration: none;
    background: var(--hover);
  }
  .name {
    display: grid;
    flex: 1;
    min-width: 0;
  }
  .name .title {
    font-size: var(--ha-font-size-l, 16px);
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .hint {
    font-size: var(--ha-font-size-s, 12px);
  }
  .server psr-health-chart {
    --chart-height: 160px;
  }
  .periods {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .periods button {
    min-height: 44px;
    padding: 0 12px;
    border: 0;
    border-radius: 22px;
    font: inherit;
    cursor: pointer;
    color: var(--muted);
    background: none;
  }
  .periods button:hover {
    background: var(--hover);
  }
  .periods button[aria-pressed="true"] {
    color: var(--accent-text);
    background: var(--accent-soft);
    font-weight: 500;
  }
  .card-head {
    flex-wrap: wrap;
    gap: 4px 12px;
  }
  .card-head h2 {
    flex: 1 0 auto;
    max-width: 100%;
  }
  .defects {
    display: grid;
  }
  .defects .to-items {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 2px 12px;
    margin: 0 -8px;
    padding: 4px 8px;
    border-radius: 8px;
    font-size: calc(13px * var(--ha-font-size-scale, 1));
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
    background: var(--accent);
    transition: width 400ms ease-out;
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
    font-size: var(--ha-font-size-s, 12px);
  }
  th:first-child {
    text-align: start;
  }
  .health-skeleton {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 24em), 1fr));
    gap: 12px;
    padding: 16px 20px 20px;
  }
  .health-skeleton .skeleton {
    height: 220px;
  }
`;
