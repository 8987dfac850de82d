/** What a check-up of the server found: its commands, its words, and their order. */
import type { Api } from "./api";
import type { Tone } from "./context";
import type { Localizer, Values, WordGroup } from "./localizer";
import type { Hass } from "./types";

/** How bad a finding is, the worst first. */
export const TROUBLES = ["problem", "warning", "hint"] as const;
export type Trouble = (typeof TROUBLES)[number];
export type CheckStatus = Trouble | "unknown" | "ok";

export interface Finding {
  check: string;
  status: CheckStatus;
  /** "" for the whole server. */
  library_id: string;
  /** Its title, for administrators. */
  library: string;
  /** Which sentence of the check; "" if all is well. */
  code: string;
  values: Values;
  /** How many of the broken items it explains. */
  affected: number;
  is_silenced: boolean;
}

export interface CheckUp {
  /** Null before the first one. */
  checked_at: number | null;
  version: string;
  requests: number;
  is_running: boolean;
  checks: Finding[];
}

/** What the state of a server says of its last check-up. */
export interface CheckUpState {
  checked_at: number | null;
  is_running: boolean;
  troubles: Partial<Record<Trouble, number>>;
}

export const TROUBLE_TONES: Record<Trouble, Tone> = {
  problem: "bad",
  warning: "warn",
  hint: "info",
};

export const checkUpOf = (api: Api) => api.call<CheckUp>("checkup/get");
export const runCheckUp = (api: Api) => api.call<CheckUp>("checkup/run");

/** Call what a check finds on purpose, or no longer. */
export const silence = (api: Api, { check, library_id }: Finding, is_silenced: boolean) =>
  api.call<CheckUp>("checkup/silence", { check, library_id, is_silenced });

/** Return the report on what this server does differently, as Markdown without names and titles. */
export async function compatibilityReport(hass: Hass, entryId: string): Promise<string> {
  const { response } = await hass.callWS<{ response: { markdown: string } }>({
    type: "call_service",
    domain: "plex_smart_refresher",
    service: "get_compatibility_report",
    service_data: { config_entry_id: entryId },
    return_response: true,
  });
  return response.markdown;
}

/** Return a text about a finding: that of its code, or else of its check; "" if there is none. */
export function findingText(localizer: Localizer, group: WordGroup, finding: Finding): string {
  const { check, code, status } = finding;
  const keys = status === "unknown" ? ["unknown", check] : [code && `${check}_${code}`, check];
  const key = keys.find((each) => each && localizer.template(group, each) !== undefined);
  return key ? localizer.word(group, key, shownValues(localizer, finding.values)) : "";
}

const shownValues = (localizer: Localizer, values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "number" ? localizer.number(value) : value,
    ]),
  );

/** Return how many findings there are, such as "1 problem · 2 hints"; "" without any. */
export const troublesText = (
  { plural }: Localizer,
  troubles: Partial<Record<Trouble, number>>,
): string =>
  TROUBLES.flatMap((trouble) => {
    const count = troubles[trouble];
    return count ? [plural(`checkup_${trouble}`, count)] : [];
  }).join(" · ");

/** Return findings by the title of their library, those about the whole server first. */
export function byLibrary(findings: readonly Finding[]): [string, Finding[]][] {
  const groups = new Map<string, Finding[]>();
  const inOrder = [...findings].sort(
    (one, other) =>
      Number(Boolean(one.library_id)) - Number(Boolean(other.library_id)) ||
      one.library.localeCompare(other.library),
  );
  for (const each of inOrder) {
    const group = groups.get(each.library);
    if (group) group.push(each);
    else groups.set(each.library, [each]);
  }
  return [...groups];
}
