import type { itemsEn } from "./items.en";

/** The texts of the pages of an item and of a job. */
export const itemsDe: Record<keyof typeof itemsEn, string> = {
  job_more: "Optionen und Phasen",
  job_checked_one: "{count} Eintrag wurde geprüft.",
  job_checked_other: "{count} Einträge wurden geprüft.",
  job_healed_one: "{fixed} von {count} mangelhaften Eintrag ist geheilt.",
  job_healed_other: "{fixed} von {count} mangelhaften Einträgen sind geheilt.",
  job_would_one: "{count} würde aktualisiert; nichts wurde geändert.",
  job_would_other: "{count} würden aktualisiert; nichts wurde geändert.",
  job_all_well: "Keiner davon ist mangelhaft.",
  job_health: "Gesundheit: {before} → {after}.",
  item_all: "Alle Einträge",
  item_missing_title: "Eintrag nicht gefunden",
  item_missing_text: "Kein Scan hat ihn mangelhaft gefunden, oder sein Verlauf wurde entfernt.",
  item_gone: "In Plex gibt es den Eintrag nicht mehr.",
  item_history: "Versuche",
  item_history_empty: "Noch kein Auftrag hat ein Ergebnis dazu.",
  item_job: "Auftrag öffnen",
  item_changes: "Was die Aktualisierung geändert hat",
  nothing_there: "Leer",
  item_why_broken: "Warum er mangelhaft ist",
  item_why_open: "Warum er nicht geheilt ist",
  item_what_happened: "Was geschehen ist",
  item_next: "Was als Nächstes geschieht",
  item_next_healed: "Scans prüfen ihn weiterhin.",
  item_next_nothing: "Von selbst geschieht nichts.",
  item_next_scan: "Der nächste Scan ist für {time} geplant ({left}).",
  item_next_unplanned: "Kein Scan ist geplant: Leg einen Zeitplan an oder starte einen.",
  item_you_can: "Was du tun kannst",
  help_ignored: "Ignoriere ihn nicht mehr, dann versuchen es Scans wieder.",
  help_needs_you:
    "Öffne ihn in Plex und wähle „Zuordnung korrigieren“. Der nächste Scan bemerkt das. Oder ignoriere ihn.",
  help_no_match:
    "Wähle die Zuordnung im Eingang, oder öffne den Eintrag in Plex und wähle „Zuordnung korrigieren“.",
  help_timed_out:
    "Versuch es erneut, wenn Plex weniger zu tun hat, oder erhöhe die Frist in den Optionen.",
  help_given_up:
    "Aktualisiere ihn, um von vorn zu beginnen, ergänze in Plex, was fehlt, oder ignoriere ihn.",
  help_waiting: "Du kannst warten, ihn jetzt aktualisieren oder in Plex ergänzen, was fehlt.",
  why_no_match: "Plex hat keine Zuordnung für ihn.",
  why_missing_poster: "Er hat kein Poster.",
  why_broken_poster: "Plex kann sein Poster nicht laden.",
  why_missing_summary: "Er hat keine Beschreibung oder eine ohne Inhalt.",
  why_placeholder_title: "Sein Titel ist nur ein Platzhalter wie „Folge 5“.",
  why_frame_poster: "Er zeigt ein Standbild aus dem Video statt eines Posters.",
  why_inherited_poster: "Er hat kein eigenes Poster und zeigt das seiner Staffel oder Serie.",
  why_no_external_ids:
    "Er ist zugeordnet, aber mit keiner Datenbank wie IMDb, TMDB, TheTVDB oder MusicBrainz verknüpft.",
  why_missing_required_id: "Ihm fehlt die ID einer Datenbank, die du in den Optionen verlangst.",
};
