import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../src/panel";
import type { PlexSmartRefresherPanel } from "../src/panel";
import type { PsrScanControls } from "../src/components/scan-controls";
import { FakeHass, item, job, serverState, settle, tally } from "./fakes";

let fake: FakeHass;
let panel: PlexSmartRefresherPanel;

class NoObserver {
  observe = vi.fn();
  unobserve = vi.fn();
  disconnect = vi.fn();
}

async function open(path: string, state = serverState()): Promise<void> {
  history.replaceState(null, "", `/plex-smart-refresher${path}`);
  panel = document.createElement("plex-smart-refresher-panel") as PlexSmartRefresherPanel;
  panel.hass = fake.hass;
  document.body.append(panel);
  await settle();
  fake.subscription("subscribe")?.send({ type: "state", state });
  await settle();
}

const view = <T extends HTMLElement>(name: string): T => {
  const found = panel.shadowRoot!.querySelector<T>(name);
  expect(found, `${name} is shown`).not.toBeNull();
  return found!;
};
const textOf = (element: Element): string =>
  (element.shadowRoot ?? element).textContent!.replace(/\s+/g, " ");

beforeEach(() => {
  globalThis.IntersectionObserver = NoObserver as never;
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  fake = new FakeHass();
  fake.answers = {
    entries: () => ({ entries: [{ entry_id: "E1", title: "Plex at home", state: "loaded" }] }),
    jobs: () => ({ jobs: [], total: 0 }),
    items: () => ({ items: [], total: 0 }),
    start: () => ({ job_id: "J2" }),
  };
});

afterEach(() => panel.remove());

describe("the panel", () => {
  it("puts the first server into the address, and keeps the view and its filters", async () => {
    await open("/items#q=x");
    expect(location.pathname + location.hash).toBe("/plex-smart-refresher/E1/items#q=x");
  });

  it("invites to the first scan", async () => {
    await open("");
    expect(textOf(view("psr-overview"))).toContain("Ready for the first scan");
  });

  it("shows a job as it moves on", async () => {
    const running = job({ status: "running", phase: "inspect", done: 1, total: 4, progress: 12 });
    await open("", serverState({ job: { ...running, current: "<script>alert(1)</script>" } }));
    expect(textOf(view("psr-overview"))).toContain("<script>alert(1)</script>");
    expect(view("psr-overview").shadowRoot!.querySelector("script")).toBeNull();
    const changed = { ...running, done: 3, tally: tally({ checked: 3, healthy: 3 }) };
    fake.subscription("subscribe").send({ type: "change", state: { job: changed } });
    await settle();
    expect(textOf(view("psr-overview"))).toContain("3 of 4");
  });

  it("says that a server is not loaded, and shows it as soon as it is", async () => {
    await open("");
    fake.subscription("subscribe").send({ type: "unloaded" });
    await settle();
    expect(textOf(panel)).toContain("This server is not ready");
  });

  it("says when the address names no server", async () => {
    await open("/NOPE/overview");
    expect(textOf(panel)).toContain("This server is not here");
  });

  it("keeps titles and settings from those who are no administrators", async () => {
    fake.hass.user!.is_admin = false;
    await open("/E1/items");
    expect(textOf(panel)).toContain("For administrators");
    expect(textOf(view("nav"))).not.toContain("Settings");
    expect(fake.asked.some(({ type }) => type.endsWith("/items"))).toBe(false);
  });

  it("speaks German", async () => {
    fake = Object.assign(new FakeHass(true, "de"), { answers: fake.answers });
    await open("");
    expect(textOf(view("psr-overview"))).toContain("Bereit für den ersten Scan");
  });

  it("gives up its subscription with the page", async () => {
    await open("");
    const { hass } = fake;
    panel.remove();
    await settle();
    expect(fake.subscription("subscribe").ended).toBe(true);
    expect(hass).toBe(fake.hass);
    document.body.append(panel);
    await settle();
    expect(fake.subscription("subscribe").ended).toBe(false);
  });
});

describe("the scan controls", () => {
  const controls = () =>
    view("psr-overview").shadowRoot!.querySelector<PsrScanControls>("psr-scan-controls")!;
  const press = async (text: string) => {
    const buttons = [...controls().shadowRoot!.querySelectorAll<HTMLElement>(".row button")];
    buttons.find((button) => button.textContent!.includes(text))!.click();
    await settle();
  };
  const started = () => fake.asked.filter(({ type }) => type.endsWith("/start"));

  it("start a small scan at once", async () => {
    await open("");
    await press("Start scan");
    expect(started()).toEqual([expect.objectContaining({ entry_id: "E1", dry_run: false })]);
  });

  it("ask before a large one", async () => {
    await open("", serverState({ settings: { window_days: 0, max_items: 0, dry_run: false } }));
    await press("Dry run");
    expect(started()).toEqual([]);
    expect(textOf(controls())).toContain("This scan looks at the whole library");
    controls().shadowRoot!.querySelector<HTMLElement>("#large .filled")!.click();
    await settle();
    expect(started()).toEqual([expect.objectContaining({ dry_run: true })]);
  });

  it("tell why a scan did not start", async () => {
    fake.answers.start = () => {
      throw { code: "home_assistant_error", message: "raw", translation_key: "job_running" };
    };
    await open("");
    const told = vi.fn();
    panel.addEventListener("hass-notification", (event) => told((event as CustomEvent).detail));
    await press("Start scan");
    expect(told).toHaveBeenCalledWith({ message: "A scan is already running" });
  });
});

describe("the items", () => {
  it("show what strangers call them as text", async () => {
    fake.answers.items = () => ({ items: [item({ title: "<img src=x onerror=1>" })], total: 1 });
    await open("/E1/items");
    const items = view("psr-items");
    expect(textOf(items)).toContain("<img src=x onerror=1>");
    expect(items.shadowRoot!.querySelector("img")).toBeNull();
    const link = items.shadowRoot!.querySelector<HTMLAnchorElement>("a[target]")!;
    expect(link.href).toContain("/server/abc/details?key=%2Flibrary%2Fmetadata%2F7");
  });

  it("are asked for with the filters of the address", async () => {
    await open("/E1/items#q=dune&library=2&open=1&sort=title&from=50");
    expect(fake.asked.findLast(({ type }) => type.endsWith("/items"))).toMatchObject({
      search: "dune",
      library: "2",
      only_open: true,
      sort: "title",
      descending: false,
      offset: 50,
    });
  });

  it("are ignored together", async () => {
    fake.answers.items = () => ({
      items: [item(), item({ rating_key: "8", title: "Other" })],
      total: 2,
    });
    fake.answers.ignore = () => ({});
    await open("/E1/items");
    const root = view("psr-items").shadowRoot!;
    root.querySelector<HTMLInputElement>(".list-head input")!.dispatchEvent(new Event("change"));
    await settle();
    const buttons = [...root.querySelectorAll<HTMLElement>(".selection .button")];
    buttons.find((button) => button.textContent!.includes("Ignore"))!.click();
    await settle();
    expect(fake.asked.find(({ type }) => type.endsWith("/ignore"))).toMatchObject({
      rating_keys: ["7", "8"],
      ignored: true,
    });
  });
});
