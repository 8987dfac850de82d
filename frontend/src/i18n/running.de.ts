import type { runningEn } from "./running.en";

/** Die Texte zu einem Auftrag, der läuft oder wartet, bis neue Einträge fertig sind. */
export const runningDe: Record<keyof typeof runningEn, string> = {
  state_running: "Scan läuft",
  state_refreshing_items: "Einträge werden aktualisiert",
  running_since: "Läuft seit {time}",
  keep_scanning: "Weiter scannen",
  keep_paused: "Pausiert lassen",
  dialog_cancel_title: "Diesen Scan abbrechen?",
  dialog_cancel_text:
    "Erledigtes bleibt erledigt. Einträge in Arbeit erhalten kein Ergebnis und werden vom nächsten Scan wieder geprüft.",
  state_queued: "Ein Scan folgt, sobald die Neuzugänge fertig sind",
  state_queued_items: "Einträge werden aktualisiert, sobald die Neuzugänge fertig sind",
  queued_since: "Wartet seit {time}",
  queued_note:
    "Neuzugänge werden gerade geheilt. Weitere kommen nicht mehr an die Reihe, es dauert also Sekunden bis wenige Minuten.",
  dialog_cancel_queued:
    "Der Scan hat noch nicht begonnen, es geht nichts verloren. Neuzugänge in Arbeit werden noch fertig.",
  keep_waiting: "Weiter warten",
};
