/** What helps after a failure: the form of Home Assistant that removes its cause. */
import { html, type TemplateResult } from "lit";
import { asApiError } from "../api";
import type { Context } from "../context";
import type { Cure } from "../flows";
import type { Job } from "../types";
import { startedText } from "./parts";

const CURES: Record<string, Cure> = {
  invalid_auth: "sign_in",
  not_owner: "sign_in",
  server_unavailable: "change_address",
  wrong_server: "change_address",
  certificate_untrusted: "change_address",
  certificate_name: "change_address",
  certificate_time: "change_address",
};

/** Return the form that removes the cause of an error, if there is one. */
export const cureOf = (error: string | null): Cure | undefined => CURES[error ?? ""];

export const cureButton = (
  { localizer, openForm }: Pick<Context, "localizer" | "openForm">,
  cure: Cure,
): TemplateResult =>
  html`<button class="button filled" @click=${() => openForm(cure)}>
    ${localizer.word("headline_action", cure)}
  </button>`;

/** The button that starts a failed scan again, with its options. */
export function retryButton({ api, localizer, notify }: Context, job: Job): TemplateResult {
  const { library_ids, window_days: days, max_items } = job.options;
  const libraries = library_ids.length ? library_ids : undefined;
  const retry = () =>
    api.start({ libraries, days, max_items, dry_run: job.dry_run }).then(
      (started) => notify(startedText(localizer, started, job.dry_run)),
      (error: unknown) => notify(localizer.error(asApiError(error)), true),
    );
  return html`<button class="button filled" @click=${retry}>${localizer.t("retry")}</button>`;
}
