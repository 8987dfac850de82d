import { css } from "lit";

export const scheduleFormStyles = css`
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 11em), 1fr));
    gap: 16px;
  }
  summary {
    min-height: 44px;
    align-content: center;
    font-weight: 500;
    cursor: pointer;
  }
  .more {
    display: grid;
    gap: 16px;
  }
  .days {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 9.5em), 1fr));
  }
  .days legend {
    float: left;
    grid-column: 1 / -1;
  }
`;
