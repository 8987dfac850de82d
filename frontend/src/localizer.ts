/** Texts, numbers and times in the language and the formats of the user. */
import type { ApiError } from "./api";
import * as format from "./format";
import { fill, hasText, plural, translator, type PluralKey, type Translate } from "./i18n";
import type { Hass, Limits } from "./types";

/** Home Assistant's translations of the integration: texts by their full keys. */
export type Words = Readonly<Record<string, string>>;
export type Values = Record<string, string | number>;

const PREFIX = "component.plex_smart_refresher.";
const OPTIONS = "options.step.init.sections";

/** Where the translations have the words for the codes of the server. */
const WORD_KEYS = {
  defect: "selector.defect.options.*",
  result: "selector.result.options.*",
  skip_reason: "selector.skip_reason.options.*",
  restored: "selector.restored_field.options.*",
  media_type: "selector.media_type.options.*",
  status: "selector.job_status.options.*",
  trigger: "selector.job_trigger.options.*",
  pause_reason: "selector.pause_reason.options.*",
  weekday: "selector.weekday.options.*",
  minimum_level: "selector.log_level.options.*",
  rung: "selector.rung.options.*",
  proposal_reason: "selector.proposal_reason.options.*",
  evidence: "selector.evidence.options.*",
  write_kind: "selector.write_kind.options.*",
  check: "selector.check.options.*",
  check_detail: "selector.check_detail.options.*",
  check_why: "selector.check_why.options.*",
  check_remedy: "selector.check_remedy.options.*",
  log_line: "selector.log_line.options.*",
  phase: "entity.sensor.phase.state.*",
  headline: "entity.sensor.status.state.*",
  headline_action: "entity.sensor.status.state_attributes.action.state.*",
  error: "exceptions.*.message",
} as const;
export type WordGroup = keyof typeof WORD_KEYS;

export class Localizer {
  readonly t: Translate;
  readonly language: string;
  private readonly formatting: format.Formatting;

  constructor(
    hass: Hass,
    private readonly words: Words = {},
  ) {
    this.language = hass.locale?.language ?? hass.language;
    this.t = translator(this.language);
    this.formatting = format.formattingOf(hass);
  }

  /** Return a key of the settings in use: a new localizer is needed only if it changes. */
  static keyOf(hass: Hass): string {
    return JSON.stringify([hass.locale, hass.config.time_zone]);
  }

  plural = (stem: PluralKey, count: number, values: Values = {}) =>
    plural(this.t, this.language, stem, count, this.number(count), values);
  number = (value: number, digits = 0) => format.formatNumber(this.formatting, value, digits);
  percent = (value: number, digits = 0) => format.formatPercent(this.formatting, value, digits);
  time = (time: number, seconds = false) => format.formatTime(this.formatting, time, seconds);
  date = (time: number) => format.formatDate(this.formatting, time);
  /** Format a time as a label on an axis whose labels are some seconds apart. */
  tick = (time: number, step: number) => format.formatTick(this.formatting, time, step);
  dateTime = (time: number) => format.formatDateTime(this.formatting, time);
  /** Format a time of the last 24 hours without its date. */
  moment = (time: number) =>
    Date.now() / 1000 - time < 86_400 ? this.time(time) : this.dateTime(time);
  /** Return when something starts, such as "tonight at 03:00". */
  upcoming = (time: number): string => {
    const code = format.dayOf(this.formatting, time, Date.now() / 1000);
    return this.t(`when_${code}`, {
      time: this.time(time),
      date: format.formatDate(this.formatting, time),
    });
  };
  /** Return what becomes of a schedule that is due then, or never. */
  scheduled = (time: number | null): string =>
    time === null
      ? this.t("schedule_off_saved")
      : this.t("schedule_saved", { when: this.upcoming(time) });
  wasLastNight = (time: number) => format.wasLastNight(this.formatting, time, Date.now() / 1000);
  /** Return the zone of the times in forms, if times are shown in another one. */
  get otherZone(): string | undefined {
    return format.otherZone(this.formatting);
  }
  relative = (time: number) => format.formatRelative(this.formatting, time, Date.now() / 1000);
  duration = (seconds: number) => format.formatDuration(this.formatting, seconds);

  /** Return the word for a code of the server, or the code itself if there is none. */
  word = (group: WordGroup, code: string, values: Values = {}): string =>
    this.find(WORD_KEYS[group].replace("*", code), values) ?? code.replaceAll("_", " ");

  /** Return the word for a code with its placeholders, if there is one. */
  template = (group: WordGroup, code: string): string | undefined =>
    this.words[PREFIX + WORD_KEYS[group].replace("*", code)];

  /** Return the codes for which a group has words, in the order of the translations. */
  codes = (group: WordGroup): string[] => {
    const [before, after] = `${PREFIX}${WORD_KEYS[group]}`.split("*") as [string, string];
    return Object.keys(this.words)
      .filter((key) => key.startsWith(before) && key.endsWith(after))
      .map((key) => key.slice(before.length, key.length - after.length));
  };

  /** Return the name of an entity, such as "sensor.waiting". */
  name = (entity: string): string =>
    this.find(`entity.${entity}.name`) ?? entity.split(".").at(-1)!.replaceAll("_", " ");

  /** Return the name of a section of the options. */
  optionSection = (section: string): string => this.find(`${OPTIONS}.${section}.name`) ?? section;
  option = (section: string, key: string): string =>
    this.find(`${OPTIONS}.${section}.data.${key}`) ?? key.replaceAll("_", " ");
  /** Return what an option does; "" if that is unknown. */
  optionHint = (section: string, key: string): string =>
    this.find(`${OPTIONS}.${section}.data_description.${key}`) ?? "";
  /** Return the word for a choice of a selector; undefined if there is none. */
  choice = (selector: string, value: string): string | undefined =>
    this.find(`selector.${selector}.options.${value}`);

  /** Return a text of the forms that set up and change a server, if there is one. */
  flow = (key: string, values?: Values | null): string | undefined =>
    this.find(`config.${key}`, values ?? {});

  /** Return the text of an error: of the integration, of the panel, or the message that came with it. */
  error = ({ code, message, values }: ApiError): string => {
    const own = `error_${code}`;
    const text = this.find(WORD_KEYS.error.replace("*", code), values);
    return text ?? (hasText(own) ? this.t(own) : message || this.t("error_unknown"));
  };

  /** Return what is wrong with a number that was entered, as the server says it; "" if nothing. */
  numberFault = (field: string, value: number | null, { minimum, maximum }: Limits): string => {
    const isRight = Number.isInteger(value) && value! >= minimum && value! <= maximum;
    if (isRight) return "";
    const values = { field, minimum, maximum, value: Number.isNaN(value) ? "" : (value ?? "") };
    return this.error({ code: "invalid_number", message: "", values });
  };

  /** Return the text of the error that ended a job. */
  failure = (code: string): string => this.error({ code, message: "" });

  window = (days: number): string =>
    days ? this.plural("window_days", days) : this.t("window_all");

  private find(key: string, values: Values = {}): string | undefined {
    const text = this.words[PREFIX + key];
    return text === undefined ? undefined : fill(text, values);
  }
}
