/** The parts of the page of an item that only show something. */
import { html, nothing, type TemplateResult } from "lit";
import { arrivalNext, type ItemArrival } from "../arrivals";
import { chip, defectChips, resultChip } from "../components/parts";
import { explain, restoredTexts, rungText } from "../explain";
import { hasText } from "../i18n";
import { icon, mdiArrowRight } from "../icons";
import type { Localizer } from "../localizer";
import type { Item, ItemHistory, JobItem, ServerState } from "../types";

type Result = ItemHistory["results"][number];

/** What is known of an item also if it is gone, or if no scan has found it broken. */
export type Known = Pick<Item, "title" | "type" | "library_id">;

export function knownOf({ item, results, arrival }: ItemHistory): Known | undefined {
  if (item ?? results[0]) return item ?? results[0];
  if (!arrival?.title) return undefined;
  return { title: arrival.title, type: arrival.type ?? "", library_id: arrival.library_id };
}

/** Why an item is broken, why it is not healed or ready, what happens next, and what helps. */
export function outlook(
  localizer: Localizer,
  state: ServerState,
  { item, results, arrival }: ItemHistory,
): TemplateResult | typeof nothing {
  if (item) return itemOutlook(localizer, state, item, arrival);
  return arrival && !results.length ? arrivalOutlook(localizer, arrival) : nothing;
}

function itemOutlook(
  localizer: Localizer,
  state: ServerState,
  item: Item,
  arrival: ItemArrival | null,
): TemplateResult {
  const { t } = localizer;
  const { reason } = explain(localizer, item);
  const isOpen = item.defects.length > 0;
  return html`<section class="card pad">
    <dl class="outlook">
      ${brokenRow(localizer, item.defects)}
      ${row(t(isOpen ? "item_why_open" : "item_what_happened"), reason)}
      ${row(t("item_next"), nextText(localizer, state, item, arrival))}
      ${row(t("item_you_can"), helpText(localizer, item))}
    </dl>
  </section>`;
}

/** Why an item that has just arrived is not ready, and what happens next. */
function arrivalOutlook(
  localizer: Localizer,
  arrival: ItemArrival,
): TemplateResult | typeof nothing {
  const next = arrivalNext(localizer, arrival);
  if (!next && !arrival.missing.length) return nothing;
  return html`<section class="card pad">
    <dl class="outlook">
      ${brokenRow(localizer, arrival.missing)} ${row(localizer.t("item_next"), next)}
    </dl>
  </section>`;
}

const row = (label: string, content: TemplateResult | string): TemplateResult | typeof nothing =>
  content
    ? html`<div>
        <dt class="muted">${label}</dt>
        <dd>${content}</dd>
      </div>`
    : nothing;

const brokenRow = (localizer: Localizer, defects: readonly string[]) =>
  defects.length
    ? row(
        localizer.t("item_why_broken"),
        html`${defects.map((defect) => html`<p>${defectText(localizer, defect)}</p>`)}`,
      )
    : nothing;

/** Return what a defect means, or its word if there is no sentence for it. */
function defectText({ t, word }: Localizer, defect: string): string {
  const key = `why_${defect}`;
  return hasText(key) ? t(key) : word("defect", defect);
}

/** Return what happens to an item by itself, and in which scan. */
function nextText(
  localizer: Localizer,
  state: ServerState,
  item: Item,
  arrival: ItemArrival | null,
): string {
  const { t } = localizer;
  if (item.segment === "healed") return t("item_next_healed");
  if (item.segment !== "waiting" && item.segment !== "to_heal")
    return explain(localizer, item).next || t("item_next_nothing");
  if (arrival && arrival.refresh_at !== null) return arrivalNext(localizer, arrival);
  const { next_run } = state;
  if (next_run === null) return `${explain(localizer, item).next} ${t("item_next_unplanned")}`;
  return [
    explain(localizer, item).next,
    t("item_next_scan", { time: localizer.dateTime(next_run), left: localizer.relative(next_run) }),
  ].join(" ");
}

function helpText({ t }: Localizer, item: Item): string {
  if (item.segment === "healed") return "";
  if (item.segment === "ignored") return t("help_ignored");
  if (item.segment === "needs_you") return t("help_needs_you");
  if (item.defects.includes("no_match")) return t("help_no_match");
  if (item.result === "timed_out") return t("help_timed_out");
  const isOver = item.segment === "given_up" || item.segment === "left_alone";
  return t(isOver ? "help_given_up" : "help_waiting");
}

/** The texts of an item before its refresh and after it. */
export function changedTexts(
  localizer: Localizer,
  { changes }: JobItem,
): TemplateResult | typeof nothing {
  const { t } = localizer;
  const names = (["title", "summary"] as const).filter((name) => changes[name]);
  if (!names.length) return nothing;
  const text = (value: string) =>
    value ? html`<bdi>${value}</bdi>` : html`<span class="muted">${t("nothing_there")}</span>`;
  return html`<section class="card pad">
    <h3>${t("item_changes")}</h3>
    <div class="changes">
      ${names.map((name) => {
        const [before, after] = changes[name]!;
        return html`<div class="pair">
          <h4 class="muted">${t(`field_name_${name}`)}</h4>
          <p class="old"><span class="muted">${t("before")}</span>${text(before)}</p>
          <p class="new"><span class="muted">${t("after")}</span>${text(after)}</p>
        </div>`;
      })}
    </div>
  </section>`;
}

/** An attempt on an item, with a link to its job. */
export function attemptRow(
  localizer: Localizer,
  result: Result,
  jobLink: (jobId: string) => string,
  follow: (event: MouseEvent) => void,
): TemplateResult {
  const { job, error } = result;
  const cause = job
    ? [localizer.word("trigger", job.trigger), job.dry_run ? localizer.name("switch.dry_run") : ""]
    : [];
  const texts = [rungText(localizer, result), ...restoredTexts(localizer, result)];
  return html`<li>
    <div class="when">
      <span class="num">${localizer.dateTime(result.time)}</span>
      <span class="muted">${cause.filter(Boolean).join(" · ")}</span>
    </div>
    <div class="what">
      ${resultChips(localizer, result)} ${defectChange(localizer, result)}
      ${error ? html`<p class="muted"><bdi>${error}</bdi></p>` : nothing}
      ${texts.filter(Boolean).map((text) => html`<p>${text}</p>`)}
    </div>
    ${
      job
        ? html`<a class="button job" href=${jobLink(job.job_id)} @click=${follow}
            >${localizer.t("item_job")}</a
          >`
        : nothing
    }
  </li>`;
}

const resultChips = (localizer: Localizer, { result, skip_reason }: Result): TemplateResult =>
  html`<span class="chips"
    >${resultChip(localizer, result)}
    ${skip_reason ? chip(localizer.word("skip_reason", skip_reason), "plain") : nothing}</span
  >`;

/** Results after which the defects are the same or unknown. */
const WITHOUT_CHANGE = ["skipped", "would_refresh", "gone", "errored"];

function defectChange(localizer: Localizer, { result, before, after }: Result): TemplateResult {
  const left = after.length
    ? defectChips(localizer, after)
    : chip(localizer.t("no_defects"), "good");
  return html`<span class="change"
    >${defectChips(localizer, before)}
    ${WITHOUT_CHANGE.includes(result) ? nothing : html`${icon(mdiArrowRight)} ${left}`}</span
  >`;
}
