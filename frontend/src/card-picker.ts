/** The entry in the card picker and the card's form. Neither has a `hass`: the page tells the language. */
import { translator, type Translate } from "./i18n";

interface PickerCard {
  type: string;
  name: string;
  description: string;
  preview: boolean;
}

declare global {
  interface Window {
    customCards?: PickerCard[];
  }
}

/** Return the texts in the language of the page. */
const pageTexts = (): Translate => translator(document.documentElement.lang || navigator.language);

/** Return the form in which a card is configured. */
export function configForm() {
  const t = pageTexts();
  const labels: Record<string, string> = {
    entry_id: t("server"),
    title: t("card_field_title"),
    show_actions: t("card_field_actions"),
  };
  return {
    schema: [
      {
        name: "entry_id",
        required: true,
        selector: { config_entry: { integration: "plex_smart_refresher" } },
      },
      { name: "title", selector: { text: {} } },
      { name: "show_actions", default: true, selector: { boolean: {} } },
    ],
    computeLabel: ({ name }: { name: string }) => labels[name] ?? name,
  };
}

/** Add the card to the card picker, in the language of the page once that is known. */
export function offerInPicker(type: string): void {
  window.customCards ??= [];
  if (window.customCards.some((card) => card.type === type)) return;
  window.customCards.push({
    type,
    preview: true,
    get name() {
      return pageTexts()("card_name");
    },
    get description() {
      return pageTexts()("card_description");
    },
  });
}
