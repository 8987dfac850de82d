/**
 * Addresses of views: /plex-smart-refresher/<server>/<view>[/<job or item>]#<filters>, and
 * /plex-smart-refresher/servers for all servers.
 *
 * The filters of the view "items" are segment (attention, needs_you, to_heal, waiting, given_up,
 * left_alone, ignored or healed; attention if it is missing), library (its ID), defect and type
 * (their codes), show (its rating key), q (words of the titles), and sort (worst, next_attempt or
 * title). So, a library's broken posters are at .../items#library=1&defect=missing_poster. An item
 * is at .../items/<its rating key>.
 *
 * Filters stand behind the # because Home Assistant refuses to load a page whose query looks like
 * an attack, such as a search for "<script>", and because they do not belong in access logs.
 */

export const BASE = "/plex-smart-refresher";
export const VIEWS = ["overview", "jobs", "items", "inbox", "checkup", "options"] as const;
/** The view of all servers, in place of a server. */
export const SERVERS = "servers";
export type View = (typeof VIEWS)[number] | typeof SERVERS;

export interface Route {
  entryId: string;
  view: View;
  /** The job whose page is shown, below the view "jobs". */
  jobId: string;
  /** The rating key of the item that is shown, below the view "items". */
  itemKey: string;
  query: Record<string, string>;
}

const isView = (word: string): word is View => (VIEWS as readonly string[]).includes(word);

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a half-typed % sign: take it as it stands
  }
};

/** Parse an address; missing or unknown parts become the overview of the first server. */
export function parseRoute(pathname: string, hash: string): Route {
  const path = pathname.startsWith(BASE) ? pathname.slice(BASE.length) : pathname;
  const parts = path.split("/").filter(Boolean).map(decode);
  // "/plex-smart-refresher/jobs" works as well, for those who type it.
  const first = parts[0] ?? "";
  if (first === SERVERS) return { entryId: "", view: SERVERS, jobId: "", itemKey: "", query: {} };
  const [entryId, view, key] = isView(first) ? ["", first, parts[1]] : [first, parts[1], parts[2]];
  const known = view !== undefined && isView(view) ? view : "overview";
  return {
    entryId: entryId ?? "",
    view: known,
    jobId: known === "jobs" ? (key ?? "") : "",
    itemKey: known === "items" ? (key ?? "") : "",
    query: Object.fromEntries(new URLSearchParams(hash.replace(/^#/, ""))),
  };
}

/** Return the address of a route without empty filters. */
export function addressOf(route: Partial<Route> & { entryId: string }): string {
  if (route.view === SERVERS) return `${BASE}/${SERVERS}`;
  const key = route.jobId || route.itemKey || "";
  const parts = [route.entryId, route.view ?? "overview", key].filter(Boolean);
  const query = new URLSearchParams(Object.entries(route.query ?? {}).filter(([, value]) => value));
  const hash = query.size ? `#${query}` : "";
  return `${BASE}/${parts.map(encodeURIComponent).join("/")}${hash}`;
}

/** Navigate the way Home Assistant does, so that its back button works. */
export function navigate(address: string, replace = false): void {
  if (replace) history.replaceState(history.state, "", address);
  else history.pushState(null, "", address);
  window.dispatchEvent(new CustomEvent("location-changed", { detail: { replace } }));
}
