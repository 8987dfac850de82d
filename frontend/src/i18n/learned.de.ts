import type { learnedEn } from "./learned.en";

/** Die Texte dazu, was über einen Server gelernt ist. */
export const learnedDe: Record<keyof typeof learnedEn, string> = {
  learned_title: "Von diesem Server gelernt",
  learned_level: "{library}, {level}",
  learned_option_deadline: "der Wert der Optionen: {known} von {enough} Aktualisierungen bekannt",
  learned_option_picture_wait: "der Wert der Optionen: {known} von {enough} späten Bildern bekannt",
  learned_learned_deadline:
    "das Dreifache dessen, was {share} von {known} Aktualisierungen brauchten",
  learned_learned_picture_wait:
    "das Dreifache dessen, was {share} von {known} späten Bildern brauchten",
  learned_shortest_deadline:
    "die kürzeste: {share} von {known} Aktualisierungen brauchten weniger als ein Drittel davon",
  learned_shortest_picture_wait:
    "die kürzeste: {share} von {known} späten Bildern brauchten weniger als ein Drittel davon",
  learned_longest_deadline: "die längste, weil Aktualisierungen hier sehr lange dauern",
  learned_longest_picture_wait: "die längste, weil späte Bilder hier sehr lange brauchen",
  learned_doubled_deadline: "verdoppelt: {timed_out} von {recent} überschritten die Zeit",
  learned_few_arrived: "bis zur ersten Aktualisierung: {known} von {enough} Neuzugängen bekannt",
  learned_prompt_arrived:
    "bis zur ersten Aktualisierung: vier von fünf der {known} Neuzugänge brauchten keine zweite",
  learned_late_arrived:
    "bis zur ersten Aktualisierung: mindestens einem von fünf der {known} Neuzugänge fehlte {lag} nach dem Eintreffen noch etwas",
  learned_few_late:
    "erster Versuch zur üblichen Zeit nach der Ausstrahlung: {known} von {enough} geheilten Folgen bekannt",
  learned_prompt_late:
    "erster Versuch zur üblichen Zeit nach der Ausstrahlung: vier von fünf der {known} geheilten Folgen brauchten keinen zweiten",
  learned_late_late:
    "später als üblich nach der Ausstrahlung: mindestens einer von fünf der {known} geheilten Folgen fehlte dann noch etwas",
};
