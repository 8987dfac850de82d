/** The line on the overview that leads to the check-up, if that has found something. */
import { html, nothing, type TemplateResult } from "lit";
import { TROUBLES, TROUBLE_TONES, troublesText } from "../check-up";
import { icon, mdiArrowRight, mdiStethoscope } from "../icons";
import type { Localizer } from "../localizer";
import type { ServerState } from "../types";

export function checkUpLine(
  localizer: Localizer,
  { check_up: { troubles } }: ServerState,
  address: string,
  follow: (event: MouseEvent) => void,
): TemplateResult | typeof nothing {
  const worst = TROUBLES.find((trouble) => troubles[trouble]);
  if (!worst) return nothing;
  const found = troublesText(localizer, troubles);
  return html`<a
    class="banner check-up tone-${TROUBLE_TONES[worst]}"
    href=${address}
    @click=${follow}
    >${icon(mdiStethoscope)}<span class="num">${localizer.t("checkup_line", { found })}</span
    >${icon(mdiArrowRight)}</a
  >`;
}
