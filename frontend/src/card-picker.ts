/** The entry in the card picker and the card's form. Neither has a `hass`: the page tells the language. */
import { LAYOUTS } from "./components/card-parts";
import { translator, type Translate } from "./i18n";

interface Suggestion {
  label: string;
  config: Record<string, string>;
}

/** What a suggestion needs to know of an entity. */
interface Registries {
  entities?: Record<string, { platform?: string; device_id?: string } | undefined>;
  devices?: Record<string, { primary_config_entry?: string | null } | undefined>;
}

interface PickerCard {
  type: string;
  name: string;
  description: string;
  preview: boolean;
  getEntitySuggestion(hass: Registries, entityId: string): Suggestion[] | null;
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
    layout: t("card_layout"),
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
      {
        name: "layout",
        default: "compact",
        selector: {
          select: {
            mode: "list",
            options: LAYOUTS.map((value) => ({ value, label: t(`card_layout_${value}`) })),
          },
        },
      },
      { name: "show_actions", default: true, selector: { boolean: {} } },
    ],
    computeLabel: ({ name }: { name: string }) => labels[name] ?? name,
  };
}

/** Suggest the card for an entity of the integration, in each layout; null for others. */
function suggestionsFor(type: string, hass: Registries, entityId: string): Suggestion[] | null {
  const entity = hass.entities?.[entityId];
  const entryId = hass.devices?.[entity?.device_id ?? ""]?.primary_config_entry;
  if (entity?.platform !== "plex_smart_refresher" || !entryId) return null;
  const t = pageTexts();
  return LAYOUTS.map((layout) => ({
    label: t(`card_layout_${layout}`),
    config: { type: `custom:${type}`, entry_id: entryId, layout },
  }));
}

/** Add the card to the card picker, in the language of the page once that is known. */
export function offerInPicker(type: string): void {
  window.customCards ??= [];
  if (window.customCards.some((card) => card.type === type)) return;
  window.customCards.push({
    type,
    preview: true,
    getEntitySuggestion: (hass, entityId) => suggestionsFor(type, hass, entityId),
    get name() {
      return pageTexts()("card_name");
    },
    get description() {
      return pageTexts()("card_description");
    },
  });
}
