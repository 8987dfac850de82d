/** What can be done with one item, in a dialog that fits a phone, too. */
import { html, nothing, type TemplateResult } from "lit";
import { defectChips } from "../components/parts";
import { sentence, type ItemAction } from "../explain";
import type { Item } from "../types";
import { plexLinks } from "../plex-links";
import { actionControl, plexLink, type ItemList } from "./item-row";

export function itemMenu(list: ItemList, item: Item | undefined): TemplateResult {
  return html`<psr-dialog id="menu" .heading=${item?.title ?? ""}>
    ${item ? content(list, item) : nothing}
  </psr-dialog>`;
}

function content(list: ItemList, item: Item): TemplateResult {
  const { localizer } = list.context;
  const { t } = localizer;
  const refresh = t(item.defects.length ? "refresh_now" : "refresh_anyway");
  const control = (action: ItemAction, text: string) => actionControl(list, item, action, text);
  return html`<p>${sentence(localizer, item)}</p>
    ${defectChips(localizer, item.defects)}
    <div class="menu">
      ${
        item.segment === "needs_you"
          ? nothing // a scan would skip it
          : control("refresh", refresh)
      }
      ${item.ignored ? control("unignore", t("unignore")) : control("ignore", t("ignore"))}
      ${control("open_in_plex", t("open_in_plex"))} ${other(list, item)}
    </div>`;
}

/** The other way to the item in Plex: at plex.tv, or at the server itself. */
function other({ context, state }: ItemList, { rating_key, title }: Item) {
  const links = plexLinks(state.server, rating_key);
  if (!links?.local) return nothing;
  const [address, key] =
    links.best === links.local
      ? [links.web, "open_at_plex_tv" as const]
      : [links.local, "open_locally" as const];
  const text = context.localizer.t(key);
  return plexLink(address, text, `${text}: ${title}`);
}
