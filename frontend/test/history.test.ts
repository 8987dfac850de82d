import { describe, expect, it } from "vitest";
import { marksOf, nearestStop, pointsOf, scaleOf, stopsOf, ticksOf } from "../src/history";
import type { HealthHistory } from "../src/types";
import { healthAt, scanMark } from "./fakes";

const DAY = 86_400;

const history = (changes: Partial<HealthHistory> = {}): HealthHistory => ({
  since: 0,
  until: 9 * DAY,
  server: [],
  libraries: {},
  scans: [],
  ...changes,
});

describe("the points of a chart", () => {
  it("end with what is true now", () => {
    const kept = history({ libraries: { "1": [healthAt(DAY, 60), healthAt(2 * DAY, 80)] } });
    const now = healthAt(3 * DAY, 90);
    expect(pointsOf(kept, "1", now).map(({ health }) => health)).toEqual([60, 80, 90]);
    expect(pointsOf(kept, "1", healthAt(1.5 * DAY, 90)).map(({ health }) => health)).toEqual([
      60, 90,
    ]);
  });

  it("are none until there is a history", () => {
    expect(pointsOf(undefined, null, healthAt(DAY, 90))).toEqual([]);
    expect(pointsOf(history({ server: [healthAt(DAY, 60)] }), null, null)).toEqual([]);
    const hasty = history({ server: [healthAt(DAY, 60)] });
    expect(pointsOf(hasty, null, healthAt(DAY + 60, 90))).toEqual([]);
    expect(pointsOf(hasty, null, healthAt(DAY + 3_600, 90))).toHaveLength(2);
  });
});

describe("the scale of a chart", () => {
  it("has round limits with all points between them", () => {
    const of = (...values: number[]) => {
      const { low, high } = scaleOf(values.map((value, place) => healthAt(place * DAY, value)));
      return [low, high];
    };
    expect(of(63.2, 88.9)).toEqual([60, 90]);
    expect(of(99.5, 100)).toEqual([90, 100]);
    expect(of(0, 3)).toEqual([0, 5]);
    expect(of(71, 94)).toEqual([65, 95]);
  });

  it("places times and percentages", () => {
    const scale = scaleOf([healthAt(0, 90), healthAt(4 * DAY, 100)]);
    expect([scale.x(0), scale.x(DAY), scale.x(4 * DAY)]).toEqual([0, 25, 100]);
    expect([scale.y(100), scale.y(95), scale.y(90)]).toEqual([0, 50, 100]);
  });

  it("is labelled at round times, not too often", () => {
    const ticks = (days: number) => ticksOf(scaleOf([healthAt(1, 90), healthAt(days * DAY, 90)]));
    expect(ticks(7)).toEqual({
      step: 2 * DAY,
      times: [2 * DAY, 4 * DAY, 6 * DAY],
    });
    expect(ticks(0.2).step).toBe(3_600);
    expect(ticks(30).step).toBe(7 * DAY);
    expect(ticks(365).step).toBe(61 * DAY);
    expect(ticks(9_999).step).toBe(61 * DAY);
  });
});

describe("the scans in a chart", () => {
  const scale = scaleOf([healthAt(0, 60), healthAt(100 * DAY, 90)]);

  it("are those of the library and of the time; of those close together, the one that fixed most", () => {
    const scans = [
      scanMark(120 * DAY, 1),
      scanMark(90 * DAY, 0, ["2"]),
      scanMark(52 * DAY, 1),
      scanMark(51 * DAY, 9),
      scanMark(50 * DAY, 2),
      scanMark(10 * DAY, 0),
    ];
    const times = (libraryId: string | null) =>
      marksOf(scans, libraryId, scale).map(({ time }) => time / DAY);
    expect(times("1")).toEqual([10, 51]);
    expect(times(null)).toEqual([10, 51, 90]);
  });

  it("are stops between the points, with the health after them", () => {
    const points = [healthAt(0, 60), healthAt(100 * DAY, 90)];
    const stops = stopsOf(points, [scanMark(40 * DAY, 3)]);
    expect(stops.map(({ time, point, scan }) => [time / DAY, point.health, scan?.fixed])).toEqual([
      [0, 60, undefined],
      [40, 90, 3],
      [100, 90, undefined],
    ]);
    expect(nearestStop(stops, 15 * DAY)).toBe(0);
    expect(nearestStop(stops, 25 * DAY)).toBe(1);
    expect(nearestStop(stops, 999 * DAY)).toBe(2);
  });
});
