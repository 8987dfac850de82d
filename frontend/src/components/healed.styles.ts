import { css } from "lit";

export const healedStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    padding: 12px 12px 0 20px;
  }
  .head h2 {
    flex: 1 1 auto;
  }
  .head .muted {
    order: 1;
    flex-basis: 100%;
    margin-top: -12px;
  }
  .head a .icon {
    margin: 0 -4px 0 0;
  }
  ul {
    display: flex;
    gap: 12px;
    padding: 8px 14px 16px;
    overflow-x: auto;
    scroll-snap-type: x proximity;
    scroll-padding-inline: 14px;
  }
  section:not(.card) ul {
    padding: 0 0 4px;
    scroll-padding-inline: 0;
  }
  .card > :last-child:is(.head) {
    padding-bottom: 12px;
  }
  li {
    flex: none;
    width: 9.5em;
    scroll-snap-align: start;
  }
  li a {
    display: grid;
    gap: 2px;
    padding: 6px;
    border-radius: 8px;
    color: var(--text);
    font-size: calc(13px * var(--ha-font-size-scale, 1));
    line-height: 1.38;
  }
  li a:hover {
    text-decoration: none;
    background: var(--hover);
  }
  .posters {
    display: flex;
    align-items: center;
    gap: 2px;
    margin-bottom: 4px;
  }
  .posters .icon {
    width: 16px;
    height: 16px;
    color: var(--muted);
  }
  psr-poster {
    width: 58px;
    height: 87px;
  }
  psr-poster.before {
    width: 44px;
    height: 66px;
    opacity: 0.75;
  }
  ins {
    text-decoration: none;
  }
  .title,
  .line {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow-wrap: anywhere;
  }
  .fixed {
    overflow-wrap: anywhere;
    font-size: var(--ha-font-size-s, 12px);
    line-height: 1.33;
  }
`;
