import { css } from "lit";

/** Buttons, fields, selects and switches. */
export const controls = css`
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
  @container (max-width: 30em) {
    .button {
      white-space: normal;
    }
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
`;
