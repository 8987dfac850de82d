/** The state of a server in one sentence, with the button that does something about it. */
import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "../context";
import { asApiError } from "../api";
import { sentenceOf } from "../headline";
import {
  icon,
  mdiAlertCircleOutline,
  mdiCalendarClock,
  mdiCheckCircle,
  mdiClockOutline,
  mdiMagnify,
  mdiMedicalBag,
  mdiPowerPlugOffOutline,
  mdiShieldEditOutline,
} from "../icons";
import { addressOf, type Route } from "../router";
import { cureButton } from "./cure";
import type { Cure } from "../flows";
import type { HeadlineAction, Job, ScanRequest, ServerState } from "../types";

const SIGNS: Record<string, string> = {
  server_away: mdiPowerPlugOffOutline,
  never_checked: mdiMagnify,
  items_to_heal: mdiMedicalBag,
  needs_review: mdiShieldEditOutline,
  no_schedule: mdiCalendarClock,
  items_broken: mdiClockOutline,
  all_well: mdiCheckCircle,
};

export const headlineSign = (code: string): string => SIGNS[code] ?? mdiAlertCircleOutline;

/** The scan that an action starts; the others lead to another place. */
const SCANS: Partial<Record<HeadlineAction, (state: Told) => ScanRequest>> = {
  // The first look is at the whole library.
  check: () => ({ dry_run: true, days: 0 }),
  try_again: ({ last_job }) => ({ dry_run: last_job?.dry_run ?? false }),
  heal: () => ({ dry_run: false, found_only: true }),
};
const LISTS: Partial<Record<HeadlineAction, Partial<Route>>> = {
  review: { view: "items", query: { segment: "needs_you" } },
  inbox: { view: "inbox" },
  show: { view: "items" },
};

/** What a headline is about: a server that is followed, or one of several. */
export interface Told {
  headline: ServerState["headline"];
  server: { title: string; address?: string };
  last_job: Pick<Job, "dry_run"> | null;
}

const isCure = (action: HeadlineAction): action is Cure =>
  action === "sign_in" || action === "change_address";

export interface HeadlineLinks {
  scan(request: ScanRequest): void;
  scheduleNightly(): void;
  follow(event: MouseEvent): void;
}

export function headline(
  context: Context,
  state: Told,
  links: HeadlineLinks,
): TemplateResult | typeof nothing {
  const sentence = sentenceOf(context.localizer, state);
  if (!sentence || !state.headline) return nothing;
  const { title, details, tone, action } = sentence;
  return html`<div class="sentence tone-${tone}">
    <span class="badge">${icon(headlineSign(state.headline.code))}</span>
    <div class="words">
      <h2>${title}</h2>
      ${details ? html`<p class="muted num">${details}</p>` : nothing}
      ${
        action === "change_address" && state.server.address
          ? html`<p class="muted address">${state.server.address}</p>`
          : nothing
      }
    </div>
    ${
      action && context.isAdmin
        ? html`<span class="deeds">
            ${button(context, state, action, links)}
            ${action === "heal" ? lookLink(context, links) : nothing}
            ${action === "change_address" ? tryAgain(context) : nothing}
          </span>`
        : nothing
    }
  </div>`;
}

/** Ask a server that does not answer at once; it is asked every minute anyway. */
function tryAgain({ api, localizer, notify }: Context): TemplateResult {
  const check = () =>
    api.checkServer().then(
      (answers) => notify(localizer.t(answers ? "server_answers" : "server_silent"), !answers),
      (error: unknown) => notify(localizer.error(asApiError(error)), true),
    );
  return html`<button class="button soft" @click=${check}>${localizer.t("retry")}</button>`;
}

/** The way to what was found, beside the button that heals it. */
const lookLink = ({ localizer, entryId }: Context, { follow }: HeadlineLinks): TemplateResult =>
  html`<a
    class="button soft"
    href=${addressOf({ entryId, view: "items", query: { segment: "to_heal" } })}
    @click=${follow}
    >${localizer.t("look_at_them")}</a
  >`;

function button(
  context: Context,
  state: Told,
  action: HeadlineAction,
  { scan, scheduleNightly, follow }: HeadlineLinks,
): TemplateResult {
  const { localizer, entryId } = context;
  const text = localizer.word("headline_action", action);
  if (action === "schedule_nightly")
    return html`<button class="button filled" @click=${scheduleNightly}>${text}</button>`;
  const request = SCANS[action];
  if (request)
    return html`<button class="button filled" @click=${() => scan(request(state))}>
      ${text}
    </button>`;
  if (isCure(action)) return cureButton(context, action);
  return html`<a
    class="button filled"
    href=${addressOf({ entryId, ...LISTS[action] })}
    @click=${follow}
    >${text}</a
  >`;
}
