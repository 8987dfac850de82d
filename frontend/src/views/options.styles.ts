import { css } from "lit";

export const optionsStyles = css`
  :host {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
    max-width: 54em;
    margin-inline: auto;
    width: 100%;
  }
  form {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
  }
  .group,
  .about {
    display: grid;
    gap: 20px;
    grid-template-columns: minmax(0, 1fr);
  }
  .option {
    display: grid;
    gap: 4px;
    grid-template-columns: minmax(0, 1fr);
    overflow-wrap: anywhere; /* also in Home Assistant's own fields */
    scroll-margin: 80px;
  }
  .option.wrong {
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--bad);
  }
  .fault {
    color: color-mix(in srgb, var(--bad) 70%, var(--text));
  }
  .mark {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
  }
  .button.small {
    min-height: 44px;
    padding: 4px 12px;
    white-space: normal;
    text-align: start;
    overflow-wrap: anywhere;
  }
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-width: 0;
  }
  .plain,
  .paces {
    display: grid;
    gap: 6px;
  }
  .plain.row {
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 16px;
  }
  .plain .field {
    max-width: 23em;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 40px;
  }
  .label,
  .hint {
    display: block;
  }
  .label {
    font-weight: 500;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .choices label {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 44px;
    padding: 0 16px;
    border: 1px solid var(--line);
    border-radius: 22px;
    cursor: pointer;
  }
  .choices label:hover {
    background: var(--hover);
  }
  .choices .chosen {
    background: var(--accent-soft);
    color: var(--accent-text);
  }
  .choices input {
    accent-color: var(--accent-fill);
  }
  .bar {
    position: sticky;
    inset-block-end: calc(8px + var(--psr-bottom, 0px));
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 8px;
    padding: 8px 16px;
    box-shadow: 0 2px 10px rgba(0, 0, 0, 0.25);
  }
  .bar span {
    flex: 1 1 9em;
  }
  dl {
    display: grid;
    gap: 8px;
  }
  dl div {
    display: flex;
    justify-content: space-between;
    gap: 16px;
  }
  .learned summary {
    padding-block: 12px;
    color: var(--accent-text);
    cursor: pointer;
  }
  .learned dl div {
    flex-wrap: wrap;
    gap: 0 16px;
  }
  .learned dt {
    flex: 1 1 10em;
  }
  .learned dd {
    flex: 2 1 16em;
  }
`;
