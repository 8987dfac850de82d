/** One sentence for what became of an item, what happens next, and what a user can do about it. */
import { hasText } from "./i18n";
import type { Localizer } from "./localizer";
import type { Item, JobItem, Protection } from "./types";

export type ItemAction = "refresh" | "open_in_plex" | "ignore" | "unignore" | "raise_deadline";

export interface Explanation {
  /** What became of it, and why. */
  reason: string;
  /** What happens by itself, and when; "" if nothing does. */
  next: string;
  /** What helps most; the others are possible, too. */
  action: ItemAction | undefined;
}

/** The part of an item that its explanation needs: also of a result in a job. */
export type Explained = Pick<
  Item,
  | "defects"
  | "result"
  | "skip_reason"
  | "protection"
  | "attempts"
  | "next_attempt"
  | "wait_reason"
  | "segment"
  | "final_title"
>;

export const actionText = ({ t }: Localizer, action: ItemAction): string =>
  t(action === "ignore" || action === "unignore" ? action : `action_${action}`);

/** Return the names of fields of an item, as a list. */
export const fieldNames = ({ t }: Localizer, fields: readonly string[]): string =>
  fields
    .map((field) => {
      const key = `field_name_${field}`;
      return hasText(key) ? t(key) : field;
    })
    .join(", ");

/** Return which way of repair healed an item in a job, or would be tried first. */
export function rungText(
  { t, word }: Localizer,
  { result, rung }: Pick<JobItem, "result" | "rung">,
): string {
  if (!rung) return "";
  if (result === "would_refresh") return t("rung_first", { rung: word("rung", rung) });
  if (result !== "fixed" && result !== "partly_fixed") return "";
  // A match by its ID, or the one that a person chose.
  return rung === "match_by_id" ? t("rung_match") : word("write_kind", rung);
}

/** Return what was restored of an item in a job, and what could not be. */
export function restoredTexts(
  { t, word }: Localizer,
  { result, restored, not_restored }: Pick<JobItem, "result" | "restored" | "not_restored">,
): string[] {
  const names = (fields: readonly string[]) => ({
    what: fields.map((field) => word("restored", field)).join(", "),
  });
  const isWanted = result === "undone" || result === "partly_undone";
  return [
    restored.length ? t(isWanted ? "restored_wanted" : "restored", names(restored)) : "",
    not_restored.length ? t("restored_not", names(not_restored)) : "",
  ].filter(Boolean);
}

/** Return why an item is protected from refreshes. */
export function protectionText(
  localizer: Localizer,
  protection: Protection | null | undefined,
): string {
  const { t } = localizer;
  if (!protection) return t("protected_somehow");
  if (protection.pictures_below) {
    return t("protected_pictures", { count: protection.pictures_below });
  }
  const fields = fieldNames(localizer, protection.locked_fields);
  const values = { fields, title: protection.below };
  return t(protection.below ? "protected_below" : "protected_itself", values);
}

export function explain(localizer: Localizer, item: Explained): Explanation {
  const { t } = localizer;
  switch (item.segment) {
    case "ignored":
      return { reason: t("reason_ignored"), next: "", action: "unignore" };
    case "healed":
      return { reason: recovery(localizer, item), next: "", action: undefined };
    case "needs_you":
      return {
        reason: protectionText(localizer, item.protection),
        next: "",
        action: "open_in_plex",
      };
    case "given_up":
      return {
        reason: failure(localizer, item),
        next: localizer.plural("next_never", item.attempts),
        action: helpFor(item) ?? "refresh",
      };
    case "left_alone":
      return { reason: failure(localizer, item), next: "", action: "refresh" };
    case "to_heal":
    case "waiting":
      return {
        reason: failure(localizer, item),
        next: nextTry(localizer, item),
        action: helpFor(item),
      };
  }
}

/** Return the sentence with what happens next. */
export const sentence = (localizer: Localizer, item: Explained): string => {
  const { reason, next } = explain(localizer, item);
  return [reason, next].filter(Boolean).join(" ");
};

/** Return why an item has no defects. */
function recovery({ t }: Localizer, { result, final_title }: Explained): string {
  const fixed = result === "fixed" ? t("reason_fixed") : "";
  if (!final_title) return fixed || t("reason_healthy");
  return [fixed, t("reason_final_title")].filter(Boolean).join(" ");
}

/** Return why an item still has defects. */
function failure({ t }: Localizer, { defects, result, skip_reason }: Explained): string {
  const reason = `reason_${result === "skipped" ? skip_reason : result}`;
  if (result !== "unresolved" && result !== "partly_fixed")
    return t(hasText(reason) ? reason : "reason_untried");
  const [defect] = defects;
  const single = `reason_left_${defect}`;
  const left = t(defects.length === 1 && hasText(single) ? single : "reason_left");
  return result === "partly_fixed" ? `${t("reason_partly_fixed")} ${left}` : left;
}

/** Return when it is tried next, and why then. */
function nextTry(localizer: Localizer, item: Explained): string {
  const { next_attempt, wait_reason, attempts } = item;
  if (next_attempt === null || next_attempt * 1000 <= Date.now())
    return localizer.t("next_attempt_due");
  const [time, date] = [localizer.relative(next_attempt), localizer.date(next_attempt)];
  switch (wait_reason) {
    case "unaired":
      return localizer.t(attempts ? "next_attempt_unaired_again" : "next_attempt_unaired", {
        date,
      });
    case "aired":
      return localizer.t("next_attempt_aired", { time });
    case "arrived":
      return localizer.t("next_attempt_arrived", { time });
    case "refreshed":
      return localizer.t("next_attempt_refreshed", { time });
    default:
      return localizer.t("next_attempt", { time });
  }
}

/** Return what a user can do that scans cannot. */
function helpFor({ defects, result }: Explained): ItemAction | undefined {
  if (result === "timed_out") return "raise_deadline";
  return defects.includes("no_match") && result === "unresolved" ? "open_in_plex" : undefined;
}
