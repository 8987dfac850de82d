import { css } from "lit";

/** Rows of the work list. Their container is the view, whatever the window's width. */
export const itemRowStyles = css`
  .row {
    display: grid;
    grid-template-columns: 44px 44px minmax(0, 1fr) auto;
    grid-template-areas: "pick poster text actions";
    align-items: center;
    gap: 0 12px;
    min-height: 80px;
    padding: 6px 4px 6px 4px;
    border-top: 1px solid var(--line);
  }
  .row:hover {
    background: var(--hover);
  }
  .pick {
    grid-area: pick;
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    cursor: pointer;
  }
  psr-poster {
    grid-area: poster;
  }
  .text {
    grid-area: text;
    display: grid;
    gap: 2px;
    min-width: 0;
    text-align: start;
  }
  .name {
    font-weight: 500;
    color: var(--text);
  }
  .name,
  .facts {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .why {
    font-size: calc(13px * var(--ha-font-size-scale, 1));
    line-height: 1.38;
    overflow-wrap: anywhere;
  }
  .why .icon {
    display: inline-block;
    width: 16px;
    height: 16px;
    margin-inline-end: 4px;
    vertical-align: -3px;
    color: var(--muted);
  }
  .facts {
    display: none;
    font-size: var(--ha-font-size-s, 12px);
  }
  .defects {
    display: none;
    grid-area: defects;
    min-width: 0;
  }
  .actions {
    grid-area: actions;
    display: flex;
    align-items: center;
    justify-content: flex-end;
    min-width: 0;
  }
  .actions .main {
    display: none;
  }
  .segment-ignored psr-poster,
  .segment-ignored .defects {
    opacity: 0.55;
  }
  .activity {
    display: flex;
    align-items: center;
    gap: 8px;
    font-size: var(--ha-font-size-s, 12px);
    color: var(--muted);
  }
  .activity > span:last-child {
    display: none;
  }
  .spinner {
    width: 20px;
    height: 20px;
    flex: none;
    border-radius: 50%;
    border: 2px solid var(--track);
    border-block-start-color: var(--accent-text);
  }
  .spinner.refreshing {
    animation: turn 900ms linear infinite;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  .group {
    grid-template-columns: 44px 44px minmax(0, 1fr) auto 32px;
    grid-template-areas: "pick poster text count arrow";
    padding-inline-end: 12px;
  }
  .group.season {
    min-height: 56px;
  }
  .group .open {
    padding: 4px 0;
  }
  .group.season psr-poster {
    display: none;
  }
  .group.season {
    grid-template-areas: "pick text text count arrow";
  }
  .count {
    min-width: 32px;
    padding: 0 9px;
    border-radius: 12px;
    font-size: calc(13px * var(--ha-font-size-scale, 1));
    font-weight: 500;
    line-height: 1.85;
    text-align: center;
    background: var(--track);
  }
  .below {
    margin-inline-start: 6px;
    border-inline-start: 2px solid var(--line);
  }
  .more {
    padding: 4px 12px;
    border-top: 1px solid var(--line);
  }
  @container (max-width: 40em) {
    .row {
      gap: 0 4px;
      padding-block: 2px;
    }
    .row:not(.group) {
      grid-template-columns: 44px 44px minmax(0, 1fr) minmax(44px, auto);
    }
    .text {
      gap: 0;
      padding-inline-start: 6px;
    }
    .why {
      font-size: var(--ha-font-size-s, 12px);
      line-height: 1.3;
    }
  }
  @container (min-width: 50em) {
    .below {
      margin-inline-start: 20px;
    }
    .facts {
      display: block;
    }
    .activity > span:last-child {
      display: inline;
    }
    .actions .main {
      display: inline-flex;
    }
  }
  @container (min-width: 71em) {
    .row:not(.group) {
      grid-template-columns: 44px 44px minmax(0, 1.6fr) minmax(0, 1fr) 15em;
      grid-template-areas: "pick poster text defects actions";
    }
    .defects {
      display: block;
    }
  }
`;
