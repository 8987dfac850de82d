import { expect, it } from "vitest";
import { Speech } from "../src/context";
import { protectionText } from "../src/protection";
import { FakeHass } from "./fakes";

const said = (reason: string | null | undefined, language = "en"): string =>
  protectionText(new Speech(new FakeHass(true, language).hass), reason);

it.each([
  ["unmatched, with a summary written by hand", "a summary written by hand:"],
  ["unmatched, with locked fields: summary, title", "locked fields (summary, title):"],
  [
    "unmatched, with a summary written by hand and locked fields: thumb",
    "a summary written by hand and locked fields (poster):",
  ],
  ["unmatched, with locked fields: studio", "locked fields (studio):"],
  [
    "an item below it, Show · S01E02 · It is, is unmatched, with locked fields: title",
    "Show · S01E02 · It is below it has no match",
  ],
])("tells why an item is protected: %s", (reason, expected) => {
  expect(said(reason)).toContain(expected);
});

it("tells it in German", () => {
  expect(said("unmatched, with a summary written by hand and locked fields: thumb", "de")).toBe(
    "Er hat keine Zuordnung, aber eine von Hand geschriebene Beschreibung und gesperrte Felder (Poster): Eine Aktualisierung würde das verwerfen.",
  );
});

it.each([null, undefined, ""])(
  "tells what holds for all where no reason is given: %o",
  (reason) => {
    expect(said(reason)).toBe("A refresh would destroy edits made by hand.");
  },
);

it("lets a sentence that it does not know stand", () => {
  expect(said("somebody painted it")).toBe("somebody painted it");
});
