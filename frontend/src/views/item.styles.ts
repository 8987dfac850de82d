import { css } from "lit";

export const itemStyles = css`
  :host {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
    container-type: inline-size;
  }
  .back {
    justify-self: start;
    margin: -8px 0 -12px -12px;
  }
  h2 {
    font-size: var(--ha-font-size-2xl, 24px);
    line-height: 1.33;
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  h3 {
    margin-block-end: 12px;
    font-size: var(--ha-font-size-l, 16px);
    font-weight: 500;
  }
  .hero {
    display: grid;
    gap: 16px 24px;
    grid-template-columns: minmax(0, 1fr);
  }
  .posters {
    display: flex;
    align-items: center;
    gap: 12px;
  }
  figure {
    margin: 0;
    display: grid;
    gap: 4px;
    justify-items: center;
  }
  figcaption {
    font-size: var(--ha-font-size-s, 12px);
  }
  .posters psr-poster {
    width: 96px;
    height: 144px;
    border-radius: 10px;
  }
  .about {
    display: grid;
    gap: 10px;
    align-content: start;
    min-width: 0;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-block-start: 6px;
  }
  .outlook {
    display: grid;
    gap: 16px 32px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 18em), 1fr));
  }
  .outlook dd {
    margin: 4px 0 0;
    overflow-wrap: anywhere;
  }
  .changes {
    display: grid;
    gap: 16px;
  }
  .pair {
    display: grid;
    gap: 8px 16px;
  }
  .pair h4 {
    margin: 0;
    font-weight: 500;
  }
  .pair h4::first-letter {
    text-transform: uppercase;
  }
  .pair p {
    display: grid;
    gap: 2px;
    align-content: start;
    margin: 0;
    padding: 8px 12px;
    border-radius: 8px;
    background: var(--hover);
    overflow-wrap: anywhere;
  }
  .pair .new {
    background: color-mix(in srgb, var(--good) 12%, transparent);
  }
  .pair p > span:first-child {
    font-size: var(--ha-font-size-s, 12px);
  }
  .history {
    display: grid;
  }
  .history li {
    display: grid;
    gap: 6px 16px;
    align-items: center;
    padding: 10px 0;
    border-top: 1px solid var(--line);
  }
  .history li:first-child {
    border-top: 0;
  }
  .when,
  .what {
    display: grid;
    gap: 4px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .change {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
  }
  .change .icon {
    width: 18px;
    height: 18px;
    color: var(--muted);
  }
  .job {
    justify-self: start;
    padding: 0 12px;
    margin-inline-start: -12px;
  }
  .lines {
    display: grid;
    gap: 4px;
    font-size: calc(13px * var(--ha-font-size-scale, 1));
  }
  @container (min-width: 39em) {
    .hero {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .posters psr-poster {
      width: 120px;
      height: 180px;
    }
    .pair {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .pair h4 {
      grid-column: 1 / -1;
    }
    .history li {
      grid-template-columns: 12em minmax(0, 1fr) auto;
    }
    .job {
      margin: 0;
    }
  }
`;
