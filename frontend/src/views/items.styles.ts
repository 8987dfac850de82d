import { css } from "lit";

/** The work list asks for the width of its content, not of the window. */
export const itemsStyles = css`
  :host {
    container-type: inline-size;
    display: grid;
    gap: 12px;
    grid-template-columns: minmax(0, 1fr);
    scroll-margin-top: 24px;
  }
  .segments {
    display: flex;
    gap: 4px;
    overflow-x: auto;
    scrollbar-width: none;
  }
  .segments .button {
    flex: none;
    padding: 0 14px;
  }
  .segments .num {
    font-weight: 400;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .tools .search {
    flex: 1 1 100%;
    max-width: none;
  }
  .tools select {
    flex: 0 1 auto;
    margin-inline-start: auto;
  }
  .set-filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
  }
  .set-filter {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 40px;
    max-width: 100%;
    padding: 0 10px 0 14px;
    border-radius: 20px;
    background: var(--accent-soft);
    overflow-wrap: anywhere;
    text-align: start;
  }
  .set-filter .icon {
    width: 18px;
    height: 18px;
  }
  .list-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 16px;
    min-height: 52px;
    padding-inline: 16px;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 16px;
    min-height: 44px;
    cursor: pointer;
  }
  .total {
    font-weight: 500;
  }
  .loading .items {
    opacity: 0.75;
  }
  .menu {
    display: grid;
    margin-inline: -8px;
  }
  .menu .button {
    justify-content: flex-start;
  }
  .filter-fields {
    display: grid;
    gap: 12px;
  }
  .filter-field {
    display: grid;
    gap: 4px;
  }
  .selection {
    position: sticky;
    inset-block-end: calc(16px + var(--psr-bottom, 0px));
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    justify-self: stretch;
    padding: 6px 10px 6px 4px;
    border-radius: 16px;
    background: var(--card);
    border: 1px solid var(--line);
    box-shadow: 0 6px 24px rgba(0, 0, 0, 0.25);
  }
  .selection .buttons {
    display: flex;
    flex-wrap: wrap;
  }
  @container (min-width: 50em) {
    .tools .search {
      flex: 1 1 220px;
      max-width: 420px;
    }
    .selection {
      justify-self: center;
      border-radius: 30px;
    }
  }
`;
