/** One finding of a check-up: what was seen, why it matters, and what to do. */
import { html, nothing, type TemplateResult } from "lit";
import { findingText, TROUBLE_TONES, type CheckStatus, type Finding } from "../check-up";
import type { Tone } from "../context";
import {
  icon,
  mdiAlertCircleOutline,
  mdiArrowRight,
  mdiCheckCircle,
  mdiCloseCircle,
  mdiHelpCircleOutline,
  mdiInformationOutline,
} from "../icons";
import type { Localizer } from "../localizer";
import type { Route } from "../router";

const SIGNS: Record<CheckStatus, string> = {
  problem: mdiCloseCircle,
  warning: mdiAlertCircleOutline,
  hint: mdiInformationOutline,
  unknown: mdiHelpCircleOutline,
  ok: mdiCheckCircle,
};
const TONES: Record<CheckStatus, Tone> = { ...TROUBLE_TONES, unknown: "plain", ok: "good" };

export interface FindingLinks {
  isAdmin: boolean;
  /** Whether the tick cannot be changed just now. */
  isBusy: boolean;
  address(route: Partial<Route>): string;
  silence(finding: Finding, isSilenced: boolean): void;
}

/** A finding that something may be done about. */
export function findingItem(
  localizer: Localizer,
  finding: Finding,
  links: FindingLinks,
): TemplateResult {
  const { t } = localizer;
  const remedy = findingText(localizer, "check_remedy", finding);
  return html`<li class="finding tone-${TONES[finding.status]}">
    <span class="sign">${icon(SIGNS[finding.status])}</span>
    <div class="words">
      <h4>${localizer.word("check", finding.check)}</h4>
      <p>${findingText(localizer, "check_detail", finding)}</p>
      <dl>
        <dt>${t("checkup_why")}</dt>
        <dd>${findingText(localizer, "check_why", finding)}</dd>
        ${
          remedy
            ? html`<dt>${t("checkup_where")}</dt>
                <dd>${remedy}</dd>`
            : nothing
        }
      </dl>
      <div class="deeds">
        ${affectedText(localizer, finding, links)}
        ${links.isAdmin ? tick(localizer, finding, links) : nothing}
      </div>
    </div>
  </li>`;
}

const tick = (
  localizer: Localizer,
  finding: Finding,
  { isBusy, silence }: FindingLinks,
): TemplateResult =>
  html`<label class="tick">
    <input
      type="checkbox"
      .checked=${finding.is_silenced}
      ?disabled=${isBusy}
      aria-label=${`${localizer.word("check", finding.check)}: ${localizer.t("checkup_on_purpose")}`}
      @change=${({ target }: Event) => silence(finding, (target as HTMLInputElement).checked)}
    />${localizer.t("checkup_on_purpose")}</label
  >`;

/** How many broken items a finding explains, with the way to them. */
function affectedText(
  localizer: Localizer,
  { affected, library_id: library }: Finding,
  { isAdmin, address }: FindingLinks,
): TemplateResult | typeof nothing {
  if (!affected) return nothing;
  const text = localizer.plural("checkup_affected", affected);
  if (!isAdmin) return html`<span class="num">${text}</span>`;
  const list = address({ view: "items", query: library ? { library } : {} });
  return html`<a class="affected num" href=${list}>${text}${icon(mdiArrowRight)}</a>`;
}

/** A finding about which there is nothing to do: one line. */
export const findingLine = (localizer: Localizer, finding: Finding): TemplateResult =>
  html`<li class="line tone-${TONES[finding.status]}">
    <span class="sign">${icon(SIGNS[finding.status])}</span>
    <span
      >${finding.library ? html`<bdi class="muted">${finding.library}</bdi> · ` : nothing}<b
        >${localizer.word("check", finding.check)}</b
      >
      <span class="muted">${findingText(localizer, "check_detail", finding)}</span></span
    >
  </li>`;
