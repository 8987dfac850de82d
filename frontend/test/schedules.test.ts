import { describe, expect, it } from "vitest";
import { chosenLibraries, monitored } from "../src/components/library-ticks";
import { Api } from "../src/api";
import "../src/components/scan-options";
import type { PsrScanOptions } from "../src/components/scan-options";
import "../src/components/schedule-form";
import type { PsrScheduleForm } from "../src/components/schedule-form";
import { dayOf, formattingOf } from "../src/format";
import { Localizer } from "../src/localizer";
import { FakeHass, library, serverState, settle, translations } from "./fakes";

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
    expect(day("2026-11-23T00:30+01:00", "1970-01-01T01:00+01:00")).toBe("later");
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

describe("the forms of a scan and of a schedule", () => {
  const wrong = "Window must be a whole number from 0 to 3650, not “99999”.";
  const limits = { minimum: 0, maximum: 3_650 };
  const state = serverState({
    libraries: [library("1", "Movies")],
    limits: { window_days: limits, max_items: limits },
  });

  /** Open a form, enter a number, press the last button, and return the error and the field. */
  async function enter(form: PsrScanOptions | PsrScheduleForm, value: string): Promise<string> {
    document.body.append(form);
    await settle();
    await form.show();
    await settle();
    const root = form.shadowRoot!;
    const field = root.querySelector<HTMLInputElement>("input[type=number]")!;
    field.value = value;
    field.dispatchEvent(new Event("input"));
    root.querySelector("form")!.dispatchEvent(new Event("submit", { cancelable: true }));
    await settle();
    return root.querySelector("[role=alert]")?.textContent ?? "";
  }

  it("refuse a number as the server does, and say in whose zone a time is", async () => {
    HTMLDialogElement.prototype.showModal = function () {
      this.open = true;
    };
    HTMLDialogElement.prototype.close = function () {
      this.open = false;
    };
    const fake = new FakeHass(true, "en");
    fake.hass.locale.time_zone = "local";
    fake.hass.config.time_zone = "Asia/Kathmandu";
    const schedule = { name: "x", time: "03:00:00", weekdays: ["mon"], libraries: [] };
    fake.answers = {
      schedule_preset: () => ({
        schedule: {
          ...schedule,
          window_days: null,
          dry_run: false,
          catch_up_hours: 6,
          enabled: true,
        },
        limits: { window_days: limits, catch_up_hours: limits },
      }),
      set_schedule: () => ({ next_run: null }),
    };
    const context = {
      api: new Api(() => fake.hass, "E1"),
      localizer: new Localizer(fake.hass, translations("en")),
      notify: () => undefined,
    };
    const given = { context, state };
    const options = Object.assign(document.createElement("psr-scan-options"), given);
    const chosen: unknown[] = [];
    options.addEventListener("chosen", (event) => chosen.push((event as CustomEvent).detail));
    expect(await enter(options as unknown as PsrScanOptions, "99999")).toBe(wrong);
    expect(await enter(options as unknown as PsrScanOptions, "")).toContain("not “”");
    expect(chosen).toEqual([]);
    expect(await enter(options as unknown as PsrScanOptions, "30")).toBe("");
    expect(chosen).toHaveLength(1);
    const form = Object.assign(document.createElement("psr-schedule-form"), given);
    expect(await enter(form as unknown as PsrScheduleForm, "99999")).toBe(wrong);
    expect(form.shadowRoot!.textContent).toContain("Home Assistant’s time zone, Asia/Kathmandu");
    expect(await enter(form as unknown as PsrScheduleForm, "")).toBe("");
    expect(fake.asked.at(-1)!.type).toBe("plex_smart_refresher/set_schedule");
  });
});
