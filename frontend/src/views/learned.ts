/** What is learned of a server, below the option that it replaces. */
import { html, nothing, type TemplateResult } from "lit";
import { hasText } from "../i18n";
import type { Localizer } from "../localizer";
import type { LearnedWait } from "../learned-types";
import type { ServerState } from "../types";

/** The options that are learned, and what of them. */
const LEARNED: Readonly<Record<string, "deadline" | "picture_wait">> = {
  item_deadline: "deadline",
  picture_wait: "picture_wait",
};
/** The share of durations that a wait is made of, in percent. */
const NEARLY_ALL = 95;

/** Return what is learned in place of an option, for each level of each library. */
export function learnedWaits(
  localizer: Localizer,
  { learned, libraries }: ServerState,
  option: string,
): TemplateResult | typeof nothing {
  const name = LEARNED[option];
  if (!name) return nothing;
  const rows = learned
    .map(({ library_id, level, [name]: wait }) => {
      const library = libraries.find((each) => each.library_id === library_id)?.title ?? "";
      return { library, level, wait };
    })
    .filter(({ library }) => library)
    .sort((a, b) => a.library.localeCompare(b.library));
  if (!rows.length) return nothing;
  return html`<details class="learned">
    <summary>${localizer.t("learned_title")}</summary>
    <dl>
      ${rows.map(({ library, level, wait }) => {
        const word = localizer.word("media_type", level);
        return html`<div>
          <dt>${localizer.t("learned_level", { library, level: word })}</dt>
          <dd>
            <span class="num">${localizer.duration(wait.seconds)}</span>
            <span class="muted">${reason(localizer, name, wait)}</span>
          </dd>
        </div>`;
      })}
    </dl>
  </details>`;
}

function reason({ t, number, percent }: Localizer, name: string, wait: LearnedWait): string {
  const { basis, known, enough, timed_out, recent } = wait;
  const key = `learned_${basis}_${name}`;
  if (!hasText(key)) return basis;
  const counts = Object.entries({ known, enough, timed_out, recent });
  const shown = Object.fromEntries(counts.map(([each, count]) => [each, number(count)]));
  return t(key, { ...shown, share: percent(NEARLY_ALL) });
}
