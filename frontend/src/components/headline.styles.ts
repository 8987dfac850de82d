import { css } from "lit";

export const headlineStyles = css`
  .sentence {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 12px 16px;
  }
  .words {
    flex: 1 1 15em;
    min-width: 0;
  }
  .deeds {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .words h2 {
    font-size: var(--ha-font-size-2xl, 24px);
    line-height: 1.33;
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  .badge {
    display: grid;
    place-items: center;
    flex: none;
    width: 56px;
    height: 56px;
    border-radius: 50%;
    color: color-mix(in srgb, var(--tone) 75%, var(--text));
    background: color-mix(in srgb, var(--tone) 14%, transparent);
  }
  .badge .icon {
    width: 32px;
    height: 32px;
  }
`;
