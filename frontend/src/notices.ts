/** What the panel shows in place of a view: there is no server, or the user may not see the view. */
import { html, nothing, type TemplateResult } from "lit";
import type { ApiError } from "./api";
import { empty } from "./components/parts";
import type { TextKey } from "./i18n";
import {
  mdiAlertCircleOutline,
  mdiFilmstrip,
  mdiLockOutline,
  mdiPowerPlugOffOutline,
} from "./icons";
import type { Localizer } from "./localizer";
import { addressOf, type Route, type View } from "./router";
import type { Entry } from "./types";

/** The views for administrators only, since they show titles and options. */
export const ADMIN_VIEWS: readonly View[] = ["items", "options"];
export const INTEGRATION = "/config/integrations/integration/plex_smart_refresher";
const ADD_SERVER = "/config/integrations/dashboard/add?domain=plex_smart_refresher";

export interface Notice {
  path: string;
  title: TextKey;
  text: TextKey;
  link: { href: string; text: TextKey; forAdmins?: boolean };
}

/** Return the notice to show in place of the view, if any. */
export function noticeFor(
  { view, entryId }: Route,
  entries: readonly Entry[],
  isAdmin: boolean,
  error: ApiError | undefined,
): Notice | undefined {
  if (!entries.length)
    return {
      path: mdiFilmstrip,
      title: "no_servers_title",
      text: "no_servers_text",
      link: { href: ADD_SERVER, text: "add_server", forAdmins: true },
    };
  if (!entries.some((entry) => entry.entry_id === entryId))
    return {
      path: mdiAlertCircleOutline,
      title: "unknown_server_title",
      text: "unknown_server_text",
      link: { href: addressOf({ entryId: "" }), text: "go_overview" },
    };
  if (error?.code === "not_loaded") return notLoaded(entryId);
  if (!isAdmin && ADMIN_VIEWS.includes(view))
    return {
      path: mdiLockOutline,
      title: "admin_only_title",
      text: "admin_only_text",
      link: { href: addressOf({ entryId }), text: "go_overview" },
    };
  return undefined;
}

const notLoaded = (entryId: string): Notice => ({
  path: mdiPowerPlugOffOutline,
  title: "not_loaded_title",
  text: "not_loaded_text",
  link: {
    href: `${INTEGRATION}#config_entry=${entryId}`,
    text: "open_integration",
    forAdmins: true,
  },
});

export const noticeCard = (
  { t }: Localizer,
  { path, title, text, link }: Notice,
  isAdmin: boolean,
  open: (event: MouseEvent) => void,
): TemplateResult =>
  html`<div class="card">
    ${empty({
      path,
      title: t(title),
      text: t(text),
      actions:
        link.forAdmins && !isAdmin
          ? nothing
          : html`<a class="button soft" href=${link.href} @click=${open}>${t(link.text)}</a>`,
    })}
  </div>`;
