/** The parts of the page of an item that only show something. */
import { html, nothing, type TemplateResult } from "lit";
import { chip, defectChips, resultChip } from "../components/parts";
import { explain, restoredTexts, rungText } from "../explain";
import { hasText } from "../i18n";
import { icon, mdiArrowRight } from "../icons";
import type { Localizer } from "../localizer";
import type { Item, ItemHistory, JobItem, ServerState } from "../types";

type Result = ItemHistory["results"][number];

/** Why an item is broken, why it is not healed, what happens next, and what helps. */
export function outlook(localizer: Localizer, state: ServerState, item: Item): TemplateResult {
  const { t } = localizer;
  const { reason } = explain(localizer, item);
  const isOpen = item.defects.length > 0;
  const row = (label: string, content: TemplateResult | string) =>
    content
      ? html`<div>
          <dt class="muted">${label}</dt>
          <dd>${content}</dd>
        </div>`
      : nothing;
  return html`<section class="card pad">
    <dl class="outlook">
      ${
        isOpen
          ? row(
              t("item_why_broken"),
              html`${item.defects.map((defect) => html`<p>${defectText(localizer, defect)}</p>`)}`,
            )
          : nothing
      }
      ${row(t(isOpen ? "item_why_open" : "item_what_happened"), reason)}
      ${row(t("item_next"), nextText(localizer, state, item))}
      ${row(t("item_you_can"), helpText(localizer, item))}
    </dl>
  </section>`;
}

/** Return what a defect means, or its word if there is no sentence for it. */
function defectText({ t, word }: Localizer, defect: string): string {
  const key = `why_${defect}`;
  return hasText(key) ? t(key) : word("defect", defect);
}

/** Return what happens to an item by itself, and in which scan. */
function nextText(localizer: Localizer, state: ServerState, item: Item): string {
  const { t } = localizer;
  if (item.segment === "healed") return t("item_next_healed");
  if (item.segment !== "waiting" && item.segment !== "to_heal")
    return explain(localizer, item).next || t("item_next_nothing");
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
