/** The state of a server in one sentence: the words for the codes of the server. */
import { hasText } from "./i18n";
import type { Localizer } from "./localizer";
import type { Tone } from "./context";
import type { Headline, HeadlineAction, ServerState } from "./types";

export interface Sentence {
  title: string;
  /** The second line; "" if there is none. */
  details: string;
  tone: Tone;
  action: HeadlineAction | null;
}

type Values = Headline["values"];

/** Return the state of a server in words; null until it is known. */
export function sentenceOf(
  localizer: Localizer,
  state: Pick<ServerState, "headline"> & { server: { title: string } },
): Sentence | null {
  const { headline } = state;
  if (!headline) return null;
  const details = headline.details.map(({ code, values }) => detailOf(localizer, code, values));
  if (headline.code === "scan_failed")
    details.unshift(localizer.relative(Number(headline.values.time)));
  const line = details.join(" · ");
  return {
    title: titleOf(localizer, headline, state.server.title),
    details: line.charAt(0).toLocaleUpperCase(localizer.language) + line.slice(1),
    tone: headline.tone,
    action: headline.action,
  };
}

function titleOf(localizer: Localizer, { code, values }: Headline, server: string): string {
  const { t, plural, percent } = localizer;
  const count = values.count === null ? null : Number(values.count);
  switch (code) {
    case "never_checked":
      return t("headline_never_checked");
    case "server_away":
      return t("headline_server_away", { server });
    case "items_to_heal":
      return plural("headline_items_to_heal", count ?? 0);
    case "needs_review":
      return plural("headline_needs_review", count ?? 0);
    case "items_broken":
      return values.health === null
        ? plural("headline_items_broken", count ?? 0)
        : t("headline_health", { health: percent(Number(values.health)) });
    case "all_well":
      return count === null ? t("headline_all_checked_well") : plural("headline_all_well", count);
    default:
      return localizer.word("headline", code);
  }
}

function detailOf(localizer: Localizer, code: string, values: Values): string {
  const { t, plural, number } = localizer;
  const count = Number(values.count);
  const time = Number(values.time);
  switch (code) {
    case "reason":
      return localizer.failure(String(values.error));
    case "by_defect":
      return Object.entries(values.defects as Record<string, number>)
        .map(([defect, items]) => `${localizer.word("defect", defect)}: ${number(items)}`)
        .join(" · ");
    case "refused_since":
    case "away_since":
      return t("detail_since", { time: localizer.moment(time) });
    case "last_scan":
      return t("detail_last_scan", { time: localizer.relative(time) });
    case "next_scan":
      return t("detail_next_scan", { time: localizer.upcoming(time) });
    case "waiting":
      return plural("detail_waiting", count, { time: localizer.relative(time) });
    case "scans_missed":
      return plural("detail_scans_missed", count);
    case "items_known":
      return plural("detail_items_known", count);
    case "more_broken":
      return plural("detail_more_broken", count);
    case "proposals":
      return plural("inbox_title", count);
    case "given_up":
      return plural("detail_given_up", count);
    case "left_alone":
      return plural("detail_left_alone", count);
    case "healed":
      return plural("detail_healed", count);
    default: {
      const key: string = `detail_${code}`;
      return hasText(key) ? t(key) : code;
    }
  }
}
