/** A small fake of Home Assistant, and values as the integration sends them. */
import { readFileSync } from "node:fs";
import type { WaitingArrival } from "../src/arrivals";
import type { Learned } from "../src/learned-types";
import type { Words } from "../src/localizer";
import type {
  Hass,
  HealthAt,
  Headline,
  HeadlineAction,
  Item,
  Job,
  Library,
  LibraryHealth,
  LogLine,
  OpenItems,
  ScanMark,
  ServerState,
  Tally,
  SegmentCounts,
} from "../src/types";

export const tally = (counts: Partial<Tally> = {}): Tally => ({
  checked: 0,
  healthy: 0,
  defective: 0,
  fixed: 0,
  partly_fixed: 0,
  unresolved: 0,
  timed_out: 0,
  gone: 0,
  errored: 0,
  skipped: 0,
  would_refresh: 0,
  undone: 0,
  partly_undone: 0,
  ...counts,
});

/** A new film that Plex has processed and that has no poster yet. */
export const arrival = (changes: Partial<WaitingArrival> = {}): WaitingArrival => ({
  rating_key: "70",
  library_id: "1",
  title: "The Lantern Keeper",
  type: "movie",
  show: null,
  missing: ["missing_poster"],
  arrived_at: Date.now() / 1000 - 120,
  kind: "new",
  told: "",
  told_at: null,
  next_at: Date.now() / 1000 + 61,
  refresh_at: Date.now() / 1000 + 61,
  tries: 0,
  activity: null,
  ...changes,
});

export const job = (changes: Partial<Job> = {}): Job => ({
  job_id: "J1",
  status: "success",
  trigger: "manual",
  dry_run: false,
  started_at: 1_000,
  finished_at: 1_100,
  phase: "verify",
  phase_times: { collect: 1_000, inspect: 1_002, refresh: 1_010, verify: 1_090 },
  done: 0,
  total: 0,
  progress: 100,
  tally: tally(),
  libraries: [],
  health: { before: null, after: null },
  current: "",
  error: null,
  pause_reason: null,
  paused_at: null,
  ...changes,
  options: {
    library_ids: ["1"],
    window_days: 30,
    max_items: 0,
    max_refreshes: 0,
    in_flight: 3,
    item_count: 0,
    ...changes.options,
  },
});

export const headline = (code: string, action: HeadlineAction | null = null): Headline => ({
  code,
  tone: "info",
  values: { count: 3, health: null },
  details: [],
  action,
});

export const openItems = (changes: Partial<OpenItems> = {}): OpenItems => ({
  items: 0,
  defects: {},
  waiting: 0,
  given_up: 0,
  to_review: 0,
  to_heal: 0,
  to_heal_defects: {},
  left_alone: 0,
  next_attempt: null,
  ...changes,
});

/** Return what a scan of a whole library found and left; of a window, what it found. */
export const health = (changes: Partial<LibraryHealth> = {}): LibraryHealth => {
  const { checked = 100, defective = 0, left = 0, is_complete = true } = changes;
  const share = (count: number) => (100 * (checked - count)) / checked;
  return {
    library_id: "1",
    title: "Movies",
    checked,
    defective,
    is_complete,
    defects: {},
    left: is_complete ? left : null,
    health: is_complete
      ? { before: share(defective), after: left === null ? null : share(left) }
      : { before: null, after: null },
    ...changes,
  };
};

/** Return the health of a hundred items at a time. */
export const healthAt = (time: number, share: number): HealthAt => ({
  time,
  items: 100,
  broken: Math.round(100 - share),
  health: share,
});

export const scanMark = (time: number, fixed: number, library_ids = ["1"]): ScanMark => ({
  job_id: `J${time}`,
  time,
  dry_run: false,
  fixed,
  library_ids,
});

export const library = (
  library_id: string,
  title: string,
  changes: Partial<Library> = {},
): Library => ({
  library_id,
  title,
  type: "movie",
  is_monitored: true,
  items: null,
  health: null,
  open: null,
  ...changes,
});

/** What is learned of a level of a library; nothing by default. */
export const learnedOf = (changes: Partial<Learned>): Learned => {
  const lag = { seconds: 0, known: 0, enough: 30 };
  const wait = { ...lag, seconds: 120, basis: "option" as const, timed_out: 0, recent: 0 };
  return {
    library_id: "1",
    level: "movie",
    deadline: wait,
    picture_wait: { ...wait, seconds: 10 },
    typical: null,
    late: lag,
    arrived: { ...lag, first_refresh: 180 },
    ...changes,
  };
};

export const serverState = (changes: Partial<ServerState> = {}): ServerState => ({
  server: {
    title: "Plex at home",
    reachable: true,
    problem: null,
    machine_id: "abc",
    version: "1.43",
  },
  job: null,
  ended_job: null,
  last_job: null,
  last_healing: null,
  headline: null,
  resumable: false,
  arrivals: { pending: 0, next_at: null },
  check_up: { checked_at: null, is_running: false, troubles: {} },
  totals: {
    jobs: 0,
    checked: 0,
    fixed: 0,
    failed: 0,
    success_rate: null,
    fixed_arrivals: 0,
  },
  items: null,
  proposals: null,
  health: null,
  open: openItems(),
  libraries: [library("1", "Movies"), library("2", "TV Shows", { type: "show" })],
  learned: [],
  schedules: [],
  next_run: null,
  options: { window_days: 30, max_items: 0, dry_run: false },
  limits: {
    window_days: { minimum: 0, maximum: 36_500 },
    max_items: { minimum: 0, maximum: 1_000_000 },
  },
  ...changes,
});

export const item = (changes: Partial<Item> = {}): Item => ({
  rating_key: "7",
  title: "A Film (1999)",
  library_id: "1",
  type: "movie",
  defects: ["missing_poster"],
  result: "unresolved",
  skip_reason: null,
  protection: null,
  attempts: 1,
  next_attempt: null,
  wait_reason: null,
  given_up: false,
  ignored: false,
  last_seen: 1_000,
  show_key: changes.rating_key ?? "7",
  season_key: changes.rating_key ?? "7",
  segment: "waiting",
  final_title: false,
  activity: null,
  ...changes,
});

export const segmentCounts = (changes: Partial<SegmentCounts> = {}): SegmentCounts => ({
  needs_you: 0,
  to_heal: 0,
  waiting: 0,
  given_up: 0,
  left_alone: 0,
  ignored: 0,
  healed: 0,
  ...changes,
});

export const line = (id: number, message = `line ${id}`): LogLine => ({
  id,
  time: 1_000 + id,
  level: "info",
  phase: "inspect",
  rating_key: "",
  code: "error",
  values: { error: message },
  message,
});

/** Return the integration's translations as Home Assistant sends them: texts by their full keys. */
export function translations(language: string, category?: string): Words {
  const path = `../custom_components/plex_smart_refresher/translations/${language}.json`;
  const flat = (value: unknown, key: string): [string, string][] =>
    typeof value === "string"
      ? [[key, value]]
      : Object.entries(value as object).flatMap(([name, each]) => flat(each, `${key}.${name}`));
  const all = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  const chosen = Object.entries(all).filter(([name]) => !category || name === category);
  return Object.fromEntries(
    chosen.flatMap(([name, each]) => flat(each, `component.plex_smart_refresher.${name}`)),
  );
}

type Message = Record<string, unknown> & { type: string };
type Answer = (message: Message) => unknown;

/** Answers commands by their name, and keeps what was asked and who subscribed. */
export class FakeHass {
  asked: Message[] = [];
  subscriptions: { message: Message; send: (event: unknown) => void; ended: boolean }[] = [];
  answers: Record<string, Answer> = {};
  /** How the translations are answered. */
  translate: Answer = ({ language, category }) => ({
    resources: translations(String(language), String(category)),
  });
  listeners: Record<string, Set<() => void>> = {};
  /** Who listens to Home Assistant's events, by their type. */
  events: Record<string, (event: unknown) => void> = {};
  refuse: unknown;
  readonly hass: Hass;

  constructor(isAdmin = true, language = "en") {
    const fake = this;
    this.hass = {
      language,
      locale: {
        language,
        number_format: "language",
        time_format: "24",
        date_format: "language",
        time_zone: "server",
      },
      config: { time_zone: "Europe/Berlin" },
      user: { is_admin: isAdmin },
      connection: {
        subscribeMessage: async <T>(callback: (event: T) => void, message: object) => {
          if (fake.refuse) throw fake.refuse;
          const subscription = {
            message: message as Message,
            send: callback as (event: unknown) => void,
            ended: false,
          };
          fake.subscriptions.push(subscription);
          return () => {
            subscription.ended = true;
          };
        },
        subscribeEvents: async <T>(callback: (event: T) => void, type: string) => {
          fake.events[type] = callback as (event: unknown) => void;
          return () => void delete fake.events[type];
        },
        addEventListener: (type, listener) => (fake.listeners[type] ??= new Set()).add(listener),
        removeEventListener: (type, listener) => fake.listeners[type]?.delete(listener),
      },
      callWS: async <T>(message: object) => {
        const asked = message as Message;
        if (asked.type === "frontend/get_translations") return fake.translate(asked) as T;
        fake.asked.push(asked);
        const [first, ...rest] = asked.type.split("/");
        const answer = fake.answers[rest.join("/") || first!] ?? fake.answers[rest[0]!];
        if (!answer) throw { code: "unknown_command", message: asked.type };
        return answer(asked) as T;
      },
      callApi: async <T>(method: string, path: string, data?: object) => {
        const request = { type: `${method} ${path}`, ...data };
        fake.asked.push(request);
        const answer = fake.answers[request.type];
        if (!answer) throw { status_code: 404, body: { message: "Invalid flow specified" } };
        return answer(request) as T;
      },
      fetchWithAuth: async () => new Response("", { status: 204 }),
    } as Hass;
  }

  subscription(name: string) {
    return this.subscriptions.findLast(({ message }) => message.type.endsWith(`/${name}`))!;
  }
}

/** Let what was promised happen. */
export const settle = async (rounds = 8): Promise<void> => {
  for (let round = 0; round < rounds; round += 1) await new Promise((done) => setTimeout(done, 0));
};
