import { css } from "lit";

export const itemsStyles = css`
  :host {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
    scroll-margin-top: 24px;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .tools .switch {
    margin-inline: 8px;
  }
  .sort {
    display: inline-flex;
    align-items: center;
    margin-inline-start: auto;
  }
  .list-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-height: 52px;
    padding-inline-start: 20px;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 16px;
    min-height: 44px;
    cursor: pointer;
  }
  .items li {
    display: grid;
    grid-template-columns:
      44px 44px minmax(180px, 1.4fr) minmax(0, 1.1fr) minmax(190px, 0.9fr)
      132px;
    align-items: center;
    gap: 8px 16px;
    padding: 10px 12px 10px 8px;
    border-top: 1px solid var(--line);
    transition: opacity 150ms;
  }
  .items li:hover {
    background: var(--hover);
  }
  .loading .items li {
    opacity: 0.75;
  }
  .ignored psr-poster,
  .ignored .defects {
    opacity: 0.55;
  }
  .pick {
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    cursor: pointer;
  }
  .title,
  .outcome {
    display: grid;
    gap: 4px;
    min-width: 0;
  }
  .name {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .small-text {
    font-size: 12px;
  }
  .actions {
    display: flex;
  }
  .lists {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .why {
    grid-column: 3 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 16px;
    margin-top: -8px;
  }
  .why p {
    flex: 1 1 300px;
    display: flex;
    gap: 8px;
    font-size: 13px;
  }
  .why p .icon {
    width: 18px;
    height: 18px;
    color: var(--muted);
  }
  .why > div {
    display: flex;
    flex-wrap: wrap;
  }
  .selection {
    position: sticky;
    inset-block-end: calc(16px + var(--psr-bottom, 0px));
    z-index: 2;
    display: flex;
    align-items: center;
    gap: 4px 12px;
    justify-self: center;
    max-width: 100%;
    padding: 6px 10px 6px 4px;
    border-radius: 30px;
    background: var(--card);
    border: 1px solid var(--line);
    box-shadow: 0 6px 24px rgba(0, 0, 0, 0.25);
  }
  .selection .buttons {
    display: flex;
    flex-wrap: wrap;
  }
  @media (max-width: 870px) {
    .search {
      flex-basis: 100%;
      max-width: none;
    }
    .tools > select {
      flex: 1 1 30%;
    }
    .list-head {
      padding-inline-start: 12px;
    }
    .list-head .pager {
      display: none;
    }
    .items li {
      grid-template-columns: 44px 44px minmax(0, 1fr);
      padding: 12px 8px 8px 0;
      gap: 8px 12px;
    }
    .pick {
      grid-row: 1;
    }
    .defects,
    .outcome,
    .actions {
      grid-column: 3;
    }
    .outcome {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 10px;
    }
    .actions {
      margin: -6px 0 0 -12px;
    }
    .why {
      grid-column: 3;
      margin-top: 0;
    }
    .why > div {
      margin-inline-start: -10px;
    }
    .why .button {
      padding: 0 10px;
    }
    .selection {
      border-radius: 16px;
      width: 100%;
      flex-wrap: wrap;
    }
    .selection .button {
      padding: 0 12px;
    }
  }
`;
