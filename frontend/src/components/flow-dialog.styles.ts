import { css } from "lit";

export const flowDialogStyles = css`
  form {
    display: grid;
    gap: 20px;
  }
  .menu {
    display: grid;
    gap: 8px;
  }
  p {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  label {
    display: grid;
    gap: 4px;
  }
  label.check {
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: 4px 12px;
    min-height: 44px;
  }
  label.check .hint,
  label.check .fault {
    grid-column: 2;
  }
  .hint {
    font-size: var(--ha-font-size-s, 12px);
  }
  .fault {
    color: color-mix(in srgb, var(--bad) 80%, var(--text));
  }
`;
