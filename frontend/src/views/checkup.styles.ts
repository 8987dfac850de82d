import { css } from "lit";

export const checkUpStyles = css`
  :host {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 12px 24px;
  }
  .head > div:first-child {
    display: grid;
    flex: 1 1 18em;
    gap: 4px;
    min-width: 0;
  }
  .deeds {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
  }
  .deeds .button {
    min-width: 0;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .working {
    height: 4px;
    overflow: hidden;
    border-radius: 2px;
    background: var(--track);
  }
  .working span {
    display: block;
    width: 40%;
    height: 100%;
    border-radius: 2px;
    background: var(--accent);
    animation: pass 1.6s infinite ease-in-out;
  }
  @keyframes pass {
    from {
      transform: translateX(-100%);
    }
    to {
      transform: translateX(250%);
    }
  }
  .library {
    margin: 12px 0 0;
    color: var(--muted);
    font-weight: 500;
  }
  .finding {
    display: flex;
    gap: 12px;
    padding: 16px 0;
  }
  .finding + .finding {
    border-top: 1px solid var(--line);
  }
  .finding:last-child {
    padding-bottom: 0;
  }
  .sign {
    color: color-mix(in srgb, var(--tone, var(--muted)) 70%, var(--text));
  }
  .words {
    display: grid;
    flex: 1;
    gap: 6px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  h4 {
    margin: 0;
    font-size: var(--ha-font-size-m, 14px);
    font-weight: 500;
    line-height: 24px;
  }
  dl {
    display: grid;
    gap: 2px;
    max-width: 76ch;
  }
  dt {
    margin-top: 6px;
    color: var(--muted);
    font-size: var(--ha-font-size-s, 12px);
  }
  .affected,
  .tick {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 44px;
  }
  .tick {
    cursor: pointer;
  }
  summary {
    min-height: 24px;
    font-weight: 500;
    cursor: pointer;
  }
  .line {
    display: flex;
    gap: 12px;
    padding: 8px 0;
    overflow-wrap: anywhere;
  }
  .line > span:last-child {
    min-width: 0;
  }
  .line b {
    font-weight: 500;
  }
  details ul {
    margin-top: 8px;
  }
`;
