/** What every view and component is given: texts, formats, the commands of the server, the rights. */
import type { Api, ApiError } from "./api";
import * as format from "./format";
import { hasText, plural, translator, type PluralKey, type TextKey, type Translate } from "./i18n";
import type { Hass, LogLevel, Result, JobStatus } from "./types";

/** Texts and numbers in the language and the formats of the user. */
export class Speech {
  readonly t: Translate;
  private readonly formatting: format.Formatting;
  readonly language: string;

  constructor(hass: Hass) {
    this.language = hass.locale?.language ?? hass.language;
    this.t = translator(this.language);
    this.formatting = format.formattingOf(hass);
  }

  /** What decides how it speaks: a new one is needed only when this changes. */
  static keyOf(hass: Hass): string {
    return JSON.stringify([hass.locale, hass.config.time_zone]);
  }

  plural = (stem: PluralKey, count: number, values: Record<string, string | number> = {}) =>
    plural(this.t, this.language, stem, count, this.number(count), values);
  number = (value: number, digits = 0) => format.formatNumber(this.formatting, value, digits);
  percent = (value: number, digits = 0) => format.formatPercent(this.formatting, value, digits);
  time = (time: number, seconds = false) => format.formatTime(this.formatting, time, seconds);
  date = (time: number) => format.formatDate(this.formatting, time);
  dateTime = (time: number) => format.formatDateTime(this.formatting, time);
  /** A time of the last day, or else with its date. */
  moment = (time: number) =>
    Date.now() / 1000 - time < 86_400 ? this.time(time) : this.dateTime(time);
  relative = (time: number) => format.formatRelative(this.formatting, time, Date.now() / 1000);
  duration = (seconds: number) => format.formatDuration(this.formatting, seconds);

  /** The text for a word from the server, or the word itself where there is none. */
  word = (prefix: string, word: string): string => {
    const key = `${prefix}_${word}`;
    return hasText(key) ? this.t(key as TextKey) : word.replaceAll("_", " ");
  };

  /** What to tell of an error: our text for its code, or else Home Assistant's sentence. */
  error = ({ code, message }: ApiError): string =>
    hasText(`error_${code}`) ? this.word("error", code) : message || this.t("error_unknown");

  window = (days: number): string =>
    days ? this.plural("window_days", days) : this.t("window_all");
}

export interface Context {
  api: Api;
  speech: Speech;
  isAdmin: boolean;
  narrow: boolean;
  entryId: string;
  /** Grows when the connection was lost: what was read before may be old. */
  epoch: number;
  /** Show a short message and read it out. */
  notify(message: string, isError?: boolean): void;
}

export type Tone = "good" | "warn" | "bad" | "info" | "accent" | "plain";

export const STATUS_TONES: Record<JobStatus, Tone> = {
  running: "accent",
  paused: "warn",
  success: "good",
  failed: "bad",
  cancelled: "plain",
  interrupted: "warn",
};

export const RESULT_TONES: Record<Result, Tone> = {
  healthy: "good",
  fixed: "good",
  partly_fixed: "warn",
  unresolved: "warn",
  timed_out: "warn",
  gone: "plain",
  errored: "bad",
  skipped: "plain",
  would_refresh: "info",
};

export const LEVEL_TONES: Record<LogLevel, Tone> = {
  debug: "plain",
  info: "info",
  warning: "warn",
  error: "bad",
};
