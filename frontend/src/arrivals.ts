/** What has arrived on a server lately, and when it was ready. */
import type { Api } from "./api";
import type { Localizer } from "./localizer";
import type { Item } from "./types";

export interface Arrivals {
  /** How many new items are not ready yet. */
  pending: number;
  /** When the next look at one of them is. */
  next_at: number | null;
}

/** The arrival of an item, which is known for two weeks. */
export interface ItemArrival {
  rating_key: string;
  library_id: string;
  /** Null before the first look, as its type. */
  title: string | null;
  type: string | null;
  /** The title of its show or artist; null of what has none. */
  show: string | null;
  /** The defects without which it would be ready. */
  missing: string[];
  arrived_at: number;
  kind: "new" | "replaced";
  /** What was last told of it; "" if nothing yet. */
  told: "" | "incomplete" | "ready";
  /** When that was; null also if nobody saw it arrive. */
  told_at: number | null;
  /** The next look; null if it is ready or left to scans. */
  next_at: number | null;
  /** The next refresh; null if there is none before the scans take over. */
  refresh_at: number | null;
  tries: number;
}

export type WaitingArrival = ItemArrival & Pick<Item, "activity">;

/** Return the new items that are not ready yet, in the order of what happens to them next. */
export const waitingArrivals = async (api: Api) =>
  (await api.call<{ arrivals: WaitingArrival[] }>("arrivals")).arrivals;

/** Return arrivals by show, as the episodes of a season arrive together; others are alone. */
export function byShow(arrivals: readonly WaitingArrival[]): WaitingArrival[][] {
  const groups = new Map<string, WaitingArrival[]>();
  for (const each of arrivals) {
    const { library_id, show, rating_key } = each;
    const key = JSON.stringify(show === null ? [rating_key] : [library_id, show]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}

/** Return when an item arrived and what has become of it. */
export function arrivalText(localizer: Localizer, arrival: ItemArrival): string {
  const { t, duration } = localizer;
  const { arrived_at, told, told_at } = arrival;
  const state =
    told === "ready" && told_at !== null
      ? t("arrival_ready_after", { duration: duration(told_at - arrived_at) })
      : t(told ? `arrival_${told}` : "arrival_watched");
  return `${arrivedText(localizer, arrival)}: ${state}`;
}

/** Return when an item arrived. */
export const arrivedText = (
  { t, relative }: Localizer,
  { kind, arrived_at }: ItemArrival,
): string => t(`arrival_${kind}`, { time: relative(arrived_at) });

/** Return what happens next to an item that has arrived; "" if that is up to scans. */
export function arrivalNext({ t, relative }: Localizer, arrival: ItemArrival): string {
  const { next_at, refresh_at, tries, title } = arrival;
  if (next_at === null) return "";
  if (title === null || refresh_at === null)
    return t("arrival_next_look", { time: relative(next_at) });
  if (Math.min(next_at, refresh_at) <= Date.now() / 1000) return t("arrival_due");
  return t(tries ? "arrival_next_try" : "arrival_first_try", { time: relative(refresh_at) });
}
