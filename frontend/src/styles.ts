/** What all views share. Colours come from Home Assistant's theme, so that dark and light follow it. */
import { css } from "lit";

export const tokens = css`
  :host {
    --card: var(--ha-card-background, var(--card-background-color, #fff));
    --text: var(--primary-text-color, #141414);
    --muted: var(--secondary-text-color, #5e5e5e);
    --line: var(--divider-color, rgba(0, 0, 0, 0.12));
    --accent: var(--primary-color, #009ac7);
    /* Text and fills in the accent colour that keep their contrast in both themes. */
    --accent-text: color-mix(in srgb, var(--accent) 62%, var(--text));
    --accent-fill: color-mix(in srgb, var(--accent) 72%, #000);
    --accent-soft: color-mix(in srgb, var(--accent) 14%, transparent);
    --good: var(--success-color, #43a047);
    --warn: var(--warning-color, #ffa600);
    --bad: var(--error-color, #db4437);
    --info: var(--info-color, #039be5);
    --radius: var(--ha-card-border-radius, var(--ha-border-radius-lg, 12px));
    --hover: color-mix(in srgb, var(--text) 6%, transparent);
    --track: color-mix(in srgb, var(--text) 10%, transparent);
    color: var(--text);
    font-family: var(--ha-font-family-body, Roboto, Noto, sans-serif);
    font-size: 14px;
    line-height: 1.45;
    -webkit-font-smoothing: antialiased;
    -webkit-text-size-adjust: 100%;
  }
`;

export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  dl,
  dd,
  ul,
  ol,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h2 {
    font-size: 16px;
    font-weight: 500;
    line-height: 24px;
    letter-spacing: 0.1px;
  }
  h3 {
    font-size: 14px;
    font-weight: 500;
  }
  a {
    color: var(--accent-text);
    text-decoration: none;
  }
  a:hover {
    text-decoration: underline;
  }
  :focus-visible {
    outline: 2px solid var(--accent-text);
    outline-offset: 2px;
    border-radius: 6px;
  }
  .icon {
    width: 24px;
    height: 24px;
    flex: none;
    fill: currentColor;
    display: block;
  }
  .small .icon,
  .icon.small {
    width: 18px;
    height: 18px;
  }
  .num {
    font-variant-numeric: tabular-nums;
  }
  .muted {
    color: var(--muted);
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .ellipsis {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-width: 0;
  }

  .card {
    display: block;
    background: var(--card);
    border: var(--ha-card-border-width, 1px) solid var(--ha-card-border-color, var(--line));
    border-radius: var(--radius);
    box-shadow: var(--ha-card-box-shadow, none);
    min-width: 0;
  }

  .pad {
    padding: 20px;
  }
  .card-head {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 16px 20px 0;
  }
  .card-head h2 {
    flex: 1;
    min-width: 0;
  }

  button,
  .button {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 44px;
    padding: 0 18px;
    border-radius: 22px;
    font-weight: 500;
    white-space: nowrap;
    text-decoration: none;
    color: var(--accent-text);
    transition:
      background-color 120ms,
      box-shadow 120ms;
  }
  .button .icon {
    width: 20px;
    height: 20px;
    margin-inline-start: -4px;
  }
  .button:hover {
    background: var(--hover);
    text-decoration: none;
  }
  .button:focus-visible {
    border-radius: 22px;
  }
  .button.filled {
    background: var(--accent-fill);
    color: #fff;
  }
  .button.filled:hover {
    background: color-mix(in srgb, var(--accent-fill) 88%, #000);
  }
  .button.soft {
    background: var(--accent-soft);
  }
  .button.soft:hover {
    background: color-mix(in srgb, var(--accent) 22%, transparent);
  }
  .button.danger {
    background: color-mix(in srgb, var(--bad) 80%, #000);
    color: #fff;
  }
  .button.danger:hover {
    background: color-mix(in srgb, var(--bad) 68%, #000);
  }
  .button.danger-soft {
    background: color-mix(in srgb, var(--bad) 12%, transparent);
    color: color-mix(in srgb, var(--bad) 60%, var(--text));
  }
  .button[disabled] {
    opacity: 0.5;
    cursor: default;
    pointer-events: none;
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    width: 44px;
    height: 44px;
    flex: none;
    border-radius: 50%;
    color: var(--muted);
    transition: background-color 120ms;
  }
  .icon-button:hover {
    background: var(--hover);
  }
  .icon-button:focus-visible {
    border-radius: 50%;
    outline-offset: -2px;
  }
  .icon-button[disabled] {
    opacity: 0.35;
    pointer-events: none;
  }

  .field {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 44px;
    padding: 0 14px;
    border: 1px solid color-mix(in srgb, var(--text) 22%, transparent);
    border-radius: 12px;
    background: var(--card);
    color: var(--text);
    font: inherit;
    min-width: 0;
  }
  .field:hover {
    border-color: color-mix(in srgb, var(--text) 40%, transparent);
  }
  .field:focus-within,
  .field:focus-visible {
    outline: 2px solid var(--accent-text);
    outline-offset: -1px;
    border-radius: 12px;
  }
  .field input {
    all: unset;
    flex: 1;
    min-width: 0;
    min-height: 42px;
    font: inherit;
    color: inherit;
  }
  .field input::-webkit-search-cancel-button {
    display: none;
  }
  .field input::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  .field .icon {
    width: 20px;
    height: 20px;
    color: var(--muted);
  }
  select.field {
    padding-inline-end: 36px;
    appearance: none;
    background: var(--card)
      url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='%23888'%3E%3Cpath d='M7 10l5 5 5-5z'/%3E%3C/svg%3E")
      right 10px center / 20px no-repeat;
    text-overflow: ellipsis;
  }
  select.field.active {
    border-color: var(--accent-text);
    background-color: color-mix(in srgb, var(--accent) 8%, var(--card));
  }
  select option {
    background: var(--card);
    color: var(--text);
  }
  input[type="checkbox"] {
    width: 20px;
    height: 20px;
    margin: 0;
    flex: none;
    accent-color: var(--accent-fill);
    cursor: pointer;
  }
  .switch {
    display: inline-flex;
    align-items: center;
    gap: 12px;
    min-height: 44px;
    cursor: pointer;
  }
  .switch input {
    appearance: none;
    position: relative;
    width: 40px;
    height: 24px;
    border-radius: 12px;
    background: color-mix(in srgb, var(--text) 38%, transparent);
    transition: background-color 150ms;
  }
  .switch input::before {
    content: "";
    position: absolute;
    inset: 3px auto auto 3px;
    width: 18px;
    height: 18px;
    border-radius: 50%;
    background: #fff;
    box-shadow: 0 1px 2px rgba(0, 0, 0, 0.3);
    transition: transform 150ms;
  }
  .switch input:checked {
    background: var(--accent-fill);
  }
  .switch input:checked::before {
    transform: translateX(16px);
  }
  .switch input:focus-visible {
    border-radius: 12px;
  }

  .chip {
    --tone: var(--muted);
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-height: 24px;
    padding: 0 9px;
    border-radius: 12px;
    font-size: 12px;
    font-weight: 500;
    white-space: nowrap;
    color: color-mix(in srgb, var(--tone) 48%, var(--text));
    background: color-mix(in srgb, var(--tone) 14%, transparent);
  }
  .chip .icon {
    width: 14px;
    height: 14px;
    margin-inline-start: -2px;
  }
  .tone-good {
    --tone: var(--good);
  }
  .tone-warn {
    --tone: var(--warn);
  }
  .tone-bad {
    --tone: var(--bad);
  }
  .tone-info {
    --tone: var(--info);
  }
  .tone-accent {
    --tone: var(--accent);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }

  .skeleton {
    border-radius: 6px;
    background: linear-gradient(
      90deg,
      var(--track) 0%,
      color-mix(in srgb, var(--text) 5%, transparent) 50%,
      var(--track) 100%
    );
    background-size: 200% 100%;
    animation: shimmer 1.6s infinite linear;
  }
  @keyframes shimmer {
    from {
      background-position: 200% 0;
    }
    to {
      background-position: -200% 0;
    }
  }

  .empty {
    display: grid;
    justify-items: center;
    gap: 12px;
    padding: 48px 24px;
    text-align: center;
  }
  .empty .badge {
    display: grid;
    place-items: center;
    width: 72px;
    height: 72px;
    border-radius: 50%;
    color: var(--accent-text);
    background: var(--accent-soft);
  }
  .empty .badge .icon {
    width: 34px;
    height: 34px;
  }
  .empty p {
    max-width: 46ch;
    color: var(--muted);
    text-wrap: balance;
  }
  .empty .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
    margin-top: 8px;
  }

  .banner {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 12px 16px;
    border-radius: var(--radius);
    background: color-mix(in srgb, var(--tone, var(--warn)) 14%, var(--card));
    color: var(--text);
  }
  .banner .icon {
    color: color-mix(in srgb, var(--tone, var(--warn)) 70%, var(--text));
  }

  .stack {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 0.01ms !important;
      animation-iteration-count: 1 !important;
      transition-duration: 0.01ms !important;
      scroll-behavior: auto !important;
    }
  }
`;

export const shared = [tokens, base];
