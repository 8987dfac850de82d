/** The lines of a log in the words of the reader, grouped by item. */
import { html, nothing, type TemplateResult } from "lit";
import { markMatches } from "./format";
import { hasText } from "./i18n";
import type { Localizer, WordGroup } from "./localizer";
import type { LogLine } from "./types";

type LineValue = LogLine["values"][string];
type Format = (localizer: Localizer, value: LineValue) => string;

const many = (value: LineValue): string[] => (Array.isArray(value) ? value : [String(value)]);
const words =
  (group: WordGroup): Format =>
  ({ word }, value) =>
    many(value)
      .map((code) => word(group, code))
      .join(", ");

/** Return the name of a field of an item. */
function fieldText({ t, word }: Localizer, field: string): string {
  const key = `field_name_${field}`;
  return hasText(key) ? t(key) : word("restored", field);
}

/** How the values of a line are worded; others are numbers, or texts that somebody wrote. */
const FORMATS: Record<string, Format> = {
  defects: words("defect"),
  before: words("defect"),
  fixed: words("defect"),
  after: words("defect"),
  skip_reason: words("skip_reason"),
  rung: words("rung"),
  kind: words("write_kind"),
  pause_reason: words("pause_reason"),
  status: words("status"),
  media_type: words("media_type"),
  fields: (localizer, value) =>
    many(value)
      .map((field) => fieldText(localizer, field))
      .join(", "),
  failure: ({ failure }, value) => failure(String(value)),
  duration: ({ duration }, value) => duration(Number(value)),
  since: ({ dateTime }, value) => dateTime(Number(value)),
  due: ({ dateTime }, value) => dateTime(Number(value)),
};

function valueText(localizer: Localizer, name: string, value: LineValue): string {
  const format = FORMATS[name];
  if (format) return format(localizer, value);
  return typeof value === "number" ? localizer.number(value) : many(value).join(", ");
}

/** A part of a worded line; a value keeps its own direction. */
interface Part {
  text: string;
  isValue: boolean;
}

/** Return a line in words; one with a code that the panel does not know as it was written. */
export function lineParts(localizer: Localizer, { code, values, message }: LogLine): Part[] {
  const template = localizer.template("log_line", code);
  if (template === undefined) return [{ text: message, isValue: true }];
  return template.split(/\{(\w+)\}/).map((text, index) => {
    const isValue = index % 2 === 1;
    const value = isValue ? values[text] : undefined;
    return { text: value === undefined ? text : valueText(localizer, text, value), isValue };
  });
}

/** Return a line in words, with what matches a search marked. */
export const lineText = (localizer: Localizer, line: LogLine, search = ""): TemplateResult[] =>
  lineParts(localizer, line).map(({ text, isValue }) => {
    const marked = marks(text, search);
    return isValue ? html`<bdi>${marked}</bdi>` : html`${marked}`;
  });

export const marks = (text: string, search: string) =>
  markMatches(text, search).map((part) => (part.hit ? html`<mark>${part.text}</mark>` : part.text));

/** The lines about one item, or a single line about something else. */
export interface LineGroup {
  key: string;
  /** The rating key of the item; "" without one. */
  item: string;
  title: string;
  lines: LogLine[];
}

/** Group lines by item; a group is at the place of its last line, so that new lines come last. */
export function lineGroups(lines: readonly LogLine[]): LineGroup[] {
  const groups = new Map<string, LineGroup>();
  for (const line of lines) {
    const item = line.rating_key;
    const key = item ? `item ${item}` : `line ${line.id}`;
    const group = groups.get(key) ?? { key, item, title: "", lines: [] };
    groups.delete(key);
    groups.set(key, group);
    group.lines.push(line);
    group.title = String(line.values.title ?? (group.title || item));
  }
  return [...groups.values()];
}

/** The time and the level of a line, and what it says. */
export const lineRow = (
  localizer: Localizer,
  line: LogLine,
  { search = "", date = false } = {},
): TemplateResult =>
  html`<div class="line ${line.level}" data-line=${line.id}>
    <time class="num muted" title=${localizer.dateTime(line.time)}
      >${date ? localizer.dateTime(line.time) : localizer.time(line.time, true)}</time
    >
    ${
      line.level === "info"
        ? nothing
        : html`<span class="level">${localizer.t(`level_${line.level}`)}</span>`
    }
    <span class="message">${lineText(localizer, line, search)}</span>
  </div>`;
