/** The panel's own texts in the language of the user; other languages fall back to English. */
import { de } from "./de";
import { en, type TextKey } from "./en";

export type { TextKey } from "./en";
export type Texts = Record<TextKey, string>;
export type Translate = (key: TextKey, values?: Record<string, string | number>) => string;

const LANGUAGES: Record<string, Texts> = { en, de };

/** Keys that exist as `<key>_one` and `<key>_other`. */
export type PluralKey = {
  [K in TextKey]: K extends `${infer Stem}_one` ? Stem : never;
}[TextKey];

export const languageOf = (language: string): string =>
  LANGUAGES[language.split("-")[0] ?? ""] ? language.split("-")[0]! : "en";

/** Fill in the values of a text; placeholders without a value stay. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

export function translator(language: string): Translate {
  const texts = LANGUAGES[languageOf(language)]!;
  return (key, values = {}) => fill(texts[key] ?? en[key] ?? key, values);
}

/** Return the plural form for a number; `shown` is the formatted number. */
export function plural(
  t: Translate,
  language: string,
  stem: PluralKey,
  count: number,
  shown: string,
  values: Record<string, string | number> = {},
): string {
  const form = new Intl.PluralRules(languageOf(language)).select(count) === "one" ? "one" : "other";
  return t(`${stem}_${form}` as TextKey, { count: shown, ...values });
}

/** Return whether there is a text for a code of the server. */
export const hasText = (key: string): key is TextKey => key in en;
