import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { languageOf, plural, translator } from "../src/i18n";
import { de } from "../src/i18n/de";
import { en, type TextKey } from "../src/i18n/en";
import { translations } from "./fakes";

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
const keys = Object.keys(en) as TextKey[];

describe("texts", () => {
  it("exist in both languages", () => {
    expect(Object.keys(de).sort()).toEqual([...keys].sort());
  });

  it("have the same placeholders and are not blank", () => {
    for (const key of keys) {
      expect(placeholders(de[key]), key).toEqual(placeholders(en[key]));
      expect(de[key].trim(), key).not.toBe("");
    }
  });

  it("do not repeat words that Home Assistant's translations have", () => {
    const categories = ["selector", "entity", "exceptions"];
    const both = categories.flatMap((category) => {
      const english = translations("en", category);
      const german = translations("de", category);
      return Object.keys(english).map((key) => `${english[key]} ${german[key]}`);
    });
    const words = new Set(both);
    // These mean something else: Plex's own fields, levels of log lines, when a job finished, two
    // segments of the items, of which the to-do list of the one has the open matches, too, and a
    // value that nobody knows.
    const isOther = (key: string) =>
      /^(field_name_|level_|job_finished$|segment_(needs_you|waiting)$|unknown$)/.test(key);
    const repeated = keys.filter((key) => words.has(`${en[key]} ${de[key]}`));
    expect(repeated.filter((key) => !isOther(key))).toEqual([]);
  });

  it("are all used", () => {
    const files = readdirSync("src", { recursive: true, encoding: "utf8" });
    const sources = files.filter((file) => file.endsWith(".ts") && !file.startsWith("i18n"));
    const code = sources.map((file) => readFileSync(join("src", file), "utf8")).join("\n");
    const prefixes = [...code.matchAll(/`(\w+_)\$\{/g)].map((match) => match[1]!);
    const unused = keys.filter((key) => {
      const stem = key.replace(/_(one|other)$/, "");
      return !code.includes(`"${stem}"`) && !prefixes.some((prefix) => key.startsWith(prefix));
    });
    expect(unused).toEqual([]);
  });
});

it("falls back to English, and to the language without its region", () => {
  expect(languageOf("de-AT")).toBe("de");
  expect(languageOf("tlh")).toBe("en");
  expect(translator("de-CH")("paused")).toBe("Scan pausiert");
});

it("fills in values and picks the plural", () => {
  const t = translator("en");
  expect(plural(t, "en", "selected", 1, "1")).toBe("1 selected");
  expect(plural(t, "en", "window_days", 1, "1")).toBe("the last day");
  expect(plural(t, "en", "window_days", 30, "30")).toBe("the last 30 days");
  expect(t("progress_done", { done: 3 })).toBe("3 of {total}");
});
