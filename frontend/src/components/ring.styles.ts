import { css } from "lit";

export const ringStyles = css`
  .ring {
    position: relative;
    display: block;
    width: var(--ring-size, 68px);
    height: var(--ring-size, 68px);
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
    font-size: var(--ring-font, 14px);
    font-weight: 500;
  }
`;
