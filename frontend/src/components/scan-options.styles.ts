import { css } from "lit";

export const scanOptionsStyles = css`
  form,
  fieldset {
    display: grid;
    gap: 16px;
    border: 0;
    margin: 0;
    padding: 0;
    min-width: 0;
  }
  fieldset {
    gap: 0;
  }
  legend,
  .number > span:first-child {
    font-weight: 500;
    padding: 0;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 44px;
    cursor: pointer;
  }
  .number {
    display: grid;
    gap: 4px;
  }
  .hint {
    font-size: var(--ha-font-size-s, 12px);
  }
`;
