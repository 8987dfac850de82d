import { css } from "lit";

/** Styles of the templates in parts.ts. */
export const partStyles = css`
  .figure dt {
    color: var(--muted);
    font-size: var(--ha-font-size-s, 12px);
    line-height: 1.33;
  }
  .figure dd {
    font-size: var(--ha-font-size-xl, 20px);
    line-height: 1.4;
    font-weight: 500;
  }
  .figure.tone-good dd,
  .figure.tone-warn dd,
  .figure.tone-bad dd,
  .figure.tone-info dd {
    color: color-mix(in srgb, var(--tone) 60%, var(--text));
  }
  .search {
    flex: 1 1 220px;
    max-width: 420px;
    padding-inline-end: 2px;
  }
  .search .clear {
    width: 40px;
    height: 40px;
  }
  .pager {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: 4px;
    padding: 4px 8px;
  }
  .pager span {
    margin-inline-end: 8px;
  }
  .skeleton-rows {
    padding: 4px 20px 12px;
  }
`;
