import { describe, expect, it } from "vitest";
import {
  Throughput,
  isActive,
  libraryReports,
  phaseDurations,
  phaseStates,
  scanSize,
  successRate,
} from "../src/health";
import { health, job, learnedOf, library, openItems, serverState } from "./fakes";

describe("the throughput of a job", () => {
  const running = (done: number, total = 100) =>
    job({ status: "running", phase: "refresh", phase_times: {}, done, total });

  it("is unknown at first, and then that of the last seconds", () => {
    const throughput = new Throughput();
    throughput.add(running(0), 0);
    throughput.add(running(5), 1);
    expect(throughput.perSecond).toBeNull();
    expect(throughput.timeLeft(running(5))).toBeNull();
    throughput.add(running(20), 10);
    expect(throughput.perSecond).toBe(2);
    expect(throughput.timeLeft(running(20))).toBe(40);
  });

  it("is what was learned of the libraries of a scan until it is known", () => {
    const throughput = new Throughput();
    const known = (library_id: string, count: number, typical: number | null) => {
      const wait = { seconds: 60, basis: "learned" as const, enough: 30, timed_out: 0, recent: 30 };
      const deadline = { ...wait, known: count };
      return learnedOf({ library_id, deadline, typical });
    };
    const arrived = { seconds: 7_200, known: 200, enough: 30, first_refresh: 7_200 };
    const late = learnedOf({ level: "show", arrived, late: arrived });
    const others = [known("1", 5, null), known("2", 90, 99), late];
    throughput.learned = [known("1", 30, 4), known("1", 60, 7), ...others];
    // 100 items, 3 at a time, of 6 seconds each.
    expect(throughput.timeLeft(running(0))).toBe(200);
    expect(throughput.timeLeft({ ...running(0), phase: "verify" })).toBeNull();
    throughput.add(running(0), 0);
    throughput.add(running(20), 10);
    expect(throughput.timeLeft(running(20))).toBe(40);
    const unknown = new Throughput();
    unknown.learned = others;
    expect(unknown.timeLeft(running(0))).toBeNull();
  });

  it("forgets how quick it was long ago", () => {
    const throughput = new Throughput();
    for (let second = 0; second <= 60; second += 1)
      throughput.add(running(second * 100, 1e6), second);
    for (let second = 61; second <= 200; second += 1)
      throughput.add(running(6_000 + second, 1e6), second);
    expect(throughput.perSecond).toBeCloseTo(1, 1);
  });

  it("begins anew with each phase and each job", () => {
    const throughput = new Throughput();
    throughput.add(running(0), 0);
    throughput.add(running(50), 10);
    throughput.add({ ...running(0), phase: "verify" }, 11);
    expect(throughput.perSecond).toBeNull();
  });

  it("is known at once on a page that was opened in the middle", () => {
    const throughput = new Throughput();
    throughput.add({ ...running(30), phase_times: { refresh: 100 } }, 110);
    expect(throughput.perSecond).toBe(3);
  });
});

describe("a job that waits", () => {
  const at = (status: "running" | "paused", done: number) =>
    job({ status, phase: "refresh", phase_times: {}, done, total: 100 });

  it("has a throughput only from what it does after the wait", () => {
    const throughput = new Throughput();
    throughput.add(at("running", 0), 0);
    throughput.add(at("running", 40), 20);
    throughput.add(at("paused", 40), 21);
    throughput.add(at("paused", 40), 600);
    expect(throughput.perSecond).toBeNull();
    throughput.add(at("running", 40), 601);
    throughput.add(at("running", 50), 610);
    expect(throughput.perSecond).toBeCloseTo(1);
  });

  it("has a phase that waits, and has not ended", () => {
    expect(phaseStates(at("paused", 1)).refresh).toBe("paused");
    expect(isActive(at("paused", 1))).toBe(true);
    expect(isActive(job())).toBe(false);
  });
});

describe("phases", () => {
  it("are done, active or ahead", () => {
    expect(phaseStates(job({ status: "running", phase: "refresh" }))).toEqual({
      collect: "done",
      inspect: "done",
      refresh: "active",
      verify: "ahead",
    });
  });

  it("that a resumed job has yet to reach again take no time", () => {
    const resumed = job({
      status: "running",
      phase: "inspect",
      phase_times: { collect: 5_000, inspect: 5_002, refresh: 1_010, verify: 1_090 },
      finished_at: null,
    });
    expect(phaseDurations(resumed, 5_010)).toEqual({ collect: 2, inspect: 8 });
  });

  it("that were cut off are not done", () => {
    expect(phaseStates(job({ status: "cancelled", phase: "inspect" })).inspect).toBe("ahead");
  });

  it("that a finished dry run never had are not done", () => {
    const states = phaseStates(job({ phase: "refresh", phase_times: { collect: 1, inspect: 2 } }));
    expect(states).toMatchObject({ collect: "done", inspect: "done", verify: "ahead" });
  });

  it("last until the next one begins, the last until the end or now", () => {
    expect(phaseDurations(job(), 9_999)).toEqual({
      collect: 2,
      inspect: 8,
      refresh: 80,
      verify: 10,
    });
    const running = job({ finished_at: null, phase_times: { collect: 1_000 } });
    expect(phaseDurations(running, 1_007)).toEqual({ collect: 7 });
  });
});

describe("the health of libraries", () => {
  const movies = (changes = {}) =>
    library("1", "Movies", {
      items: 100,
      health: 89,
      open: openItems({ items: 11, defects: { no_match: 1, missing_poster: 11, bad_title: 0 } }),
      ...changes,
    });
  const state = (changes = {}) => serverState({ libraries: [movies()], ...changes });

  it("is that of now, with a trend of what each whole scan left", () => {
    const [report, ...others] = libraryReports(state(), [
      job({ libraries: [health({ defective: 37, left: 11 })], finished_at: 300 }),
      job({ libraries: [health({ defective: 9, is_complete: false })], finished_at: 250 }),
      job({ libraries: [health({ defective: 40, left: 38 })], finished_at: 200 }),
      job({ libraries: [] }),
    ]);
    expect(others).toEqual([]);
    expect(report!.library.health).toBe(89);
    expect(report!.change).toEqual({ before: 63, after: 89, isLive: false });
    expect(report!.trend.map((point) => [point.time, point.share])).toEqual([
      [200, 62],
      [300, 89],
    ]);
    expect(report!.defects).toEqual([
      ["missing_poster", 11],
      ["no_match", 1],
    ]);
  });

  it("changes while a scan fixes items", () => {
    const running = job({
      status: "running",
      libraries: [health({ defective: 37, left: null })],
    });
    const [report] = libraryReports(state({ job: running }), [
      job({ job_id: "J0", libraries: [health({ defective: 40, left: 38 })] }),
    ]);
    expect(report!.change).toEqual({ before: 63, after: 89, isLive: true });
    expect(report!.trend.map((point) => point.share)).toEqual([62]);
  });

  it("is told as numbers of a window only, and never of single items", () => {
    const libraries = [movies({ items: null, health: null })];
    const [report] = libraryReports(serverState({ libraries }), [
      job({ libraries: [health({ checked: 1 })], options: { item_count: 1 } as never }),
      job({ libraries: [health({ checked: 4, defective: 4, is_complete: false })] }),
    ]);
    expect(report!.part).toMatchObject({ checked: 4, defective: 4 });
    expect(report!.trend).toEqual([]);
    expect(report!.change).toEqual({ before: null, after: null, isLive: false });
  });

  it("is not told of what no scan has seen", () => {
    expect(libraryReports(serverState(), [])).toEqual([]);
  });

  it("has no success rate before anything was refreshed", () => {
    expect(successRate(0, 0)).toBeNull();
    expect(successRate(3, 1)).toBe(75);
  });
});

describe("a scan", () => {
  const scanned = (checked: number) => [
    job({
      libraries: [health({ checked }), health({ checked, library_id: "2" })],
      options: { window_days: 0 } as never,
    }),
  ];

  it("of a whole server that nobody knows yet is large", () => {
    const state = serverState({ options: { window_days: 0, max_items: 0, dry_run: false } });
    expect(scanSize({}, state, [])).toEqual({ isLarge: true, items: null });
  });

  it("of a month is not", () => {
    expect(scanSize({}, serverState(), [])).toEqual({ isLarge: false, items: null });
  });

  it("is as large as it was the last time", () => {
    expect(scanSize({ days: 0 }, serverState(), scanned(10_000))).toEqual({
      isLarge: true,
      items: 20_000,
    });
    expect(scanSize({ days: 0 }, serverState(), scanned(100)).isLarge).toBe(false);
  });

  it("is bounded by the maximum and the chosen libraries", () => {
    const request = { days: 0, max_items: 300, libraries: ["1"] };
    expect(scanSize(request, serverState(), scanned(10_000))).toEqual({
      isLarge: false,
      items: 300,
    });
    expect(scanSize(request, serverState(), [])).toEqual({ isLarge: false, items: 300 });
  });
});
