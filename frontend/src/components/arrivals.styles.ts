import { css } from "lit";

export const arrivalsStyles = css`
  :host {
    display: block;
    min-width: 0;
    container-type: inline-size;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    padding: 12px 12px 8px 20px;
  }
  .head h2 {
    flex: 1 1 auto;
  }
  .head .muted {
    order: 1;
    flex-basis: 100%;
    margin-top: -12px;
  }
  .count,
  .pad {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 0 4px;
  }
  section .pad {
    padding: 0 20px 16px;
  }
  li {
    display: grid;
    grid-template-columns: 44px minmax(0, 1.4fr) minmax(0, 1fr);
    align-items: center;
    gap: 4px 16px;
    padding: 10px 20px;
    border-top: 1px solid var(--line);
  }
  li:last-child {
    padding-bottom: 14px;
  }
  psr-poster {
    width: 44px;
    height: 66px;
  }
  .what {
    display: grid;
    gap: 4px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .what a {
    justify-self: start;
    font-weight: 500;
    color: var(--text);
  }
  @container (max-width: 40em) {
    li {
      grid-template-columns: 44px minmax(0, 1fr);
      padding: 12px 16px;
    }
    psr-poster {
      grid-row: span 2;
      align-self: start;
    }
    .what a {
      padding: 4px 0;
    }
  }
`;
