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
};
