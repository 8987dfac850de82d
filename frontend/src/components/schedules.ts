import { LitElement, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { asApiError } from "../api";
import type { Context } from "../context";
import {
  icon,
  mdiCalendarClock,
  mdiDeleteOutline,
  mdiPencilOutline,
  mdiPlay,
  mdiPlus,
} from "../icons";
import { addressOf, navigate } from "../router";
import { shared } from "../styles";
import type { Schedule, ScheduleFields, ServerState } from "../types";
import { define } from "./define";
import "./dialog";
import type { PsrDialog } from "./dialog";
import { canStart } from "../health";
import { dryRunChip, resultOf, startedText, statusChip } from "./parts";
import { partStyles } from "./parts.styles";
import "./schedule-form";
import type { PsrScheduleForm } from "./schedule-form";
import { schedulesStyles } from "./schedules.styles";

/** The schedules of a server: what happens by itself. */
export class PsrSchedules extends LitElement {
  @property({ attribute: false }) context!: Context;
  @property({ attribute: false }) state!: ServerState;

  @state() private busy = false;
  @state() private doomed: Schedule | undefined;

  @query("psr-schedule-form") private readonly form!: PsrScheduleForm;
  @query("#delete") private readonly deleteDialog!: PsrDialog;

  override render() {
    const { t } = this.context.localizer;
    const { schedules } = this.state;
    return html`<section class="card" aria-labelledby="schedules">
        <div class="card-head">
          <h2 id="schedules">${t("section_schedules")}</h2>
          ${
            this.context.isAdmin && schedules.length
              ? html`<button class="button soft" @click=${() => this.form.show()}>
                  ${icon(mdiPlus)}${t("schedule_add")}
                </button>`
              : nothing
          }
        </div>
        ${
          schedules.length
            ? html`<ul>
                ${schedules.map((each) => this.renderSchedule(each))}
              </ul>`
            : this.renderEmpty()
        }
      </section>
      ${this.context.isAdmin ? this.renderDialogs() : nothing}`;
  }

  private renderEmpty(): TemplateResult {
    const { t, word } = this.context.localizer;
    return html`<div class="none">
      <p class="muted">${t("schedules_empty")}</p>
      ${
        this.context.isAdmin
          ? html`<button class="button filled" ?disabled=${this.busy} @click=${this.addNightly}>
                ${icon(mdiCalendarClock)}${word("headline_action", "schedule_nightly")}
              </button>
              <button class="button soft" @click=${() => this.form.show()}>
                ${t("schedule_own")}
              </button>`
          : nothing
      }
    </div>`;
  }

  private renderSchedule(schedule: Schedule): TemplateResult {
    const { t, upcoming } = this.context.localizer;
    const when = schedule.next_run
      ? t("schedule_next", { when: upcoming(schedule.next_run) })
      : t("schedule_off");
    return html`<li>
      <div class="what">
        <span class="name">
          ${schedule.name} ${schedule.dry_run ? dryRunChip(this.context.localizer) : nothing}
        </span>
        <span class="muted">${when} · ${this.librariesOf(schedule)}</span>
      </div>
      ${this.renderLast(schedule)} ${this.context.isAdmin ? this.renderButtons(schedule) : nothing}
    </li>`;
  }

  private librariesOf({ libraries }: Schedule): string {
    const { t } = this.context.localizer;
    const known = this.state.libraries.filter((each) => libraries.includes(each.library_id));
    return libraries.length ? known.map((each) => each.title).join(", ") : t("libraries_monitored");
  }

  private renderLast({ last_job: job }: Schedule): TemplateResult {
    const { localizer, entryId } = this.context;
    if (!job) return html`<span class="last muted">${localizer.t("schedule_never")}</span>`;
    const address = addressOf({ entryId, view: "jobs", jobId: job.job_id });
    const follow = (event: MouseEvent) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      navigate(address);
    };
    const time = job.finished_at ?? job.started_at;
    return html`<a class="last" href=${address} @click=${follow}>
      <span>${statusChip(localizer, job.status)} ${localizer.relative(time)}</span>
      <span class="muted num">${resultOf(localizer, job)}</span>
    </a>`;
  }

  private renderButtons(schedule: Schedule): TemplateResult {
    const { t } = this.context.localizer;
    const label = (text: string) => `${schedule.name}: ${text}`;
    const button = (path: string, text: string, act: () => void, isDisabled = false) =>
      html`<button
        class="icon-button"
        title=${text}
        aria-label=${label(text)}
        ?disabled=${this.busy || isDisabled}
        @click=${act}
      >
        ${icon(path)}
      </button>`;
    return html`<div class="buttons">
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          aria-label=${label(t("schedule_enabled"))}
          .checked=${schedule.enabled}
          ?disabled=${this.busy}
          @change=${({ target }: Event) => this.turn(schedule, target as HTMLInputElement)}
        />
      </label>
      ${button(mdiPlay, t("schedule_run"), () => this.run(schedule), !canStart(this.state.job))}
      ${button(mdiPencilOutline, t("schedule_edit"), () => void this.form.show(schedule))}
      ${button(mdiDeleteOutline, t("schedule_delete"), () => {
        this.doomed = schedule;
        this.deleteDialog.show();
      })}
    </div>`;
  }

  private renderDialogs(): TemplateResult {
    const { t } = this.context.localizer;
    return html`<psr-schedule-form
        .context=${this.context}
        .state=${this.state}
      ></psr-schedule-form>
      <psr-dialog
        id="delete"
        heading=${t("schedule_delete_title", { name: this.doomed?.name ?? "" })}
      >
        <p>${t("schedule_delete_text")}</p>
        <button slot="actions" class="button" @click=${() => this.deleteDialog.close()}>
          ${t("cancel_dialog")}
        </button>
        <button slot="actions" class="button danger" @click=${this.delete}>
          ${t("schedule_delete")}
        </button>
      </psr-dialog>`;
  }

  /** Add a schedule that heals every night. */
  addNightly = async (): Promise<void> => {
    const { api, localizer } = this.context;
    await this.attempt(async () => {
      const { schedule } = await api.schedulePreset();
      return localizer.scheduled((await api.setSchedule(schedule)).next_run);
    });
  };

  private async turn(schedule: Schedule, input: HTMLInputElement): Promise<void> {
    const { api, localizer } = this.context;
    const wanted: ScheduleFields = { ...fieldsOf(schedule), enabled: input.checked };
    const isDone = await this.attempt(async () =>
      localizer.scheduled((await api.setSchedule(wanted, schedule.schedule_id)).next_run),
    );
    if (!isDone) input.checked = schedule.enabled;
  }

  private async run({ schedule_id }: Schedule): Promise<void> {
    const { api, localizer } = this.context;
    await this.attempt(async () => {
      return startedText(localizer, await api.runSchedule(schedule_id));
    });
  }

  private delete = async (): Promise<void> => {
    this.deleteDialog.close();
    const { api, localizer } = this.context;
    const { doomed } = this;
    if (!doomed) return;
    await this.attempt(async () => {
      await api.deleteSchedule(doomed.schedule_id);
      return localizer.t("schedule_deleted", { name: doomed.name });
    });
  };

  /** Do something and tell what it returns; return whether it succeeded. */
  private async attempt(action: () => Promise<string>): Promise<boolean> {
    const { notify, localizer } = this.context;
    this.busy = true;
    try {
      notify(await action());
      return true;
    } catch (error) {
      notify(localizer.error(asApiError(error)), true);
      return false;
    } finally {
      this.busy = false;
    }
  }

  static override styles = [shared, partStyles, schedulesStyles];
}

const fieldsOf = ({
  name,
  time,
  weekdays,
  libraries,
  window_days,
  dry_run,
  catch_up_hours,
  enabled,
}: Schedule): ScheduleFields => ({
  ...{ name, time, weekdays, libraries, window_days, dry_run, catch_up_hours, enabled },
});

define("psr-schedules", PsrSchedules);
