/** Where Plex's own pages show an item: at plex.tv, and at the server itself. No token is in them. */
import type { ServerState } from "./types";

export interface PlexLinks {
  /** The one that is more likely to open here. */
  best: string;
  /** The page of the server itself, if it is in the local network. */
  local?: string;
  web: string;
}

const PRIVATE = [
  /^(localhost|[^.:]+)$/, // a bare name
  /\.(local|lan|home|internal|home\.arpa)$/,
  /^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))(\.\d+)+$/,
  /^\[(::1|f[cd]|fe80:)/,
];
/** A name at plex.direct stands for the address that it begins with. */
const PLEX_DIRECT = /^(\d+)-(\d+)-(\d+)-(\d+)\.[^.]+\.plex\.direct$/;

export function isLocalHost(host: string): boolean {
  const name = host.toLowerCase().replace(PLEX_DIRECT, "$1.$2.$3.$4");
  return PRIVATE.some((pattern) => pattern.test(name));
}

/** Return the links to an item, if the server is known. */
export function plexLinks(
  { machine_id, address }: ServerState["server"],
  ratingKey: string,
  here = location.hostname,
): PlexLinks | undefined {
  if (!machine_id) return undefined;
  const key = encodeURIComponent(`/library/metadata/${ratingKey}`);
  const place = `#!/server/${encodeURIComponent(machine_id)}/details?key=${key}`;
  const web = `https://app.plex.tv/desktop/${place}`;
  const base = address && URL.canParse(address) ? new URL(address) : undefined;
  if (!base || !isLocalHost(base.hostname)) return { best: web, web };
  const path = base.pathname.replace(/\/$/, "");
  const local = `${base.origin}${path}/web/index.html${place}`;
  return { best: isLocalHost(here) ? local : web, local, web };
}
