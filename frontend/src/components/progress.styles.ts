import { css } from "lit";

export const progressStyles = css`
  .bar {
    position: relative;
    height: 8px;
    border-radius: 4px;
    background: var(--track);
    overflow: hidden;
  }
  .bar span {
    position: absolute;
    inset: 0;
    border-radius: 4px;
    background: var(--accent);
    transform-origin: left;
    transition: transform 400ms ease-out;
  }
  :host([dir="rtl"]) .bar span {
    transform-origin: right;
  }
  .bar.paused span {
    background: var(--muted);
  }
  .bar.running::after {
    content: "";
    position: absolute;
    inset: 0;
    background: linear-gradient(90deg, transparent, rgba(255, 255, 255, 0.28), transparent);
    animation: sweep 2.4s infinite linear;
  }
  @keyframes sweep {
    from {
      transform: translateX(-100%);
    }
    to {
      transform: translateX(100%);
    }
  }
  .phases {
    display: grid;
    grid-template-columns: repeat(4, auto);
    gap: 8px;
  }
  .phases li {
    display: flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
    color: var(--muted);
  }
  .phases .dot {
    display: grid;
    place-items: center;
    width: 24px;
    height: 24px;
    flex: none;
    border-radius: 50%;
    font-size: var(--ha-font-size-s, 12px);
    font-weight: 500;
    background: var(--track);
    color: var(--text);
  }
  .phases .dot .icon {
    width: 16px;
    height: 16px;
  }
  .phases .done .dot {
    background: color-mix(in srgb, var(--good) 20%, transparent);
    color: color-mix(in srgb, var(--good) 60%, var(--text));
  }
  .phases .active,
  .phases .paused {
    color: var(--text);
    font-weight: 500;
  }
  .phases .active .dot {
    background: var(--accent-fill);
    color: #fff;
  }
  .phases .paused .dot {
    box-shadow: inset 0 0 0 2px var(--muted);
  }
  .throughput {
    display: flex;
    flex-wrap: wrap;
    column-gap: 20px;
    color: var(--muted);
    min-height: 20px;
  }
  .tally {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 7em), 1fr));
    gap: 12px;
  }
  @container (max-width: 33em) {
    .phases li {
      flex-direction: column;
      gap: 4px;
      font-size: var(--ha-font-size-s, 12px);
    }
    .phases li .ellipsis {
      max-width: 100%;
    }
  }
  @container (max-width: 24em) {
    .phases {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .phases li {
      flex-direction: row;
      gap: 8px;
    }
  }
  @container (max-width: 14em) {
    .phases {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
