import { describe, expect, it } from "vitest";
import { chosenLibraries, monitored } from "../src/components/library-ticks";
import { dayOf, formattingOf } from "../src/format";
import { FakeHass, library } from "./fakes";

describe("the day of the next scan", () => {
  const format = formattingOf(new FakeHass(true, "en").hass);
  const at = (text: string) => Date.parse(text) / 1000;
  const day = (now: string, start: string) => dayOf(format, at(start), at(now));

  it("is called as people call it", () => {
    // The profile of the fake has the time zone of Berlin.
    expect(day("2026-11-22T16:00+01:00", "2026-11-23T03:00+01:00")).toBe("tonight");
    expect(day("2026-11-22T23:59+01:00", "2026-11-23T00:30+01:00")).toBe("tonight");
    expect(day("2026-11-23T02:00+01:00", "2026-11-23T03:00+01:00")).toBe("tonight");
    expect(day("2026-11-22T16:00+01:00", "2026-11-22T22:00+01:00")).toBe("today");
    expect(day("2026-11-22T16:00+01:00", "2026-11-23T12:00+01:00")).toBe("tomorrow");
    expect(day("2026-11-22T02:00+01:00", "2026-11-23T03:00+01:00")).toBe("tomorrow");
    expect(day("2026-11-22T16:00+01:00", "2026-11-25T03:00+01:00")).toBe("later");
  });
});

describe("the ticks of libraries", () => {
  const libraries = [
    library("1", "Movies"),
    library("2", "TV Shows"),
    library("3", "Old Movies", { is_monitored: false }),
  ];

  it("mean that a library is included", () => {
    expect(monitored(libraries)).toEqual(["1", "2"]);
    // The monitored ones stay whichever they will be.
    expect(chosenLibraries(libraries, ["2", "1"])).toEqual([]);
    expect(chosenLibraries(libraries, ["2"])).toEqual(["2"]);
    expect(chosenLibraries(libraries, ["1", "2", "3"])).toEqual(["1", "2", "3"]);
  });
});
