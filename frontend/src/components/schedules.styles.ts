import { css } from "lit";

export const schedulesStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  ul {
    list-style: none;
    margin: 8px 0;
    padding: 0;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto;
    align-items: center;
    gap: 4px 16px;
    padding: 8px 12px 8px 20px;
  }
  li + li {
    border-top: 1px solid var(--line);
  }
  .what,
  .last {
    display: grid;
    gap: 2px;
    min-width: 0;
    overflow-wrap: anywhere;
    color: var(--text);
  }
  .last.muted {
    color: var(--muted);
  }
  .name {
    font-weight: 500;
  }
  .buttons {
    display: flex;
    align-items: center;
    justify-content: flex-end;
  }
  .none {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    padding: 12px 20px 20px;
  }
  .none p {
    flex: 1 1 18em;
  }
  .card-head {
    flex-wrap: wrap;
  }
  .card-head h2 {
    min-width: min-content;
  }
  @container (max-width: 46em) {
    li {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .last {
      grid-column: 1 / -1;
      grid-row: 2;
    }
  }
  @container (max-width: 30em) {
    li {
      grid-template-columns: minmax(0, 1fr);
      padding-right: 20px;
    }
    .last {
      grid-row: auto;
    }
    .buttons {
      justify-content: flex-start;
    }
  }
`;
