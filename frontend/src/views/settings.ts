import { html, nothing } from "lit";
import { state } from "lit/decorators.js";
import { asApiError } from "../api";
import { define } from "../components/define";
import { View } from "../components/view";
import { changedSettings } from "../health";
import { icon, mdiCogOutline } from "../icons";
import { shared } from "../styles";
import type { Settings } from "../types";
import { settingsStyles } from "./settings.styles";

/** The settings that are changed most, and the way to all others. */
export class PsrSettings extends View {
  @state() private draft: Partial<Settings> = {};
  @state() private busy = false;

  private get values(): Settings {
    return { ...this.state.settings, ...this.draft };
  }

  override render() {
    const { t } = this.speech;
    const isChanged = Object.keys(changedSettings(this.state.settings, this.values)).length > 0;
    return html`
      <form class="card pad" @submit=${this.save}>
        <div>
          <h2>${t("settings_scan")}</h2>
          <p class="muted">${t("settings_scan_text")}</p>
        </div>
        ${this.renderNumber("window_days", t("field_days"), t("field_days_hint"), 36_500)}
        ${this.renderNumber("max_items", t("field_max_items"), t("field_max_items_hint"), 1e6)}
        <label class="row">
          <span>
            <span class="label">${t("field_dry_run")}</span>
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
        <div class="buttons">
          ${
            isChanged
              ? html`<button type="button" class="button" @click=${() => (this.draft = {})}>
                  ${t("settings_undo")}
                </button>`
              : nothing
          }
          <button class="button filled" ?disabled=${!isChanged || this.busy}>
            ${t("settings_save")}
          </button>
        </div>
      </form>
      <section class="card pad more">
        <div>
          <h2>${t("settings_more")}</h2>
          <p class="muted">${t("settings_more_text")}</p>
        </div>
        <a
          class="button soft"
          href="/config/integrations/integration/plex_smart_refresher#config_entry=${
            this.context.entryId
          }"
          @click=${this.follow}
          >${icon(mdiCogOutline)}${t("open_integration")}</a
        >
      </section>
      <section class="card pad about">
        <h2>${t("settings_about")}</h2>
        <dl>
          <div>
            <dt class="muted">${t("server")}</dt>
            <dd>${this.state.server.title}</dd>
          </div>
          <div>
            <dt class="muted">${t("settings_plex_version")}</dt>
            <dd class="num">${this.state.server.version || t("unknown")}</dd>
          </div>
          <div>
            <dt class="muted">${t("settings_reachable")}</dt>
            <dd>${t(this.state.server.reachable ? "yes" : "no")}</dd>
          </div>
        </dl>
      </section>
    `;
  }

  private renderNumber(key: "window_days" | "max_items", label: string, hint: string, max: number) {
    return html`<label class="row">
      <span>
        <span class="label">${label}</span>
        <span class="muted hint">${hint}</span>
      </span>
      <span class="field">
        <input
          type="number"
          inputmode="numeric"
          name=${key}
          min="0"
          max=${max}
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

  private edit(change: Partial<Settings>): void {
    this.draft = { ...this.draft, ...change };
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const { api, notify } = this.context;
    this.busy = true;
    try {
      await api.setSettings(changedSettings(this.state.settings, this.values));
      notify(this.speech.t("settings_saved"));
      this.draft = {};
    } catch (error) {
      notify(this.speech.error(asApiError(error)), true);
    } finally {
      this.busy = false;
    }
  }

  static override styles = [shared, settingsStyles];
}

define("psr-settings", PsrSettings);
