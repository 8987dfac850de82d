/** What the settings are made of: the table of options as the server sends it. */
import type { Localizer } from "./localizer";
import type { OptionRow, OptionValue } from "./types";

export type Draft = Readonly<Record<string, OptionValue>>;

const sameValue = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

export const valueOf = (row: OptionRow, draft: Draft): OptionValue =>
  row.key in draft ? draft[row.key]! : row.value;

/** Return the options whose values in the draft are not those of the server. */
export const changedRows = (rows: readonly OptionRow[], draft: Draft): OptionRow[] =>
  rows.filter((row) => !sameValue(valueOf(row, draft), row.value));

export const isDefault = (row: OptionRow, draft: Draft): boolean =>
  sameValue(valueOf(row, draft), row.default);

/** Return the preset that the draft matches; "custom" if it is none. */
export function paceOf(
  paces: Readonly<Record<string, Draft>>,
  rows: readonly OptionRow[],
  draft: Draft,
): string {
  const current = Object.fromEntries(rows.map((row) => [row.key, valueOf(row, draft)]));
  const found = Object.entries(paces).find(([, numbers]) =>
    Object.entries(numbers).every(([key, number]) => current[key] === number),
  );
  return found?.[0] ?? "custom";
}

/** Return the changes as the server takes them; an option without a value gets its default back. */
export function request(rows: readonly OptionRow[], draft: Draft): Record<string, unknown> {
  const changed = changedRows(rows, draft);
  const isEmpty = (row: OptionRow) => (valueOf(row, draft) ?? "") === "";
  const reset = changed.filter(isEmpty).map(({ key }) => key);
  const given = changed.filter((row) => !isEmpty(row)).map((row) => [row.key, valueOf(row, draft)]);
  return { ...Object.fromEntries(given), ...(reset.length ? { reset } : {}) };
}

/** Return the changed number that is not a whole one, if any. */
export const notANumber = (rows: readonly OptionRow[], draft: Draft): OptionRow | undefined =>
  changedRows(rows, draft).find(
    (row) => row.selector.number && !Number.isInteger(valueOf(row, draft)),
  );

/** Return a value in words. */
export function valueText(localizer: Localizer, row: OptionRow, value: OptionValue): string {
  const { number, boolean } = row.selector;
  if (boolean) return localizer.t(value ? "yes" : "no");
  if (number)
    return [localizer.number(Number(value)), number.unit_of_measurement].filter(Boolean).join(" ");
  const labels = choicesOf(localizer, row);
  const values = Array.isArray(value) ? value : value ? [String(value)] : [];
  const texts = values.map((each) => labels.find((one) => one.value === each)?.label ?? each);
  return texts.join(", ") || localizer.t("none");
}

/** Return the choices of an option with their words. */
export function choicesOf(
  localizer: Localizer,
  row: OptionRow,
): { value: string; label: string }[] {
  const { options = [], translation_key: key } = row.selector.select ?? {};
  return options.map((option) => {
    const { value, label } = typeof option === "string" ? { value: option, label: option } : option;
    return { value, label: (key && localizer.choice(key, value)) || label };
  });
}
