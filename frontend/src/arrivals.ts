/** What has arrived on a server lately, and when it was complete. */
import type { Localizer } from "./localizer";

export interface Arrivals {
  /** How many new items are watched until they are complete. */
  pending: number;
}

/** The arrival of an item, which is known for two weeks. */
export interface ItemArrival {
  arrived_at: number;
  kind: "new" | "replaced";
  /** What was last told of it; "" if nothing yet. */
  told: "" | "incomplete" | "ready";
  /** When that was; null also if nobody saw it arrive. */
  told_at: number | null;
}

/** Return when an item arrived and what has become of it. */
export function arrivalText({ t, relative, duration }: Localizer, arrival: ItemArrival): string {
  const { arrived_at, kind, told, told_at } = arrival;
  const state =
    told === "ready" && told_at !== null
      ? t("arrival_ready_after", { duration: duration(told_at - arrived_at) })
      : t(told ? `arrival_${told}` : "arrival_watched");
  return `${t(`arrival_${kind}`, { time: relative(arrived_at) })}: ${state}`;
}
