import { css } from "lit";

export const jobsStyles = css`
  :host {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .rows {
    padding: 8px 0;
  }
  .rows li + li {
    border-top: 1px solid var(--line);
  }
  .rows a {
    display: grid;
    grid-template-columns:
      minmax(132px, max-content) minmax(0, 1.2fr) minmax(0, 1.6fr) minmax(max-content, 6em)
      24px;
    align-items: center;
    gap: 4px 16px;
    min-height: 68px;
    padding: 10px 12px 10px 20px;
    color: var(--text);
  }
  .rows a:hover {
    background: var(--hover);
    text-decoration: none;
  }
  .rows a:focus-visible {
    outline-offset: -3px;
  }
  .rows a > .icon {
    color: var(--muted);
  }
  .when,
  .outcome {
    display: grid;
    min-width: 0;
    gap: 2px;
  }
  .when > *,
  .outcome > span {
    overflow-wrap: anywhere;
  }
  .outcome .bar {
    height: 6px;
    margin: 6px 0;
  }
  .main {
    font-weight: 500;
  }
  .small-text {
    font-size: var(--ha-font-size-s, 12px);
  }
  .side {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: 12px;
  }
  @container (max-width: 66em) {
    .filters select {
      flex: 1 1 auto;
    }
    .rows a {
      grid-template-columns: minmax(0, 1fr) auto 24px;
      padding-block: 14px;
      padding-inline-start: 16px;
    }
    .status {
      grid-column: 1;
      grid-row: 1;
    }
    .side {
      grid-column: 2;
      grid-row: 1;
    }
    .when,
    .outcome {
      grid-column: 1 / 3;
    }
    .rows a > .icon {
      grid-column: 3;
      grid-row: 1 / 4;
    }
  }
  @container (max-width: 20em) {
    .side {
      grid-column: 1;
      grid-row: auto;
      justify-content: flex-start;
    }
  }
`;
