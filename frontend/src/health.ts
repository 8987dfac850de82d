/** What the views compute from jobs: pace, time left, health of libraries and its trend. */
import {
  PHASES,
  type Job,
  type LibraryHealth,
  type Phase,
  type ScanRequest,
  type ServerState,
  type Options,
  type Tally,
} from "./types";

/** Whether a job has not ended: it runs, or waits to go on. */
export const isActive = (job: Job): boolean => job.status === "running" || job.status === "paused";

/** Samples older than this many seconds no longer say how quick a job is now. */
const PACE_WINDOW = 45;
/** Below this many seconds of samples a pace would jump about. */
const PACE_MINIMUM = 3;

interface Sample {
  time: number;
  done: number;
}

/** How quick the current phase of a job is, from what was seen of it lately. */
export class Pace {
  private samples: Sample[] = [];
  private watched = "";

  /** Take note of where a job is. */
  add(job: Job, now: number): void {
    const watched = `${job.job_id} ${job.phase}`;
    if (watched !== this.watched) {
      this.watched = watched;
      // Its beginning is known even when nobody watched it: a page that was just opened
      // can tell a pace at once.
      const begun = job.phase ? job.phase_times[job.phase] : undefined;
      this.samples = begun !== undefined && now > begun ? [{ time: begun, done: 0 }] : [];
    }
    // What it did before a wait says nothing of how quick it is after it.
    if (job.status === "paused") this.samples = [];
    this.samples.push({ time: now, done: job.done });
    const oldest = now - PACE_WINDOW;
    while (this.samples.length > 2 && this.samples[1]!.time < oldest) this.samples.shift();
  }

  /** Items a second; null while too little was seen. */
  get perSecond(): number | null {
    const [first, last] = [this.samples[0], this.samples.at(-1)];
    if (!first || !last || last.time - first.time < PACE_MINIMUM) return null;
    return Math.max(0, last.done - first.done) / (last.time - first.time);
  }

  /** Seconds until the current phase is done; null while nobody can tell. */
  timeLeft(job: Job): number | null {
    const pace = this.perSecond;
    if (!pace || !job.total) return null;
    return Math.max(0, job.total - job.done) / pace;
  }
}

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

/** How many seconds each phase took, or has taken by now. */
export function phaseDurations(job: Job, now: number): Partial<Record<Phase, number>> {
  // A resumed job begins anew with the first phase, and still has the times of the later ones.
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

/** The results that mean another attempt, as the engine counts them. */
export const failedOf = (tally: Tally): number =>
  tally.partly_fixed + tally.unresolved + tally.timed_out + tally.errored;

/** The share of refreshed items that were fixed, in percent; null without any. */
export function successRate(fixed: number, failed: number): number | null {
  return fixed + failed ? (100 * fixed) / (fixed + failed) : null;
}

/** The share of checked items without a defect, in percent; null without any. */
export function healthShare({ checked, defective }: LibraryHealth): number | null {
  return checked ? (100 * (checked - defective)) / checked : null;
}

export interface TrendPoint {
  time: number;
  share: number;
  checked: number;
  defective: number;
}

export interface LibraryReport {
  health: LibraryHealth;
  time: number;
  defects: [string, number][];
  trend: TrendPoint[];
}

/** The newest health of each library, and how it went over the jobs given (newest first). */
export function libraryReports(jobs: readonly Job[]): LibraryReport[] {
  const reports = new Map<string, LibraryReport>();
  for (const job of jobs) {
    if (job.options.item_count) continue; // it looked at single items: that says nothing of a library
    for (const health of job.libraries) {
      const share = healthShare(health);
      if (share === null) continue;
      const time = job.finished_at ?? job.started_at;
      let report = reports.get(health.library_id);
      if (!report) {
        report = { health, time, defects: defectCounts(health), trend: [] };
        reports.set(health.library_id, report);
      }
      const { checked, defective, is_complete } = health;
      // New items are another crowd than the whole library: only like is compared with like.
      if (is_complete !== report.health.is_complete) continue;
      report.trend.unshift({ time, share, checked, defective });
    }
  }
  return [...reports.values()].sort((a, b) => a.health.title.localeCompare(b.health.title));
}

/** How often each defect was found, the most frequent first. */
export function defectCounts(health: LibraryHealth): [string, number][] {
  return Object.entries(health.defects)
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1]);
}

/** How much better the last point of a trend is than the first, in percentage points. */
export function trendChange(trend: readonly TrendPoint[]): number | null {
  const [first, last] = [trend[0], trend.at(-1)];
  return first && last && first !== last ? last.share - first.share : null;
}

/** Points of a line in a box, y upwards, scaled to the values with some air. */
export function linePoints(
  values: readonly number[],
  width: number,
  height: number,
): [number, number][] {
  if (!values.length) return [];
  const low = Math.min(...values);
  const high = Math.max(...values);
  // A change of less than two points in a hundred is drawn as a small one.
  const span = Math.max(high - low, 2);
  const middle = (high + low) / 2;
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  return values.map((value, index) => [
    values.length > 1 ? index * step : width,
    height / 2 - ((value - middle) / span) * height * 0.8,
  ]);
}

/** From this many items on a scan is asked about first. */
export const LARGE_SCAN = 5_000;
/** A window of more days than this counts as large, when nobody knows how many items are in it. */
const LARGE_WINDOW = 365;

export interface ScanSize {
  isLarge: boolean;
  /** How many items it will look at, where that is known from scans before. */
  items: number | null;
}

/** Whether a scan with these options is large enough to ask first. */
export function scanSize(request: ScanRequest, state: ServerState, jobs: readonly Job[]): ScanSize {
  const days = request.days ?? state.options.window_days;
  const cap = request.max_items ?? state.options.max_items;
  const chosen = request.libraries?.length
    ? state.libraries.filter(({ library_id }) => request.libraries!.includes(library_id))
    : state.libraries;
  const known = chosen.map((library) => knownItems(library.library_id, days, jobs));
  const capped = known.map((count) => (cap ? Math.min(cap, count ?? cap) : count));
  if (capped.some((count) => count === null))
    return { isLarge: days === 0 || days > LARGE_WINDOW, items: null };
  const items = capped.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return { isLarge: items > LARGE_SCAN, items };
}

/** How many items a library showed when it was last scanned with the same window and no cap. */
function knownItems(libraryId: string, days: number, jobs: readonly Job[]): number | null {
  for (const job of jobs) {
    if (job.status !== "success" || job.options.item_count || job.options.max_items) continue;
    if (job.options.window_days !== days) continue;
    const health = job.libraries.find((library) => library.library_id === libraryId);
    if (health) return health.checked;
  }
  return null;
}

/** Return the options that were changed, and only those. */
export function changedOptions(before: Options, after: Options): Partial<Options> {
  return Object.fromEntries(
    Object.entries(after).filter(([key, value]) => before[key as keyof Options] !== value),
  );
}
