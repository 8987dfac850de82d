/** Why an item is protected, in the language of the user. */
import type { Speech } from "./context";

/** The engine's sentence: what is hand-made of the item, or of one below it. */
const REASON =
  /^(?:an item below it, (?<below>.+), is )?unmatched, with (?<summary>a summary written by hand)?(?: and )?(?:locked fields: (?<fields>.+))?$/s;

/** Tell why; a sentence of another shape as it stands, and of none what holds for all. */
export function protectionText(speech: Speech, reason: string | null | undefined): string {
  if (!reason) return speech.t("protected_somehow");
  const { below, summary, fields } = REASON.exec(reason)?.groups ?? {};
  const names = fields?.split(", ").map((field) => speech.word("field_name", field));
  const made = [
    summary ? speech.t("made_summary") : "",
    names ? speech.t("made_fields", { fields: names.join(", ") }) : "",
  ].filter(Boolean);
  if (!made.length) return reason;
  const values = { made: made.join(speech.t("made_and")), title: below ?? "" };
  return speech.t(below ? "protected_below" : "protected_itself", values);
}
