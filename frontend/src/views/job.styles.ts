import { css } from "lit";

export const jobStyles = css`
  :host {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
  }
  .back {
    justify-self: start;
    margin: -8px 0 -12px -12px;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }
  header h2 {
    font-size: var(--ha-font-size-2xl, 24px);
    line-height: 1.33;
    font-weight: 400;
  }
  .facts {
    display: grid;
    gap: 16px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 22em), 1fr));
  }
  .facts section {
    display: grid;
    gap: 14px;
    align-content: start;
  }
  .facts h3 {
    font-size: var(--ha-font-size-l, 16px);
    font-weight: 500;
  }
  details .facts {
    padding-block-start: 16px;
    gap: 24px 48px;
  }
  summary {
    min-height: 32px;
    line-height: 2.29;
    cursor: pointer;
    font-weight: 500;
  }
  .sentence {
    font-size: var(--ha-font-size-l, 16px);
    line-height: 1.5;
  }
  .options {
    display: grid;
    gap: 8px;
  }
  .options div {
    display: flex;
    gap: 16px;
    justify-content: space-between;
  }
  .options dd::first-letter {
    text-transform: uppercase;
  }
  .options dd {
    text-align: end;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .durations {
    display: grid;
    gap: 10px;
  }
  .durations li {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
  }
  .durations li > :first-child {
    flex: 1 1 auto;
  }
  .length {
    min-width: 64px;
    text-align: end;
  }
  .phase-bar {
    flex-basis: 100%;
    height: 4px;
    border-radius: 2px;
    background: var(--track);
    overflow: hidden;
  }
  .phase-bar span {
    display: block;
    height: 100%;
    border-radius: 2px;
    background: var(--accent);
  }
  .finished {
    font-size: var(--ha-font-size-s, 12px);
  }
  .tabs {
    display: flex;
    padding: 0 12px;
    border-bottom: 1px solid var(--line);
  }
  .tabs button {
    min-height: 52px;
    padding: 0 16px;
    font-weight: 500;
    color: var(--muted);
    border-bottom: 3px solid transparent;
  }
  .tabs button[aria-selected="true"] {
    color: var(--accent-text);
    border-color: var(--accent);
  }
  .tabs button:focus-visible {
    outline-offset: -4px;
  }
  .details {
    overflow: hidden;
  }
`;
