import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../src/card";
import "../src/panel";
import { announcementOf } from "../src/announcement";
import type { PlexSmartRefresherPanel } from "../src/panel";
import type { PsrDialog } from "../src/components/dialog";
import type { PsrScanControls } from "../src/components/scan-controls";
import type { Job } from "../src/types";
import { Localizer } from "../src/localizer";
import {
  FakeHass,
  arrival,
  headline,
  item,
  job,
  openItems,
  segmentCounts,
  serverState,
  settle,
  tally,
  translations,
} from "./fakes";

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
    item_groups: () => ({ entries: [], next: null }),
    item_counts: () => ({ segments: segmentCounts() }),
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
    fake.answers.start = () => ({ job_id: "J2" });
    fake.answers.count_items = () => ({ items: 486 });
    await open("", serverState({ headline: headline("never_checked", "check") }));
    const overview = view("psr-overview");
    expect(textOf(overview)).toContain("How healthy is your library?");
    expect(textOf(overview)).toContain("About 486 items");
    expect(fake.asked.filter(({ type }) => type.endsWith("/count_items"))).toHaveLength(1);
    overview.shadowRoot!.querySelector<HTMLElement>(".sentence button")!.click();
    await settle();
    // The first look is at the whole library. It changes nothing, so nothing is asked.
    expect(fake.asked.at(-1)).toMatchObject({ dry_run: true, days: 0 });
  });

  it("leads from the sentence to what can be done, except those who may not", async () => {
    const targets = {
      review: "/plex-smart-refresher/E1/items#segment=needs_you",
      show: "/plex-smart-refresher/E1/items",
    };
    for (const [action, target] of Object.entries(targets)) {
      const state = serverState({ headline: headline("items_broken", action as never) });
      await open("", state);
      const link =
        view("psr-overview").shadowRoot!.querySelector<HTMLAnchorElement>(".sentence a")!;
      expect(link.getAttribute("href")).toBe(target);
      panel.remove();
    }
    fake.hass.user!.is_admin = false;
    await open("", serverState({ headline: headline("items_broken", "show") }));
    expect(view("psr-overview").shadowRoot!.querySelector(".sentence a")).toBeNull();
    expect(textOf(view("psr-overview"))).toContain("3 items are still broken");
  });

  it("offers on the page of the latest failed job what helps", async () => {
    const ended = (error: string) =>
      job({ status: "failed", error, job_id: "J1", options: { library_ids: ["1"] } as never });
    for (const [error, label] of [
      ["invalid_auth", "Sign in again"],
      ["server_unavailable", "Change address"],
      ["provider_down", "Try again"],
    ] as const) {
      await open("/E1/jobs/J1", serverState({ ended_job: ended(error), last_job: ended(error) }));
      const page = view("psr-job").shadowRoot!;
      expect(page.querySelector(".banner button")!.textContent!.trim()).toBe(label);
      if (error === "provider_down") page.querySelector<HTMLElement>(".banner button")!.click();
      await settle();
      panel.remove();
    }
    expect(fake.asked.find(({ type }) => type.endsWith("/start"))).toMatchObject({
      libraries: ["1"],
      dry_run: false,
      days: 30,
    });
    // What helped an older job may be over.
    const older = { last_job: ended("invalid_auth"), ended_job: job({ job_id: "J9" }) };
    await open("/E1/jobs/J1", serverState(older));
    expect(view("psr-job").shadowRoot!.querySelector(".banner button")).toBeNull();
  });

  it("says where a silent server is looked for, and asks it again", async () => {
    fake.answers.check_server = () => ({ reachable: false });
    const { server } = serverState();
    const state = { ...server, address: "http://10.0.0.5:32400", reachable: false };
    const away = { headline: headline("server_away", "change_address"), server: state };
    await open("", serverState(away));
    const sentence = view("psr-overview").shadowRoot!.querySelector(".sentence")!;
    expect(sentence.textContent).toContain("http://10.0.0.5:32400");
    const told: string[] = [];
    panel.addEventListener("hass-notification", (event) =>
      told.push((event as CustomEvent<{ message: string }>).detail.message),
    );
    sentence.querySelector<HTMLElement>("button.soft")!.click();
    await settle();
    expect(fake.asked.at(-1)!.type).toBe("plex_smart_refresher/check_server");
    expect(told).toEqual(["The server still does not answer"]);
  });

  it("shows a job as it moves on", async () => {
    const lists = { done: 1_500, total: 4_000 };
    const running = job({ status: "running", phase: "inspect", ...lists, progress: 12 });
    await open("", serverState({ job: { ...running, current: "<script>alert(1)</script>" } }));
    expect(textOf(view("psr-overview"))).toContain("<script>alert(1)</script>");
    expect(view("psr-overview").shadowRoot!.querySelector("script")).toBeNull();
    const changed = { ...running, done: 3_200, tally: tally({ checked: 3, healthy: 3 }) };
    fake.subscription("subscribe").send({ type: "change", state: { job: changed } });
    await settle();
    expect(textOf(view("psr-overview"))).toContain("3 of 4 lists read");
  });

  it("says that a server is not loaded, and shows it as soon as it is", async () => {
    await open("");
    fake.subscription("subscribe").send({ type: "unloaded" });
    await settle();
    expect(textOf(panel)).toContain("This server is not ready");
  });

  it("says when the address names no server", async () => {
    await open("/NOPE/overview");
    expect(textOf(panel)).toContain("Server not found");
  });

  it("keeps titles and options from those who are no administrators", async () => {
    fake.hass.user!.is_admin = false;
    await open("/E1/items");
    expect(textOf(panel)).toContain("Administrators only");
    expect(textOf(view("nav"))).not.toContain("Options");
    expect(fake.asked.some(({ type }) => type.endsWith("/items"))).toBe(false);
  });

  it("speaks German", async () => {
    fake = Object.assign(new FakeHass(true, "de"), { answers: fake.answers });
    await open("", serverState({ headline: headline("never_checked", "check") }));
    expect(textOf(view("psr-overview"))).toContain("Wie gesund ist deine Mediathek?");
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
    await open("", serverState({ options: { window_days: 0, max_items: 0, dry_run: false } }));
    fake.answers.count_items = () => ({ items: 486 });
    await press("Start scan");
    expect(started()).toEqual([]);
    const dialog = controls().shadowRoot!.querySelector<PsrDialog>("#large")!;
    expect(dialog.heading).toBe("Scan about 486 items?");
    fake.answers.count_items = () => {
      throw { code: "server_unavailable", message: "" };
    };
    await press("Start scan");
    expect(textOf(controls())).toContain("This scan covers entire libraries");
    controls().shadowRoot!.querySelector<HTMLElement>("#large .filled")!.click();
    await settle();
    expect(started()).toEqual([expect.objectContaining({ dry_run: false })]);
  });

  it("start a scan of the chosen libraries with its own options", async () => {
    const limits = {
      window_days: { minimum: 1, maximum: 99 },
      max_items: { minimum: 0, maximum: 88 },
    };
    await open("", serverState({ limits }));
    controls().shadowRoot!.querySelector<HTMLElement>(".icon-button")!.click();
    await settle();
    const options = controls().shadowRoot!.querySelector("psr-scan-options")!.shadowRoot!;
    const [first, last] = options.querySelectorAll<HTMLInputElement>(".check input");
    const numbers = [...options.querySelectorAll<HTMLInputElement>("input[type=number]")];
    expect(numbers.map(({ min, max }) => [min, max])).toEqual([
      ["1", "99"],
      ["0", "88"],
    ]);
    // A tick means that a library is included: at first, all monitored ones are.
    expect([first!, last!].map(({ checked }) => checked)).toEqual([true, true]);
    last!.checked = false;
    last!.dispatchEvent(new Event("change"));
    await settle();
    options.querySelector("form")!.dispatchEvent(new Event("submit", { cancelable: true }));
    await settle();
    expect(started()).toEqual([
      expect.objectContaining({ libraries: ["1"], days: 30, max_items: 0, dry_run: false }),
    ]);
  });

  it("tell why a scan did not start", async () => {
    fake.answers.start = () => {
      throw {
        code: "home_assistant_error",
        message: "raw",
        translation_key: "job_running",
        translation_placeholders: { job_id: "J7" },
      };
    };
    await open("");
    const told = vi.fn();
    panel.addEventListener("hass-notification", (event) => told((event as CustomEvent).detail));
    await press("Start scan");
    expect(told).toHaveBeenCalledWith({
      message: expect.stringMatching(/^The job J7 has not ended yet/),
    });
  });
});

describe("new items", () => {
  const shown = () => {
    const list = view("psr-overview").shadowRoot!.querySelector<HTMLElement>("psr-arrivals")!;
    return list.hidden ? "" : textOf(list).trim();
  };

  it("that are not ready are listed on the overview, with what happens to them next", async () => {
    const due = { rating_key: "71", refresh_at: 1, tries: 1 };
    const unread = { rating_key: "72", title: null, type: null, missing: [], refresh_at: null };
    const asked = { rating_key: "73", activity: "refreshing" } as const;
    const episodes = ["missing_summary", "missing_poster"].map((defect, number) => ({
      rating_key: `8${number}`,
      show: "The Expanse",
      missing: [defect],
    }));
    const all = [{}, due, unread, asked, ...episodes];
    fake.answers.arrivals = () => ({ arrivals: all.map(arrival) });
    await open("", serverState({ arrivals: { pending: 7, next_at: 2 } }));
    for (const text of [
      "7 new items are not ready yet",
      "The Expanse 2 new items · Movies · arrived 2 minutes ago Missing summaryMissing poster",
      "The Lantern Keeper Movies · arrived 2 minutes ago Missing poster",
      "Plex may still fill this in. First try in 1 minute.",
      "Its turn comes once nothing else runs and nothing pauses it.",
      "New item Movies · arrived 2 minutes ago Next check in 1 minute.",
      "Refreshing now",
      "and 1 more",
    ])
      expect(shown()).toContain(text);
    const none = { type: "change", state: { arrivals: { pending: 0, next_at: null } } };
    fake.subscription("subscribe").send(none);
    await settle();
    expect(shown()).toBe("");
  });

  it("are only counted for guests", async () => {
    fake = Object.assign(new FakeHass(false), { answers: fake.answers });
    await open("", serverState({ arrivals: { pending: 1, next_at: 2 } }));
    expect(shown()).toBe("1 new item is not ready yet");
    expect(fake.asked.filter(({ type }) => type.endsWith("/arrivals"))).toEqual([]);
  });

  it("that were fixed are a figure of their own", async () => {
    const { totals } = serverState();
    await open("", serverState({ totals: { ...totals, fixed_arrivals: 12 } }));
    expect(textOf(view("psr-overview"))).toMatch(/Total new items fixed\s*12/);
    fake.subscription("subscribe").send({ type: "change", state: { totals } });
    await settle();
    expect(textOf(view("psr-overview"))).not.toContain("new items fixed");
  });

  it("are what their job is about, while it runs and in the history", async () => {
    const healing = job({ trigger: "arrival", status: "running", finished_at: null });
    const named = { ...healing, options: { ...healing.options, item_count: 2 } };
    await open("/E1/jobs/J1", serverState({ job: named }));
    const page = textOf(view("psr-job"));
    expect(page).toContain("On arrival · 2 new items");
    expect(page).toContain("Healing new items");
  });

  it("have a trigger of their own, by which the history is filtered", async () => {
    const arrival = job({ trigger: "arrival" });
    fake.answers.jobs = ({ trigger }) =>
      trigger ? { jobs: [arrival], total: 1 } : { jobs: [job(), arrival], total: 2 };
    await open("/E1/jobs#trigger=arrival");
    expect(fake.asked.findLast(({ type }) => type.endsWith("/jobs"))).toMatchObject({
      trigger: "arrival",
    });
    const [, filter] = view("psr-jobs").shadowRoot!.querySelectorAll("select");
    expect(filter!.querySelector("option[selected]")!.getAttribute("value")).toBe("arrival");
    const word = new Localizer(fake.hass, translations("en")).word("trigger", "arrival");
    expect(textOf(view("psr-jobs").shadowRoot!.querySelector("li")!)).toContain(word);
  });
});

describe("a scan that waits", () => {
  const paused = (changes: Partial<Job> = {}) =>
    job({
      status: "paused",
      phase: "refresh",
      finished_at: null,
      done: 3,
      total: 9,
      pause_reason: "playing",
      paused_at: Date.now() / 1000 - 300,
      ...changes,
    });
  const buttons = () => {
    const shown =
      view("psr-overview").shadowRoot!.querySelector<PsrScanControls>("psr-scan-controls")!;
    return [...shown.shadowRoot!.querySelectorAll<HTMLElement>(".row button")];
  };
  const names = () => buttons().map((button) => button.textContent!.trim());
  const press = async (name: string) => {
    buttons()
      .find((button) => button.textContent!.includes(name))!
      .click();
    await settle();
  };

  it("says why and since when, and nothing moves", async () => {
    await open("", serverState({ job: paused() }));
    const text = textOf(view("psr-overview"));
    expect(text).toContain("Someone is watching");
    expect(text).toMatch(/Scan paused Since \S+ \(5 min\)/);
    expect(text).toContain("3 of 9");
    expect(text).not.toContain("time left");
    expect(view("psr-overview").shadowRoot!.querySelector(".bar.running")).toBeNull();
  });

  it.each(["en", "de"])("says each reason in %s", async (language) => {
    fake = Object.assign(new FakeHass(true, language), { answers: fake.answers });
    await open("", serverState({ job: paused() }));
    const said = new Set<string>();
    const reasons = new Localizer(fake.hass, translations(language)).codes("pause_reason");
    for (const pause_reason of reasons) {
      const state = { job: paused({ pause_reason }) };
      fake.subscription("subscribe").send({ type: "change", state });
      await settle();
      said.add(view("psr-overview").shadowRoot!.querySelector(".pause-note")!.textContent!.trim());
    }
    expect(said.size).toBe(reasons.length);
  });

  it("offers to sign in again where the server refuses the token", async () => {
    const refused = paused({ pause_reason: "token_refused" });
    const cures = (name: string) =>
      [...view(name).shadowRoot!.querySelectorAll<HTMLElement>(".pause-note button")].map((each) =>
        each.textContent!.trim(),
      );
    await open(`/jobs/${refused.job_id}`, serverState({ job: refused }));
    expect(cures("psr-job")).toEqual(["Sign in again"]);
    await open("", serverState({ job: refused }));
    expect(cures("psr-overview")).toEqual(["Sign in again"]);
    await open("", serverState({ job: paused() }));
    expect(cures("psr-overview")).toEqual([]);
    fake = Object.assign(new FakeHass(false), { answers: fake.answers });
    await open("", serverState({ job: refused }));
    expect(cures("psr-overview")).toEqual([]);
  });

  it("is resumed or cancelled, and one that runs is paused", async () => {
    fake.answers.pause = fake.answers.resume = () => ({ job_id: "J1" });
    await open("", serverState({ job: paused() }));
    expect(names()).toEqual(["Resume scan", "Cancel scan"]);
    await press("Resume scan");
    const running = paused({ status: "running", pause_reason: null, paused_at: null });
    fake.subscription("subscribe").send({ type: "change", state: { job: running } });
    await settle();
    expect(names()).toEqual(["Pause scan", "Cancel scan"]);
    expect(textOf(panel)).toContain("Scan resumed");
    await press("Pause scan");
    fake.subscription("subscribe").send({ type: "change", state: { job: paused() } });
    await settle();
    expect(textOf(panel)).toContain("Scan paused. Someone is watching");
    expect(fake.asked.slice(-2).map(({ type }) => type.split("/")[1])).toEqual(["resume", "pause"]);
  });

  it("is offered to go on when it was interrupted", async () => {
    const last_job = job({ status: "interrupted", pause_reason: "user" });
    fake.answers.resume = () => ({ job_id: "J1" });
    await open("", serverState({ last_job, resumable: true }));
    expect(textOf(view("psr-overview"))).toContain("You can resume it where it stopped");
    expect(names().slice(0, 2)).toEqual(["Resume scan", "Start scan"]);
    await press("Resume scan");
    expect(fake.asked.at(-1)!.type).toBe("plex_smart_refresher/resume");
    panel.remove();
    await open("/E1/jobs/J1", serverState({ last_job, resumable: true }));
    expect(textOf(view("psr-job"))).toContain("Pause reason Paused manually");
    expect(view("psr-job").shadowRoot!.querySelector("psr-scan-controls")).not.toBeNull();
  });

  it("has no buttons for those who are no administrators", async () => {
    fake.hass.user!.is_admin = false;
    await open("", serverState({ job: paused() }));
    expect(textOf(view("psr-overview"))).toContain("Someone is watching");
    expect(names()).toEqual([]);
  });

  it("is known to the list of jobs, and failed ones say why", async () => {
    const failed = job({ job_id: "J0", status: "failed", error: "provider_down" });
    fake.answers.jobs = () => ({ jobs: [paused(), failed], total: 2 });
    await open("/E1/jobs", serverState({ job: paused() }));
    const text = textOf(view("psr-jobs"));
    expect(text).toMatch(/Paused .*Someone is watching/);
    expect(text).toContain(new Localizer(fake.hass, translations("en")).failure("provider_down"));
  });

  it("shows on the card, with a button that resumes it", async () => {
    await open("");
    const card = document.createElement("plex-smart-refresher-card") as HTMLElement & {
      hass: unknown;
      setConfig(config: object): void;
    };
    card.setConfig({ type: "custom:plex-smart-refresher-card", entry_id: "E1" });
    card.hass = fake.hass;
    document.body.append(card);
    await settle();
    const state = serverState({ job: paused() });
    fake.subscription("subscribe").send({ type: "state", state });
    await settle();
    expect(textOf(card)).toContain("Someone is watching");
    expect(textOf(card)).toMatch(/Paused since \S+ \(5 min\)/);
    const row = card.shadowRoot!.querySelector("psr-scan-controls")!;
    expect(textOf(row)).toContain("Resume scan");
    card.remove();
  });
});

describe("a scan that waits for new items", () => {
  const queued = (changes: Partial<Job> = {}) =>
    job({ status: "queued", phase: null, finished_at: null, progress: 0, ...changes });
  const arrival = (changes: Partial<Job> = {}) => {
    const options = { item_count: 1 } as Job["options"];
    return job({ status: "running", trigger: "arrival", finished_at: null, options, ...changes });
  };
  const controls = () =>
    view("psr-overview").shadowRoot!.querySelector<PsrScanControls>("psr-scan-controls")!;
  const names = () =>
    [...controls().shadowRoot!.querySelectorAll<HTMLElement>(".row .button")].map((button) =>
      button.textContent!.trim(),
    );
  const FOLLOWS = "A scan follows as soon as the new items are done";

  it("can be started while they are healed, and says that it follows", async () => {
    await open("", serverState({ job: arrival() }));
    expect(names()).toEqual(["Pause scan", "Cancel scan", "Start scan", "Start dry run"]);
    fake.answers.start = () => ({ job_id: "J2", queued: true });
    const told = vi.fn();
    panel.addEventListener("hass-notification", (event) => told((event as CustomEvent).detail));
    controls().shadowRoot!.querySelector<HTMLElement>(".row .filled")!.click();
    await settle();
    expect(told).toHaveBeenCalledWith({ message: FOLLOWS });
    panel.remove();
    await open("", serverState({ job: job({ status: "running" }) }));
    expect(names()).toEqual(["Pause scan", "Cancel scan"]);
  });

  it("is told in place of the sentence, and can only be cancelled", async () => {
    await open("", serverState({ job: queued({ started_at: Date.now() / 1000 - 60 }) }));
    const text = textOf(view("psr-overview"));
    expect(text).toContain(`${FOLLOWS} Waiting for 1 min`);
    expect(text).not.toContain("0%");
    expect(names()).toEqual(["Cancel scan"]);
    const dialog = controls().shadowRoot!.querySelector<PsrDialog>("#cancel")!;
    expect(textOf(controls())).toContain("The scan has not begun, so nothing is lost.");
    expect(dialog.textContent).toContain("Keep waiting");
    fake.subscription("subscribe").send({
      type: "change",
      state: { job: queued({ options: { item_count: 2 } as Job["options"] }) },
    });
    await settle();
    expect(textOf(view("psr-overview"))).toContain(
      "Items are refreshed as soon as the new ones are done",
    );
  });

  it("is announced to screen readers, once", () => {
    const localizer = new Localizer(fake.hass, translations("en"));
    const waiting = serverState({ job: queued() });
    expect(
      announcementOf(
        localizer,
        serverState({ job: arrival() }),
        serverState({ job: queued({ job_id: "J3" }) }),
      ),
    ).toBe(FOLLOWS);
    expect(announcementOf(localizer, waiting, waiting)).toBe("");
  });

  it("is a state of its own in the history and on the card, also in German", async () => {
    fake.answers.jobs = () => ({ jobs: [queued()], total: 1 });
    await open("/E1/jobs", serverState({ job: queued() }));
    expect(textOf(view("psr-jobs"))).toContain("Waiting");
    panel.remove();
    fake.hass.language = "de";
    fake.hass.locale = { ...fake.hass.locale, language: "de" };
    await open("");
    const card = document.createElement("plex-smart-refresher-card") as HTMLElement & {
      hass: unknown;
      setConfig(config: object): void;
    };
    card.setConfig({ type: "custom:plex-smart-refresher-card", entry_id: "E1" });
    card.hass = fake.hass;
    document.body.append(card);
    await settle();
    fake.subscription("subscribe").send({ type: "state", state: serverState({ job: queued() }) });
    await settle();
    const text = textOf(card);
    expect(text).toContain("Ein Scan folgt, sobald die Neuzugänge fertig sind");
    expect(text).not.toContain("%");
    card.remove();
  });
});

describe("the items", () => {
  it("that wait for somebody are counted on the overview, with a link", async () => {
    await open("", serverState({ last_job: job(), open: openItems({ to_review: 3 }) }));
    const root = view("psr-overview").shadowRoot!;
    const link = root.querySelector<HTMLAnchorElement>("a[aria-label='Items to review: 3']")!;
    link.click();
    await settle();
    expect(location.hash).toBe("#segment=needs_you");
    expect(view("psr-items")).not.toBeNull();
    fake.hass.user!.is_admin = false;
    panel.remove();
    await open("", serverState({ last_job: job(), open: openItems({ to_review: 3 }) }));
    expect(textOf(view("psr-overview"))).toContain("Items to review 3");
    expect(view("psr-overview").shadowRoot!.querySelector("a[aria-label^=Items]")).toBeNull();
  });

  it("of a job say what was restored", async () => {
    const touched = { ...item(), before: [], after: [], time: 1_000, error: null };
    fake.answers.job_items = () => ({
      items: [{ ...touched, result: "fixed", restored: ["poster", "below"], not_restored: [] }],
      total: 1,
    });
    await open("/E1/jobs/J1#tab=items", serverState({ last_job: job() }));
    const items = view("psr-job").shadowRoot!.querySelector("psr-job-items")!;
    expect(textOf(items)).toContain("Restored: poster, part of an item below it");
  });
});
