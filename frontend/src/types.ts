/**
 * The data of the integration's websocket commands. Times are Unix seconds.
 *
 * Codes that the panel only shows, such as defects and results, are strings: Home Assistant's
 * translations tell which ones exist, their order and their words.
 */

import type { Arrivals, ItemArrival } from "./arrivals";
import type { CheckUpState } from "./check-up";
import type { Cure } from "./flows";
import type { Learned } from "./learned-types";

export type { Hass, Locale } from "./hass";

export const PHASES = ["collect", "inspect", "refresh", "verify"] as const;
export type Phase = (typeof PHASES)[number];

export type JobStatus =
  "queued" | "running" | "paused" | "success" | "failed" | "cancelled" | "interrupted";

export type LogLevel = "debug" | "info" | "warning" | "error";

export interface Tally {
  checked: number;
  healthy: number;
  defective: number;
  fixed: number;
  partly_fixed: number;
  unresolved: number;
  timed_out: number;
  gone: number;
  errored: number;
  skipped: number;
  would_refresh: number;
  undone: number;
  partly_undone: number;
}

export interface LibraryHealth {
  library_id: string;
  title: string;
  checked: number;
  defective: number;
  is_complete: boolean;
  defects: Record<string, number>;
  /** How many were left at the end of the job; null if it did not inspect every item. */
  left: number | null;
  health: HealthChange;
}

/** The health that a job found, and the one that it left, in percent; null if unknown. */
export interface HealthChange {
  before: number | null;
  after: number | null;
}

/** The broken items: in total, per defect, and by what happens next. */
export interface OpenItems {
  items: number;
  defects: Record<string, number>;
  waiting: number;
  given_up: number;
  to_review: number;
  /** What the next scan would refresh; none of the above. */
  to_heal: number;
  to_heal_defects: Record<string, number>;
  left_alone: number;
  next_attempt: number | null;
}

export const HEADLINE_ACTIONS = [
  "sign_in",
  "change_address",
  "check",
  "try_again",
  "heal",
  "review",
  "inbox",
  "schedule_nightly",
  "show",
] as const;
export type HeadlineAction = (typeof HEADLINE_ACTIONS)[number];

type HeadlineValues = Record<string, number | string | Record<string, number> | null>;

/** The state of a server in one sentence: codes, and what fills them in. */
export interface Headline {
  code: string;
  tone: "bad" | "warn" | "info" | "good";
  values: HeadlineValues;
  details: { code: string; values: HeadlineValues }[];
  action: HeadlineAction | null;
}

/** The health at a time. */
export interface HealthAt {
  time: number;
  items: number;
  broken: number;
  health: number;
}

/** A scan that ended, in a chart. */
export interface ScanMark {
  job_id: string;
  time: number;
  dry_run: boolean;
  fixed: number;
  library_ids: string[];
}

/** The health over a period, the oldest first, and the scans that ended in it. */
export interface HealthHistory {
  since: number;
  until: number;
  server: HealthAt[];
  libraries: Record<string, HealthAt[]>;
  scans: ScanMark[];
}

export interface JobOptions {
  library_ids: string[];
  window_days: number;
  max_items: number;
  max_refreshes: number;
  in_flight: number;
  /** The number of single items to refresh; 0 for a scan of libraries. */
  item_count: number;
}

export interface Job {
  job_id: string;
  status: JobStatus;
  trigger: string;
  dry_run: boolean;
  started_at: number;
  finished_at: number | null;
  phase: Phase | null;
  phase_times: Partial<Record<Phase, number>>;
  done: number;
  total: number;
  progress: number;
  tally: Tally;
  libraries: LibraryHealth[];
  /** Of the libraries that it completely inspected. */
  health: HealthChange;
  /** A title; sent to administrators only. */
  current?: string;
  error: string | null;
  /** Why it is paused, or was when it was interrupted. */
  pause_reason: string | null;
  paused_at: number | null;
  options: JobOptions;
}

export interface Library {
  library_id: string;
  title: string;
  type: string;
  /** Whether scans inspect it unless something else is chosen. */
  is_monitored: boolean;
  /** All of its items; null until they were all inspected. */
  items: number | null;
  /** The percentage of items that are not broken now; null if unknown, or of too few. */
  health: number | null;
  /** What is broken now; null before the first scan. */
  open: OpenItems | null;
}

/** What a schedule is. Times are of the day, in Home Assistant's time zone. */
export interface ScheduleFields {
  name: string;
  time: string;
  weekdays: string[];
  /** None stands for the monitored ones. */
  libraries: string[];
  /** Null stands for the window of the options. */
  window_days: number | null;
  dry_run: boolean;
  catch_up_hours: number;
  enabled: boolean;
}

export interface Schedule extends ScheduleFields {
  schedule_id: string;
  /** Null while it is turned off. */
  next_run: number | null;
  last_job: JobSummary | null;
}

/** A job without its libraries and options. */
export type JobSummary = Omit<
  Job,
  "phase_times" | "done" | "total" | "libraries" | "options" | "paused_at" | "current"
>;

export interface Options {
  window_days: number;
  max_items: number;
  dry_run: boolean;
}

/** What a number option accepts. */
export interface Limits {
  minimum: number;
  maximum: number;
}

export type OptionValue = number | boolean | string | string[] | null;

/** An option with its field as Home Assistant's selectors describe it. */
export interface OptionRow {
  key: string;
  section: string;
  value: OptionValue;
  default: OptionValue;
  selector: {
    number?: { min: number; max: number; unit_of_measurement?: string };
    boolean?: object;
    entity?: object;
    select?: {
      options: (string | { value: string; label: string })[];
      multiple?: boolean;
      mode?: string;
      translation_key?: string;
    };
  };
}

export interface OptionTable {
  options: OptionRow[];
  /** What each preset of the pace sets. */
  paces: Record<string, Record<string, number>>;
}

export interface Totals {
  jobs: number;
  checked: number;
  fixed: number;
  failed: number;
  success_rate: number | null;
  /** Items that jobs of new items fixed, which are no scans. */
  fixed_arrivals: number;
}

export interface ServerState {
  server: {
    title: string;
    reachable: boolean;
    problem: string | null;
    machine_id?: string;
    /** Where it is looked for; sent to administrators only. */
    address?: string;
    version?: string;
  };
  job: Job | null;
  /** The last job that ended, also a refresh of single items. */
  ended_job: Job | null;
  /** The last scan that ended. */
  last_job: Job | null;
  /** The last scan that fixed something; null if none is known. */
  last_healing: ScanMark | null;
  headline: Headline | null; // null until the items were counted after a start
  /** Whether the last job was interrupted and can be resumed. */
  resumable: boolean;
  check_up: CheckUpState;
  arrivals: Arrivals;
  totals: Totals;
  /** All items, of the libraries that were completely inspected. */
  items: number | null;
  /** The matches that wait for a person; null until they were counted after a start. */
  proposals: number | null;
  /** The percentage of these that are not broken now. */
  health: number | null;
  open: OpenItems | null; // null until it was counted after a start
  libraries: Library[];
  learned: Learned[];
  schedules: Schedule[];
  next_run: number | null;
  options: Options;
  limits: Record<"window_days" | "max_items", Limits>;
}

export interface Entry {
  entry_id: string;
  title: string;
  state: string;
  /** Whether it does not answer or refuses its token. */
  has_trouble: boolean;
  /** What is shown of it beside the other servers. */
  summary: ServerSummary | null; // null while it is not loaded
  /** What helps a server that is not loaded, if anything does. */
  cure: Cure | null;
}

/** A server in the list of all servers. */
export type ServerSummary = Pick<
  ServerState,
  "headline" | "items" | "health" | "open" | "next_run"
> & {
  job: Pick<Job, "status" | "progress"> | null;
  last_job: Pick<Job, "dry_run"> | null;
};

export interface JobItem {
  rating_key: string;
  title: string;
  library_id: string;
  type: string;
  result: string;
  before: string[];
  after: string[];
  skip_reason: string | null;
  error: string | null;
  /** What was restored because its repair had made it worse, or because a person wanted it. */
  restored: string[];
  /** What could not be taken back. */
  not_restored: string[];
  /** The way of repair that healed it; of a dry run the first to try. */
  rung: string | null;
  /** What its refresh changed, before and after: title, summary, and whose poster it shows. */
  changes: Partial<Record<"title" | "summary" | "poster", [before: string, after: string]>>;
  job_id: string;
  time: number;
}

/** An item with its latest results and log lines. */
export interface ItemHistory {
  /** Its state; null if it was never defective or is gone. */
  item: Item | null;
  /** Latest first; without its job if that was removed. */
  results: (JobItem & { job: JobSummary | null })[];
  lines: LogLine[];
  arrival: ItemArrival | null;
}

/** What a refresh of an item could discard. */
export interface Protection {
  locked_fields: string[];
  /** The title of the item below it that has the locked fields; "" for the item itself. */
  below: string;
  /** The number of pictures below it, if these are too many to protect; 0 otherwise. */
  pictures_below: number;
}

export interface Item {
  rating_key: string;
  title: string;
  library_id: string;
  type: string;
  defects: string[];
  result: string | null;
  skip_reason: string | null;
  protection: Protection | null;
  attempts: number;
  next_attempt: number | null;
  /** Why then: unaired, aired, arrived or refreshed; null for the number of its failures. */
  wait_reason: string | null;
  given_up: boolean;
  ignored: boolean;
  last_seen: number;
  /** The show or artist, and the season, that it belongs to; its own key if it stands alone. */
  show_key: string;
  season_key: string;
  segment: Segment;
  /** Its title is taken as it is, though it looks like a placeholder. */
  final_title: boolean;
  /** What happens to it because a user asked for it. */
  activity: "refreshing" | "queued" | null;
}

/** The part of the work list that an item belongs to. */
export type Segment =
  "needs_you" | "to_heal" | "waiting" | "given_up" | "left_alone" | "ignored" | "healed";
export type SegmentCounts = Record<Segment, number>;

/** A show, an artist or a season with several items. */
export interface ItemGroup {
  key: string;
  level: "show" | "artist" | "season";
  title: string;
  library_id: string;
  items: number;
  segments: SegmentCounts;
  next_attempt: number | null;
}

export type WorkEntry = { item: Item; group?: undefined } | { group: ItemGroup; item?: undefined };

/** After which value and key the next page begins. */
export type Place = [string | number, string];

export interface WorkPage {
  entries: WorkEntry[];
  next: Place | null;
}

/** What narrows the work list. */
export interface ItemFilter {
  segment?: string;
  search?: string;
  library?: string;
  defect?: string;
  media_type?: string;
  show?: string;
  season?: string;
  rating_key?: string;
}

/** Marks among the items that match a filter: "all", "show:1", "season:2" or "item:3". */
export interface Selection extends ItemFilter {
  selected: string[];
  unselected?: string[];
}

export interface LogLine {
  id: number;
  time: number;
  level: LogLevel;
  phase: Phase;
  rating_key: string;
  /** What it says, as a code with values; one about an item has its title. */
  code: string;
  values: Record<string, string | number | string[]>;
  /** The same as plain English text. */
  message: string;
}

/** A part of a log, oldest line first; `total` is a lower bound for a long search. */
export interface LogPage {
  lines: LogLine[];
  total: number;
  is_total_exact: boolean;
}

export interface ScanRequest {
  libraries?: string[];
  days?: number;
  max_items?: number;
  dry_run?: boolean;
  /** Refresh what earlier scans found, without inspecting the libraries again. */
  found_only?: boolean;
}

export interface LogQuery {
  search?: string;
  level?: string;
  rating_key?: string;
}
