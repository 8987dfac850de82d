import { css } from "lit";

export const jobItemsStyles = css`
  :host {
    display: block;
  }
  .item-filters {
    padding: 12px 20px;
  }
  .items li {
    display: grid;
    grid-template-columns: 44px minmax(160px, 1.3fr) minmax(0, 1.7fr) auto;
    align-items: center;
    gap: 8px 16px;
    padding: 10px 20px;
    border-top: 1px solid var(--line);
  }
  .title {
    display: grid;
    gap: 2px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .title a {
    font-weight: 500;
    color: var(--text);
  }
  .small-text {
    font-size: 12px;
  }
  .change {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
  }
  .change .icon {
    width: 18px;
    height: 18px;
    color: var(--muted);
  }
  @container (max-width: 62em) {
    .items li {
      grid-template-columns: 44px minmax(0, 1fr);
      padding: 12px 16px;
    }
    .change,
    .result {
      grid-column: 2;
    }
    .title a {
      display: inline-block;
      padding: 4px 0;
    }
  }
`;
