/** The texts of the inbox and the journal. */
import type { inboxEn } from "./inbox.en";

export const inboxDe: Record<keyof typeof inboxEn, string> = {
  inbox_title_one: "{count} Zuordnung wartet auf dich",
  inbox_title_other: "{count} Zuordnungen warten auf dich",
  inbox_text:
    "Diese Einträge konnte Plex nicht selbst zuordnen. Es ändert sich nichts, bis du wählst, und jede Zuordnung lässt sich rückgängig machen.",
  inbox_accept_one: "{count} eindeutigen Eintrag zuordnen",
  inbox_accept_other: "{count} eindeutige Einträge zuordnen",
  inbox_accept_hint:
    "Alle mit einem empfohlenen Treffer, bei dem die ID oder Titel und Jahr übereinstimmen",
  inbox_matching_one: "{count} Eintrag wird zugeordnet",
  inbox_matching_other: "{count} Einträge werden zugeordnet",
  inbox_empty_title: "Nichts wartet auf dich",
  inbox_empty_text:
    "Was Plex nicht selbst zuordnen kann, erscheint nach einem Scan hier, mit Treffern zur Auswahl.",
  inbox_by_id_title: "Manche haben eine ID im Dateinamen",
  inbox_by_id_text:
    "Scans können sie selbst zuordnen: nur wenn genau ein Titel diese ID hat, Name und Jahr stimmen, kein anderer Eintrag derselbe ist und nichts bearbeitet oder angesehen wurde. Höchstens zehn am Tag, jede Zuordnung wird geprüft.",
  inbox_by_id: "Ab jetzt automatisch zuordnen",
  inbox_by_id_done: "Scans ordnen ab jetzt nach der ID zu",
  inbox_no_candidates:
    "Plex schlägt nichts vor. Suche nach dem Titel in einer anderen Sprache oder nach einer ID.",
  inbox_found_nothing: "Plex findet nichts zu dieser Suche.",
  inbox_loses:
    "Eine Zuordnung verwirft, was von Hand bearbeitet wurde ({fields}). Die Änderungen werden danach wiederhergestellt.",
  inbox_recommended: "Empfohlen",
  inbox_twin: "Titel und Jahr gibt es mehrfach",
  inbox_match: "Zuordnen",
  inbox_match_with: "{title} zuordnen",
  inbox_search: "Suchen",
  inbox_search_title: "Titel",
  inbox_search_year: "Jahr",
  inbox_search_id: "Oder ID",
  inbox_search_now: "Finden",
  inbox_later: "Später",
  inbox_decline: "Nichts davon",
  inbox_never: "Nie mehr fragen",
  inbox_never_hint: "Der Eintrag bleibt, wie er ist.",
  inbox_is_waiting: "Wird zugeordnet …",
  inbox_is_done: "Zugeordnet",
  inbox_is_put_off: "In einer Woche wird erneut gefragt",
  inbox_is_declined: "Abgelehnt. Erneut gefragt wird nur bei anderen Treffern",
  inbox_is_never: "Es wird nie mehr gefragt",
  inbox_is_undoing: "Wird rückgängig gemacht …",
  inbox_is_undone: "Rückgängig gemacht",
  changes_title: "Was geschrieben wurde",
  changes_text: "Jede Änderung lässt sich rückgängig machen und wird einige Zeit aufbewahrt.",
  changes_below_one: "und {count} Eintrag darunter",
  changes_below_other: "und {count} Einträge darunter",
  changes_open:
    "Wie das ausging, ist unbekannt, weil Home Assistant währenddessen beendet wurde. Es lässt sich rückgängig machen.",
  changes_none: "Nichts ist anders.",
  changes_fields: "Geändert: {fields}",
  changes_undone: "Rückgängig gemacht: {time}",
  rung_first: "Erster Versuch: {rung}",
  rung_match: "Zugeordnet",
  restored_wanted: "Wiederhergestellt: {what}",
  restored_not: "Konnte nicht wiederhergestellt werden: {what}",
  field_name_guid: "Zuordnung",
  field_name_poster: "Poster",
};
