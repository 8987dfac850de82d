import { css } from "lit";

export const cardStyles = css`
  .details {
    display: grid;
    gap: 2px;
  }
  :host {
    display: block;
    height: 100%;
  }
  ha-card {
    cursor: pointer;
    height: 100%;
    overflow: hidden;
  }
  .content {
    display: grid;
    gap: 14px;
    padding: 16px;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 44px;
    color: var(--text);
  }
  .head:hover {
    text-decoration: none;
  }
  .badge {
    display: grid;
    place-items: center;
    width: 40px;
    height: 40px;
    flex: none;
    border-radius: 50%;
    color: color-mix(in srgb, var(--tone) 75%, var(--text));
    background: color-mix(in srgb, var(--tone) 16%, transparent);
  }
  .names {
    display: grid;
    flex: 1;
    min-width: 0;
  }
  .name {
    font-weight: 500;
  }
  .state {
    font-size: calc(13px * var(--ha-font-size-scale, 1));
    line-height: 1.38;
    text-wrap: pretty;
    color: var(--muted);
  }
  .head .ring {
    --ring-size: 52px;
    --ring-font: 13px;
  }
  .sign {
    color: color-mix(in srgb, var(--tone) 75%, var(--text));
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 7.5em), 1fr));
    gap: 8px 12px;
    margin: 0;
  }
  .facts .figure dt {
    font-size: var(--ha-font-size-s, 12px);
    color: var(--muted);
  }
  .facts .figure dd {
    margin: 0;
    font-size: var(--ha-font-size-m, 14px);
    line-height: 1.43;
  }
  .libraries {
    display: grid;
    gap: 8px;
  }
  .libraries li {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 40px;
  }
  .libraries .ring,
  .no-ring {
    --ring-size: 36px;
    --ring-font: 10px;
    flex: none;
    width: calc(36px * var(--ha-font-size-scale, 1));
  }
  .no-ring {
    display: grid;
    place-items: center;
    color: color-mix(in srgb, var(--tone) 75%, var(--text));
  }
  .library-words {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 12px;
    min-width: 0;
  }
  .library-name {
    flex: 1 1 auto;
    min-width: 0;
  }
  .libraries .muted {
    font-size: var(--ha-font-size-s, 12px);
  }
  .percent {
    font-size: var(--ha-font-size-2xl, 24px);
  }
  .running {
    display: grid;
    gap: 12px;
    grid-template-columns: minmax(0, 1fr);
    container-type: inline-size;
  }
  .current {
    min-height: 24px;
    line-height: 1.71;
  }
  .throughput {
    font-size: var(--ha-font-size-s, 12px);
  }
  .notice,
  .waiting {
    display: flex;
    gap: 12px;
    padding: 16px;
  }
  .waiting {
    flex-direction: column;
  }
  .waiting .skeleton {
    height: 40px;
  }
`;
