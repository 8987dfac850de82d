import { css } from "lit";

export const ringStyles = css`
  .ring {
    position: relative;
    display: block;
    width: calc(var(--ring-size, 68px) * var(--ha-font-size-scale, 1));
    aspect-ratio: 1;
    flex: none;
  }
  .ring circle {
    fill: none;
    stroke-width: 3.4;
  }
  .ring .rest {
    stroke: var(--track);
  }
  .ring .share {
    stroke: var(--tone);
  }
  .ring > span {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    font-size: calc(var(--ring-font, 14px) * var(--ha-font-size-scale, 1));
    font-weight: 500;
  }
`;
