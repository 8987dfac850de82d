import { html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { asApiError } from "../api";
import { define } from "../components/define";
import { View } from "../components/view";
import { changedOptions } from "../health";
import { icon, mdiCogOutline } from "../icons";
import { shared } from "../styles";
import type { Options } from "../types";
import { optionsStyles } from "./options.styles";

/** The options that are changed most often, and the way to all others. */
export class PsrOptions extends View {
  @state() private draft: Partial<Options> = {};
  @state() private busy = false;

  private get values(): Options {
    return { ...this.state.options, ...this.draft };
  }

  override render() {
    return html`${this.renderForm()} ${this.renderMore()} ${this.renderAbout()}`;
  }

  private renderForm(): TemplateResult {
    const { t, name } = this.localizer;
    return html`<form class="card pad" @submit=${this.save}>
      <div>
        <h2>${t("options_scan")}</h2>
        <p class="muted">${t("options_scan_text")}</p>
      </div>
      ${this.renderNumber("window_days", t("field_days_hint"))}
      ${this.renderNumber("max_items", t("field_max_items_hint"))}
      <label class="row">
        <span>
          <span class="label">${name("switch.dry_run")}</span>
          <span class="muted hint">${t("field_dry_run_hint")}</span>
        </span>
        <span class="switch">
          <input
            type="checkbox"
            role="switch"
            .checked=${this.values.dry_run}
            @change=${(event: Event) =>
              this.edit({ dry_run: (event.target as HTMLInputElement).checked })}
          />
        </span>
      </label>
      ${this.renderButtons()}
    </form>`;
  }

  private renderNumber(key: "window_days" | "max_items", hint: string) {
    const { minimum, maximum } = this.state.limits[key];
    return html`<label class="row">
      <span>
        <span class="label">${this.localizer.name(`number.${key}`)}</span>
        <span class="muted hint">${hint}</span>
      </span>
      <span class="field">
        <input
          type="number"
          inputmode="numeric"
          name=${key}
          min=${minimum}
          max=${maximum}
          step="1"
          required
          .value=${String(this.values[key])}
          @input=${(event: Event) => {
            const value = (event.target as HTMLInputElement).valueAsNumber;
            if (Number.isInteger(value)) this.edit({ [key]: value });
          }}
        />
      </span>
    </label>`;
  }

  private renderButtons(): TemplateResult {
    const { t } = this.localizer;
    const isChanged = Object.keys(changedOptions(this.state.options, this.values)).length > 0;
    return html`<div class="buttons">
      ${
        isChanged
          ? html`<button type="button" class="button" @click=${() => (this.draft = {})}>
              ${t("options_undo")}
            </button>`
          : nothing
      }
      <button class="button filled" ?disabled=${!isChanged || this.busy}>
        ${t("options_save")}
      </button>
    </div>`;
  }

  private renderMore(): TemplateResult {
    const { t } = this.localizer;
    const { entryId } = this.context;
    return html`<section class="card pad more">
      <div>
        <h2>${t("options_more")}</h2>
        <p class="muted">${t("options_more_text")}</p>
      </div>
      <a
        class="button soft"
        href="/config/integrations/integration/plex_smart_refresher#config_entry=${entryId}"
        @click=${this.follow}
        >${icon(mdiCogOutline)}${t("open_integration")}</a
      >
    </section>`;
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

  private edit(change: Partial<Options>): void {
    this.draft = { ...this.draft, ...change };
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const { api, notify } = this.context;
    this.busy = true;
    try {
      await api.setOptions(changedOptions(this.state.options, this.values));
      notify(this.localizer.t("options_saved"));
      this.draft = {};
    } catch (error) {
      notify(this.localizer.error(asApiError(error)), true);
    } finally {
      this.busy = false;
    }
  }

  static override styles = [shared, optionsStyles];
}

define("psr-options", PsrOptions);
