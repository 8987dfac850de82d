import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../src/card";
import "../src/components/healed";
import "../src/components/health";
import { Api } from "../src/api";
import type { PsrHealed } from "../src/components/healed";
import type { PsrHealth } from "../src/components/health";
import type { PsrHealthChart } from "../src/components/health-chart";
import type { Context } from "../src/context";
import { Localizer } from "../src/localizer";
import type { ServerState } from "../src/types";
import {
  FakeHass,
  healthAt,
  library,
  openItems,
  scanMark,
  serverState,
  settle,
  translations,
} from "./fakes";

const DAY = 86_400;
const now = Date.now() / 1000;
const E1 = "/plex-smart-refresher/E1";

const kept = [healthAt(now - 3 * DAY, 63), healthAt(now - DAY, 80)];
const broken = openItems({ items: 11, defects: { missing_poster: 9, no_match: 2 } });
const state = serverState({
  items: 120,
  health: 90.8,
  open: broken,
  last_healing: scanMark(now - 2 * DAY, 12),
  libraries: [
    library("1", "Movies", { items: 100, health: 89, open: broken }),
    library("2", "Concerts", { items: 20, health: 100, open: openItems() }),
  ],
});
const healed = {
  rating_key: "7",
  title: "A Film (1999)",
  library_id: "1",
  type: "movie",
  result: "fixed",
  before: ["missing_poster"],
  after: [],
  skip_reason: null,
  error: null,
  restored: [],
  changes: { summary: ["", "A summary."], poster: ["none", "own"] },
  time: now,
};

let fake: FakeHass;
let context: Context;
const textOf = (element: Element): string =>
  (element.shadowRoot ?? element).textContent!.replace(/\s+/g, " ");

function prepare(isAdmin: boolean, language = "en"): void {
  fake = new FakeHass(isAdmin, language);
  const history = {
    since: now - 30 * DAY,
    until: now,
    server: kept,
    libraries: { "1": kept },
    scans: [scanMark(now - 2 * DAY, 12), { ...scanMark(now - 3 * DAY, 0), dry_run: true }],
  };
  fake.answers = {
    health_history: () => history,
    job_items: () => ({ items: [healed], total: 12 }),
  };
  const api = new Api(() => fake.hass, "E1");
  const localizer = new Localizer(fake.hass, translations(language));
  context = {
    ...{ api, localizer, isAdmin, entryId: "E1", epoch: 0 },
    hass: () => fake.hass,
    notify: vi.fn(),
    openForm: vi.fn(),
  };
}

async function show<T extends HTMLElement>(name: string, changes: object): Promise<T> {
  const element = Object.assign(document.createElement(name), { context, state, ...changes });
  document.body.append(element);
  await settle();
  return element as unknown as T;
}

beforeEach(() => {
  globalThis.IntersectionObserver = class {
    observe = vi.fn();
    unobserve = vi.fn();
    disconnect = vi.fn();
  } as never;
});
afterEach(() => document.body.replaceChildren());

const hrefs = (element: Element): (string | null)[] =>
  [...element.shadowRoot!.querySelectorAll("a.to-items")].map((link) => link.getAttribute("href"));

describe("the health of the libraries", () => {
  it("leads to the work list, by library and defect, and bars are shares of the library", async () => {
    prepare(true);
    const shown = await show<PsrHealth>("psr-health", { jobs: [] });
    expect(hrefs(shown)).toEqual([
      `${E1}/items`,
      `${E1}/items#library=2`,
      `${E1}/items#library=1`,
      `${E1}/items#library=1&defect=missing_poster`,
      `${E1}/items#library=1&defect=no_match`,
    ]);
    const bars = [...shown.shadowRoot!.querySelectorAll<HTMLElement>(".defect-bar span")];
    expect(bars.map((bar) => bar.style.width)).toEqual(["9%", "2%"]);
  });

  it("leads guests nowhere, who see the same figures", async () => {
    prepare(false);
    const shown = await show<PsrHealth>("psr-health", { jobs: [] });
    expect(hrefs(shown)).toEqual([]);
    expect(textOf(shown)).toContain("100 items · 11 are broken");
    expect(shown.shadowRoot!.querySelectorAll("psr-health-chart")).toHaveLength(2);
  });

  it("has charts up to now where there is a history, of the chosen period", async () => {
    prepare(true);
    const shown = await show<PsrHealth>("psr-health", { jobs: [] });
    const charts = [...shown.shadowRoot!.querySelectorAll<PsrHealthChart>("psr-health-chart")];
    expect(charts.map(({ libraryId }) => libraryId)).toEqual([null, "1"]);
    expect(charts.map(({ points }) => points.at(-1)!.health)).toEqual([90.8, 89]);
    shown.shadowRoot!.querySelectorAll<HTMLButtonElement>(".periods button")[2]!.click();
    await settle();
    expect(fake.asked.map(({ period }) => period)).toEqual(["month", "year"]);
  });

  it("has no chart and no period before there is a history", async () => {
    prepare(true);
    fake.answers.health_history = () => ({ server: [], libraries: {}, scans: [] });
    const shown = await show<PsrHealth>("psr-health", { jobs: [] });
    expect(shown.shadowRoot!.querySelector("psr-health-chart, .periods")).toBeNull();
    expect(textOf(shown)).toContain("Movies");
  });
});

describe("a chart", () => {
  it("is read with the arrow keys, and leads to a scan", async () => {
    prepare(true);
    const shown = await show<PsrHealthChart>("psr-health-chart", {
      points: [...kept, healthAt(now, 89)],
      scans: [scanMark(now - 2 * DAY, 12)],
      libraryId: "1",
      name: "Movies",
    });
    const plot = shown.shadowRoot!.querySelector<HTMLElement>(".plot")!;
    const press = async (key: string) => {
      plot.dispatchEvent(new KeyboardEvent("keydown", { key }));
      await settle(2);
      return textOf(plot.querySelector(".tip")!);
    };
    expect(textOf(shown)).toMatch(/63% → 89% since/);
    expect(await press("Home")).toContain("63.0% without defects");
    expect(await press("ArrowRight")).toContain("Scan: 12 items healed");
    await press("Enter");
    expect(location.pathname).toBe(`${E1}/jobs/J${now - 2 * DAY}`);
    expect(await press("End")).toContain("11 are broken of 100");
    expect((await press("Escape")).trim()).toBe("");
  });
});

describe("what was healed", () => {
  it("is shown with posters and texts, before and after, and leads to the items", async () => {
    prepare(true);
    const shown = await show<PsrHealed>("psr-healed", {});
    expect(textOf(shown)).toMatch(/Healed most recently 12 items · 2 days ago/);
    const link = shown.shadowRoot!.querySelector("li a")!;
    expect(link.getAttribute("href")).toBe(`${E1}/items/7`);
    expect(textOf(link)).toContain("A Film (1999) Missing poster A summary.");
    expect(link.querySelectorAll("psr-poster")).toHaveLength(2);
    expect(fake.asked.at(-1)).toMatchObject({ result: "fixed" });
  });

  it("is a number for guests, and nothing before anything was healed", async () => {
    prepare(false);
    const shown = await show<PsrHealed>("psr-healed", {});
    expect(textOf(shown)).toContain("12 items");
    expect(fake.asked).toEqual([]);
    expect(textOf(shown)).not.toContain("A Film");
    const nothing = await show<PsrHealed>("psr-healed", { state: serverState() });
    expect(textOf(nothing).trim()).toBe("");
  });
});

describe("the card", () => {
  async function card(config: object, shown: ServerState = state): Promise<HTMLElement> {
    const element = document.createElement("plex-smart-refresher-card") as HTMLElement & {
      hass: unknown;
      setConfig(config: object): void;
    };
    element.setConfig({ type: "custom:plex-smart-refresher-card", entry_id: "E1", ...config });
    element.hass = fake.hass;
    document.body.append(element);
    await settle();
    fake.subscription("subscribe").send({ type: "state", state: shown });
    await settle();
    return element;
  }

  it("says what is broken, what comes next and what was healed, in each layout", async () => {
    prepare(true, "de");
    fake.answers.jobs = () => ({ jobs: [], total: 0 });
    const compact = await card({});
    expect(textOf(compact)).toContain("Mangelhaft 11 Nächster Scan Kein Zeitplan Zuletzt geheilt");
    expect(compact.shadowRoot!.querySelector(".head .ring")).not.toBeNull();
    expect(textOf(compact)).not.toContain("Concerts");
    expect(textOf(await card({ layout: "libraries" }))).toContain("Concerts 20 Einträge");
    const posters = await card({ layout: "posters" });
    expect(textOf(posters.shadowRoot!.querySelector("psr-healed")!)).toContain("A Film (1999)");
  });

  it("opens the panel wherever it is tapped, except on its buttons", async () => {
    prepare(true);
    fake.answers.jobs = () => ({ jobs: [], total: 0 });
    const shown = await card({});
    const tap = (selector: string) => {
      history.replaceState(null, "", "/lovelace");
      const bubbling = { bubbles: true, composed: true, cancelable: true };
      const root = shown.shadowRoot!;
      const target = root.querySelector(selector)!;
      const inner = target.shadowRoot?.querySelector("button") ?? target;
      inner.dispatchEvent(new MouseEvent("click", bubbling));
      return location.pathname;
    };
    expect(tap(".facts")).toBe(`${E1}/overview`);
    expect(tap(".head .ring")).toBe(`${E1}/overview`);
    expect(tap("psr-scan-controls")).toBe("/lovelace");
  });

  it("is suggested for an entity of the integration, in each layout", () => {
    document.documentElement.lang = "de";
    const hass = {
      entities: {
        "sensor.ours": { platform: "plex_smart_refresher", device_id: "d" },
        "sensor.other": { platform: "plex", device_id: "d" },
      },
      devices: { d: { primary_config_entry: "E1" } },
    };
    const offered = window.customCards!.find(({ type }) => type === "plex-smart-refresher-card")!;
    expect(offered.getEntitySuggestion(hass, "sensor.other")).toBeNull();
    expect(offered.getEntitySuggestion(hass, "sensor.gone")).toBeNull();
    expect(offered.getEntitySuggestion(hass, "sensor.ours")).toEqual(
      (["compact", "libraries", "posters"] as const).map((layout, place) => ({
        label: ["Kompakt", "Mediatheken", "Poster der geheilten Einträge"][place],
        config: { type: "custom:plex-smart-refresher-card", entry_id: "E1", layout },
      })),
    );
  });
});
