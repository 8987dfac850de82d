import { css } from "lit";

export const jobItemsStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .numbers {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 12px 20px;
  }
  .number {
    min-height: 44px;
    padding: 0 14px;
    border-radius: 18px;
    border: 1px solid var(--line);
  }
  .number .num {
    font-weight: 500;
    color: color-mix(in srgb, var(--tone, var(--text)) 55%, var(--text));
  }
  .number:hover {
    background: var(--hover);
  }
  .number[aria-pressed="true"] {
    background: var(--accent-soft);
    border-color: var(--accent);
  }
  .items li {
    display: grid;
    grid-template-columns: 44px minmax(11em, 1.3fr) minmax(0, 1.7fr) minmax(max-content, 7em);
    align-items: center;
    gap: 8px 16px;
    padding: 10px 20px;
    border-top: 1px solid var(--line);
  }
  .title {
    display: grid;
    gap: 2px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .title a {
    font-weight: 500;
    color: var(--text);
  }
  .small-text {
    font-size: var(--ha-font-size-s, 12px);
  }
  .change {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
  }
  .result {
    text-align: end;
  }
  .change .icon {
    width: 18px;
    height: 18px;
    color: var(--muted);
  }
  @container (max-width: 48em) {
    .items li {
      grid-template-columns: 44px minmax(0, 1fr);
      padding: 12px 16px;
    }
    .change,
    .result {
      grid-column: 2;
      text-align: start;
    }
    .title a {
      display: inline-block;
      padding: 4px 0;
    }
  }
`;
