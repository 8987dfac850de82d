import { LitElement, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import type { ApiError } from "../api";
import {
  asFlowError,
  currentStep,
  endFlow,
  onProgress,
  openFlow,
  submitStep,
  type Cure,
  type FlowField,
  type FlowStep,
} from "../flows";
import { icon, mdiArrowRight } from "../icons";
import type { Localizer } from "../localizer";
import { shared } from "../styles";
import type { Hass } from "../types";
import { define } from "./define";
import "./dialog";
import type { PsrDialog } from "./dialog";
import { described } from "./described";
import { flowDialogStyles } from "./flow-dialog.styles";

type Input = Record<string, string | boolean>;

/** How a flow ends that did what it should. */
const SUCCESS = ["reauth_successful", "reconfigure_successful", "adopted"];

/** The dialog that signs in again or changes an address. Its event "cured" tells of a success. */
export class PsrFlowDialog extends LitElement {
  @property({ attribute: false }) hass!: Hass;
  @property({ attribute: false }) localizer!: Localizer;

  @state() private step: FlowStep | undefined;
  @state() private error: ApiError | undefined;
  @state() private busy = false;
  private input: Input = {};
  private cure: Cure = "sign_in";
  private stopWaiting: (() => void) | undefined;

  @query("psr-dialog") private readonly dialog!: PsrDialog;

  /** Open the flow of a server. */
  async show(entryId: string, cure: Cure): Promise<void> {
    this.cure = cure;
    this.step = undefined;
    this.dialog.show();
    await this.go(() => openFlow(this.hass, entryId, cure));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopWaiting?.();
  }

  override render() {
    const { localizer, step } = this;
    const heading = step
      ? localizer.flow(`step.${step.step_id}.title`, step.description_placeholders)
      : undefined;
    return html`<psr-dialog
      heading=${heading ?? localizer.word("headline_action", this.cure)}
      @closed=${this.closed}
    >
      ${this.error ? this.renderFault(localizer.error(this.error)) : nothing}
      ${step ? this.renderStep(step) : this.renderLoading()}
      <button slot="actions" class="button" @click=${() => this.dialog.close()}>
        ${localizer.t("cancel_dialog")}
      </button>
      ${step ? this.renderNext(step) : nothing}
    </psr-dialog>`;
  }

  private renderLoading(): TemplateResult | typeof nothing {
    if (this.error) return nothing;
    return html`<p class="muted" role="status">${this.localizer.t("loading")}</p>`;
  }

  private renderStep(step: FlowStep): TemplateResult {
    const { localizer } = this;
    const values = step.description_placeholders;
    if (step.type === "abort")
      return this.renderFault(localizer.flow(`abort.${step.reason}`, values) ?? step.reason ?? "");
    const text = localizer.flow(`step.${step.step_id}.description`, values);
    const fault = step.errors?.base;
    return html`${text ? html`<p>${described(text)}</p>` : nothing}
      ${fault ? this.renderFault(localizer.flow(`error.${fault}`) ?? fault) : nothing}
      ${this.renderMenu(step)}
      <form @submit=${this.submit}>
        ${(step.data_schema ?? []).map((field) => this.renderField(step, field))}
      </form>`;
  }

  private renderMenu(step: FlowStep): TemplateResult | typeof nothing {
    if (step.type !== "menu") return nothing;
    const choose = (next_step_id: string) =>
      void this.go(() => submitStep(this.hass, step, { next_step_id }));
    return html`<div class="menu">
      ${(step.menu_options ?? []).map(
        (option) =>
          html`<button class="button soft" ?disabled=${this.busy} @click=${() => choose(option)}>
            ${this.localizer.flow(`step.${step.step_id}.menu_options.${option}`) ?? option}
          </button>`,
      )}
    </div>`;
  }

  private renderFault = (text: string): TemplateResult =>
    html`<p class="banner tone-bad" role="alert">${text}</p>`;

  private renderField(step: FlowStep, field: FlowField): TemplateResult {
    const { name } = field;
    const text = (kind: string) =>
      this.localizer.flow(`step.${step.step_id}.${kind}.${name}`, step.description_placeholders);
    const fault = step.errors?.[name];
    const hint = text("data_description");
    return html`<label class=${field.selector.boolean ? "check" : "number"}>
      ${this.renderInput(field, text("data") ?? name, Boolean(fault))}
      ${hint ? html`<span class="muted hint">${described(hint)}</span>` : nothing}
      ${
        fault
          ? html`<span class="fault" role="alert"
              >${this.localizer.flow(`error.${fault}`) ?? fault}</span
            >`
          : nothing
      }
    </label>`;
  }

  private renderInput(
    { name, required, selector }: FlowField,
    label: string,
    isWrong: boolean,
  ): TemplateResult {
    const value = this.input[name];
    const take = (entered: string | boolean) => (this.input[name] = entered);
    if (selector.boolean)
      return html`<input
          type="checkbox"
          .checked=${Boolean(value)}
          @change=${(event: Event) => take((event.target as HTMLInputElement).checked)}
        /><span>${label}</span>`;
    if (selector.select)
      return html`<span>${label}</span>
        <select
          class="field"
          @change=${(event: Event) => take((event.target as HTMLSelectElement).value)}
        >
          ${selector.select.options.map(
            (choice) =>
              html`<option value=${choice.value} ?selected=${choice.value === value}>
                ${choice.label}
              </option>`,
          )}
        </select>`;
    return html`<span>${label}</span>
      <span class="field"
        ><input
          name=${name}
          type=${selector.text?.type === "password" ? "password" : "text"}
          inputmode=${selector.text?.type === "url" ? "url" : nothing}
          autocomplete="off"
          ?required=${required}
          aria-invalid=${isWrong ? "true" : nothing}
          .value=${String(value ?? "")}
          @input=${(event: Event) => take((event.target as HTMLInputElement).value)}
      /></span>`;
  }

  private renderNext(step: FlowStep): TemplateResult | typeof nothing {
    const { t } = this.localizer;
    if (step.type === "external")
      return html`<a
        slot="actions"
        class="button filled"
        href=${step.url ?? ""}
        target="_blank"
        rel="noreferrer"
        >${t("flow_open_page")}${icon(mdiArrowRight)}</a
      >`;
    if (step.type !== "form") return nothing;
    return html`<button
      slot="actions"
      class="button filled"
      ?disabled=${this.busy}
      @click=${() => this.renderRoot.querySelector("form")!.requestSubmit()}
    >
      ${t("flow_submit")}
    </button>`;
  }

  private submit(event: Event): void {
    event.preventDefault();
    const { step } = this;
    if (!step || this.busy) return;
    const entered = Object.entries(this.input).filter(([, value]) => value !== "");
    void this.go(() => submitStep(this.hass, step, Object.fromEntries(entered)));
  }

  /** Take the next step of the flow, or show why there is none. */
  private async go(next: () => Promise<FlowStep>): Promise<void> {
    this.busy = true;
    this.error = undefined;
    try {
      await this.take(await next());
    } catch (error) {
      this.error = asFlowError(error);
    } finally {
      this.busy = false;
    }
  }

  private async take(step: FlowStep): Promise<void> {
    this.stopWaiting?.();
    this.stopWaiting = undefined;
    if (step.type === "external_done") return this.take(await currentStep(this.hass, step));
    if (step.type === "abort" && SUCCESS.includes(step.reason ?? "")) return this.finish(step);
    this.input = Object.fromEntries(
      (step.data_schema ?? []).flatMap(({ name, default: preset, description, selector }) => {
        const value = description?.suggested_value ?? preset ?? selector.select?.options[0]?.value;
        return value === undefined ? [] : [[name, value]];
      }),
    );
    this.step = step;
    if (step.type !== "external") return;
    window.open(step.url, "_blank", "noopener,noreferrer"); // the link is there if that is blocked
    const stop = await onProgress(this.hass, step, () =>
      this.go(() => currentStep(this.hass, step)),
    );
    this.stopWaiting = () => void stop();
  }

  private finish({ reason, description_placeholders }: FlowStep): void {
    this.step = undefined;
    this.dialog.close();
    const message = this.localizer.flow(`abort.${reason}`, description_placeholders) ?? "";
    this.dispatchEvent(new CustomEvent("cured", { detail: message }));
  }

  /** Leave a flow: Home Assistant keeps asking for a token, and forgets a change of address. */
  private closed(): void {
    this.stopWaiting?.();
    this.stopWaiting = undefined;
    const { step } = this;
    this.step = undefined;
    if (step && step.type !== "abort" && this.cure === "change_address")
      void endFlow(this.hass, step).catch(() => undefined); // it is over already
  }

  static override styles = [shared, flowDialogStyles];
}

define("psr-flow-dialog", PsrFlowDialog);
