/** What a user can do with items, and the short message about it. */
import type { Context } from "./context";
import type { Selection } from "./types";

/** Refresh items, or queue them while a job runs. */
export async function refreshItems(
  { api, localizer, notify }: Context,
  selection: Selection,
  force: boolean,
  isQueued: boolean,
): Promise<void> {
  const { items, left } = await api.refreshItems(selection, force);
  const texts = [localizer.plural(isQueued ? "items_queued" : "items_refreshing", items)];
  if (left) texts.push(localizer.plural("items_left", left));
  notify(texts.join(". "));
}

/** Ignore items or stop ignoring them; `undo` is called if the user takes that back. */
export async function ignoreItems(
  { api, localizer, notify }: Context,
  selection: Selection,
  ignored: boolean,
  undo: (change: string) => void,
): Promise<void> {
  const { change, items } = await api.ignore(selection, ignored);
  const text = localizer.plural(ignored ? "items_ignored" : "items_unignored", items);
  notify(text, false, { text: localizer.t("undo"), action: () => undo(change) });
}

export async function undoIgnore(
  { api, localizer, notify }: Context,
  change: string,
  ignored: boolean,
): Promise<void> {
  await api.undoIgnore(change, ignored);
  notify(localizer.t("undone"));
}
