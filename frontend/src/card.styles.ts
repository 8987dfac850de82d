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
  .names .muted {
    font-size: 12px;
  }
  .percent {
    font-size: 24px;
  }
  .running {
    display: grid;
    gap: 12px;
    grid-template-columns: minmax(0, 1fr);
    container-type: inline-size;
  }
  .current {
    min-height: 24px;
    line-height: 24px;
  }
  .throughput {
    font-size: 12px;
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
