/** A share in percent as a ring. */
import { html, svg, type TemplateResult } from "lit";
import type { Localizer } from "../localizer";

/** The radius of a circle with circumference 100: a share in percent is the length of its arc. */
const RADIUS = 15.9155;

const toneOf = (share: number): string => (share >= 97 ? "good" : share >= 85 ? "warn" : "bad");

export const ring = (localizer: Localizer, share: number): TemplateResult =>
  html`<span
    class="ring tone-${toneOf(share)}"
    role="img"
    aria-label=${localizer.t("health_share", { percent: localizer.percent(share, 1) })}
  >
    <svg viewBox="0 0 36 36" aria-hidden="true">
      ${svg`<circle class="rest" cx="18" cy="18" r=${RADIUS}></circle>
        <circle class="share" cx="18" cy="18" r=${RADIUS}
          stroke-dasharray="${share} ${100 - share}" stroke-dashoffset="25"></circle>`}
    </svg>
    <span class="num" aria-hidden="true"
      >${localizer.percent(share, share >= 99 && share < 100 ? 1 : 0)}</span
    >
  </span>`;
