import type { cardEn } from "./card.en";

/** Die Texte der Karte für Dashboards. */
export const cardDe: Record<keyof typeof cardEn, string> = {
  card_name: "Plex Smart Refresher",
  card_description:
    "Zeigt, wie gut es den Mediatheken eines Plex-Servers geht und was als Nächstes geschieht",
  card_layout: "Aufbau",
  card_layout_compact: "Kompakt",
  card_layout_libraries: "Mediatheken",
  card_layout_posters: "Poster der geheilten Einträge",
  card_broken: "Mangelhaft",
  card_healed: "Zuletzt geheilt",
  card_healed_when: "{count}, {time}",
  card_never: "Noch nichts",
  card_missing: "Bitte in der Konfiguration der Karte einen Server auswählen.",
  card_open: "Plex Refresher öffnen",
  card_field_title: "Titel",
  card_field_actions: "Tasten anzeigen",
};
