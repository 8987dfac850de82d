/** Home Assistant's flows that sign in again or change an address, run by the panel itself. */
import type { ApiError } from "./api";
import type { Hass } from "./types";

/** What Home Assistant asks about a server in a flow. */
export type Cure = "sign_in" | "change_address";

/** A step of a flow, as Home Assistant sends it. */
export interface FlowStep {
  flow_id: string;
  type: "form" | "external" | "external_done" | "abort" | "create_entry" | "menu" | "progress";
  step_id?: string;
  data_schema?: FlowField[] | null;
  errors?: Record<string, string> | null;
  /** The steps that can follow a menu. */
  menu_options?: string[];
  description_placeholders?: Record<string, string> | null;
  /** The page of another site that an external step leads to. */
  url?: string;
  /** Why it was aborted. */
  reason?: string;
}

export interface FlowField {
  name: string;
  required?: boolean;
  default?: string | boolean;
  description?: { suggested_value?: string | boolean };
  selector: {
    text?: { type?: string };
    boolean?: object;
    select?: { options: { value: string; label: string }[] };
  };
}

const DOMAIN = "plex_smart_refresher";
const PATH = "config/config_entries/flow";

interface FlowInProgress {
  flow_id: string;
  handler: string;
  context: { source: string; entry_id?: string };
}

/** Return the first step of the flow that cures a server. */
export async function openFlow(hass: Hass, entryId: string, cure: Cure): Promise<FlowStep> {
  const waiting = cure === "sign_in" ? await signInOf(hass, entryId) : undefined;
  if (waiting) return hass.callApi<FlowStep>("GET", `${PATH}/${waiting}`);
  // It asks for a token, too.
  return hass.callApi<FlowStep>("POST", PATH, { handler: DOMAIN, entry_id: entryId });
}

/** Return the flow in which Home Assistant asks for a new token. */
async function signInOf(hass: Hass, entryId: string): Promise<string | undefined> {
  const flows = await hass.callWS<FlowInProgress[]>({ type: "config_entries/flow/progress" });
  return flows.find(
    ({ handler, context }) =>
      handler === DOMAIN && context.source === "reauth" && context.entry_id === entryId,
  )?.flow_id;
}

export const currentStep = (hass: Hass, { flow_id }: FlowStep): Promise<FlowStep> =>
  hass.callApi<FlowStep>("GET", `${PATH}/${flow_id}`);

export const submitStep = (hass: Hass, { flow_id }: FlowStep, input: object): Promise<FlowStep> =>
  hass.callApi<FlowStep>("POST", `${PATH}/${flow_id}`, input);

/** End a flow that the panel has started. */
export const endFlow = (hass: Hass, { flow_id }: FlowStep): Promise<unknown> =>
  hass.callApi("DELETE", `${PATH}/${flow_id}`);

/** Call back when a step that waits for another page has gone on. */
export const onProgress = (
  hass: Hass,
  { flow_id }: FlowStep,
  callback: () => void,
): Promise<() => Promise<void> | void> =>
  hass.connection.subscribeEvents<{ data: { flow_id: string } }>(({ data }) => {
    if (data.flow_id === flow_id) callback();
  }, "data_entry_flow_progressed");

/** Return an error of the REST API, which is made of another shape than that of a command. */
export function asFlowError(error: unknown): ApiError {
  const { body, status_code } = (error ?? {}) as {
    body?: { message?: unknown };
    status_code?: number;
  };
  if (status_code === 404) return { code: "not_found", message: "" };
  if (status_code === undefined) return { code: "connection", message: "" };
  return { code: "unknown", message: String(body?.message ?? "") };
}
