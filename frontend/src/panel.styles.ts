import { css } from "lit";

/**
 * The panel is the container whose width its views ask for: their widths are in em, so that larger
 * text changes the layout as a smaller window does.
 */
export const panelStyles = css`
  :host {
    container-type: inline-size;
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 100vh;
    min-height: 100dvh;
    background: var(--primary-background-color, #fafafa);
  }
  header {
    position: sticky;
    top: 0;
    z-index: 3;
    display: grid;
    grid-template-columns: minmax(max-content, 1fr) auto minmax(0, 1fr);
    align-items: center;
    gap: 12px;
    min-height: var(--header-height, 56px);
    padding: 0 12px 0 24px;
    color: var(--app-header-text-color, var(--text));
    background: var(--app-header-background-color, var(--card));
    border-bottom: var(--app-header-border-bottom, 1px solid var(--line));
  }
  :host([narrow]) header {
    grid-template-columns: minmax(0, 1fr);
    padding-inline-start: 4px;
  }
  .brand {
    display: flex;
    align-items: center;
    gap: 12px;
    min-width: 0;
  }
  /* A long name of a server takes a line of its own. */
  :host([narrow]) .several {
    flex-wrap: wrap;
    gap: 0 12px;
    padding: 4px 0;
  }
  .chooser {
    display: flex;
    align-items: center;
    min-width: 0;
    max-width: 100%;
  }
  h1 {
    font-size: var(--ha-font-size-xl, 20px);
    font-weight: 400;
    line-height: 1.4;
  }
  .servers {
    min-height: 44px;
    min-width: 0;
    padding: 0 10px;
    border: 1px solid color-mix(in srgb, currentColor 25%, transparent);
    border-radius: 22px;
    font: inherit;
    color: inherit;
    background: transparent;
    text-overflow: ellipsis;
  }
  .chooser .trouble {
    color: color-mix(in srgb, var(--bad) 80%, var(--text));
  }
  .servers option {
    color: var(--text);
    background: var(--card);
  }
  .tabs {
    display: flex;
    align-self: stretch;
  }
  .tabs a {
    position: relative;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-width: 52px;
    padding: 0 16px;
    min-height: 48px;
    font-weight: 500;
  }
  /* Not of the link, which would take contrast from its count. */
  .tabs a > :not(.count) {
    opacity: 0.86;
  }
  .tabs a[aria-current] > *,
  :host([narrow]) > .tabs a > * {
    opacity: 1;
  }
  header .tabs a {
    color: inherit;
  }
  .tabs a:hover {
    text-decoration: none;
    background: var(--hover);
  }
  .tabs a:focus-visible {
    outline-offset: -4px;
  }
  .tabs a .icon {
    width: 20px;
    height: 20px;
  }
  .tabs .count {
    min-width: 20px;
    padding: 0 6px;
    border-radius: 10px;
    box-sizing: border-box;
    font-size: var(--ha-font-size-s, 12px);
    line-height: 20px;
    text-align: center;
    color: #fff;
    background: var(--accent-fill);
  }
  .tabs a[aria-current] {
    color: var(--accent-text);
  }
  .tabs a[aria-current]::after {
    content: "";
    position: absolute;
    inset: auto 12px 0;
    height: 3px;
    border-radius: 3px 3px 0 0;
    background: var(--accent);
  }
  main {
    flex: 1;
    outline: none;
  }
  .content {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    max-width: 1240px;
    margin: 0 auto;
    padding: 24px 24px 48px;
  }
  .waiting-card {
    min-height: 330px;
    padding-top: 8px;
  }
  :host([narrow]) {
    --psr-bottom: 64px;
  }
  :host([narrow]) .content {
    padding: 16px 12px 24px;
  }
  :host([narrow]) > .tabs {
    position: sticky;
    bottom: 0;
    z-index: 3;
    margin: 0;
    background: var(--card);
    border-top: 1px solid var(--line);
  }
  :host([narrow]) > .tabs a {
    flex: 1;
    flex-direction: column;
    justify-content: center;
    gap: 2px;
    min-height: 60px;
    padding: 0 2px;
    font-size: var(--ha-font-size-s, 12px);
    color: var(--muted);
  }
  :host([narrow]) > .tabs .count {
    position: absolute;
    top: 4px;
    inset-inline-start: calc(50% + 12px);
  }
  :host([narrow]) > .tabs a[aria-current] {
    color: var(--accent-text);
  }
  :host([narrow]) > .tabs a[aria-current]::after {
    inset: 0 24% auto;
    border-radius: 0 0 3px 3px;
  }
  /* Icons alone, whose words screen readers and tooltips have. */
  @container (max-width: 76em) {
    header .tabs span:not(.count) {
      display: none;
    }
    header .tabs a {
      min-width: 44px;
      padding: 0 10px;
    }
  }
  @container (max-width: 24em) {
    :host([narrow]) > .tabs span:not(.count) {
      display: none;
    }
  }
  @container (max-width: 40em) {
    .pad {
      padding: 16px;
    }
  }
`;
