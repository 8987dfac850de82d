import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../src/panel";
import { byLibrary, findingText, type CheckUp, type Finding } from "../src/check-up";
import { Localizer } from "../src/localizer";
import type { PlexSmartRefresherPanel } from "../src/panel";
import type { PsrReportDialog } from "../src/components/report-dialog";
import { FakeHass, serverState, settle, translations } from "./fakes";

const finding = (changes: Partial<Finding> = {}): Finding => ({
  check: "clock",
  status: "ok",
  library_id: "",
  library: "",
  code: "",
  values: {},
  affected: 0,
  is_silenced: false,
  ...changes,
});

const FOUND: Finding[] = [
  finding(),
  finding({ check: "signed_in", status: "unknown" }),
  finding({ check: "trash", status: "hint", code: "came_back", values: { count: 1234 } }),
  finding({
    check: "legacy_agent",
    status: "warning",
    library_id: "2",
    library: "TV Shows",
    code: "legacy",
    values: { agent: "imdb" },
  }),
  finding({
    check: "no_agent",
    status: "warning",
    library_id: "1",
    library: "Movies",
    code: "none",
  }),
  finding({
    check: "language",
    status: "problem",
    library_id: "1",
    library: "Movies",
    code: "none",
    affected: 12,
  }),
  finding({ check: "new_files", status: "hint", code: "off", is_silenced: true }),
];

const checkUp = (changes: Partial<CheckUp> = {}): CheckUp => ({
  checked_at: Date.now() / 1000 - 7200,
  version: "1.43.0",
  requests: 41,
  is_running: false,
  checks: FOUND,
  ...changes,
});

let fake: FakeHass;
let panel: PlexSmartRefresherPanel;

async function open(path: string, state = serverState()): Promise<void> {
  history.replaceState(null, "", `/plex-smart-refresher${path}`);
  panel = document.createElement("plex-smart-refresher-panel") as PlexSmartRefresherPanel;
  panel.hass = fake.hass;
  document.body.append(panel);
  await settle();
  fake.subscription("subscribe").send({ type: "state", state });
  await settle();
}

const page = () => panel.shadowRoot!.querySelector("psr-checkup")!.shadowRoot!;
const textOf = (root: Node): string => root.textContent!.replace(/\s+/g, " ").trim();
const all = (selector: string, root: ParentNode = page()) => [
  ...root.querySelectorAll<HTMLElement>(selector),
];
const press = async (name: string) => {
  const found = all("button").find((each) => textOf(each) === name);
  expect(found, name).toBeDefined();
  found!.click();
  await settle();
};

function home(isAdmin = true, language = "en"): void {
  fake = new FakeHass(isAdmin, language);
  fake.answers = {
    entries: () => ({ entries: [{ entry_id: "E1", title: "Plex at home", state: "loaded" }] }),
    jobs: () => ({ jobs: [], total: 0 }),
    "checkup/get": () => checkUp(),
  };
}

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  home();
});
afterEach(() => panel.remove());

describe("the check-up", () => {
  it("shows problems first, by library, and folds what needs nobody", async () => {
    await open("/E1/checkup");
    expect(all("section h3").map(textOf)).toEqual(["1 problem", "2 warnings", "1 hint"]);
    expect(all("section.warning .library").map(textOf)).toEqual(["Movies", "TV Shows"]);
    expect(all("summary").map(textOf)).toEqual([
      "1 finding on purpose",
      "1 check without an answer",
      "1 check is fine",
    ]);
    expect(all("details[open]")).toEqual([]);
    expect(textOf(all(".head")[0]!)).toContain("Last checked 2 hours ago, with 41 requests");
    const [problem] = all(".problem .finding");
    expect(textOf(problem!)).toMatch(/Why it matters .+ What to do In Plex, open/);
    const link = problem!.querySelector<HTMLAnchorElement>("a.affected")!;
    expect(textOf(link)).toBe("Explains 12 broken items");
    expect(link.getAttribute("href")).toBe("/plex-smart-refresher/E1/items#library=1");
    expect(textOf(all(".hint .finding")[0]!)).toContain("1,234");
  });

  it("says what is on purpose no more, until that is undone", async () => {
    let silenced = false;
    fake.answers["checkup/silence"] = ({ is_silenced, check, library_id }) => {
      expect([check, library_id]).toEqual(["language", "1"]);
      silenced = is_silenced as boolean;
      const checks = FOUND.map((each) =>
        each.check === "language" ? { ...each, is_silenced: silenced } : each,
      );
      return checkUp({ checks });
    };
    await open("/E1/checkup");
    const told = vi.fn();
    panel.addEventListener("hass-notification", (event) => told((event as CustomEvent).detail));
    all(".problem input")[0]!.click();
    await settle();
    expect(all("section h3").map(textOf)).toEqual(["2 warnings", "1 hint"]);
    expect(all("summary").map(textOf)[0]).toBe("2 findings on purpose");
    const [{ message, action }] = told.mock.calls[0] as [
      { message: string; action: { text: string; action(): void } },
    ];
    expect([message, action.text]).toEqual(["Language: on purpose, and quiet from now on", "Undo"]);
    action.action();
    await settle();
    expect(silenced).toBe(false);
    expect(all("section h3").map(textOf)).toContain("1 problem");
  });

  it("is run again, says so meanwhile, and tells why it cannot", async () => {
    let end!: (found: CheckUp) => void;
    fake.answers["checkup/run"] = () => new Promise<CheckUp>((resolve) => (end = resolve));
    await open("/E1/checkup");
    await press("Check again");
    expect(textOf(page())).toContain("Checking the server.");
    expect((all("button")[0] as HTMLButtonElement).disabled).toBe(true);
    end(checkUp({ checks: [finding()] }));
    await settle();
    expect(textOf(all(".head")[0]!)).toMatch(/^Nothing found that costs metadata/);
    expect(textOf(page())).toContain("The check-up is done.");
    fake.answers["checkup/run"] = () => {
      throw { translation_key: "server_unavailable", code: "home_assistant_error" };
    };
    const told = vi.fn();
    panel.addEventListener("hass-notification", (event) => told((event as CustomEvent).detail));
    await press("Check again");
    expect(told.mock.calls[0]![0].message).toContain("does not respond");
  });

  it("is offered before the first one, and follows one that somebody else runs", async () => {
    fake.answers["checkup/get"] = () => checkUp({ checked_at: null, checks: [], version: "" });
    await open("/E1/checkup");
    expect(all("button").map(textOf)).toEqual(["Check now", "Compatibility report"]);
    fake.answers["checkup/get"] = () => checkUp({ is_running: true });
    const check_up = { checked_at: null, is_running: true, troubles: {} };
    fake.subscription("subscribe").send({ type: "change", state: { check_up } });
    await settle();
    expect(all(".working")).toHaveLength(1);
  });

  it("shows a guest counts and words, but no library, button or list", async () => {
    home(false);
    fake.answers["checkup/get"] = () =>
      checkUp({ version: "", checks: FOUND.map((each) => ({ ...each, library: "" })) });
    await open("/E1/checkup");
    expect(all("section h3").map(textOf)).toEqual(["1 problem", "2 warnings", "1 hint"]);
    expect(textOf(all(".problem .finding")[0]!)).toContain("Explains 12 broken items");
    expect(all("button, input, a, .library")).toEqual([]);
    const tabs = all("nav a", panel.shadowRoot!).map((each) => each.getAttribute("aria-label"));
    expect(tabs).toEqual(["Overview", "Jobs", "Check-up"]);
  });

  it("is one line on the overview while there is something", async () => {
    const check_up = { checked_at: 1, is_running: false, troubles: { problem: 1, hint: 2 } };
    await open("/E1", serverState({ check_up }));
    const overview = panel.shadowRoot!.querySelector("psr-overview")!.shadowRoot!;
    const [line] = all("a.check-up", overview);
    expect(textOf(line!)).toBe("Check-up of the server: 1 problem · 2 hints");
    expect(line!.getAttribute("href")).toBe("/plex-smart-refresher/E1/checkup");
    fake
      .subscription("subscribe")
      .send({ type: "change", state: { check_up: { ...check_up, troubles: {} } } });
    await settle();
    expect(all("a.check-up", overview)).toEqual([]);
  });
});

describe("the compatibility report", () => {
  const dialog = () => page().querySelector<PsrReportDialog>("psr-report-dialog")!.shadowRoot!;

  it("is copied, or saved as a file", async () => {
    const markdown = "# Report\n\n* 100 % <b>";
    fake.answers.call_service = ({ service, service_data, return_response }) => {
      expect([service, service_data, return_response]).toEqual([
        "get_compatibility_report",
        { config_entry_id: "E1" },
        true,
      ]);
      return { response: { markdown } };
    };
    await open("/E1/checkup");
    await press("Compatibility report");
    expect(dialog().querySelector("textarea")!.value).toBe(markdown);
    const link = dialog().querySelector<HTMLAnchorElement>("a[download]")!;
    expect(decodeURIComponent(link.href.split(",")[1]!)).toBe(markdown);
    const writeText = vi.fn(async (_text: string) => undefined);
    vi.stubGlobal("navigator", { clipboard: { writeText } });
    all("button", dialog())
      .find((each) => textOf(each) === "Copy")!
      .click();
    await settle();
    expect(writeText).toHaveBeenCalledWith(markdown);
    expect(textOf(dialog())).toContain("The report is copied");
    vi.unstubAllGlobals();
  });

  it("says why there is none", async () => {
    fake.answers.call_service = () => {
      throw { translation_key: "server_unavailable", code: "home_assistant_error" };
    };
    await open("/E1/checkup");
    const told = vi.fn();
    panel.addEventListener("hass-notification", (event) => told((event as CustomEvent).detail));
    await press("Compatibility report");
    expect(told.mock.calls[0]![0].message).toContain("does not respond");
  });
});

describe("a finding", () => {
  it.each(["en", "de"])("has words for all that a check-up can find, in %s", (language) => {
    const localizer = new Localizer(new FakeHass(true, language).hass, translations(language));
    const checks = localizer.codes("check");
    expect(checks.length).toBeGreaterThan(15);
    for (const code of localizer.codes("check_detail")) {
      const check = checks.find((each) => code === each || code.startsWith(`${each}_`));
      if (!check) continue; // what an unknown finding says
      const one = finding({ check, status: "hint", code: code.slice(check.length + 1) });
      expect(findingText(localizer, "check_detail", one), code).not.toBe("");
      expect(findingText(localizer, "check_why", one), code).not.toBe("");
      if (one.code) expect(findingText(localizer, "check_remedy", one), code).not.toBe("");
    }
    const unknown = finding({ check: "clock", status: "unknown" });
    const known = finding({ check: "clock" });
    expect(findingText(localizer, "check_detail", unknown)).not.toBe(
      findingText(localizer, "check_detail", known),
    );
  });

  it("stands with those of its library, and those of the server come first", () => {
    expect(byLibrary(FOUND).map(([library, group]) => [library, group.length])).toEqual([
      ["", 4],
      ["Movies", 2],
      ["TV Shows", 1],
    ]);
  });
});
