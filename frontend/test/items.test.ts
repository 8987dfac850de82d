import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { explain, sentence } from "../src/explain";
import { Localizer } from "../src/localizer";
import { Marks } from "../src/marks";
import "../src/panel";
import type { PlexSmartRefresherPanel } from "../src/panel";
import type { Item, ItemGroup, WorkEntry } from "../src/types";
import { FakeHass, item, job, segmentCounts, serverState, settle, translations } from "./fakes";

let fake: FakeHass;
let panel: PlexSmartRefresherPanel;

const localizer = (language = "en") =>
  new Localizer(new FakeHass(true, language).hass, translations(language));
const asked = (name: string) => fake.asked.findLast(({ type }) => type.endsWith(`/${name}`));
const root = () => panel.shadowRoot!.querySelector("psr-items")!.shadowRoot!;
const text = (node: ParentNode = root()) => node.textContent!.replace(/\s+/g, " ");
const rows = () => [...root().querySelectorAll<HTMLElement>(".items > .row")];

async function press(node: HTMLElement | null | undefined): Promise<void> {
  node!.click();
  await settle();
}

async function open(hash = "", entries: WorkEntry[] = [], state = serverState()): Promise<void> {
  fake.answers.item_groups = ({ group_by }) =>
    group_by === "show" ? { entries, next: null } : { entries: [{ item: item() }], next: null };
  history.replaceState(null, "", `/plex-smart-refresher/E1/items${hash}`);
  panel = document.createElement("plex-smart-refresher-panel") as PlexSmartRefresherPanel;
  panel.hass = fake.hass;
  document.body.append(panel);
  await settle();
  fake.subscription("subscribe").send({ type: "state", state });
  await settle();
}

const group = (changes: Partial<ItemGroup> = {}): ItemGroup => ({
  key: "900",
  level: "show",
  title: "The Show",
  library_id: "2",
  items: 5,
  segments: segmentCounts({ waiting: 4, given_up: 1 }),
  next_attempt: null,
  ...changes,
});

beforeEach(() => {
  globalThis.IntersectionObserver = class {
    observe = vi.fn();
    unobserve = vi.fn();
    disconnect = vi.fn();
  } as never;
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  fake = new FakeHass();
  fake.answers = {
    entries: () => ({ entries: [{ entry_id: "E1", title: "Plex", state: "loaded" }] }),
    jobs: () => ({ jobs: [], total: 0 }),
    item_counts: () => ({ segments: segmentCounts({ waiting: 30, given_up: 4, healed: 58 }) }),
    ignore: () => ({ change: "C1", items: 34 }),
    undo_ignore: () => ({ items: 34 }),
    refresh_items: () => ({ job_id: "J3", items: 1, left: 0 }),
  };
});

afterEach(() => panel?.remove());

describe("the work list", () => {
  it("opens on what needs attention, with counts of all segments", async () => {
    await open("", [{ item: item({ title: "<img src=x onerror=1>" }) }]);
    expect(asked("item_groups")).toMatchObject({ segment: "attention", order: "worst" });
    expect(text()).toMatch(/Needs attention 34 .*Given up 4 .*Healed 58/);
    expect(text()).toContain("34 items");
    expect(text()).toContain("<img src=x onerror=1>");
    expect(root().querySelector("img")).toBeNull();
    expect(rows()[0]!.querySelector("a.name")!.getAttribute("href")).toMatch(/E1\/items\/7$/);
  });

  it("is narrowed by the address, and each filter can be removed", async () => {
    await open("#segment=healed&q=dune&library=2&defect=no_match&type=show&show=9&sort=title");
    expect(asked("item_groups")).toMatchObject({
      segment: "healed",
      search: "dune",
      library: "2",
      defect: "no_match",
      media_type: "show",
      show: "9",
      order: "title",
    });
    const names = [...root().querySelectorAll(".set-filter")].map((node) => text(node).trim());
    expect(names).toEqual(["“dune”", "TV Shows", "No match", "Show", "One show"]);
    await press(root().querySelector<HTMLElement>("[aria-label='Remove the filter No match']"));
    expect(location.hash).not.toContain("no_match");
    expect(text()).toContain("No items match");
    await press(root().querySelector<HTMLElement>(".set-filters > .button"));
    expect(location.hash).toBe("#segment=healed&sort=title");
  });

  it("does not call well what nobody looked at", async () => {
    fake.answers.item_counts = () => ({ segments: segmentCounts() });
    fake.answers.start = () => ({ job_id: "J9" });
    const libraries = serverState().libraries;
    const unknown = libraries.map((each) => ({ ...each, open: null }));
    await open("", [], serverState({ libraries: unknown }));
    expect(text()).toContain("Not looked yet");
    await press(root().querySelector<HTMLElement>(".empty .filled"));
    expect(asked("start")).toMatchObject({ dry_run: true, days: 0 });
    panel.remove();
    const open_ = { items: 0, defects: {}, waiting: 0, given_up: 0, to_review: 0, to_heal: 0 };
    const known = { ...open_, to_heal_defects: {}, left_alone: 0, next_attempt: null };
    const looked = libraries.map((each) => ({ ...each, open: known }));
    await open("", [], serverState({ libraries: looked }));
    expect(text()).toContain("Nothing needs attention");
  });

  it("has defects that only the translations know", async () => {
    const { translate } = fake;
    const key = "component.plex_smart_refresher.selector.defect.options.blurred_poster";
    fake.translate = (message) => {
      const { resources } = translate(message) as { resources: Record<string, string> };
      return { resources: { ...resources, [key]: "Blurred poster" } };
    };
    await open("", [{ item: item({ defects: ["blurred_poster"] }) }]);
    expect(root().querySelector("option[value=blurred_poster]")!.textContent).toMatch("Blurred");
    expect(text(rows()[0]!.querySelector(".defects")!)).toMatch("Blurred poster");
    expect(text(rows()[0])).toContain("Plex’s sources do not have everything yet.");
  });

  it("opens a show, and marks all below it at once", async () => {
    await open("#library=2", [{ group: group() }, { item: item({ rating_key: "8" }) }]);
    const show = root().querySelector("psr-item-group")!.shadowRoot!;
    expect(text(show)).toContain("5 items · 4 Waiting · 1 Given up");
    await press(show.querySelector<HTMLElement>(".open"));
    expect(asked("item_groups")).toMatchObject({
      group_by: "season",
      show: "900",
      library: "2",
      segment: "attention",
    });
    await press(show.querySelector<HTMLElement>("input"));
    expect(text(root().querySelector(".selection")!)).toContain("5 selected");
    await press(root().querySelector<HTMLElement>(".items > .row input"));
    const [, , ignore] = root().querySelectorAll<HTMLElement>(".selection button");
    await press(ignore);
    expect(asked("ignore")).toMatchObject({
      selected: ["show:900", "item:8"],
      library: "2",
      segment: "attention",
      ignored: true,
    });
    expect(root().querySelector(".selection")).toBeNull();
  });

  it("heals all that the list shows, such as all with one defect", async () => {
    await open("#defect=missing_poster", [{ item: item() }]);
    const heal = root().querySelector<HTMLElement>(".list-head button")!;
    expect(text(heal)).toContain("Heal all 34");
    await press(heal);
    const wanted = { selected: ["all"], defect: "missing_poster", segment: "attention" };
    expect(asked("refresh_items")).toMatchObject(wanted);
    panel.remove();
    await open("#segment=needs_you", [{ item: item({ segment: "needs_you" }) }]);
    expect(root().querySelector(".list-head button")).toBeNull();
  });

  it("selects all that match, and undoes what was ignored", async () => {
    await open("", [{ item: item() }]);
    const told: { action?: { text: string; action(): void } }[] = [];
    panel.addEventListener("hass-notification", (event) =>
      told.push((event as CustomEvent).detail),
    );
    await press(root().querySelector<HTMLElement>(".list-head input"));
    expect(text(root().querySelector(".selection")!)).toContain("34 selected");
    await press(rows()[0]!.querySelector<HTMLElement>("input"));
    expect(text(root().querySelector(".selection")!)).toContain("33 selected");
    const [, , ignore] = root().querySelectorAll<HTMLElement>(".selection button");
    await press(ignore);
    expect(asked("ignore")).toMatchObject({ selected: ["all"], unselected: ["item:7"] });
    expect(told[0]!.action!.text).toBe("Undo");
    told[0]!.action!.action();
    await settle();
    expect(asked("undo_ignore")).toMatchObject({ change: "C1", ignored: false });
  });

  it.each([
    ["attention", ["Refresh now", "Ignore"], false],
    ["needs_you", ["Ignore"], undefined],
    ["ignored", ["Refresh now", "Stop ignoring"], false],
    ["healed", ["Refresh anyway", "Ignore"], true],
  ])("offers for %s what makes sense: %s", async (segment, names, force) => {
    await open(`#segment=${segment}`, [{ item: item() }]);
    await press(rows()[0]!.querySelector<HTMLElement>("input"));
    const buttons = [...root().querySelectorAll<HTMLElement>(".selection .buttons button")];
    expect(buttons.map((button) => text(button).trim())).toEqual(names);
    if (force === undefined) return;
    await press(buttons[0]);
    expect(asked("refresh_items")).toMatchObject({ selected: ["item:7"], force });
  });

  it("shows what is refreshed and queued, and queues more while a job runs", async () => {
    const busy = { activity: "refreshing" } as const;
    const entries = [{ item: item(busy) }, { item: item({ rating_key: "8", title: "Other" }) }];
    const told: { message: string }[] = [];
    await open("", entries, serverState({ job: job({ status: "running" }) }));
    panel.addEventListener("hass-notification", (event) =>
      told.push((event as CustomEvent).detail),
    );
    expect(text(rows()[0])).toContain("Refreshing now");
    await press(rows()[1]!.querySelector<HTMLElement>("[aria-haspopup=dialog]"));
    const menu = root().querySelector("#menu")!;
    await press(menu.querySelector<HTMLElement>("[aria-label='Refresh now: Other']"));
    expect(asked("refresh_items")).toMatchObject({ selected: ["item:8"], force: false });
    expect(told[0]!.message).toBe("1 item follows when the running job has ended");
  });

  it("leaves protected items to their owner", async () => {
    const skipped = { result: "skipped", skip_reason: "protected", segment: "needs_you" } as const;
    const protection = { locked_fields: ["title"], below: "", pictures_below: 0 };
    await open("#segment=needs_you", [{ item: item({ ...skipped, protection }) }]);
    expect(text(rows()[0])).toContain("It has no match, but it has locked fields (title) that");
    const link = rows()[0]!.querySelector<HTMLAnchorElement>("a[target]")!;
    expect(link.href).toContain("/server/abc/details?key=%2Flibrary%2Fmetadata%2F7");
    await press(rows()[0]!.querySelector<HTMLElement>("[aria-haspopup=dialog]"));
    expect(text(root().querySelector("#menu")!)).not.toContain("Refresh");
  });

  it("shows more without an offset", async () => {
    await open("");
    fake.answers.item_groups = ({ after }) =>
      after
        ? { entries: [{ item: item({ rating_key: "9" }) }], next: null }
        : { entries: [{ item: item() }], next: [-64, "7"] };
    await press(root().querySelectorAll<HTMLElement>(".segments button")[1]);
    await press(root().querySelector<HTMLElement>(".more button"));
    expect(asked("item_groups")).toMatchObject({ after: [-64, "7"] });
    expect(rows().map((row) => row.dataset.key)).toEqual(["7", "9"]);
  });
});

describe("marks", () => {
  const show = { name: "show:1", items: 5, above: [] };
  const season = { name: "season:2", items: 3, above: ["show:1"] };
  const episode = { name: "item:3", items: 1, above: ["season:2", "show:1"] };
  const all = { name: "all", items: 92, above: [] };

  it("differ from what is above them, so that they can be counted", () => {
    let marks = new Marks().with(show, true).with(season, false).with(episode, true);
    expect(marks.count).toBe(3);
    expect([show, season, episode].map((node) => marks.has(node))).toEqual([true, false, true]);
    expect(marks.isMixed(show)).toBe(true);
    expect(marks.among({})).toEqual({
      selected: ["show:1", "item:3"],
      unselected: ["season:2"],
    });
    marks = marks.with(season, true);
    expect(marks.among({})).toEqual({ selected: ["show:1"] });
    marks = marks.with(all, true).with(episode, false);
    expect(marks.count).toBe(91);
    expect(marks.with(all, false).count).toBe(0);
  });
});

describe("the explanation of an item", () => {
  const soon = Date.now() / 1000 + 2 * 86_400 + 60;
  it.each<[Partial<Item>, string, string | undefined]>([
    [
      { defects: ["missing_summary"], next_attempt: soon },
      "Plex’s sources have no summary yet. Next try in 2 days.",
      undefined,
    ],
    [
      {
        result: "skipped",
        skip_reason: "unaired",
        attempts: 0,
        next_attempt: 4_106_000_000,
        wait_reason: "unaired",
      },
      "It has not aired yet, or only just. Tried when it has aired: Feb 11, 2100.",
      undefined,
    ],
    [
      {
        skip_reason: "unaired",
        defects: ["missing_summary"],
        next_attempt: 4_106_000_000,
        wait_reason: "unaired",
      },
      "Plex’s sources have no summary yet. Tried again when it has aired: Feb 11, 2100.",
      undefined,
    ],
    [
      { defects: ["placeholder_title"], next_attempt: soon, wait_reason: "aired" },
      "Plex’s sources have no proper title yet. Next try in 2 days: sources can take weeks after the air date.",
      undefined,
    ],
    [
      { defects: ["missing_summary"], next_attempt: soon, wait_reason: "arrived" },
      "Plex’s sources have no summary yet. Next try in 2 days: it is new and has no air date yet.",
      undefined,
    ],
    [
      { defects: ["missing_summary"], next_attempt: 1_000, wait_reason: "unaired" },
      "Plex’s sources have no summary yet. The next scan tries it.",
      undefined,
    ],
    [{ segment: "healed", result: "fixed" }, "All defects are fixed.", undefined],
    [
      { segment: "healed", result: "healthy", final_title: true },
      "Its title is taken as it is: two refreshes brought no other.",
      undefined,
    ],
    [
      { segment: "healed", result: "fixed", final_title: true },
      "All defects are fixed. Its title is taken as it is: two refreshes brought no other.",
      undefined,
    ],
    [{ defects: ["no_match"] }, "Plex found no match. The next scan tries it.", "open_in_plex"],
    [{ result: "timed_out" }, "Plex was too slow. The next scan tries it.", "raise_deadline"],
    [
      { result: "partly_fixed" },
      "Some of it is fixed. Plex’s sources have no poster yet. The next scan tries it.",
      undefined,
    ],
    [
      { segment: "given_up", attempts: 5, result: "errored" },
      "Plex answered with an error. Tried 5 times; scans no longer try it.",
      "refresh",
    ],
    [
      { result: "skipped", skip_reason: "refresh_limit" },
      "The last scan had reached its maximum number of refreshes. The next scan tries it.",
      undefined,
    ],
    [{ result: "brand_new" }, "It has not been tried yet. The next scan tries it.", undefined],
    [{ segment: "ignored" }, "Scans skip it because you ignore it.", "unignore"],
    [{ segment: "healed", result: "fixed", defects: [] }, "All defects are fixed.", undefined],
  ])("of %o is a sentence with an action", (changes, expected, action) => {
    expect(sentence(localizer(), item(changes))).toBe(expected);
    expect(explain(localizer(), item(changes)).action).toBe(action);
  });

  it("is natural German", () => {
    const given = item({ defects: ["missing_summary"], next_attempt: soon });
    expect(sentence(localizer("de"), given)).toBe(
      "Die Quellen von Plex haben noch keine Beschreibung. Nächster Versuch übermorgen.",
    );
  });
});
