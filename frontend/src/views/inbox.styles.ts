import { css } from "lit";

export const inboxStyles = css`
  :host {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 12px 24px;
  }
  .head > div {
    flex: 1 1 16em;
    min-width: 0;
  }
  .proposals {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
  }
  .proposals > li {
    overflow: hidden;
  }
`;
