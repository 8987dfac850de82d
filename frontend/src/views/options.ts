import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { asApiError } from "../api";
import { define } from "../components/define";
import { Load } from "../components/load";
import { optionField } from "../components/option-field";
import { chip, errorState, skeletonRows } from "../components/parts";
import { partStyles } from "../components/parts.styles";
import { View } from "../components/view";
import { icon, mdiRestore } from "../icons";
import * as settings from "../settings";
import { shared } from "../styles";
import type { OptionRow, OptionTable, OptionValue } from "../types";
import { learnedWaits } from "./learned";
import { optionsStyles } from "./options.styles";

/** The section with the presets of the pace. */
const PACED = "refreshing";
const SELECTOR = "ha-selector";

/** All options of the server, from the one table that its options flow is made of as well. */
export class PsrOptions extends View {
  @state() private draft: settings.Draft = {};
  @state() private busy = false;
  @state() private fault: { key: string; text: string } | undefined;
  /** Whether Home Assistant's own fields are loaded. */
  @state() private hasSelectors = customElements.get(SELECTOR) !== undefined;

  private readonly table = new Load(this, () => this.context.api.options());

  override connectedCallback(): void {
    super.connectedCallback();
    void customElements.whenDefined(SELECTOR).then(() => (this.hasSelectors = true));
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { entryId, epoch } = this.context;
    const before = changed.get("context") as typeof this.context | undefined;
    if (before && before.entryId !== entryId) this.forget();
    // Entities and other pages change options, too.
    this.table.want(JSON.stringify([entryId, epoch, this.state.options]));
  }

  override render() {
    const { value, error } = this.table;
    if (error && !value)
      return html`<div class="card">
        ${errorState(this.localizer, this.localizer.error(error), () => void this.table.again())}
      </div>`;
    if (!value) return html`<div class="card pad">${skeletonRows(6, 72)}</div>`;
    const sections = [...new Set(value.options.map(({ section }) => section))];
    return html`<form novalidate @submit=${this.save}>
        ${sections.map((section) => this.renderSection(value, section))} ${this.renderBar(value)}
      </form>
      ${this.renderAbout()}`;
  }

  private renderSection(table: OptionTable, section: string): TemplateResult {
    const rows = table.options.filter((row) => row.section === section);
    return html`<section class="card pad group" data-section=${section}>
      <h2>${this.localizer.optionSection(section)}</h2>
      ${section === PACED ? this.renderPaces(table) : nothing}
      ${rows.map((row) => this.renderRow(row))}
    </section>`;
  }

  private renderPaces({ paces, options }: OptionTable): TemplateResult {
    const { localizer } = this;
    const current = settings.paceOf(paces, options, this.draft);
    const label = localizer.option(PACED, "pace");
    return html`<fieldset class="paces">
      <legend class="label">${label}</legend>
      <span class="choices">
        ${Object.entries(paces).map(
          ([pace, numbers]) =>
            html`<label class=${pace === current ? "chosen" : ""}>
              <input
                type="radio"
                name="pace"
                .checked=${pace === current}
                @change=${() => this.edit(numbers)}
              />${localizer.choice("pace", pace)}
            </label>`,
        )}
      </span>
      <span class="muted hint">
        ${current === "custom" ? localizer.choice("pace", current) : nothing}
      </span>
    </fieldset>`;
  }

  private renderRow(row: OptionRow): TemplateResult {
    const { localizer } = this;
    const value = settings.valueOf(row, this.draft);
    const fault = this.fault?.key === row.key ? this.fault.text : "";
    return html`<div class="option ${fault ? "wrong" : ""}" data-key=${row.key}>
      ${optionField({
        localizer,
        hass: this.context.hass(),
        row,
        value,
        hasSelectors: this.hasSelectors,
        change: (after) => this.edit({ [row.key]: after }),
      })}
      ${settings.isDefault(row, this.draft) ? nothing : this.renderMark(row)}
      ${learnedWaits(localizer, this.state, row.key)}
      ${fault ? html`<p class="fault" role="alert">${fault}</p>` : nothing}
    </div>`;
  }

  private renderMark(row: OptionRow): TemplateResult {
    const { localizer } = this;
    const name = localizer.option(row.section, row.key);
    const value = settings.valueText(localizer, row, row.default);
    return html`<p class="mark">
      ${chip(localizer.t("option_changed"), "info")}
      <button
        type="button"
        class="button small"
        @click=${() => this.edit({ [row.key]: row.default })}
      >
        ${icon(mdiRestore)}${localizer.t("option_reset", { value })}
        <span class="visually-hidden">${name}</span>
      </button>
    </p>`;
  }

  private renderBar({ options }: OptionTable): TemplateResult | typeof nothing {
    const { t, plural } = this.localizer;
    const changed = settings.changedRows(options, this.draft).length;
    if (!changed) return nothing;
    return html`<div class="card bar">
      <span role="status">${plural("options_changed", changed)}</span>
      <button type="button" class="button" @click=${this.forget}>${t("options_undo")}</button>
      <button class="button filled" ?disabled=${this.busy}>${t("options_save")}</button>
    </div>`;
  }

  private renderAbout(): TemplateResult {
    const { t, name } = this.localizer;
    const { title, version, reachable } = this.state.server;
    const rows = [
      [t("server"), title],
      ["Plex Media Server", version || t("unknown")],
      [name("binary_sensor.reachable"), t(reachable ? "yes" : "no")],
    ];
    return html`<section class="card pad about">
      <h2>${t("options_about")}</h2>
      <dl class="num">
        ${rows.map(
          ([label, value]) =>
            html`<div>
              <dt class="muted">${label}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
    </section>`;
  }

  private edit(change: Readonly<Record<string, OptionValue>>): void {
    this.draft = { ...this.draft, ...change };
    if (this.fault && this.fault.key in change) this.fault = undefined;
  }

  private readonly forget = (): void => {
    this.draft = {};
    this.fault = undefined;
  };

  private readonly save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { api, notify } = this.context;
    const rows = this.table.value!.options;
    const wrong = settings.notANumber(rows, this.draft);
    if (wrong) {
      const { min, max } = wrong.selector.number!;
      const value = String(settings.valueOf(wrong, this.draft) ?? "");
      const values = { field: wrong.key, value, minimum: min, maximum: max };
      this.tell(rows, { code: "invalid_number", message: "", values });
      return;
    }
    this.busy = true;
    try {
      await api.setOptions(settings.request(rows, this.draft));
      await this.table.again();
      this.forget();
      notify(this.localizer.t("options_saved"));
    } catch (error) {
      this.tell(rows, asApiError(error));
    } finally {
      this.busy = false;
    }
  };

  /** Show an error at its field; one without a field as a short message. */
  private tell(rows: readonly OptionRow[], error: ReturnType<typeof asApiError>): void {
    const row = rows.find(({ key }) => key === error.values?.field);
    if (!row) {
      this.context.notify(this.localizer.error(error), true);
      return;
    }
    const field = this.localizer.option(row.section, row.key);
    const text = this.localizer.error({ ...error, values: { ...error.values, field } });
    this.fault = { key: row.key, text };
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector(".wrong")?.scrollIntoView?.({ block: "center" }),
    );
  }

  static override styles = [shared, partStyles, optionsStyles];
}

define("psr-options", PsrOptions);
