/** The navigation of the panel: its views, and its servers if there are several. */
import { html, nothing, type TemplateResult } from "lit";
import {
  icon,
  mdiAlertCircleOutline,
  mdiCogOutline,
  mdiFormatListBulleted,
  mdiHistory,
  mdiViewDashboardOutline,
} from "./icons";
import type { Localizer } from "./localizer";
import { ADMIN_VIEWS } from "./notices";
import { VIEWS, addressOf, navigate, type Route, type View } from "./router";
import type { Entry } from "./types";

const VIEW_ICONS: Record<View, string> = {
  overview: mdiViewDashboardOutline,
  jobs: mdiHistory,
  items: mdiFormatListBulleted,
  options: mdiCogOutline,
};

export const tabs = (
  { t }: Localizer,
  { entryId, view: current }: Route,
  isAdmin: boolean,
  open: (event: MouseEvent) => void,
): TemplateResult =>
  html`<nav class="tabs" aria-label=${t("navigation")}>
    ${VIEWS.filter((view) => isAdmin || !ADMIN_VIEWS.includes(view)).map(
      (view) =>
        html`<a
          href=${addressOf({ entryId, view })}
          aria-current=${view === current ? "page" : nothing}
          aria-label=${t(`view_${view}`)}
          title=${t(`view_${view}`)}
          @click=${open}
          >${icon(VIEW_ICONS[view])}<span>${t(`view_${view}`)}</span></a
        >`,
    )}
  </nav>`;

export function serverSelect(
  { t }: Localizer,
  { entryId, view }: Route,
  entries: readonly Entry[] = [],
): TemplateResult | typeof nothing {
  if (entries.length < 2) return nothing;
  const choose = (event: Event) =>
    navigate(addressOf({ entryId: (event.target as HTMLSelectElement).value, view }));
  return html`<select class="servers" aria-label=${t("server")} @change=${choose}>
      ${entries.map(
        ({ entry_id, title, has_trouble }) =>
          html`<option value=${entry_id} ?selected=${entry_id === entryId}>
            ${has_trouble ? t("server_troubled", { server: title }) : title}
          </option>`,
      )}
    </select>
    ${
      entries.some((entry) => entry.has_trouble && entry.entry_id !== entryId)
        ? html`<span
            class="trouble"
            role="img"
            aria-label=${t("other_trouble")}
            title=${t("other_trouble")}
          >
            ${icon(mdiAlertCircleOutline)}
          </span>`
        : nothing
    }`;
}
