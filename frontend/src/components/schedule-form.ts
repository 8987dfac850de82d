import { LitElement, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { asApiError } from "../api";
import type { Context } from "../context";
import { shared } from "../styles";
import type { Limits, ScheduleFields, ServerState } from "../types";
import { define } from "./define";
import "./dialog";
import type { PsrDialog } from "./dialog";
import { chosenLibraries, libraryTicks, monitored } from "./library-ticks";
import { scanOptionsStyles } from "./scan-options.styles";
import { scheduleFormStyles } from "./schedule-form.styles";

type NumberKey = "window_days" | "catch_up_hours";

/** The dialog that adds or changes a schedule; what is changed seldom is folded. */
export class PsrScheduleForm extends LitElement {
  @property({ attribute: false }) context!: Context;
  @property({ attribute: false }) state!: ServerState;

  @state() private draft: ScheduleFields | undefined;
  @state() private limits: Record<string, Limits> = {};
  @state() private busy = false;
  @state() private problem = "";
  private scheduleId = "";

  @query("psr-dialog") private readonly dialog!: PsrDialog;
  @query("form") private readonly form!: HTMLFormElement;

  /** Open the dialog with a schedule, or with what a new one is preset to. */
  async show(known?: ScheduleFields & { schedule_id: string }): Promise<void> {
    const { api, notify, localizer } = this.context;
    this.scheduleId = known?.schedule_id ?? "";
    this.problem = "";
    try {
      const { schedule, limits } = await api.schedulePreset();
      const { name, time, weekdays, libraries, window_days, dry_run, catch_up_hours, enabled } =
        known ?? schedule;
      const ticked = libraries.length ? libraries : monitored(this.state.libraries);
      this.draft = {
        ...{ name, time, weekdays, window_days, dry_run, catch_up_hours, enabled },
        libraries: ticked.filter((id) =>
          this.state.libraries.some((each) => each.library_id === id),
        ),
      };
      this.limits = limits;
    } catch (error) {
      notify(localizer.error(asApiError(error)), true);
      return;
    }
    await this.updateComplete;
    this.dialog.show();
  }

  override render() {
    const { t } = this.context.localizer;
    const { draft } = this;
    if (!draft) return nothing;
    const isIncomplete = !draft.libraries.length || !draft.weekdays.length;
    return html`<psr-dialog heading=${t(this.scheduleId ? "schedule_change" : "schedule_add")}>
      <form novalidate @submit=${this.save}>
        ${this.renderNameAndTime(draft)}
        ${libraryTicks(this.context.localizer, this.state.libraries, draft.libraries, (libraries) =>
          this.edit({ libraries }),
        )}
        ${this.renderMore(draft)}
        ${
          this.problem ? html`<p class="banner tone-bad" role="alert">${this.problem}</p>` : nothing
        }
      </form>
      <button slot="actions" class="button" @click=${() => this.dialog.close()}>
        ${t("cancel_dialog")}
      </button>
      <button
        slot="actions"
        class="button filled"
        ?disabled=${this.busy || isIncomplete}
        @click=${() => this.form.requestSubmit()}
      >
        ${t("options_save")}
      </button>
    </psr-dialog>`;
  }

  private renderNameAndTime({ name, time }: ScheduleFields): TemplateResult {
    const { t, name: nameOf, otherZone } = this.context.localizer;
    const value = (event: Event) => (event.target as HTMLInputElement).value;
    return html`<div class="pair">
      <label class="number">
        <span>${t("schedule_name")}</span>
        <span class="field">
          <input
            name="name"
            required
            maxlength="255"
            pattern=".*\\S.*"
            autocomplete="off"
            .value=${name}
            @input=${(event: Event) => this.edit({ name: value(event) })}
          />
        </span>
      </label>
      <label class="number">
        <span>${nameOf("time.schedule_time")}</span>
        <span class="field">
          <input
            name="time"
            type="time"
            required
            .value=${time.slice(0, 5)}
            @input=${(event: Event) => this.edit({ time: value(event) })}
          />
        </span>
        ${otherZone ? html`<span class="muted hint">${t("zone_hint", { zone: otherZone })}</span>` : nothing}
      </label>
    </div>`;
  }

  private renderMore(draft: ScheduleFields): TemplateResult {
    const { t, name } = this.context.localizer;
    return html`<details>
      <summary>${t("schedule_more")}</summary>
      <div class="more">
        ${this.renderWeekdays(draft.weekdays)}
        ${this.renderNumber("window_days", name("number.window_days"), t("schedule_window_hint"))}
        ${this.renderNumber("catch_up_hours", t("schedule_catch_up"), t("schedule_catch_up_hint"))}
        ${this.renderSwitch("dry_run", name("switch.dry_run"))}
        ${this.renderSwitch("enabled", t("schedule_enabled"))}
      </div>
    </details>`;
  }

  private renderWeekdays(chosen: readonly string[]): TemplateResult {
    const { t, codes, word } = this.context.localizer;
    const pick = (day: string, { target }: Event) =>
      this.edit({
        weekdays: (target as HTMLInputElement).checked
          ? [...chosen, day]
          : chosen.filter((each) => each !== day),
      });
    return html`<fieldset class="days">
      <legend>${t("schedule_weekdays")}</legend>
      ${codes("weekday").map(
        (day) =>
          html`<label class="check">
            <input
              type="checkbox"
              .checked=${chosen.includes(day)}
              @change=${(event: Event) => pick(day, event)}
            />
            <span>${word("weekday", day)}</span>
          </label>`,
      )}
    </fieldset>`;
  }

  private renderNumber(key: NumberKey, label: string, hint: string): TemplateResult {
    const { minimum, maximum } = this.limits[key] ?? { minimum: 0, maximum: 0 };
    const value = this.draft?.[key];
    return html`<label class="number">
      <span>${label}</span>
      <span class="field">
        <input
          type="number"
          inputmode="numeric"
          name=${key}
          min=${minimum}
          max=${maximum}
          step="1"
          ?required=${key === "catch_up_hours"}
          .value=${value === null || value === undefined ? "" : String(value)}
          @input=${({ target }: Event) => {
            const entered = (target as HTMLInputElement).valueAsNumber;
            this.edit({ [key]: Number.isNaN(entered) ? null : entered });
          }}
        />
      </span>
      <span class="muted hint">${hint}</span>
    </label>`;
  }

  private renderSwitch(key: "dry_run" | "enabled", label: string): TemplateResult {
    return html`<label class="switch">
      <input
        type="checkbox"
        role="switch"
        name=${key}
        .checked=${this.draft?.[key] ?? false}
        @change=${({ target }: Event) => this.edit({ [key]: (target as HTMLInputElement).checked })}
      />
      <span>${label}</span>
    </label>`;
  }

  /** Return what is wrong with a number; "" if nothing. Without a window, that of the options counts. */
  private faultOf({ window_days: days, catch_up_hours: hours }: ScheduleFields): string {
    const { t, name, numberFault } = this.context.localizer;
    const { window_days, catch_up_hours } = this.limits;
    const fault = days === null ? "" : numberFault(name("number.window_days"), days, window_days!);
    return fault || numberFault(t("schedule_catch_up"), hours, catch_up_hours!);
  }

  private edit(change: Partial<ScheduleFields>): void {
    if (this.draft) this.draft = { ...this.draft, ...change };
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.draft || this.busy) return;
    this.problem = this.faultOf(this.draft);
    if (this.problem) return;
    const { api, localizer, notify } = this.context;
    const libraries = chosenLibraries(this.state.libraries, this.draft.libraries);
    this.busy = true;
    try {
      const { next_run } = await api.setSchedule({ ...this.draft, libraries }, this.scheduleId);
      this.dialog.close();
      notify(localizer.scheduled(next_run));
    } catch (error) {
      this.problem = localizer.error(asApiError(error));
    } finally {
      this.busy = false;
    }
  }

  static override styles = [shared, scanOptionsStyles, scheduleFormStyles];
}

define("psr-schedule-form", PsrScheduleForm);
