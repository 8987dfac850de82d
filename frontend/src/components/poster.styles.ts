import { css } from "lit";

export const posterStyles = css`
  :host {
    display: grid;
    place-items: center;
    width: 44px;
    height: 66px;
    flex: none;
    border-radius: 6px;
    overflow: hidden;
    color: var(--secondary-text-color);
    background: color-mix(in srgb, var(--primary-text-color) 7%, transparent);
  }
  img {
    width: 100%;
    height: 100%;
    object-fit: cover;
    animation: appear 200ms ease-out;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
`;
