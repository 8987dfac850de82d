/** What is learned of a server, below the option that it replaces or explains. */
import { html, nothing, type TemplateResult } from "lit";
import { hasText } from "../i18n";
import type { Localizer } from "../localizer";
import type { Lag, Learned, LearnedWait } from "../learned-types";
import type { ServerState } from "../types";

/** A learned figure, if it has one, and why it is that. */
interface Figure {
  figure: string;
  reason: string;
}

/** What is shown below an option of a level of a library; null if nothing is known of it. */
const LEARNED: Readonly<Record<string, (localizer: Localizer, learned: Learned) => Figure | null>> =
  {
    item_deadline: (localizer, { deadline }) => waitFigure(localizer, "deadline", deadline),
    picture_wait: (localizer, { picture_wait }) =>
      waitFigure(localizer, "picture_wait", picture_wait),
    arrivals: (localizer, { arrived }) =>
      lagFigure(localizer, "arrived", arrived, arrived.first_refresh),
    backoff_hours: (localizer, { late }) => lagFigure(localizer, "late", late, late.seconds),
  };
/** The share of durations that a wait is made of, in percent. */
const NEARLY_ALL = 95;

/** Return what is learned for an option, for each level of each library. */
export function learnedWaits(
  localizer: Localizer,
  { learned, libraries }: ServerState,
  option: string,
): TemplateResult | typeof nothing {
  const show = LEARNED[option];
  if (!show) return nothing;
  const rows = learned
    .flatMap((each) => {
      const { library_id, level } = each;
      const library = libraries.find((one) => one.library_id === library_id)?.title;
      const shown = library ? show(localizer, each) : null;
      return library && shown ? [{ library, level, ...shown }] : [];
    })
    .sort((a, b) => a.library.localeCompare(b.library));
  if (!rows.length) return nothing;
  return html`<details class="learned">
    <summary>${localizer.t("learned_title")}</summary>
    <dl>
      ${rows.map(({ library, level, figure, reason }) => {
        const word = localizer.word("media_type", level);
        return html`<div>
          <dt>${localizer.t("learned_level", { library, level: word })}</dt>
          <dd>
            ${figure ? html`<span class="num">${figure}</span>` : nothing}
            <span class="muted">${reason}</span>
          </dd>
        </div>`;
      })}
    </dl>
  </details>`;
}

function waitFigure(localizer: Localizer, name: string, wait: LearnedWait): Figure | null {
  const { basis, known, enough, timed_out, recent } = wait;
  if (!known && !recent) return null;
  const key = `learned_${basis}_${name}`;
  const values = counts(localizer, { known, enough, timed_out, recent });
  const share = localizer.percent(NEARLY_ALL);
  const reason = hasText(key) ? localizer.t(key, { ...values, share }) : basis;
  return { figure: localizer.duration(wait.seconds), reason };
}

function lagFigure(localizer: Localizer, name: string, lag: Lag, wait: number): Figure | null {
  const { seconds, known, enough } = lag;
  if (!known) return null;
  const kind = known < enough ? "few" : seconds ? "late" : "prompt";
  const key = `learned_${kind}_${name}` as `learned_${typeof kind}_${"arrived" | "late"}`;
  const values = counts(localizer, { known, enough });
  const reason = localizer.t(key, { ...values, lag: localizer.duration(seconds) });
  return { figure: wait ? localizer.duration(wait) : "", reason };
}

function counts({ number }: Localizer, values: Readonly<Record<string, number>>) {
  return Object.fromEntries(Object.entries(values).map(([name, count]) => [name, number(count)]));
}
