/** The work list in the address: its segment, its filters and its order. */
import { hasText } from "./i18n";
import type { Localizer } from "./localizer";
import type { Node } from "./marks";
import type { Route } from "./router";
import type { Item, ItemFilter, ItemGroup, Segment, SegmentCounts, WorkEntry } from "./types";

type Query = Record<string, string>;

const ATTENTION: readonly Segment[] = ["needs_you", "to_heal", "waiting", "given_up", "left_alone"];
export const SEGMENTS = ["attention", ...ATTENTION, "ignored", "healed"] as const;
export type SegmentName = (typeof SEGMENTS)[number];
export const ORDERS = ["worst", "next_attempt", "title"] as const;

/** The filters in the address; the search has a field of its own. */
export const FILTERS = ["q", "library", "defect", "type", "show"] as const;

export const segmentOf = ({ query }: Route): SegmentName =>
  SEGMENTS.find((each) => each === query.segment) ?? "attention";

/** Return the name of a segment; some are called as the reason why scans skip their items. */
export function segmentText({ t, word }: Localizer, segment: SegmentName): string {
  const key = `segment_${segment}`;
  return hasText(key) ? t(key) : word("skip_reason", segment);
}

export const orderOf = (query: Query): (typeof ORDERS)[number] =>
  ORDERS.find((each) => each === query.sort) ?? "worst";

/** Return what the address asks for. */
export function filterOf(route: Route): ItemFilter {
  const { q, library, defect, type, show } = route.query;
  return { segment: segmentOf(route), search: q, library, defect, media_type: type, show };
}

export const countOf = (counts: SegmentCounts, segment: SegmentName): number =>
  segment === "attention"
    ? ATTENTION.reduce((sum, each) => sum + counts[each], 0)
    : counts[segment];

export const itemNode = ({ rating_key, season_key, show_key }: Item): Node => ({
  name: `item:${rating_key}`,
  items: 1,
  above: [`season:${season_key}`, `show:${show_key}`],
});

export const groupNode = ({ key, level, items }: ItemGroup, showKey = ""): Node =>
  level === "season"
    ? { name: `season:${key}`, items, above: [`show:${showKey}`] }
    : { name: `show:${key}`, items, above: [] };

export const keyOf = ({ item, group }: WorkEntry): string =>
  item ? item.rating_key : `${group.level}:${group.key}`;
