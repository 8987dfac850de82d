import type { arrivalsEn } from "./arrivals.en";

/** Die Texte zu Neuzugängen. */
export const arrivalsDe: Record<keyof typeof arrivalsEn, string> = {
  arrivals_waiting_one: "{count} Neuzugang ist noch nicht vollständig",
  arrivals_waiting_other: "{count} Neuzugänge sind noch nicht vollständig",
  arrivals_more_one: "und {count} weiterer",
  arrivals_more_other: "und {count} weitere",
  arrival_untitled: "Neuer Eintrag",
  arrival_new: "{time} angekommen",
  arrival_replaced: "Datei {time} ersetzt",
  arrival_ready: "vollständig",
  arrival_ready_after: "vollständig nach {duration}",
  arrival_incomplete: "noch unvollständig",
  arrival_watched: "noch nicht vollständig",
  arrival_next_look: "Nächste Prüfung {time}.",
  arrival_first_try: "Vielleicht ergänzt Plex das noch. Erster Versuch {time}.",
  arrival_next_try: "Neu eingetroffen. Nächster Versuch {time}.",
  arrival_due: "Kommt an die Reihe, sobald nichts anderes läuft und nichts pausiert.",
  state_arrivals: "Neuzugänge werden geheilt",
  job_scope_arrivals_one: "{count} Neuzugang",
  job_scope_arrivals_other: "{count} Neuzugänge",
};
