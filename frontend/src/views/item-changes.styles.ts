import { css } from "lit";

export const itemChangesStyles = css`
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
    padding: 12px 0;
  }
  li + li {
    border-top: 1px solid var(--line);
  }
  .what {
    flex: 1 1 16em;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .main {
    font-weight: 500;
  }
  .pair {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 6px;
  }
  .pair .icon {
    width: 16px;
    height: 16px;
  }
`;
