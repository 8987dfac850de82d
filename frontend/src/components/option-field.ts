/** The field of an option: Home Assistant's own, or a plain one where that is not loaded. */
import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../localizer";
import { choicesOf } from "../settings";
import type { Hass, OptionRow, OptionValue } from "../types";

export interface OptionField {
  localizer: Localizer;
  hass: Hass;
  row: OptionRow;
  value: OptionValue;
  /** Whether Home Assistant's own fields are loaded. */
  hasSelectors: boolean;
  change(value: OptionValue): void;
}

export function optionField(field: OptionField): TemplateResult {
  const { localizer, row } = field;
  const label = localizer.option(row.section, row.key);
  const hint = localizer.optionHint(row.section, row.key);
  return field.hasSelectors ? selector(field, label, hint) : plain(field, label, hint);
}

function selector(
  { localizer, hass, row, value, change }: OptionField,
  label: string,
  hint: string,
): TemplateResult {
  const { select } = row.selector;
  const shown = select
    ? { select: { ...select, options: choicesOf(localizer, row), translation_key: undefined } }
    : row.selector;
  return html`<ha-selector
    .hass=${hass}
    .selector=${shown}
    .value=${value ?? undefined}
    .label=${label}
    .helper=${hint}
    .required=${row.default !== null && !Array.isArray(row.default)}
    @value-changed=${(event: CustomEvent<{ value?: OptionValue }>) => {
      event.stopPropagation();
      change(event.detail.value ?? null);
    }}
  ></ha-selector>`;
}

function plain(field: OptionField, label: string, hint: string): TemplateResult {
  const { row, value, change } = field;
  const { boolean, select } = row.selector;
  if (select?.multiple) return checks(field, label, hint);
  const explained = html`<span class="label">${label}</span
    ><span class="muted hint">${hint}</span>`;
  if (!boolean)
    return html`<label class="plain"
      >${explained} ${select ? dropdown(field) : textField(field)}</label
    >`;
  return html`<label class="plain row">
    <span>${explained}</span>
    <span class="switch"
      ><input
        type="checkbox"
        role="switch"
        .checked=${Boolean(value)}
        @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}
    /></span>
  </label>`;
}

const dropdown = ({ localizer, row, value, change }: OptionField): TemplateResult =>
  html`<select
    class="field"
    @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}
  >
    ${choicesOf(localizer, row).map(
      (each) =>
        html`<option value=${each.value} ?selected=${each.value === value}>${each.label}</option>`,
    )}
  </select>`;

function textField({ row, value, change }: OptionField): TemplateResult {
  const { number } = row.selector;
  return html`<span class="field"
    ><input
      type=${number ? "number" : "text"}
      name=${row.key}
      min=${number?.min ?? nothing}
      max=${number?.max ?? nothing}
      .value=${Array.isArray(value) ? value.join(", ") : String(value ?? "")}
      @change=${(event: Event) => change(typed(row, event.target as HTMLInputElement))}
    />${number?.unit_of_measurement ?? ""}</span
  >`;
}

/** Return what was typed: a number, an entity or several of them. */
function typed(row: OptionRow, { value, valueAsNumber }: HTMLInputElement): OptionValue {
  if (row.selector.number) return Number.isNaN(valueAsNumber) ? null : valueAsNumber;
  if (!Array.isArray(row.default)) return value.trim() || null;
  return value
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean);
}

function checks(
  { localizer, row, value, change }: OptionField,
  label: string,
  hint: string,
): TemplateResult {
  const picked = Array.isArray(value) ? value : [];
  const choices = choicesOf(localizer, row);
  return html`<fieldset class="plain">
    <legend class="label">${label}</legend>
    <span class="muted hint">${hint}</span>
    ${choices.map(
      (choice) =>
        html`<label class="check"
          ><input
            type="checkbox"
            .checked=${picked.includes(choice.value)}
            @change=${(event: Event) => {
              const { checked } = event.target as HTMLInputElement;
              const rest = picked.filter((each) => each !== choice.value);
              change(checked ? [...rest, choice.value] : rest);
            }}
          /><span>${choice.label}</span></label
        >`,
    )}
  </fieldset>`;
}
