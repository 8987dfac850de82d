import { css } from "lit";

/** Colours, fonts and sizes. They come from Home Assistant's theme, so dark and light follow it. */
export const tokens = css`
  :host {
    --card: var(--ha-card-background, var(--card-background-color, #fff));
    --text: var(--primary-text-color, #141414);
    --muted: var(--secondary-text-color, #5e5e5e);
    --line: var(--divider-color, rgba(0, 0, 0, 0.12));
    --accent: var(--primary-color, #009ac7);
    /* Text in the accent colour, and fills below white text, that have enough contrast. */
    --accent-text: color-mix(in srgb, var(--accent) 62%, var(--text));
    --accent-fill: color-mix(in srgb, var(--accent) 72%, #000);
    --accent-soft: color-mix(in srgb, var(--accent) 14%, transparent);
    --good: var(--success-color, #43a047);
    --warn: var(--warning-color, #ffa600);
    --bad: var(--error-color, #db4437);
    --info: var(--info-color, #039be5);
    --radius: var(--ha-card-border-radius, var(--ha-border-radius-lg, 12px));
    --hover: color-mix(in srgb, var(--text) 6%, transparent);
    --track: color-mix(in srgb, var(--text) 10%, transparent);
    color: var(--text);
    font-family: var(--ha-font-family-body, Roboto, Noto, sans-serif);
    font-size: var(--ha-font-size-m, 14px);
    line-height: 1.45;
    -webkit-font-smoothing: antialiased;
    -webkit-text-size-adjust: 100%;
  }
  @supports (color: oklch(from red l c h)) {
    :host {
      /* The same in the full chroma of the theme's colour. */
      --accent-text: oklch(
        from color-mix(in oklab, var(--accent) 70%, var(--text)) l calc(c / 0.7) h
      );
      --accent-fill: oklch(from var(--accent) min(l, 0.53) c h);
    }
  }
`;
