/** A row of the work list: one item, in a sentence, with what can be done. */
import { html, nothing, type TemplateResult } from "lit";
import { defectChips } from "../components/parts";
import type { Context } from "../context";
import { actionText, explain, sentence, type ItemAction } from "../explain";
import { icon, mdiDotsVertical, mdiEyeOffOutline } from "../icons";
import type { Marks, Node } from "../marks";
import { plexLinks } from "../plex-links";
import { addressOf } from "../router";
import type { Item, ItemFilter, ServerState } from "../types";
import { itemNode } from "../work-list";

/** What a row needs to know and can do. */
export interface ItemList {
  context: Context;
  state: ServerState;
  filter: ItemFilter;
  marks: Marks;
  /** The items that are about to be refreshed, before the server says so. */
  asked: ReadonlySet<string>;
  /** Changes when the list was loaded again. */
  version: number;
  mark(node: Node, isSelected: boolean): void;
  act(action: ItemAction, item: Item): void;
  showMenu(item: Item): void;
  follow(event: MouseEvent): void;
}

export const tick = (list: ItemList, node: Node, title: string): TemplateResult =>
  html`<label class="pick">
    <input
      type="checkbox"
      aria-label=${list.context.localizer.t("select_item", { title })}
      .checked=${list.marks.has(node)}
      .indeterminate=${list.marks.isMixed(node)}
      @change=${(event: Event) => list.mark(node, (event.target as HTMLInputElement).checked)}
    />
  </label>`;

/** Return the row of an item; below its show, its title goes without that of the show. */
export function itemRow(list: ItemList, item: Item, show = ""): TemplateResult {
  const { localizer, api } = list.context;
  return html`<li class="row segment-${item.segment}" data-key=${item.rating_key}>
    ${tick(list, itemNode(item), item.title)}
    <psr-poster .api=${api} .ratingKey=${item.rating_key} .type=${item.type}></psr-poster>
    ${description(list, item, show)}
    <div class="defects">${defectChips(localizer, item.defects)}</div>
    <div class="actions">
      ${activity(list, item) ?? mainAction(list, item)}
      <button
        class="icon-button"
        aria-haspopup="dialog"
        aria-label=${localizer.t("item_actions", { title: item.title })}
        @click=${() => list.showMenu(item)}
      >
        ${icon(mdiDotsVertical)}
      </button>
    </div>
  </li>`;
}

function description(list: ItemList, item: Item, show: string): TemplateResult {
  const { localizer, entryId } = list.context;
  const { libraries } = list.state;
  const library = libraries.find((each) => each.library_id === item.library_id)?.title;
  const checked = localizer.t("checked_at", { time: localizer.relative(item.last_seen) });
  const href = addressOf({ entryId, view: "items", itemKey: item.rating_key });
  const above = `${show} · `;
  const title = item.title.startsWith(above) ? item.title.slice(above.length) : item.title;
  return html`<div class="text">
    <a class="name" data-row href=${href} @click=${list.follow}><bdi>${title}</bdi></a>
    <span class="why">
      ${item.ignored ? icon(mdiEyeOffOutline) : nothing}${sentence(localizer, item)}
    </span>
    <span class="muted facts num" title=${localizer.dateTime(item.last_seen)}
      >${[localizer.word("media_type", item.type), library, checked].filter(Boolean).join(" · ")}</span
    >
  </div>`;
}

/** What happens to an item at the moment, because a user asked for it. */
export function activity(list: ItemList, { rating_key, activity }: Item) {
  const { t } = list.context.localizer;
  const what = activity ?? (list.asked.has(rating_key) ? "queued" : null);
  if (!what) return undefined;
  return html`<span class="activity" role="status"
    ><span class="spinner ${what}"></span><span>${t(`activity_${what}`)}</span></span
  >`;
}

/** The action that helps most, in words; there is room for it only in wide lists. */
function mainAction(list: ItemList, item: Item) {
  const { localizer } = list.context;
  const { action } = explain(localizer, item);
  return action ? actionControl(list, item, action, actionText(localizer, action)) : nothing;
}

/** A button or link for an action. */
export function actionControl(
  list: ItemList,
  item: Item,
  action: ItemAction,
  text: string,
): TemplateResult | typeof nothing {
  const { entryId } = list.context;
  const label = `${text}: ${item.title}`;
  if (action === "raise_deadline")
    return html`<a
      class="button main"
      href=${addressOf({ entryId, view: "options" })}
      aria-label=${label}
      @click=${list.follow}
      >${text}</a
    >`;
  if (action !== "open_in_plex")
    return html`<button
      class="button main"
      aria-label=${label}
      @click=${() => list.act(action, item)}
    >
      ${text}
    </button>`;
  const links = plexLinks(list.state.server, item.rating_key);
  return links ? plexLink(links.best, text, label) : nothing;
}

export const plexLink = (address: string, text: string, label: string): TemplateResult =>
  html`<a class="button main" href=${address} target="_blank" rel="noreferrer" aria-label=${label}
    >${text}</a
  >`;
