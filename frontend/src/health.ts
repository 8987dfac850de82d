/** What the views derive from jobs: throughput, time left, library health and its trend. */
import type { Learned } from "./learned-types";
import {
  PHASES,
  type HealthChange,
  type Job,
  type Library,
  type LibraryHealth,
  type Phase,
  type ScanRequest,
  type ServerState,
  type Tally,
} from "./types";

/** Return whether a job waits to begin, is running or is paused. */
export const isActive = ({ status }: Job): boolean =>
  status === "queued" || status === "running" || status === "paused";

/** Return whether a job can start: a job of new items is no obstacle, it is followed. */
export const canStart = (job: Job | null): boolean =>
  !job || (job.trigger === "arrival" && job.options.item_count > 0);

/** Samples older than this are ignored, in seconds. */
const THROUGHPUT_WINDOW = 45;
/** A shorter span of samples gives an unstable throughput, in seconds. */
const THROUGHPUT_MINIMUM = 3;

interface Sample {
  time: number;
  done: number;
}

/** The throughput of the current phase of a job, from recent samples. */
export class Throughput {
  /** What is learned of the server. */
  learned: readonly Learned[] = [];
  private samples: Sample[] = [];
  private watched = "";

  /** Record the progress of a job. */
  add(job: Job, now: number): void {
    const watched = `${job.job_id} ${job.phase}`;
    if (watched !== this.watched) {
      this.watched = watched;
      // The start of the phase is known, so that a page that was just opened has a throughput at once.
      const begun = job.phase ? job.phase_times[job.phase] : undefined;
      this.samples = begun !== undefined && now > begun ? [{ time: begun, done: 0 }] : [];
    }
    // The throughput before a pause says nothing about the throughput after it.
    if (job.status === "paused") this.samples = [];
    this.samples.push({ time: now, done: job.done });
    const oldest = now - THROUGHPUT_WINDOW;
    while (this.samples.length > 2 && this.samples[1]!.time < oldest) this.samples.shift();
  }

  /** Items per second; null until there are enough samples. */
  get perSecond(): number | null {
    const [first, last] = [this.samples[0], this.samples.at(-1)];
    if (!first || !last || last.time - first.time < THROUGHPUT_MINIMUM) return null;
    return Math.max(0, last.done - first.done) / (last.time - first.time);
  }

  /**
   * Return the seconds until the current phase is done; null if unknown.
   *
   * Until the throughput is known, refreshes take as long as was learned.
   */
  timeLeft(job: Job): number | null {
    const perSecond = this.perSecond || (job.phase === "refresh" ? usual(job, this.learned) : null);
    if (!perSecond || !job.total) return null;
    return Math.max(0, job.total - job.done) / perSecond;
  }
}

/** Return how many items per second are usual in the libraries of a job; null if unknown. */
function usual({ options }: Job, learned: readonly Learned[]): number | null {
  const { library_ids: chosen, in_flight } = options;
  const known = learned.filter(
    ({ library_id, typical }) => typical && (!chosen.length || chosen.includes(library_id)),
  );
  const count = sum(known.map(({ deadline }) => deadline.known));
  const seconds = sum(known.map(({ deadline, typical }) => deadline.known * typical!));
  return seconds ? (in_flight * count) / seconds : null;
}

const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);

export type PhaseState = "done" | "active" | "paused" | "ahead";

const CURRENT_PHASE: Partial<Record<Job["status"], PhaseState>> = {
  running: "active",
  paused: "paused",
};

export function phaseStates(job: Job): Record<Phase, PhaseState> {
  const at = job.phase ? PHASES.indexOf(job.phase) : -1;
  const states = PHASES.map((phase, index): [Phase, PhaseState] => {
    if (job.status === "success") return [phase, job.phase_times[phase] ? "done" : "ahead"];
    if (index === at) return [phase, CURRENT_PHASE[job.status] ?? "ahead"];
    return [phase, index < at ? "done" : "ahead"];
  });
  return Object.fromEntries(states) as Record<Phase, PhaseState>;
}

/** Return how many seconds each phase took, or has taken so far. */
export function phaseDurations(job: Job, now: number): Partial<Record<Phase, number>> {
  // A resumed job restarts with the first phase, but still has the times of the later ones.
  const reached = PHASES.slice(0, job.phase ? PHASES.indexOf(job.phase) + 1 : 0);
  const begun = reached.filter((phase) => job.phase_times[phase] !== undefined);
  const end = job.finished_at ?? now;
  return Object.fromEntries(
    begun.map((phase, index) => {
      const next = begun[index + 1];
      const until = next ? job.phase_times[next]! : end;
      return [phase, Math.max(0, until - job.phase_times[phase]!)];
    }),
  );
}

/** Return the number of items with a result that calls for another attempt. */
export const failedOf = (tally: Tally): number =>
  tally.partly_fixed + tally.unresolved + tally.timed_out + tally.errored;

/** Return the percentage of refreshed items that were fixed; null if there are none. */
export function successRate(fixed: number, failed: number): number | null {
  return fixed + failed ? (100 * fixed) / (fixed + failed) : null;
}

export interface TrendPoint {
  time: number;
  share: number;
  checked: number;
  defective: number;
}

export interface LibraryReport {
  library: Library;
  /** The open defects, the most frequent first. */
  defects: [string, number][];
  /** The health at the end of each scan of the whole library, the oldest first. */
  trend: TrendPoint[];
  /** The health before and after the newest scan of the whole library, which can be running. */
  change: HealthChange & { isLive: boolean };
  /** What the newest scan found, if none has inspected the whole library. */
  part: LibraryHealth | undefined;
}

/** Return the state of each inspected library now, and its trend over the jobs (newest first). */
export function libraryReports(state: ServerState, jobs: readonly Job[]): LibraryReport[] {
  const scans = withLive(state, jobs).filter((job) => !job.options.item_count);
  return state.libraries
    .filter((library) => library.open)
    .map((library) => reportOf(library, scans))
    .sort((a, b) => a.library.title.localeCompare(b.library.title));
}

/** Return the jobs with the running one as it is now. */
const withLive = ({ job }: ServerState, jobs: readonly Job[]): Job[] => [
  ...(job ? [job] : []),
  ...jobs.filter(({ job_id }) => job_id !== job?.job_id),
];

function reportOf(library: Library, scans: readonly Job[]): LibraryReport {
  const seen = scans.flatMap((job) =>
    job.libraries
      .filter(({ library_id }) => library_id === library.library_id)
      .map((health) => ({ job, health })),
  );
  const newest = seen.find(({ health }) => health.is_complete);
  const isLive = newest !== undefined && isActive(newest.job);
  const trend = seen.flatMap(({ job, health: { health, checked, left } }) =>
    health.after === null || left === null
      ? []
      : [
          {
            time: job.finished_at ?? job.started_at,
            share: health.after,
            checked,
            defective: left,
          },
        ],
  );
  return {
    library,
    defects: defectCounts(library.open!.defects),
    trend: trend.reverse(),
    change: {
      before: newest?.health.health.before ?? null,
      after: isLive ? library.health : (newest?.health.health.after ?? null),
      isLive,
    },
    part: library.items === null ? seen[0]?.health : undefined,
  };
}

/** Return the count of each defect, the most frequent first. */
export function defectCounts(defects: Record<string, number>): [string, number][] {
  return Object.entries(defects)
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1]);
}

/** A scan of more items than this needs a confirmation. */
export const LARGE_SCAN = 5_000;
/** A longer window counts as large if the number of its items is unknown, in days. */
const LARGE_WINDOW = 365;

export interface ScanSize {
  isLarge: boolean;
  /** How many items it inspects; null if earlier scans do not tell. */
  items: number | null;
}

/** Return the size of a scan, and whether it needs a confirmation. */
export function scanSize(request: ScanRequest, state: ServerState, jobs: readonly Job[]): ScanSize {
  // A dry run changes nothing, and the findings of a scan are few and were shown.
  const needsNoQuestion = request.dry_run || request.found_only;
  const size = sizeOf(request, state, jobs);
  return needsNoQuestion ? { ...size, isLarge: false } : size;
}

function sizeOf(request: ScanRequest, state: ServerState, jobs: readonly Job[]): ScanSize {
  const days = request.days ?? state.options.window_days;
  const limit = request.max_items ?? state.options.max_items;
  const chosen = state.libraries.filter(({ library_id, is_monitored }) =>
    request.libraries?.length ? request.libraries.includes(library_id) : is_monitored,
  );
  const known = chosen.map((library) => knownItems(library.library_id, days, jobs));
  const counts = known.map((count) => (limit ? Math.min(limit, count ?? limit) : count));
  if (counts.some((count) => count === null))
    return { isLarge: days === 0 || days > LARGE_WINDOW, items: null };
  const items = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return { isLarge: items > LARGE_SCAN, items };
}

/** Return how many items a library had in its last scan with the same window and no limit. */
function knownItems(libraryId: string, days: number, jobs: readonly Job[]): number | null {
  for (const job of jobs) {
    if (job.status !== "success" || job.options.item_count || job.options.max_items) continue;
    if (job.options.window_days !== days) continue;
    const health = job.libraries.find((library) => library.library_id === libraryId);
    if (health) return health.checked;
  }
  return null;
}
