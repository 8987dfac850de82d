import { afterEach, beforeEach, expect, it } from "vitest";
import "../src/panel";
import type { PlexSmartRefresherPanel } from "../src/panel";
import type { LearnedWait } from "../src/learned-types";
import type { OptionRow } from "../src/types";
import { FakeHass, learnedOf, serverState, settle } from "./fakes";

let fake: FakeHass;
let panel: PlexSmartRefresherPanel;
let rows: OptionRow[];

const number = (key: string, section: string, value: number, standard = value): OptionRow => ({
  ...{ key, section, value, default: standard },
  selector: { number: { min: 0, max: 10 } },
});

beforeEach(async () => {
  rows = [
    {
      ...{ key: "libraries", section: "selection", value: ["1"], default: ["1", "2", "new"] },
      selector: {
        select: {
          options: ["1", "2", "new"].map((value) => ({ value, label: value })),
          multiple: true,
          translation_key: "library",
        },
      },
    },
    number("max_items", "selection", 0),
    {
      ...{ key: "wait_for_entity", section: "interruptions", value: "switch.x", default: null },
      selector: { entity: {} },
    },
    number("in_flight", "refreshing", 2, 3),
    number("refreshes_per_minute", "refreshing", 0),
  ];
  fake = new FakeHass();
  fake.answers = {
    entries: () => ({ entries: [{ entry_id: "E1", title: "Plex at home", state: "loaded" }] }),
    jobs: () => ({ jobs: [], total: 0 }),
    options: () => ({
      options: rows,
      paces: {
        gentle: { in_flight: 1, refreshes_per_minute: 10 },
        normal: { in_flight: 3, refreshes_per_minute: 0 },
      },
    }),
    set_options: () => ({}),
  };
  history.replaceState(null, "", "/plex-smart-refresher/E1/options");
  panel = document.createElement("plex-smart-refresher-panel") as PlexSmartRefresherPanel;
  panel.hass = fake.hass;
  document.body.append(panel);
  await settle();
  fake.subscription("subscribe").send({ type: "state", state: serverState() });
  await settle();
});

afterEach(() => panel.remove());

const root = () => panel.shadowRoot!.querySelector("psr-options")!.shadowRoot!;
const option = (key: string) => root().querySelector<HTMLElement>(`[data-key=${key}]`)!;
const text = () => root().textContent!.replace(/\s+/g, " ");

async function enter(key: string, value: string): Promise<void> {
  const input = option(key).querySelector("input")!;
  input.value = value;
  input.dispatchEvent(new Event("change"));
  await settle();
}
async function save(): Promise<Record<string, unknown>> {
  root()
    .querySelector("form")!
    .dispatchEvent(new Event("submit", { cancelable: true }));
  await settle();
  const { type, entry_id, id, ...sent } = fake.asked.findLast(({ type }) =>
    type.endsWith("/set_options"),
  ) ?? { type: "" };
  return sent;
}

it("shows the groups of the table in words, and marks what is not the default", () => {
  const headings = [...root().querySelectorAll(".group h2")].map((each) => each.textContent);
  expect(headings).toEqual(["What", "When", "How gently"]);
  expect(text()).toContain("The newest items are inspected first.");
  const marked = [...root().querySelectorAll(".option")]
    .filter((each) => each.querySelector(".mark"))
    .map((each) => (each as HTMLElement).dataset.key);
  expect(marked).toEqual(["libraries", "wait_for_entity", "in_flight"]);
  expect(text()).toContain("Reset to 1, 2, Libraries that are added later");
  expect(text()).toContain("Own numbers");
  expect(root().querySelector(".bar")).toBeNull();
});

it("saves what was changed, and resets what has no value any more", async () => {
  await enter("max_items", "5");
  await enter("wait_for_entity", "");
  expect(text()).toContain("2 changes");
  expect(await save()).toEqual({ max_items: 5, reset: ["wait_for_entity"] });
  expect(root().querySelector(".bar")).toBeNull();
});

it("sets the numbers of a preset, and resets an option", async () => {
  const [gentle] = root().querySelectorAll<HTMLInputElement>(".paces input");
  gentle!.dispatchEvent(new Event("change"));
  await settle();
  expect(root().querySelector(".paces .chosen")!.textContent).toContain("Gentle");
  option("libraries").querySelector<HTMLButtonElement>(".mark button")!.click();
  await settle();
  expect(await save()).toEqual({
    in_flight: 1,
    refreshes_per_minute: 10,
    libraries: ["1", "2", "new"],
  });
  const third = option("libraries").querySelectorAll<HTMLInputElement>("input")[2]!;
  third.checked = true;
  third.dispatchEvent(new Event("change"));
  await settle();
  expect((await save()).libraries).toEqual(["1", "new"]);
});

it("shows a fault at its field and loses nothing", async () => {
  fake.answers.set_options = () => {
    throw {
      code: "invalid_format",
      message: "x",
      translation_key: "invalid_number",
      translation_placeholders: { field: "max_items", value: 99, minimum: 0, maximum: 10 },
    };
  };
  await enter("max_items", "99");
  await enter("in_flight", "4");
  await save();
  const told = "Maximum items per library must be a whole number from 0 to 10, not “99”.";
  expect(option("max_items").querySelector("[role=alert]")!.textContent).toBe(told);
  expect(text()).toContain("2 changes");
  const asked = fake.asked.length;
  await enter("max_items", "");
  expect(root().querySelector("[role=alert]")).toBeNull();
  await save();
  expect(fake.asked.length).toBe(asked);
  expect(option("max_items").querySelector("[role=alert]")!.textContent).toContain("not “”");
});

const wait = (changes: Partial<LearnedWait>): LearnedWait => ({
  ...{ seconds: 84, basis: "learned", known: 137, enough: 30, timed_out: 0, recent: 30 },
  ...changes,
});

it("shows what is learned in place of an option, and why", async () => {
  rows.push(number("item_deadline", "refreshing", 120), number("picture_wait", "refreshing", 10));
  const picture_wait = wait({ seconds: 10, basis: "option", known: 12 });
  const learned = [
    { library_id: "2", level: "episode", deadline: wait({ basis: "shortest", seconds: 30 }) },
    { library_id: "1", level: "movie", deadline: wait({}) },
    { library_id: "2", level: "show", deadline: wait({ basis: "doubled", timed_out: 8 }) },
    { library_id: "gone", level: "movie", deadline: wait({}) },
    { library_id: "2", level: "season", deadline: wait({ basis: "of a newer version" as never }) },
    { library_id: "2", level: "artist" }, // nothing is known of its refreshes
  ].map((each) => learnedOf({ ...each, picture_wait }));
  const state = serverState({ learned });
  fake.subscription("subscribe").send({ type: "state", state });
  await settle();
  const shown = (key: string) =>
    [...root().querySelectorAll(`[data-key=${key}] .learned div`)].map((row) =>
      row.textContent!.replace(/\s+/g, " ").trim(),
    );
  expect(shown("item_deadline")).toEqual([
    "Movies, Movie 1 min 24 sec three times what 95% of 137 refreshes took",
    "TV Shows, Episode 30 sec the shortest: 95% of 137 refreshes took less than a third of it",
    "TV Shows, Show 1 min 24 sec doubled: 8 of 30 timed out",
    "TV Shows, Season 1 min 24 sec of a newer version",
  ]);
  expect(shown("picture_wait")[0]).toBe(
    "Movies, Movie 10 sec the value of the options: 12 of 30 late images known",
  );
  expect(root().querySelector("[data-key=in_flight] .learned")).toBeNull();
  fake.subscription("subscribe").send({ type: "state", state: serverState() });
  await settle();
  expect(root().querySelector(".learned")).toBeNull();
});
