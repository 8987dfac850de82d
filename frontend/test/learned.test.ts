import { render } from "lit";
import { expect, it } from "vitest";
import { Localizer } from "../src/localizer";
import { learnedWaits } from "../src/views/learned";
import { FakeHass, learnedOf, serverState, translations } from "./fakes";

const lag = (seconds: number, known: number) => ({ seconds, known, enough: 30 });
const arrived = (seconds: number, known: number, first_refresh = 180) => ({
  ...lag(seconds, known),
  first_refresh,
});
const shows = (level: string, changes: object) => learnedOf({ library_id: "2", level, ...changes });
const learned = [
  shows("season", { arrived: arrived(0, 40), late: lag(0, 30) }),
  shows("episode", { arrived: arrived(600, 52, 1_800), late: lag(57_600, 1_234) }),
  learnedOf({ arrived: arrived(0, 12) }),
  shows("show", { late: lag(0, 5) }),
  learnedOf({ library_id: "gone", arrived: arrived(0, 40) }),
];

function shown(option: string, language = "en", known = learned): string[] {
  const { hass } = new FakeHass(true, language);
  const localizer = new Localizer(hass, translations(language));
  const place = document.createElement("div");
  render(learnedWaits(localizer, serverState({ learned: known }), option), place);
  return [...place.querySelectorAll("dl div")].map((row) =>
    row.textContent!.replace(/\s+/g, " ").trim(),
  );
}

it("shows for how long items lack something after their arrival, and what follows", () => {
  expect(shown("arrivals")).toEqual([
    "Movies, Movie 3 min until the first refresh: 12 of 30 new items known",
    "TV Shows, Season 3 min until the first refresh: four in five of 40 new items needed no second one",
    "TV Shows, Episode 30 min until the first refresh: at least one in five of 52 new items still lacked something 10 min after its arrival",
  ]);
  expect(shown("arrivals", "de")[2]).toBe(
    "TV Shows, Folge 30 Min. bis zur ersten Aktualisierung: mindestens einem von fünf der 52 Neuzugänge fehlte 10 Min. nach dem Eintreffen noch etwas",
  );
});

it("shows how much later episodes are tried after their air date, and why", () => {
  expect(shown("backoff_hours")).toEqual([
    "TV Shows, Season first attempt at the usual time after the air date: four in five of 30 healed episodes needed no second one",
    "TV Shows, Episode 16 hr later than usual after the air date: at least one in five of 1,234 healed episodes still lacked something then",
    "TV Shows, Show first attempt at the usual time after the air date: 5 of 30 healed episodes known",
  ]);
  expect(shown("backoff_hours", "de")[1]).toContain("1.234 geheilten Folgen");
});

it("shows nothing while nothing is known", () => {
  for (const option of ["arrivals", "backoff_hours", "item_deadline", "picture_wait", "in_flight"])
    expect(shown(option, "en", [learnedOf({})])).toEqual([]);
});
