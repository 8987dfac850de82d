import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { ReactiveControllerHost } from "lit";
import { describe, expect, it, vi } from "vitest";
import { Localization } from "../src/localization";
import { Localizer, type WordGroup } from "../src/localizer";
import { protectionText } from "../src/explain";
import { FakeHass, settle, translations } from "./fakes";

const localizer = (language = "en", words = translations(language)) =>
  new Localizer(new FakeHass(true, language).hass, words);

const GROUPS: WordGroup[] = [
  ...(["defect", "result", "skip_reason", "restored", "media_type", "status"] as const),
  ...(["trigger", "pause_reason", "minimum_level", "phase", "error"] as const),
];

describe.each(["en", "de"])("the words of Home Assistant's translations in %s", (language) => {
  it("exist for each group, and tell its codes apart", () => {
    const { codes, word } = localizer(language);
    for (const group of GROUPS) {
      expect(codes(group).length, group).toBeGreaterThan(2);
      const words = codes(group).map((code) => word(group, code));
      expect(new Set(words).size, group).toBe(words.length);
    }
  });

  it("exist for each entity that is named in the source", () => {
    const files = readdirSync("src", { recursive: true, encoding: "utf8" });
    const code = files
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(join("src", file), "utf8"))
      .join("\n");
    const entities = [...code.matchAll(/"((?:button|number|sensor|switch|binary_sensor)\.\w+)"/g)];
    const totals = [...code.matchAll(/sensor: "(\w+)"/g)].map(([, name]) => `sensor.${name}`);
    const named = [...entities.map(([, name]) => name!), ...totals];
    expect(named.length).toBeGreaterThan(15);
    const words = translations(language, "entity");
    const prefix = "component.plex_smart_refresher.entity";
    expect(named.filter((name) => !words[`${prefix}.${name}.name`])).toEqual([]);
  });
});

describe("a localizer", () => {
  it("lists codes in the order of the translations", () => {
    expect(localizer().codes("trigger")).toEqual(["manual", "action", "schedule", "arrival"]);
  });

  it("lets a code stand for a word that is missing", () => {
    expect(localizer().word("defect", "made_up_today")).toBe("made up today");
    expect(localizer("en", {}).name("button.start_scan")).toBe("start scan");
  });

  it("tells an error by its code, with the values that came with it", () => {
    const { error } = localizer();
    const values = { field: "days", allowed: "1, 2", value: "x" };
    expect(error({ code: "invalid_choice", message: "raw", values })).toMatch(/days.*1, 2/);
    expect(error({ code: "connection", message: "raw" })).toBe("Home Assistant does not respond.");
    expect(error({ code: "strange", message: "A sentence." })).toBe("A sentence.");
    expect(error({ code: "strange", message: "" })).toMatch("Unexpected error");
  });
});

describe("why an item is protected", () => {
  const nothing = { locked_fields: [], below: "", pictures_below: 0 };

  it.each([
    [{ ...nothing, pictures_below: 1200 }, "the 1200 pictures below it are too many"],
    [{ ...nothing, locked_fields: ["summary", "title"] }, "locked fields (summary, title) that"],
    [{ ...nothing, locked_fields: ["studio"] }, "locked fields (studio) that"],
    [
      { ...nothing, locked_fields: ["title"], below: "Show · S01E02 · It" },
      "Show · S01E02 · It, which is below it, has no match",
    ],
  ])("is said of %o", (protection, expected) => {
    expect(protectionText(localizer(), protection)).toContain(expected);
  });

  it("is said in German", () => {
    const protection = { ...nothing, locked_fields: ["thumb"] };
    expect(protectionText(localizer("de"), protection)).toBe(
      "Der Eintrag hat keine Zuordnung, aber gesperrte Felder (Poster): Eine Aktualisierung würde sie verwerfen.",
    );
  });

  it("is said in general if no details are known", () => {
    expect(protectionText(localizer(), null)).toBe("A refresh would discard manual edits.");
  });
});

describe("the localization of an element", () => {
  const host = () => {
    const value = { addController: vi.fn(), requestUpdate: vi.fn() };
    return value as typeof value & ReactiveControllerHost;
  };

  it("asks for the words once per connection and language", async () => {
    const fake = new FakeHass();
    const ask = vi.spyOn(fake, "translate");
    const first = new Localization(host());
    first.update(fake.hass);
    expect(first.isReady).toBe(false);
    await settle();
    expect(first.isReady).toBe(true);
    expect(first.localizer.word("result", "timed_out")).toBe("Timed out");
    const calls = ask.mock.calls.length;
    const second = new Localization(host());
    second.update(fake.hass);
    expect(second.isReady).toBe(true);
    expect(second.localizer.word("result", "timed_out")).toBe("Timed out");
    const locale = { ...fake.hass.locale, language: "de-AT" };
    second.update({ ...fake.hass, locale });
    await settle();
    expect(second.localizer.word("result", "timed_out")).toBe("Zeit überschritten");
    expect(ask.mock.calls.slice(calls).every(([{ language }]) => language === "de")).toBe(true);
    expect(calls).toBe(5);
  });

  it("lets codes stand for the words until they can be read", async () => {
    vi.useFakeTimers();
    const fake = new FakeHass();
    const { translate } = fake;
    fake.translate = () => {
      throw { code: "unknown", message: "offline" };
    };
    const localization = new Localization(host());
    localization.update(fake.hass);
    await vi.advanceTimersByTimeAsync(10);
    expect(localization.isReady).toBe(true);
    expect(localization.localizer.word("result", "timed_out")).toBe("timed out");
    fake.translate = translate;
    await vi.advanceTimersByTimeAsync(2_100);
    expect(localization.localizer.word("result", "timed_out")).toBe("Timed out");
    vi.useRealTimers();
  });
});
