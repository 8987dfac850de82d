/** A row of the list of items. */
import { html, nothing, type TemplateResult } from "lit";
import { chip, defectChips, resultChip } from "../components/parts";
import type { Context } from "../context";
import { hasText } from "../i18n";
import {
  icon,
  mdiEyeOffOutline,
  mdiEyeOutline,
  mdiOpenInNew,
  mdiRefresh,
  mdiShieldEditOutline,
} from "../icons";
import type { Localizer } from "../localizer";
import type { Item, Protection, ServerState } from "../types";

/** What a row needs to know and can do. */
export interface ItemList {
  context: Context;
  state: ServerState;
  isBusy: boolean;
  isSelected(item: Item): boolean;
  toggle(item: Item): void;
  refresh(item: Item): void;
  ignore(item: Item): void;
}

/** Return the address of an item in the Plex web app. */
const plexAddress = (machineId: string, ratingKey: string): string => {
  const key = encodeURIComponent(`/library/metadata/${ratingKey}`);
  return `https://app.plex.tv/desktop/#!/server/${encodeURIComponent(machineId)}/details?key=${key}`;
};

/** Return why an item is protected from refreshes. */
export function protectionText(
  localizer: Localizer,
  protection: Protection | null | undefined,
): string {
  const { t } = localizer;
  if (!protection) return t("protected_somehow");
  if (protection.pictures_below) {
    return t("protected_pictures", { count: protection.pictures_below });
  }
  const fields = protection.locked_fields.map((field) => {
    const key = `field_name_${field}`;
    return hasText(key) ? t(key) : field;
  });
  const values = { fields: fields.join(", "), title: protection.below };
  return t(protection.below ? "protected_below" : "protected_itself", values);
}

export function itemRow(list: ItemList, item: Item): TemplateResult {
  const { localizer, api } = list.context;
  const isProtected = item.skip_reason === "protected" && !item.ignored;
  return html`<li class=${item.ignored ? "ignored" : ""}>
    <label class="pick">
      <input
        type="checkbox"
        aria-label=${localizer.t("select_item", { title: item.title })}
        .checked=${list.isSelected(item)}
        @change=${() => list.toggle(item)}
      />
    </label>
    <psr-poster .api=${api} .ratingKey=${item.rating_key} .type=${item.type}></psr-poster>
    ${title(list, item)}
    <div class="defects">
      ${
        item.defects.length
          ? defectChips(localizer, item.defects)
          : chip(localizer.t("no_defects"), "good")
      }
    </div>
    ${outcome(localizer, item)} ${isProtected ? why(list, item) : actions(list, item)}
  </li>`;
}

function title({ context: { localizer }, state }: ItemList, item: Item): TemplateResult {
  const library = state.libraries.find((each) => each.library_id === item.library_id);
  const parts = [
    localizer.word("media_type", item.type),
    library?.title,
    localizer.t("seen", { time: localizer.relative(item.last_seen) }),
  ];
  return html`<div class="title">
    <span class="name">${item.title}</span>
    <span class="muted small-text num" title=${localizer.dateTime(item.last_seen)}
      >${parts.filter(Boolean).join(" · ")}</span
    >
  </div>`;
}

function outcome(localizer: Localizer, item: Item): TemplateResult {
  const result = item.result ? resultChip(localizer, item.result, item.skip_reason) : nothing;
  return html`<div class="outcome">
    <span class="chips"
      >${
        item.ignored
          ? chip(localizer.word("skip_reason", "ignored"), "plain", mdiEyeOffOutline)
          : result
      }
      ${item.given_up ? chip(localizer.word("skip_reason", "given_up"), "bad") : nothing}</span
    >
    <span class="muted small-text num">${attempts(localizer, item)}</span>
  </div>`;
}

function attempts(localizer: Localizer, item: Item): string {
  const parts = [item.attempts ? localizer.plural("attempts", item.attempts) : ""];
  if (item.next_attempt && !item.ignored && !item.given_up)
    parts.push(
      item.next_attempt * 1000 > Date.now()
        ? localizer.t("next_attempt", { time: localizer.relative(item.next_attempt) })
        : localizer.t("next_attempt_due"),
    );
  return parts.filter(Boolean).join(" · ");
}

/** The reason for the protection of an item, with the actions that remain. */
function why(list: ItemList, item: Item): TemplateResult {
  const { localizer } = list.context;
  return html`<div class="why">
    <p>${icon(mdiShieldEditOutline)}<span>${protectionText(localizer, item.protection)}</span></p>
    <div role="group" aria-label=${localizer.t("item_actions", { title: item.title })}>
      ${plexLink(list, item, "button", localizer.t("open_in_plex"))}
      ${ignoreButton(list, item, "button", localizer.t("ignore"))}
    </div>
  </div>`;
}

function actions(list: ItemList, item: Item): TemplateResult {
  const { t } = list.context.localizer;
  const refresh = t(item.defects.length ? "refresh_now" : "refresh_anyway");
  return html`<div
    class="actions"
    role="group"
    aria-label=${t("item_actions", { title: item.title })}
  >
    <button
      class="icon-button"
      title=${refresh}
      aria-label=${`${refresh}: ${item.title}`}
      ?disabled=${list.isBusy || Boolean(list.state.job)}
      @click=${() => list.refresh(item)}
    >
      ${icon(mdiRefresh)}
    </button>
    ${ignoreButton(list, item, "icon-button")} ${plexLink(list, item, "icon-button")}
  </div>`;
}

function ignoreButton(list: ItemList, item: Item, style: string, text = ""): TemplateResult {
  const name = list.context.localizer.t(item.ignored ? "unignore" : "ignore");
  return html`<button
    class=${style}
    title=${name}
    aria-label=${`${name}: ${item.title}`}
    ?disabled=${list.isBusy}
    @click=${() => list.ignore(item)}
  >
    ${icon(item.ignored ? mdiEyeOutline : mdiEyeOffOutline)}${text}
  </button>`;
}

function plexLink(list: ItemList, item: Item, style: string, text = "") {
  const { machine_id } = list.state.server;
  const name = list.context.localizer.t("open_in_plex");
  if (!machine_id) return nothing;
  return html`<a
    class=${style}
    href=${plexAddress(machine_id, item.rating_key)}
    target="_blank"
    rel="noreferrer"
    title=${name}
    aria-label=${`${name}: ${item.title}`}
    >${icon(mdiOpenInNew)}${text}</a
  >`;
}
