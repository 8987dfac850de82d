import { css } from "lit";

export const healthChartStyles = css`
  :host {
    display: block;
    min-width: 0;
    container-type: inline-size;
  }
  figure {
    margin: 0;
  }
  figcaption {
    font-size: var(--ha-font-size-s, 12px);
    margin-bottom: 10px;
  }
  .plot {
    position: relative;
    direction: ltr;
    height: var(--chart-height, 96px);
    margin: 0 4px 2em 3.2em;
    border-radius: 4px;
    touch-action: pan-y;
  }
  .plot:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 4px;
  }
  svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: visible;
  }
  polyline {
    fill: none;
    stroke: var(--accent);
    stroke-width: 2;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  polygon {
    fill: color-mix(in srgb, var(--accent) 12%, transparent);
  }
  .level {
    position: absolute;
    inset-inline: 0;
    border-top: 1px solid var(--line);
  }
  .level span {
    position: absolute;
    right: calc(100% + 8px);
    transform: translateY(-50%);
  }
  .level,
  .tick {
    font-size: calc(11px * var(--ha-font-size-scale, 1));
    line-height: 1.45;
    color: var(--muted);
    white-space: nowrap;
  }
  .tick {
    position: absolute;
    top: calc(100% + 8px);
  }
  .mark {
    position: absolute;
    bottom: -12px;
    width: 24px;
    height: 24px;
    margin-left: -12px;
  }
  .mark::after {
    content: "";
    position: absolute;
    inset: 9px;
    border-radius: 50%;
    background: var(--muted);
    box-shadow: 0 0 0 2px var(--card);
  }
  .mark.healed::after {
    inset: 8px;
    background: var(--good);
  }
  .cursor {
    position: absolute;
    inset-block: 0;
    border-left: 1px solid var(--muted);
    pointer-events: none;
  }
  .dot {
    position: absolute;
    width: 10px;
    height: 10px;
    margin: -5px;
    border-radius: 50%;
    background: var(--accent);
    box-shadow: 0 0 0 2px var(--card);
    pointer-events: none;
  }
  .tip {
    position: absolute;
    bottom: calc(100% + 8px);
    display: grid;
    gap: 2px;
    padding: 8px 10px;
    border-radius: 6px;
    font-size: var(--ha-font-size-s, 12px);
    line-height: 1.33;
    white-space: nowrap;
    color: var(--text);
    background: var(--card);
    box-shadow: 0 2px 8px rgb(0 0 0 / 30%);
    pointer-events: none;
    z-index: 1;
  }
  .tip[hidden] {
    display: none;
  }
  .tip .scan {
    color: color-mix(in srgb, var(--good) 60%, var(--text));
  }
  @container (max-width: 22em) {
    .tick:nth-of-type(even) {
      visibility: hidden;
    }
  }
`;
