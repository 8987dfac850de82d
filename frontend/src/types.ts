/** What the integration's websocket commands speak of. Times are Unix seconds. */

export const PHASES = ["collect", "inspect", "refresh", "verify"] as const;
export type Phase = (typeof PHASES)[number];

export const STATUSES = [
  "running",
  "paused",
  "success",
  "failed",
  "cancelled",
  "interrupted",
] as const;
export type JobStatus = (typeof STATUSES)[number];

export const PAUSE_REASONS = [
  "user",
  "server_unavailable",
  "provider_down",
  "entity",
  "server_busy",
  "playing",
] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

export const TRIGGERS = ["manual", "action", "schedule"] as const;
export type JobTrigger = (typeof TRIGGERS)[number];

/** The worst first, as the engine ranks them. */
export const DEFECTS = [
  "no_match",
  "missing_poster",
  "missing_summary",
  "placeholder_title",
  "inherited_poster",
  "no_external_ids",
] as const;
export type Defect = (typeof DEFECTS)[number];

export const RESULTS = [
  "fixed",
  "partly_fixed",
  "unresolved",
  "timed_out",
  "errored",
  "skipped",
  "would_refresh",
  "healthy",
  "gone",
] as const;
export type Result = (typeof RESULTS)[number];

export const PUT_BACKS = ["poster", "title", "summary", "below"] as const;
export type PutBack = (typeof PUT_BACKS)[number];

export const LEVELS = ["debug", "info", "warning", "error"] as const;
export type LogLevel = (typeof LEVELS)[number];

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
}

export interface LibraryHealth {
  library_id: string;
  title: string;
  checked: number;
  defective: number;
  whole: boolean;
  defects: Partial<Record<Defect, number>>;
}

export interface JobOptions {
  library_ids: string[];
  window_days: number;
  max_items: number;
  max_refreshes: number;
  in_flight: number;
  /** How many single items it was asked to refresh; 0 for a scan of libraries. */
  item_count: number;
}

export interface Job {
  job_id: string;
  status: JobStatus;
  trigger: JobTrigger;
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
  /** A title: left out for those who are no administrators. */
  current?: string;
  error: string | null;
  /** Why it waits, or waited when it was interrupted. */
  pause_reason: PauseReason | null;
  paused_at: number | null;
  options: JobOptions;
}

export interface Library {
  library_id: string;
  title: string;
  type: string;
}

export interface Settings {
  window_days: number;
  max_items: number;
  dry_run: boolean;
}

export interface Totals {
  jobs: number;
  checked: number;
  fixed: number;
  failed: number;
  success_rate: number | null;
}

export interface ServerState {
  server: { title: string; reachable: boolean; machine_id?: string; version?: string };
  job: Job | null;
  last_job: Job | null;
  /** Whether the last job was interrupted and can go on. */
  resumable: boolean;
  totals: Totals;
  waiting: number | null; // null until it was counted after a start
  /** How many items are left alone until somebody sees to them. */
  to_review: number | null; // likewise
  libraries: Library[];
  next_run: number | null;
  settings: Settings;
}

export interface Entry {
  entry_id: string;
  title: string;
  state: string;
}

export interface JobItem {
  rating_key: string;
  title: string;
  library_id: string;
  type: string;
  result: Result;
  before: Defect[];
  after: Defect[];
  skip_reason: string | null;
  error: string | null;
  /** What its refresh made worse and was put back. */
  put_back: PutBack[];
  time: number;
}

export interface Item {
  rating_key: string;
  title: string;
  library_id: string;
  type: string;
  defects: Defect[];
  result: Result | null;
  skip_reason: string | null;
  /** Why it is left alone, in the engine's words. */
  reason?: string | null;
  attempts: number;
  next_attempt: number | null;
  given_up: boolean;
  ignored: boolean;
  last_seen: number;
}

export interface LogLine {
  id: number;
  time: number;
  level: LogLevel;
  phase: Phase;
  rating_key: string;
  message: string;
}

/** A part of a log, oldest line first; of a long search, `total` is a lower bound. */
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
}

export interface ItemQuery {
  search?: string;
  result?: string;
  skip_reason?: string;
  defect?: string;
  library?: string;
  sort?: string;
  descending?: boolean;
  only_open?: boolean;
  rating_key?: string;
}

export interface LogQuery {
  search?: string;
  level?: string;
  rating_key?: string;
}

/** The part of Home Assistant's `hass` object that is used here. */
export interface Hass {
  connected?: boolean;
  language: string;
  locale: Locale;
  config: { time_zone: string };
  user?: { is_admin: boolean };
  connection: {
    subscribeMessage<T>(
      callback: (message: T) => void,
      message: object,
      options?: { resubscribe?: boolean },
    ): Promise<() => Promise<void> | void>;
    addEventListener(type: string, listener: () => void): void;
    removeEventListener(type: string, listener: () => void): void;
  };
  callWS<T>(message: object): Promise<T>;
  fetchWithAuth(path: string, init?: RequestInit): Promise<Response>;
  hassUrl?(path: string): string;
}

export interface Locale {
  language: string;
  number_format: string;
  time_format: string;
  date_format: string;
  time_zone: string;
}
