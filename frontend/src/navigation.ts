/** The navigation of the panel: its views, and its servers if there are several. */
import { html, nothing, type TemplateResult } from "lit";
import {
  icon,
  mdiAlertCircleOutline,
  mdiCogOutline,
  mdiFormatListBulleted,
  mdiHistory,
  mdiInboxArrowDownOutline,
  mdiStethoscope,
  mdiViewDashboardOutline,
} from "./icons";
import type { Localizer } from "./localizer";
import { ADMIN_VIEWS } from "./notices";
import { SERVERS, VIEWS, addressOf, navigate, type Route } from "./router";
import type { Entry } from "./types";

const VIEW_ICONS: Record<(typeof VIEWS)[number], string> = {
  overview: mdiViewDashboardOutline,
  inbox: mdiInboxArrowDownOutline,
  checkup: mdiStethoscope,
  jobs: mdiHistory,
  items: mdiFormatListBulleted,
  options: mdiCogOutline,
};

export const tabs = (
  { t, number }: Localizer,
  { entryId, view: current }: Route,
  isAdmin: boolean,
  proposals: number,
  open: (event: MouseEvent) => void,
): TemplateResult | typeof nothing => {
  if (current === SERVERS) return nothing;
  return html`<nav class="tabs" aria-label=${t("navigation")}>
    ${VIEWS.filter((view) => isAdmin || !ADMIN_VIEWS.includes(view)).map((view) => {
      const count = view === "inbox" && proposals ? number(proposals) : "";
      const name = t(`view_${view}`);
      const label = count ? `${name} ${count}` : name;
      return html`<a
        href=${addressOf({ entryId, view })}
        aria-current=${view === current ? "page" : nothing}
        aria-label=${label}
        title=${label}
        @click=${open}
        >${icon(VIEW_ICONS[view])}<span>${name}</span> ${
          count ? html`<span class="count num">${count}</span>` : nothing
        }</a
      >`;
    })}
  </nav>`;
};

export function serverSelect(
  { t }: Localizer,
  { entryId, view }: Route,
  entries: readonly Entry[] = [],
): TemplateResult | typeof nothing {
  if (entries.length < 2) return nothing;
  const choose = ({ target }: Event) => {
    const chosen = (target as HTMLSelectElement).value;
    const isAll = chosen === SERVERS;
    navigate(
      addressOf({ entryId: chosen, view: isAll ? SERVERS : view === SERVERS ? "overview" : view }),
    );
  };
  const isElsewhere = (entry: Entry) => entry.has_trouble && entry.entry_id !== entryId;
  return html`<span class="chooser">
    <select class="servers" aria-label=${t("server")} @change=${choose}>
      <option value=${SERVERS} ?selected=${view === SERVERS}>${t("all_servers")}</option>
      ${entries.map(
        ({ entry_id, title, has_trouble }) =>
          html`<option value=${entry_id} ?selected=${entry_id === entryId}>
            ${has_trouble ? t("server_troubled", { server: title }) : title}
          </option>`,
      )}
    </select>
    ${view !== SERVERS && entries.some(isElsewhere) ? troubleMark(t("other_trouble")) : nothing}
  </span>`;
}

/** The mark at the chooser: it leads to all servers. */
const troubleMark = (text: string): TemplateResult =>
  html`<button
    class="icon-button trouble"
    aria-label=${text}
    title=${text}
    @click=${() => navigate(addressOf({ entryId: "", view: SERVERS }))}
  >
    ${icon(mdiAlertCircleOutline)}
  </button>`;
