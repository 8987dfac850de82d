import { describe, expect, it } from "vitest";
import {
  formatDate,
  formatDateTime,
  formatDuration,
  formatNumber,
  formatPercent,
  formatRelative,
  formatTime,
  markMatches,
  otherZone,
  roundedTimeLeft,
  wasLastNight,
  type Formatting,
} from "../src/format";

const formatting = (changes: Partial<Formatting["locale"]> = {}): Formatting => ({
  locale: {
    language: "en",
    number_format: "language",
    time_format: "24",
    date_format: "language",
    time_zone: "server",
    ...changes,
  },
  serverZone: "Europe/Berlin",
});

/** 2026-03-09 13:05:06 in Berlin. */
const TIME = Date.UTC(2026, 2, 9, 12, 5, 6) / 1000;

describe("numbers", () => {
  it.each([
    ["language", "en", "1,234,567"],
    ["language", "de", "1.234.567"],
    ["comma_decimal", "de", "1,234,567"],
    ["decimal_comma", "en", "1.234.567"],
    ["none", "en", "1234567"],
  ])("follow the number format %s in %s", (number_format, language, expected) => {
    expect(formatNumber(formatting({ number_format, language }), 1_234_567)).toBe(expected);
  });

  it("call only what is all or nothing 100 or 0 percent", () => {
    expect(formatPercent(formatting(), 99.97)).toBe("99%");
    expect(formatPercent(formatting(), 99.97, 1)).toBe("99.9%");
    expect(formatPercent(formatting(), 0.02)).toBe("1%");
    expect(formatPercent(formatting(), 100)).toBe("100%");
    expect(formatPercent(formatting(), 0)).toBe("0%");
  });
});

describe("times", () => {
  it("are those of the server or of the browser", () => {
    expect(formatTime(formatting(), TIME, true)).toBe("13:05:06");
    expect(formatTime({ ...formatting(), serverZone: "America/New_York" }, TIME)).toBe("08:05");
  });

  it("are in the zone of the profile, and forms say whose zone theirs is", () => {
    const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const local = { ...formatting({ time_zone: "local" }), serverZone: "Asia/Kathmandu" };
    const expected = new Intl.DateTimeFormat("en", {
      hour: "2-digit",
      minute: "2-digit",
      hour12: false,
      timeZone: own,
    }).format(TIME * 1000);
    expect(formatTime(local, TIME)).toBe(expected);
    expect(otherZone(local)).toBe("Asia/Kathmandu");
    expect(otherZone({ ...local, serverZone: own })).toBeUndefined();
    expect(otherZone({ ...local, locale: formatting().locale })).toBeUndefined();
  });

  it("were last night in the zone in which they are shown", () => {
    const at = (day: number, hour: number) => Date.UTC(2026, 2, day, hour) / 1000;
    const zone = (serverZone: string) => ({ ...formatting(), serverZone });
    expect(wasLastNight(zone("Etc/UTC"), at(26, 3), at(26, 9))).toBe(true);
    expect(wasLastNight(zone("Etc/UTC"), at(25, 23), at(26, 18))).toBe(true);
    expect(wasLastNight(zone("Etc/UTC"), at(25, 18), at(26, 9))).toBe(false);
    expect(wasLastNight(zone("Etc/UTC"), at(26, 14), at(26, 18))).toBe(false);
    expect(wasLastNight(zone("Etc/UTC"), at(25, 3), at(26, 9))).toBe(false);
    // 18:00 in London was 03:00 of the next day in Tokyo.
    expect(wasLastNight(zone("Asia/Tokyo"), at(25, 18), at(26, 1))).toBe(true);
  });

  it("count to 12 or 24", () => {
    expect(formatTime(formatting({ time_format: "12" }), TIME)).toMatch(/01:05.PM/);
  });

  it.each([
    ["DMY", "09/03/2026"],
    ["MDY", "03/09/2026"],
    ["YMD", "2026-03-09"],
    ["language", "Mar 9, 2026"],
  ])("have their date as %s", (date_format, expected) => {
    expect(formatDate(formatting({ date_format }), TIME)).toBe(expected);
  });

  it("are written in German", () => {
    expect(formatDateTime(formatting({ language: "de", date_format: "DMY" }), TIME)).toBe(
      "09.03.2026, 13:05",
    );
  });

  it("are told from now, and as a date when that is long ago", () => {
    expect(formatRelative(formatting(), TIME - 7_200, TIME)).toBe("2 hours ago");
    expect(formatRelative(formatting(), TIME + 2 * 86_400, TIME)).toBe("in 2 days");
    expect(formatRelative(formatting(), TIME - 10, TIME)).toBe("now");
    expect(formatRelative(formatting(), TIME - 90 * 86_400, TIME)).toBe("Dec 9, 2025");
  });
});

describe("durations", () => {
  it.each([
    [0, "0 sec"],
    [59, "59 sec"],
    [65, "1 min 5 sec"],
    [120, "2 min"],
    [3_600, "1 hr"],
    [3_840, "1 hr 4 min"],
    [-5, "0 sec"],
  ])("of %d seconds are told in their two largest units", (seconds, expected) => {
    expect(formatDuration(formatting(), seconds)).toBe(expected);
  });

  it.each([
    [0.2, 1],
    [7.2, 8],
    [31, 35],
    [61, 75],
    [601, 660],
  ])("that are left are rounded up, %d to %d", (seconds, expected) => {
    expect(roundedTimeLeft(seconds)).toBe(expected);
  });
});

describe("matches of a search", () => {
  it("are marked wherever they are, in any case", () => {
    expect(markMatches("The Matrix, the end", "THE")).toEqual([
      { text: "The", hit: true },
      { text: " Matrix, ", hit: false },
      { text: "the", hit: true },
      { text: " end", hit: false },
    ]);
  });

  it("leave the text alone without a search, or where positions would not fit", () => {
    expect(markMatches("<b>x</b>", " ")).toEqual([{ text: "<b>x</b>", hit: false }]);
    expect(markMatches("İstanbul", "stan")).toEqual([{ text: "İstanbul", hit: false }]);
  });
});
