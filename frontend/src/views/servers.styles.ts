import { css } from "lit";

export const serversStyles = css`
  .servers {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 26em), 1fr));
    gap: 16px;
  }
  .servers > li {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 16px;
  }
  .servers > li:hover {
    background: linear-gradient(var(--hover), var(--hover)), var(--card);
  }
  .name {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    min-height: 32px;
    color: inherit;
  }
  /* A tap anywhere opens the server, except on what acts by itself. */
  .name::after {
    content: "";
    position: absolute;
    inset: 0;
    border-radius: var(--radius);
  }
  .deeds {
    position: relative;
    z-index: 1;
  }
  .name h2 {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .name .icon {
    color: var(--muted);
  }
  .words h2,
  .words h3 {
    font-size: var(--ha-font-size-l, 16px);
    font-weight: 500;
    line-height: 1.5;
  }
  .badge {
    width: 44px;
    height: 44px;
  }
  .badge .icon {
    width: 24px;
    height: 24px;
  }
  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 16px;
    padding-top: 16px;
    border-top: 1px solid var(--line);
  }
  .facts {
    display: grid;
    flex: 1 1 8em;
    min-width: 0;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 8em), 1fr));
    gap: 12px 16px;
  }
`;
