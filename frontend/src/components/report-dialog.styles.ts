import { css } from "lit";

export const reportDialogStyles = css`
  textarea {
    width: 100%;
    margin: 12px 0 4px;
    padding: 12px;
    border: 1px solid var(--line);
    border-radius: 12px;
    font-family: var(--ha-font-family-code, monospace);
    font-size: var(--ha-font-size-s, 12px);
    color: var(--text);
    background: color-mix(in srgb, var(--text) 4%, transparent);
    resize: vertical;
  }
  p[role="status"] {
    min-height: 20px;
  }
`;
