import { css } from "lit";

export const runningStyles = css`
  .running {
    display: grid;
    gap: 18px;
    grid-template-columns: minmax(0, 1fr);
    container-type: inline-size;
  }
  .headline {
    display: flex;
    align-items: flex-start;
    gap: 16px;
  }
  .headline .what {
    flex: 1;
    min-width: 0;
  }
  .headline h2 {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    font-size: var(--ha-font-size-xl, 20px);
    line-height: 1.4;
  }
  .percent {
    font-size: calc(34px * var(--ha-font-size-scale, 1));
    line-height: 1.18;
    font-weight: 400;
    letter-spacing: -0.5px;
  }
  .pause-note {
    flex-wrap: wrap;
  }
  .pause-note .cause {
    flex: 1 1 180px;
    min-width: 0;
  }
  .pause-note .reason {
    display: block;
    font-weight: 500;
  }
  .now {
    display: grid;
    gap: 4px;
    grid-template-columns: minmax(0, 1fr);
  }
  .current {
    min-height: 20px;
  }
  .current .muted {
    margin-inline-end: 8px;
  }
`;
