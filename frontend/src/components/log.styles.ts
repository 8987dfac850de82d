import { css } from "lit";

export const logStyles = css`
  :host {
    display: block;
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
    font-size: 13px;
    border-radius: 0 0 var(--radius) var(--radius);
  }
  .lines:focus-visible {
    outline-offset: -2px;
  }
  .edge {
    padding: 12px 20px;
    text-align: center;
    font-size: 12px;
  }
  li {
    display: grid;
    grid-template-columns: max-content 76px minmax(0, 1fr);
    gap: 12px;
    align-items: baseline;
    padding: 4px 20px;
    content-visibility: auto;
    contain-intrinsic-size: auto 28px;
  }
  li:hover {
    background: var(--hover);
  }
  .level {
    font-size: 12px;
    color: color-mix(in srgb, var(--tone, var(--muted)) 55%, var(--text));
  }
  .debug .message,
  .debug .level {
    color: var(--muted);
  }
  .warning .level,
  .error .level {
    font-weight: 500;
  }
  .error {
    background: color-mix(in srgb, var(--bad) 8%, transparent);
  }
  .message {
    overflow-wrap: anywhere;
  }
  .message a {
    display: inline-grid;
    place-items: center;
    width: 24px;
    height: 24px;
    margin: -4px 0 -4px 4px;
    vertical-align: middle;
    border-radius: 50%;
  }
  .message a:hover {
    background: var(--hover);
  }
  .message a .icon {
    width: 16px;
    height: 16px;
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
  @container (max-width: 62em) {
    .tools {
      padding: 12px 16px;
    }
    .search,
    .tools select {
      flex: 1 1 100%;
      max-width: none;
    }
    li {
      grid-template-columns: max-content minmax(0, 1fr);
      gap: 0 8px;
      padding: 8px 16px;
    }
    .message {
      grid-column: 1 / -1;
    }
    .message a {
      width: 32px;
      height: 32px;
    }
  }
`;
