/** What the panel shows in place of a view: there is no server, or the user may not see the view. */
import { html, nothing, type TemplateResult } from "lit";
import type { ApiError } from "./api";
import { cureButton } from "./components/cure";
import { empty } from "./components/parts";
import type { Context } from "./context";
import type { Cure } from "./flows";
import type { TextKey } from "./i18n";
import {
  mdiAlertCircleOutline,
  mdiFilmstrip,
  mdiLockOutline,
  mdiPowerPlugOffOutline,
} from "./icons";
import { SERVERS, addressOf, type Route, type View } from "./router";
import type { Entry } from "./types";

/** The views for administrators only, since they show titles and options. */
export const ADMIN_VIEWS: readonly View[] = ["inbox", "items", "options"];
const INTEGRATION = "/config/integrations/integration/plex_smart_refresher";
const ADD_SERVER = "/config/integrations/dashboard/add?domain=plex_smart_refresher";

export interface Notice {
  path: string;
  title: TextKey;
  text: TextKey;
  link: { href: string; text: TextKey; forAdmins?: boolean };
  /** The form that helps. */
  cure?: Cure | null;
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
  if (view === SERVERS) return undefined;
  const entry = entries.find((each) => each.entry_id === entryId);
  if (!entry)
    return {
      path: mdiAlertCircleOutline,
      title: "unknown_server_title",
      text: "unknown_server_text",
      link: { href: addressOf({ entryId: "" }), text: "go_overview" },
    };
  if (error?.code === "not_loaded") return notLoaded(entry);
  if (!isAdmin && ADMIN_VIEWS.includes(view))
    return {
      path: mdiLockOutline,
      title: "admin_only_title",
      text: "admin_only_text",
      link: { href: addressOf({ entryId }), text: "go_overview" },
    };
  return undefined;
}

const notLoaded = ({ entry_id, cure }: Entry): Notice => ({
  path: mdiPowerPlugOffOutline,
  title: "not_loaded_title",
  text: "not_loaded_text",
  link: {
    href: `${INTEGRATION}#config_entry=${entry_id}`,
    text: "open_integration",
    forAdmins: true,
  },
  cure,
});

export const noticeCard = (
  context: Context,
  { path, title, text, link, cure }: Notice,
  open: (event: MouseEvent) => void,
): TemplateResult => {
  const { t } = context.localizer;
  return html`<div class="card">
    ${empty({
      path,
      title: t(title),
      text: t(text),
      actions:
        link.forAdmins && !context.isAdmin
          ? nothing
          : html`${cure ? cureButton(context, cure) : nothing}
              <a class="button soft" href=${link.href} @click=${open}>${t(link.text)}</a>`,
    })}
  </div>`;
};
