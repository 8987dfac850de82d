import { css } from "lit";

export const overviewStyles = css`
  :host {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
  }
  .check-up:hover {
    text-decoration: none;
  }
  .check-up span {
    flex: 1;
    min-width: 0;
  }
  .columns {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr) minmax(17em, 21em);
  }
  .hero {
    display: grid;
    align-content: center;
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }
  .controls a .icon {
    margin: 0 -4px 0 0;
  }
  .idle {
    display: grid;
    gap: 24px;
  }
  .times {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 16em), 1fr));
    gap: 12px;
  }
  .times > * {
    display: grid;
    align-content: start;
    gap: 2px;
    padding: 14px 16px;
    border-radius: calc(var(--radius) - 2px);
    background: color-mix(in srgb, var(--text) 3.5%, transparent);
    color: var(--text);
  }
  .times a:hover {
    text-decoration: none;
    background: var(--hover);
  }
  .label {
    font-size: var(--ha-font-size-s, 12px);
  }
  .when {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    min-height: 24px;
  }
  .next > span:nth-child(2) {
    min-height: 24px;
  }
  .side {
    display: grid;
    gap: 16px;
    align-content: start;
  }
  .totals {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 18px 16px;
  }
  .totals .figure dd {
    font-size: var(--ha-font-size-2xl, 24px);
    line-height: 1.33;
  }
  .apart {
    padding-top: 16px;
    border-top: 1px solid var(--line);
  }
  .apart + .apart {
    margin-inline-start: -16px;
    padding-inline-start: 16px;
  }
  .apart:last-child:nth-child(odd) {
    grid-column: 1 / -1;
  }
  .apart a {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 44px;
  }
  @container (max-width: 62em) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
