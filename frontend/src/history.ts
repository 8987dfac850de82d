/** The health over time: which points and scans a chart shows, and where. */
import type { HealthAt, HealthHistory, ScanMark } from "./types";

export const PERIODS = ["week", "month", "year"] as const;
export type Period = (typeof PERIODS)[number];

const HOUR = 3_600;
const DAY = 24 * HOUR;
/** Points closer together than this are no history yet, in seconds. */
const SHORTEST = HOUR;
/** The range of percentages that a chart shows is a multiple of this, so that its middle is even. */
const RANGE_STEP = 10;
/** Scans closer together than this are one mark, in percent of the width: of the server, a library. */
const MARK_GAPS = [2.5, 5] as const;
const MOST_TICKS = 6;
/** The steps between the labels of the time axis, in seconds. */
const STEPS = [
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  31 * DAY,
  61 * DAY,
];

/** Where times and percentages are in a chart, in percent of its width and height. */
export interface Scale {
  low: number;
  high: number;
  since: number;
  until: number;
  x(time: number): number;
  y(health: number): number;
}

/** A place at which a chart tells something: a point, or a scan with the health at its end. */
export interface Stop {
  time: number;
  point: HealthAt;
  scan?: ScanMark;
}

/** Return the points of a library, or of the server, up to now; none if they are no history yet. */
export function pointsOf(
  history: HealthHistory | undefined,
  libraryId: string | null,
  now: HealthAt | null,
): HealthAt[] {
  const kept = (libraryId === null ? history?.server : history?.libraries[libraryId]) ?? [];
  const points = now ? [...kept.filter(({ time }) => time < now.time), now] : kept;
  const [first, last] = [points[0], points.at(-1)];
  return first && last && last.time - first.time >= SHORTEST ? points : [];
}

export function scaleOf(points: readonly HealthAt[]): Scale {
  const [since, until] = [points[0]!.time, points.at(-1)!.time];
  const lowest = Math.min(...points.map(({ health }) => health));
  const highest = Math.max(...points.map(({ health }) => health));
  const high = Math.min(100, Math.ceil(highest / 5) * 5);
  const steps = Math.max(1, Math.ceil((high - lowest) / RANGE_STEP));
  const low = Math.max(0, high - steps * RANGE_STEP);
  return {
    low,
    high,
    since,
    until,
    x: (time) => (100 * (time - since)) / (until - since),
    y: (health) => 100 - (100 * (health - low)) / (high - low),
  };
}

/** Return the scans of a library, or all, as marks: of those close together, the one that fixed most. */
export function marksOf(
  scans: readonly ScanMark[],
  libraryId: string | null,
  { x, since, until }: Scale,
): ScanMark[] {
  const marks: ScanMark[] = [];
  const gap = MARK_GAPS[libraryId === null ? 0 : 1];
  for (const scan of [...scans].sort((a, b) => a.time - b.time)) {
    if (libraryId !== null && !scan.library_ids.includes(libraryId)) continue;
    if (scan.time < since || scan.time > until) continue;
    const last = marks.at(-1);
    if (!last || x(scan.time) - x(last.time) > gap) marks.push(scan);
    else if (scan.fixed > last.fixed) marks[marks.length - 1] = scan;
  }
  return marks;
}

/** Return the points and the scans in the order of their times. */
export function stopsOf(points: readonly HealthAt[], marks: readonly ScanMark[]): Stop[] {
  const scans = marks.map((scan) => {
    const point = points.find(({ time }) => time >= scan.time) ?? points.at(-1)!;
    return { time: scan.time, point, scan };
  });
  return [...points.map((point) => ({ time: point.time, point })), ...scans].sort(
    (a, b) => a.time - b.time,
  );
}

/** Return the place of the stop that is nearest to a time. */
export const nearestStop = (stops: readonly Stop[], time: number): number =>
  stops.reduce(
    (best, stop, place) =>
      Math.abs(stop.time - time) < Math.abs(stops[best]!.time - time) ? place : best,
    0,
  );

export interface Ticks {
  times: number[];
  /** The time between two of them, in seconds. */
  step: number;
}

/** Return the times to label, at round hours and days. */
export function ticksOf({ since, until }: Scale): Ticks {
  const fits = (each: number) => (until - since) / each <= MOST_TICKS;
  const step = STEPS.find(fits) ?? STEPS.at(-1)!;
  const times: number[] = [];
  for (let time = Math.ceil(since / step) * step; time <= until; time += step) times.push(time);
  return { times, step };
}
