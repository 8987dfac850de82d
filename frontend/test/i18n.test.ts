import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { languageOf, plural, translator } from "../src/i18n";
import { de } from "../src/i18n/de";
import { en, type TextKey } from "../src/i18n/en";
import {
  DEFECTS,
  LEVELS,
  PAUSE_REASONS,
  PHASES,
  PUT_BACKS,
  RESULTS,
  STATUSES,
  TRIGGERS,
} from "../src/types";
import { VIEWS } from "../src/router";

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe("texts", () => {
  it("exist in both languages", () => {
    expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  });

  it("have the same placeholders and are not blank", () => {
    for (const key of Object.keys(en) as TextKey[]) {
      expect(placeholders(de[key]), key).toEqual(placeholders(en[key]));
      expect(de[key].trim(), key).not.toBe("");
    }
  });

  it("exist for every word of the server", () => {
    const words = { defect: DEFECTS, result: RESULTS, status: STATUSES, trigger: TRIGGERS };
    const others = {
      level: LEVELS,
      pause: PAUSE_REASONS,
      phase: PHASES,
      view: VIEWS,
      put_back: PUT_BACKS,
    };
    for (const [prefix, list] of Object.entries({ ...words, ...others }))
      for (const word of list) expect(en).toHaveProperty(`${prefix}_${word}`);
  });

  it.each(Object.entries({ en, de }))(
    "call things what the integration does in %s",
    (language, texts) => {
      const path = `../custom_components/plex_smart_refresher/translations/${language}.json`;
      const { selector } = JSON.parse(readFileSync(path, "utf8"));
      const spoken = { defect: "defect", result: "result", status: "job_status" };
      for (const [prefix, name] of Object.entries(spoken))
        for (const [word, text] of Object.entries(selector[name].options))
          expect([`${prefix}_${word}`, texts[`${prefix}_${word}` as TextKey]]).toEqual([
            `${prefix}_${word}`,
            text,
          ]);
    },
  );

  it("are all used", () => {
    const files = readdirSync("src", { recursive: true, encoding: "utf8" });
    const sources = files.filter((file) => file.endsWith(".ts") && !file.startsWith("i18n"));
    const code = sources.map((file) => readFileSync(join("src", file), "utf8")).join("\n");
    const words = [...code.matchAll(/word\(\s*"(\w+)"/g)].map((match) => `${match[1]}_`);
    const unused = Object.keys(en).filter((key) => {
      const stem = key.replace(/_(one|other)$/, "");
      return !code.includes(`"${stem}"`) && !words.some((prefix) => key.startsWith(prefix));
    });
    expect(unused).toEqual([]);
  });
});

it("falls back to English, and to the language without its region", () => {
  expect(languageOf("de-AT")).toBe("de");
  expect(languageOf("tlh")).toBe("en");
  expect(translator("de-CH")("cancel_scan")).toBe("Scan abbrechen");
});

it("fills in values and picks the plural", () => {
  const t = translator("en");
  expect(plural(t, "en", "selected", 1, "1")).toBe("1 selected");
  expect(plural(t, "en", "window_days", 1, "1")).toBe("the last day");
  expect(plural(t, "en", "window_days", 30, "30")).toBe("the last 30 days");
  expect(t("progress_done", { done: 3 })).toBe("3 of {total}");
});
