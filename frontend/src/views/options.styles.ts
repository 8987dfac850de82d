import { css } from "lit";

export const optionsStyles = css`
  :host {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
    max-width: 760px;
    margin-inline: auto;
    width: 100%;
  }
  form.card,
  .more,
  .about {
    display: grid;
    gap: 20px;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 140px;
    align-items: center;
    gap: 8px 24px;
  }
  .row > :last-child {
    justify-self: end;
  }
  .row .field {
    width: 100%;
  }
  .label,
  .hint {
    display: block;
  }
  .label {
    font-weight: 500;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
  }
  .more .button {
    justify-self: start;
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
  @container (max-width: 37em) {
    .row {
      grid-template-columns: minmax(0, 1fr) 100px;
    }
  }
`;
