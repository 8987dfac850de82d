import { LitElement, css, html } from "lit";
import { property } from "lit/decorators.js";
import { define } from "../components/define";
import { icon, mdiMagnify } from "../icons";
import type { Localizer } from "../localizer";
import { shared } from "../styles";
import type { MatchSearch } from "../ladder-types";

/** A search for another match: by title and year, or by an external ID. */
export class PsrMatchSearch extends LitElement {
  @property({ attribute: false }) localizer!: Localizer;

  override render() {
    const { t } = this.localizer;
    const field = (name: string, label: string, type = "text", hint = "") =>
      html`<label>
        <span class="muted">${label}</span>
        <input class="field" name=${name} type=${type} placeholder=${hint} autocomplete="off" />
      </label>`;
    return html`<form @submit=${this.search}>
      ${field("title", t("inbox_search_title"))} ${field("year", t("inbox_search_year"), "number")}
      ${field("external_id", t("inbox_search_id"), "text", "tmdb-10283")}
      <button class="button filled">${icon(mdiMagnify)}${t("inbox_search_now")}</button>
    </form>`;
  }

  private search = (event: SubmitEvent): void => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(given.get(name) ?? "").trim();
    const detail: MatchSearch = {};
    if (text("external_id")) detail.external_id = text("external_id");
    else {
      if (text("title")) detail.title = text("title");
      if (text("year")) detail.year = Number(text("year"));
    }
    this.dispatchEvent(new CustomEvent("search", { detail }));
  };

  static override styles = [
    shared,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 8px;
        padding: 8px 20px 12px;
      }
      label {
        display: grid;
        gap: 4px;
        flex: 1 1 8em;
      }
      label:first-child {
        flex-grow: 3;
      }
      input {
        width: 100%;
        box-sizing: border-box;
      }
    `,
  ];
}

define("psr-match-search", PsrMatchSearch);
