import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../src/components/flow-dialog";
import { described } from "../src/components/described";
import type { PsrFlowDialog } from "../src/components/flow-dialog";
import type { FlowStep } from "../src/flows";
import { Localizer } from "../src/localizer";
import { FakeHass, settle, translations } from "./fakes";

const FLOW = "config/config_entries/flow";

let fake: FakeHass;
let dialog: PsrFlowDialog;
let cured: string[];

const form = (changes: Partial<FlowStep> = {}): FlowStep => ({
  flow_id: "F1",
  type: "form",
  step_id: "reauth_confirm",
  description_placeholders: { name: "Attic", token_help: "https://support.plex.tv/token" },
  data_schema: [{ name: "token", selector: { text: { type: "password" } } }],
  errors: {},
  ...changes,
});
const external = form({ type: "external", step_id: "sign_in", url: "https://app.plex.tv/auth" });
const shown = (): string => dialog.shadowRoot!.textContent!.replace(/\s+/g, " ");
const asked = (): string[] => fake.asked.map(({ type }) => type);
const press = async (text: string): Promise<void> => {
  const buttons = [...dialog.shadowRoot!.querySelectorAll<HTMLElement>("button, a.button")];
  buttons.find((each) => each.textContent!.trim() === text)!.click();
  await settle();
};

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  fake = new FakeHass();
  cured = [];
  const waiting = { flow_id: "F1", handler: "plex_smart_refresher" };
  fake.answers = {
    flow: () => [
      { ...waiting, flow_id: "F0", context: { source: "reauth", entry_id: "E2" } },
      { ...waiting, context: { source: "reauth", entry_id: "E1" } },
    ],
    [`GET ${FLOW}/F1`]: () => form(),
    [`POST ${FLOW}/F1`]: () => form({ errors: { token: "invalid_auth" } }),
  };
  dialog = document.createElement("psr-flow-dialog") as PsrFlowDialog;
  dialog.hass = fake.hass;
  dialog.localizer = new Localizer(fake.hass, translations("en"));
  dialog.addEventListener("cured", (event) => cured.push((event as CustomEvent<string>).detail));
  document.body.append(dialog);
});

afterEach(() => dialog.remove());

describe("the dialog of a flow", () => {
  it("opens the very flow in which Home Assistant asks for this server's token", async () => {
    await dialog.show("E1", "sign_in");
    await settle();
    const heading = dialog.shadowRoot!.querySelector("psr-dialog")!.getAttribute("heading");
    expect(heading).toBe("Attic needs a new token");
    expect(dialog.shadowRoot!.querySelector("a")!.href).toBe("https://support.plex.tv/token");
    await press("Submit");
    expect(shown()).toContain("The server does not accept this token.");
    fake.answers[`POST ${FLOW}/F1`] = () =>
      form({ type: "abort", step_id: undefined, reason: "reauth_successful" });
    const field = dialog.shadowRoot!.querySelector("input")!;
    field.value = "new";
    field.dispatchEvent(new Event("input"));
    await press("Submit");
    expect(fake.asked.at(-1)).toEqual({ type: `POST ${FLOW}/F1`, token: "new" });
    expect(cured).toEqual(["The new token works."]);
  });

  it("waits for the page of another site, and goes on by itself", async () => {
    const opened = vi.spyOn(window, "open").mockReturnValue(null);
    await dialog.show("E1", "sign_in");
    await settle();
    fake.answers[`POST ${FLOW}/F1`] = () => external;
    await press("Submit"); // without a token
    expect(opened).toHaveBeenCalledWith(external.url, "_blank", "noopener,noreferrer");
    const link = dialog.shadowRoot!.querySelector<HTMLAnchorElement>("a.button")!;
    expect(link.href).toBe(external.url);
    const ways = { step_id: "sign_in_expired", menu_options: ["sign_in", "reauth_confirm"] };
    fake.answers[`GET ${FLOW}/F1`] = () => form({ type: "menu", ...ways });
    fake.events["data_entry_flow_progressed"]!({ data: { flow_id: "other" } });
    await settle();
    expect(shown()).not.toContain("at plex.tv again");
    fake.events["data_entry_flow_progressed"]!({ data: { flow_id: "F1" } });
    await settle();
    await press("Sign in at plex.tv again");
    expect(fake.asked.at(-1)).toMatchObject({ next_step_id: "sign_in" });
    expect(cured).toEqual([]);
  });

  it("ends a change of address that is left, and not the question for a token", async () => {
    fake.answers[`POST ${FLOW}`] = () => form({ flow_id: "F2", step_id: "reconfigure" });
    fake.answers[`DELETE ${FLOW}/F2`] = () => ({});
    await dialog.show("E1", "change_address");
    await settle();
    expect(fake.asked.at(-1)).toMatchObject({ handler: "plex_smart_refresher", entry_id: "E1" });
    dialog.shadowRoot!.querySelector("psr-dialog")!.dispatchEvent(new CustomEvent("closed"));
    await settle();
    expect(asked().at(-1)).toBe(`DELETE ${FLOW}/F2`);
    await dialog.show("E1", "sign_in");
    await settle();
    dialog.shadowRoot!.querySelector("psr-dialog")!.dispatchEvent(new CustomEvent("closed"));
    await settle();
    expect(asked().filter((each) => each.startsWith("DELETE"))).toHaveLength(1);
  });

  it("says that a flow is over", async () => {
    fake.answers.flow = () => [];
    await dialog.show("E1", "sign_in");
    await settle();
    expect(shown()).toContain("This no longer exists.");
  });
});

describe("a description", () => {
  it("has links and code, and takes names as they are", () => {
    const parts = described(
      "See [here](https://plex.tv/x) or `a\\_b`; not [there](javascript:1), \\*x\\*",
    );
    expect(parts.filter((part) => typeof part !== "string")).toHaveLength(2);
    expect(parts.at(-1)).toBe("; not [there](javascript:1), *x*");
  });
});
