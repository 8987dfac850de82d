/** Numbers, dates and durations as the user set them in their profile. */
import type { Hass, Locale } from "./types";

/** The settings that determine the formats. */
export interface Formatting {
  locale: Locale;
  serverZone: string;
}

export const formattingOf = (hass: Hass): Formatting => ({
  locale: hass.locale,
  serverZone: hass.config.time_zone,
});

/** Return the locale with the number format of the user. */
function numberLocale({ locale }: Formatting): string | undefined {
  switch (locale.number_format) {
    case "comma_decimal":
      return "en-US";
    case "decimal_comma":
      return "de";
    case "space_comma":
      return "fr";
    case "quote_decimal":
      return "de-CH";
    case "system":
      return undefined;
    default:
      return locale.language;
  }
}

export function formatNumber(format: Formatting, value: number, digits = 0): string {
  return new Intl.NumberFormat(numberLocale(format), {
    maximumFractionDigits: digits,
    minimumFractionDigits: digits,
    useGrouping: format.locale.number_format !== "none",
  }).format(value);
}

/** Format a percentage; 100 and 0 only if it is exactly that. */
export function formatPercent(format: Formatting, value: number, digits = 0): string {
  const step = 10 ** -digits;
  const kept = value > 0 && value < 100 ? Math.min(Math.max(value, step), 100 - step) : value;
  return new Intl.NumberFormat(numberLocale(format), {
    style: "percent",
    maximumFractionDigits: digits,
    minimumFractionDigits: digits,
  }).format(kept / 100);
}

const zoneOf = ({ locale, serverZone }: Formatting): string | undefined =>
  locale.time_zone === "server" ? serverZone : undefined;

function hour12({ locale }: Formatting): boolean | undefined {
  if (locale.time_format === "12") return true;
  if (locale.time_format === "24") return false;
  return undefined;
}

/** Return the locale for times. */
const timeLocale = ({ locale }: Formatting): string | undefined =>
  locale.time_format === "system" ? undefined : locale.language;

export function formatTime(format: Formatting, time: number, seconds = false): string {
  return new Intl.DateTimeFormat(timeLocale(format), {
    hour: "2-digit",
    minute: "2-digit",
    second: seconds ? "2-digit" : undefined,
    hour12: hour12(format),
    timeZone: zoneOf(format),
  }).format(time * 1000);
}

const DATE_ORDERS: Record<string, readonly string[]> = {
  DMY: ["day", "month", "year"],
  MDY: ["month", "day", "year"],
  YMD: ["year", "month", "day"],
};

export function formatDate(format: Formatting, time: number): string {
  const order = DATE_ORDERS[format.locale.date_format];
  const language = format.locale.date_format === "system" ? undefined : format.locale.language;
  const parts = new Intl.DateTimeFormat(language, {
    year: "numeric",
    month: order ? "2-digit" : "short",
    day: order ? "2-digit" : "numeric",
    timeZone: zoneOf(format),
  }).formatToParts(time * 1000);
  if (!order) return parts.map((part) => part.value).join("");
  const value = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  const separator = parts.find((part) => part.type === "literal")?.value.trim() || "/";
  return order.map(value).join(format.locale.date_format === "YMD" ? "-" : separator);
}

export const formatDateTime = (format: Formatting, time: number): string =>
  `${formatDate(format, time)}, ${formatTime(format, time)}`;

export type DayCode = "today" | "tonight" | "tomorrow" | "later";

/** A start at this hour or before it is in the night before. */
const END_OF_NIGHT = 5;

interface LocalTime {
  /** The number of the day, which only differences give a meaning. */
  day: number;
  hour: number;
}

/** Return the day and the hour of a time in the zone in which times are shown. */
function localTime(format: Formatting, time: number): LocalTime {
  const parts = new Intl.DateTimeFormat("en-CA", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    hourCycle: "h23",
    timeZone: zoneOf(format),
  }).formatToParts(time * 1000);
  const value = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  const day = Date.UTC(+value("year"), +value("month") - 1, +value("day")) / 86_400_000;
  return { day, hour: +value("hour") };
}

/** Return on which day, as people call it, something starts. */
export function dayOf(format: Formatting, time: number, now: number): DayCode {
  const [start, present] = [localTime(format, time), localTime(format, now)];
  const days = start.day - present.day;
  const isNight = start.hour <= END_OF_NIGHT && time >= now && time - now < 86_400;
  if (isNight && (days === 1 || present.hour <= END_OF_NIGHT)) return "tonight";
  return days === 0 ? "today" : days === 1 ? "tomorrow" : "later";
}

const [EVENING, NOON] = [20, 12];

/** Return whether something happened in the night or the morning before a time. */
export function wasLastNight(format: Formatting, time: number, now: number): boolean {
  const [then, present] = [localTime(format, time), localTime(format, now)];
  const days = present.day - then.day;
  if (time > now) return false;
  return days === 0 ? then.hour < NOON : days === 1 && then.hour >= EVENING;
}

/** Return the zone of the times in forms, if times are shown in another one. */
export function otherZone({ locale, serverZone }: Formatting): string | undefined {
  const shown = locale.time_zone === "server" ? serverZone : browserZone();
  return shown === serverZone ? undefined : serverZone;
}

const browserZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const DAY = 86_400;

/** Format a time for an axis: with the hour, as a day, or as a month, by the step between labels. */
export function formatTick(format: Formatting, time: number, step: number): string {
  const parts: Intl.DateTimeFormatOptions =
    step < DAY
      ? { weekday: "short", hour: "numeric", minute: "2-digit", hour12: hour12(format) }
      : step < 28 * DAY
        ? { day: "numeric", month: "short" }
        : { month: "short" };
  return new Intl.DateTimeFormat(format.locale.language, {
    ...parts,
    timeZone: zoneOf(format),
  }).format(time * 1000);
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** Format a time as "3 hours ago" or "in 2 days", and as a date beyond a month. */
export function formatRelative(format: Formatting, time: number, now: number): string {
  const seconds = time - now;
  if (Math.abs(seconds) > 30 * 86_400) return formatDate(format, time);
  const relative = new Intl.RelativeTimeFormat(format.locale.language, { numeric: "auto" });
  for (const [unit, size] of UNITS)
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  return relative.format(0, "second");
}

const unit = (format: Formatting, value: number, name: string): string =>
  new Intl.NumberFormat(numberLocale(format) ?? format.locale.language, {
    style: "unit",
    unit: name,
    unitDisplay: "short",
    maximumFractionDigits: 0,
  }).format(value);

/** Format a duration in its two largest units: "1 hr 4 min", "2 min 5 sec", "12 sec". */
export function formatDuration(format: Formatting, seconds: number): string {
  const rounded = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [
    Math.floor(rounded / 3600),
    Math.floor(rounded / 60) % 60,
    rounded % 60,
  ];
  const parts: string[] = [];
  if (hours) parts.push(unit(format, hours, "hour"));
  if (minutes) parts.push(unit(format, minutes, "minute"));
  if (!hours && (rest || !minutes)) parts.push(unit(format, rest, "second"));
  return parts.join(" ");
}

/** Round a time left, so that it does not flicker. */
export function roundedTimeLeft(seconds: number): number {
  if (seconds < 10) return Math.max(1, Math.ceil(seconds));
  if (seconds < 60) return Math.ceil(seconds / 5) * 5;
  if (seconds < 600) return Math.ceil(seconds / 15) * 15;
  return Math.ceil(seconds / 60) * 60;
}

/** Split a text into parts that match a search and others. Parts are never markup: texts are untrusted. */
export function markMatches(text: string, search: string): { text: string; hit: boolean }[] {
  const wanted = search.trim().toLocaleLowerCase();
  if (!wanted) return [{ text, hit: false }];
  const lower = text.toLocaleLowerCase();
  // Lower-casing can change the length (İ). Positions would be wrong, so nothing is marked.
  if (lower.length !== text.length) return [{ text, hit: false }];
  const parts: { text: string; hit: boolean }[] = [];
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    if (at > from) parts.push({ text: text.slice(from, at), hit: false });
    from = at + wanted.length;
    parts.push({ text: text.slice(at, from), hit: true });
  }
  if (from < text.length) parts.push({ text: text.slice(from), hit: false });
  return parts;
}
