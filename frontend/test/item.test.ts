import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { arrivalText, type ItemArrival } from "../src/arrivals";
import { Localizer } from "../src/localizer";
import { lineGroups, lineParts } from "../src/log-words";
import "../src/panel";
import type { PlexSmartRefresherPanel } from "../src/panel";
import type { ItemHistory, LogLine } from "../src/types";
import { FakeHass, arrival, item, job, line, serverState, settle, translations } from "./fakes";

const RTL = "\u05d0\u05d1\u05d2";
const localizer = (language = "en") =>
  new Localizer(new FakeHass(true, language).hass, translations(language));
const said = (code: string, values: LogLine["values"], id = 1): LogLine => ({
  ...line(id, "plain"),
  rating_key: values.title ? "7" : "",
  code,
  values,
});
const words = (found: LogLine, language = "en") =>
  lineParts(localizer(language), found)
    .map(({ text }) => text)
    .join("");

describe("the lines of a log", () => {
  it("are worded in the language of the reader", () => {
    const fixed = said("fixed", { title: "A", before: ["missing_poster"] });
    expect(words(fixed)).toBe("Fixed: Missing poster");
    expect(words(fixed, "de")).toBe("Behoben: Kein Poster");
    expect(words(said("ended", { status: "success", duration: 102 }))).toBe(
      "Scan ended after 1 min 42 sec: Success",
    );
    expect(words(said("fields_restored", { fields: ["title", "poster"] }))).toBe(
      "Restored: title, poster",
    );
  });

  it("are shown as they were written if the panel does not know their code", () => {
    expect(words(said("of_tomorrow", {}))).toBe("plain");
  });

  it("keep the direction of what others wrote apart", () => {
    const parts = lineParts(localizer(), said("scanning", { libraries: [RTL, "B"] }));
    expect(parts.filter(({ isValue }) => isValue)).toEqual([{ text: `${RTL}, B`, isValue: true }]);
  });

  it("are grouped by item, each group at the place of its last line", () => {
    const lines = [
      said("requested", { title: "A" }, 1),
      said("resumed", {}, 2),
      said("fixed", { title: "A" }, 3),
    ];
    expect(lineGroups(lines).map(({ title, lines: [first] }) => [title, first!.id])).toEqual([
      ["", 2],
      ["A", 1],
    ]);
  });
});

describe("the page of an item", () => {
  let fake: FakeHass;
  let panel: PlexSmartRefresherPanel;
  const page = () => panel.shadowRoot!.querySelector("psr-item")!.shadowRoot!;
  const text = () => page().textContent!.replace(/\s+/g, " ");
  const asked = (name: string) => fake.asked.findLast(({ type }) => type.endsWith(`/${name}`));
  const press = async (label: string) => {
    const buttons = [...page().querySelectorAll<HTMLElement>(".actions .button")];
    buttons.find(({ textContent }) => textContent.includes(label))!.click();
    await settle();
  };

  const history = (changes: Partial<ItemHistory> = {}): ItemHistory => ({
    item: item({ title: RTL, defects: ["missing_summary"] }),
    results: [
      {
        job_id: "J1",
        job: job(),
        rating_key: "7",
        title: RTL,
        library_id: "1",
        type: "movie",
        result: "partly_fixed",
        before: ["missing_poster", "missing_summary"],
        after: ["missing_summary"],
        skip_reason: null,
        error: null,
        restored: [],
        not_restored: ["match"],
        rung: "choose_poster",
        changes: { poster: ["none", "own"], title: ["Episode 1", "Pilot"] },
        time: 1_000,
      },
    ],
    lines: [said("partly_fixed", { title: RTL, fixed: ["missing_poster"], after: [] })],
    arrival: null,
    ...changes,
  });

  async function open(found: ItemHistory, isAdmin = true): Promise<void> {
    fake.answers.item = () => found;
    fake.hass.user!.is_admin = isAdmin;
    setAddress();
    panel = document.createElement("plex-smart-refresher-panel") as PlexSmartRefresherPanel;
    panel.hass = fake.hass;
    document.body.append(panel);
    await settle();
    fake.subscription("subscribe")?.send({ type: "state", state: serverState() });
    await settle();
  }
  const setAddress = () =>
    window.history.replaceState(null, "", "/plex-smart-refresher/E1/items/7");

  beforeEach(() => {
    globalThis.IntersectionObserver = class {
      observe = vi.fn();
      unobserve = vi.fn();
      disconnect = vi.fn();
    } as never;
    fake = new FakeHass();
    fake.answers = {
      entries: () => ({ entries: [{ entry_id: "E1", title: "Plex", state: "loaded" }] }),
      jobs: () => ({ jobs: [], total: 0 }),
      refresh_items: () => ({ job_id: "J2", items: 1, left: 0 }),
      ignore: () => ({ change: "C1", items: 1 }),
      undo_ignore: () => ({ items: 1 }),
    };
  });
  afterEach(() => panel.remove());

  it("says why it is broken, what happens next and what was done", async () => {
    await open(history());
    expect(asked("item")).toMatchObject({ rating_key: "7" });
    for (const part of [
      "It has no summary, or one that says nothing.",
      "What happens next",
      "Episode 1",
      "Pilot",
      "Partly fixed",
      "Poster chosen",
      "Could not be restored: match",
    ])
      expect(text()).toContain(part);
    expect(page().querySelector("h2 bdi")!.textContent).toBe(RTL);
    expect(page().querySelector(".history a")!.getAttribute("href")).toContain("/jobs/J1#");
    expect(page().querySelectorAll(".posters psr-poster")).toHaveLength(2);
  });

  it("refreshes it, by force if it is healthy", async () => {
    await open(history());
    await press("Refresh now");
    expect(asked("refresh_items")).toMatchObject({ selected: ["item:7"], force: false });
    panel.remove();
    await open(history({ item: item({ segment: "healed", defects: [] }) }));
    await press("Refresh anyway");
    expect(asked("refresh_items")).toMatchObject({ force: true });
  });

  it("ignores it, and takes that back", async () => {
    await open(history());
    const told = vi.fn();
    panel.addEventListener("hass-notification", (event) => told((event as CustomEvent).detail));
    await press("Ignore");
    expect(asked("ignore")).toMatchObject({ selected: ["item:7"], ignored: true });
    told.mock.lastCall![0].action.action();
    await settle();
    expect(asked("undo_ignore")).toMatchObject({ change: "C1", ignored: false });
  });

  it("shows what is left of one that is gone, and says if nothing is", async () => {
    await open(history({ item: null }));
    expect(text()).toContain("It is no longer in Plex.");
    panel.remove();
    await open({ item: null, results: [], lines: [], arrival: null });
    expect(text()).toContain("Item not found");
  });

  it("says when it arrived, and how long it took to be ready", async () => {
    const arrived_at = Date.now() / 1000 - 7200;
    const ready = arrival({ arrived_at, told: "ready", told_at: arrived_at + 240, next_at: null });
    await open(history({ arrival: ready }));
    expect(text()).toContain("arrived 2 hours ago: ready after 4 min");
    const said = (changes: Partial<ItemArrival>) =>
      arrivalText(localizer(), { ...ready, ...changes });
    expect(said({ told_at: null })).toBe("arrived 2 hours ago: ready");
    expect(said({ told: "incomplete", kind: "replaced" })).toBe(
      "file replaced 2 hours ago: still incomplete",
    );
    expect(said({ told: "", told_at: null })).toContain("not ready yet");
  });

  it("says when it is tried next if it is new, whatever scans are planned", async () => {
    const soon = arrival({ tries: 1, refresh_at: Date.now() / 1000 + 421 });
    await open(history({ arrival: soon, item: item({ segment: "waiting" }) }));
    expect(text()).toContain("It is new. Next try in 7 minutes.");
    expect(text()).not.toContain("planned");
  });

  it("shows one that no scan has seen as soon as it has arrived", async () => {
    await open({ item: null, results: [], lines: [], arrival: arrival() });
    expect(text()).toContain("The Lantern Keeper");
    expect(text()).toContain("It has no poster.");
    expect(text()).toContain("First try in 1 minute.");
    expect(text()).toContain("Open in Plex");
    expect(text()).not.toContain("no longer in Plex");
  });

  it("is not shown to guests", async () => {
    await open(history(), false);
    expect(panel.shadowRoot!.querySelector("psr-item")).toBeNull();
    expect(asked("item")).toBeUndefined();
  });
});
