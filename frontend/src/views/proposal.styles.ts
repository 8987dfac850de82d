import { css } from "lit";

export const proposalStyles = css`
  :host {
    display: block;
  }
  header,
  .candidates li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 4px 16px;
    padding: 12px 20px;
  }
  header {
    padding-block: 16px;
  }
  header psr-poster {
    width: 56px;
    height: 84px;
  }
  .about {
    display: grid;
    gap: 2px;
    min-width: 0;
  }
  .about > * {
    overflow-wrap: anywhere;
  }
  h4 {
    margin: 0;
  }
  h3 a {
    color: var(--text);
  }
  .file {
    font-size: var(--ha-font-size-s, 12px);
  }
  .candidates li {
    border-top: 1px solid var(--line);
  }
  .candidates .recommended {
    background: color-mix(in srgb, var(--good) 8%, transparent);
  }
  .summary {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .none,
  .stage {
    padding: 0 20px 16px;
  }
  .stage {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    font-weight: 500;
  }
  .stage .button {
    margin-inline-start: auto;
  }
  .spinner {
    width: 18px;
    height: 18px;
    border: 3px solid var(--track);
    border-top-color: var(--accent);
    border-radius: 50%;
    animation: turn 1s linear infinite;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation: none;
    }
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 12px 20px 16px;
    border-top: 1px solid var(--line);
  }
  @container (max-width: 40em) {
    header,
    .candidates li {
      grid-template-columns: auto minmax(0, 1fr);
      align-items: start;
      padding-inline: 16px;
    }
    .candidates li .button {
      grid-column: 1 / -1;
      justify-self: stretch;
    }
    footer .button {
      flex: 1 1 40%;
    }
    .none,
    .stage,
    footer {
      padding-inline: 16px;
    }
  }
`;
