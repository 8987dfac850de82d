/** Why the work list is empty. */
import { html, nothing, type TemplateResult } from "lit";
import { empty } from "../components/parts";
import { canStart } from "../health";
import { icon, mdiCheckCircle, mdiFilterRemoveOutline, mdiMagnify } from "../icons";
import { FILTERS, segmentOf } from "../work-list";
import type { Tools } from "./item-tools";

interface EmptyList {
  tools: Tools;
  clear(): void;
  check(): void;
}

export function emptyList({ tools, clear, check }: EmptyList): TemplateResult {
  const { localizer, state, route } = tools;
  const { t } = localizer;
  const isNarrowed = FILTERS.some((name) => route.query[name]);
  if (!isNarrowed && state.libraries.every(({ open }) => open === null))
    return empty({
      path: mdiMagnify,
      title: t("not_looked_title"),
      text: t("not_looked_text"),
      actions: canStart(state.job)
        ? html`<button class="button filled" @click=${check}>${t("check_library")}</button>`
        : nothing,
    });
  const segment = segmentOf(route);
  if (!isNarrowed)
    return empty({
      path: mdiCheckCircle,
      title: t(`none_${segment}`),
      text: t(`segment_hint_${segment}`),
    });
  return empty({
    path: mdiMagnify,
    title: t("items_no_match_title"),
    text: t("items_no_match_text"),
    actions: html`<button class="button soft" @click=${clear}>
      ${icon(mdiFilterRemoveOutline)}${t("clear_filters")}
    </button>`,
  });
}
