/** The bar of what is selected, with the actions that make sense in its segment. */
import { html, nothing, type TemplateResult } from "lit";
import { icon, mdiClose, mdiEyeOffOutline, mdiEyeOutline, mdiRefresh } from "../icons";
import type { Localizer } from "../localizer";
import type { SegmentName } from "../work-list";

interface Selected {
  localizer: Localizer;
  count: number;
  segment: SegmentName;
  isBusy: boolean;
  clear(): void;
  refresh(force: boolean): void;
  ignore(ignored: boolean): void;
}

export function selectionBar(selected: Selected): TemplateResult | typeof nothing {
  const { localizer, count, segment } = selected;
  if (!count) return nothing;
  const { t } = localizer;
  const label = localizer.plural("selected", count);
  const button = (path: string, text: string, act: () => void) =>
    html`<button class="button" ?disabled=${selected.isBusy} @click=${act}>
      ${icon(path)}${text}
    </button>`;
  const isHealed = segment === "healed";
  const isIgnored = segment === "ignored";
  return html`<div class="selection" role="region" aria-label=${label}>
    <button class="icon-button" aria-label=${t("clear_selection")} @click=${selected.clear}>
      ${icon(mdiClose)}
    </button>
    <span class="num" role="status">${label}</span>
    <span class="buttons">
      ${
        segment === "needs_you" // a scan would skip them
          ? nothing
          : button(mdiRefresh, t(isHealed ? "refresh_anyway" : "refresh_now"), () =>
              selected.refresh(isHealed),
            )
      }
      ${
        isIgnored
          ? button(mdiEyeOutline, t("unignore"), () => selected.ignore(false))
          : button(mdiEyeOffOutline, t("ignore"), () => selected.ignore(true))
      }
    </span>
  </div>`;
}
