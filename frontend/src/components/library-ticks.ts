/** A tick per library, which means that it is included. */
import { html, type TemplateResult } from "lit";
import type { Localizer } from "../localizer";
import type { Library } from "../types";

/** Return the libraries that scans inspect unless something else is chosen. */
export const monitored = (libraries: readonly Library[]): string[] =>
  libraries.filter((each) => each.is_monitored).map((each) => each.library_id);

/** Return the libraries to send; none stands for the monitored ones, whichever they will be. */
export function chosenLibraries(libraries: readonly Library[], ticked: readonly string[]) {
  const usual = monitored(libraries);
  const isUsual = usual.length === ticked.length && usual.every((id) => ticked.includes(id));
  return isUsual ? [] : [...ticked];
}

export const libraryTicks = (
  { t }: Localizer,
  libraries: readonly Library[],
  ticked: readonly string[],
  onChange: (ticked: string[]) => void,
): TemplateResult => {
  const pick = (libraryId: string, event: Event) => {
    const others = ticked.filter((id) => id !== libraryId);
    onChange((event.target as HTMLInputElement).checked ? [...others, libraryId] : others);
  };
  return html`<fieldset>
    <legend>${t("libraries")}</legend>
    ${libraries.map(
      ({ library_id, title }) =>
        html`<label class="check">
          <input
            type="checkbox"
            .checked=${ticked.includes(library_id)}
            @change=${(event: Event) => pick(library_id, event)}
          />
          <span>${title}</span>
        </label>`,
    )}
    ${ticked.length ? "" : html`<p class="hint tone-warn" role="alert">${t("no_library_ticked")}</p>`}
  </fieldset>`;
};
