import { css } from "lit";

export const dialogStyles = css`
  dialog {
    width: min(480px, calc(100vw - 32px));
    max-height: calc(100dvh - 32px);
    padding: 0;
    border: 0;
    border-radius: var(--ha-dialog-border-radius, 24px);
    background: var(--ha-dialog-surface-background, var(--card));
    color: var(--text);
    box-shadow: 0 12px 40px rgba(0, 0, 0, 0.3);
    overflow: auto;
  }
  dialog[open] {
    animation: rise 160ms ease-out;
  }
  dialog::backdrop {
    background: rgba(0, 0, 0, 0.5);
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(12px);
    }
  }
  .sheet {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    overflow-wrap: anywhere;
    padding: 24px;
  }
  h2 {
    font-size: var(--ha-font-size-xl, 20px);
    line-height: 1.4;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    margin-top: 8px;
  }
`;
