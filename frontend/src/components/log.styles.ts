import { css } from "lit";

export const logStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 12px 20px;
  }
  .count {
    margin-inline-start: auto;
  }
  .live .chip::before {
    content: "";
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--good);
    animation: pulse 1.6s infinite;
  }
  @keyframes pulse {
    50% {
      opacity: 0.3;
    }
  }
  .frame {
    position: relative;
  }
  .lines {
    height: min(62vh, 640px);
    overflow-y: auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    border-top: 1px solid var(--line);
    font-size: calc(13px * var(--ha-font-size-scale, 1));
    border-radius: 0 0 var(--radius) var(--radius);
  }
  .lines:focus-visible {
    outline-offset: -2px;
  }
  .edge {
    padding: 12px 20px;
    text-align: center;
    font-size: var(--ha-font-size-s, 12px);
  }
  li {
    padding: 6px 20px;
    content-visibility: auto;
    contain-intrinsic-size: auto 32px;
  }
  li.about-item {
    border-top: 1px solid var(--line);
  }
  li.about-item + li:not(.about-item) {
    border-top: 1px solid var(--line);
  }
  .item {
    display: block;
    padding: 4px 0;
    font-weight: 500;
    color: var(--text);
    overflow-wrap: anywhere;
  }
  .item:hover {
    color: var(--accent-text);
  }
  mark {
    border-radius: 3px;
    background: color-mix(in srgb, var(--warn) 40%, transparent);
    color: inherit;
  }
  .newest {
    position: absolute;
    inset-block-end: 16px;
    inset-inline-start: 50%;
    transform: translateX(-50%);
    box-shadow: 0 4px 14px rgba(0, 0, 0, 0.25);
  }
  @container (max-width: 35em) {
    .tools {
      padding: 12px 16px;
    }
    .search,
    .tools select {
      flex: 1 1 100%;
      max-width: none;
    }
    li {
      padding: 8px 16px;
    }
    .item {
      padding: 8px 0;
    }
  }
`;

/** The lines themselves, which the page of an item shows, too. */
export const lineStyles = css`
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    align-items: baseline;
    padding: 2px 0;
  }
  .line .message {
    flex: 1 1 14em;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .line.debug .message {
    color: var(--muted);
  }
  .line .level {
    font-size: var(--ha-font-size-s, 12px);
    font-weight: 500;
    color: var(--muted);
  }
  .line.warning .level {
    color: color-mix(in srgb, var(--warn) 55%, var(--text));
  }
  .line.error .level,
  .line.error .message {
    color: color-mix(in srgb, var(--bad) 55%, var(--text));
  }
`;
