import { html, nothing, type TemplateResult } from "lit";
import { query, state } from "lit/decorators.js";
import { asApiError } from "../api";
import {
  TROUBLES,
  byLibrary,
  checkUpOf,
  runCheckUp,
  silence,
  troublesText,
  type CheckUp,
  type Finding,
  type Trouble,
} from "../check-up";
import { define } from "../components/define";
import { findingItem, findingLine, type FindingLinks } from "../components/finding";
import { Load } from "../components/load";
import { errorState, skeletonRows } from "../components/parts";
import { partStyles } from "../components/parts.styles";
import "../components/report-dialog";
import type { PsrReportDialog } from "../components/report-dialog";
import { View } from "../components/view";
import type { PluralKey } from "../i18n";
import { icon, mdiFileDocumentOutline, mdiRefresh } from "../icons";
import { shared } from "../styles";
import { checkUpStyles } from "./checkup.styles";

/** What about the server makes metadata go missing, the worst first. */
export class PsrCheckUp extends View {
  @state() private isAsking = false;
  @state() private said = "";
  @query("psr-report-dialog") private readonly report!: PsrReportDialog;

  private readonly found = new Load(this, () => checkUpOf(this.context.api));

  override willUpdate(): void {
    const { epoch, entryId } = this.context;
    this.found.want(JSON.stringify([epoch, entryId, this.state.check_up]));
  }

  override render() {
    const { localizer } = this;
    const { value, error } = this.found;
    if (error && !value)
      return html`<div class="card">
        ${errorState(localizer, localizer.error(error), () => void this.found.again())}
      </div>`;
    if (!value) return html`<div class="card">${skeletonRows(4, 120)}</div>`;
    const open = value.checks.filter(({ is_silenced }) => !is_silenced);
    return html`${this.renderHead(value, open)}
      ${TROUBLES.map((trouble) => this.renderTroubles(trouble, of(open, trouble)))}
      ${this.renderFold("checkup_fold_silenced", silenced(value.checks), true)}
      ${this.renderFold("checkup_fold_unknown", of(open, "unknown"))}
      ${this.renderFold("checkup_fold_ok", of(open, "ok"))}
      <psr-report-dialog .context=${this.context}></psr-report-dialog>`;
  }

  private renderHead(value: CheckUp, open: readonly Finding[]): TemplateResult {
    const { localizer } = this;
    const { checked_at: time, is_running } = value;
    const counts = Object.fromEntries(TROUBLES.map((each) => [each, of(open, each).length]));
    const title = troublesText(localizer, counts) || localizer.t("checkup_good");
    const isBusy = is_running || this.isAsking;
    return html`<section class="card pad head">
      <div>
        <h2 class="num">${time === null ? localizer.t("checkup_never") : title}</h2>
        <p class="muted">${localizer.t("checkup_text")}</p>
        ${time === null ? nothing : html`<p class="muted num">${this.lastText(value, time)}</p>`}
        <p role="status" aria-live="polite">
          ${isBusy ? localizer.t("checkup_running") : this.said}
        </p>
        ${isBusy ? html`<div class="working" aria-hidden="true"><span></span></div>` : nothing}
      </div>
      ${this.context.isAdmin ? this.renderButtons(time === null, isBusy) : nothing}
    </section>`;
  }

  private lastText({ requests, version }: CheckUp, time: number): string {
    const { t, plural, relative } = this.localizer;
    const last = t("checkup_last", {
      time: relative(time),
      requests: plural("checkup_requests", requests),
    });
    return version ? `${last} · Plex ${version}` : last;
  }

  private renderButtons(isFirst: boolean, isBusy: boolean): TemplateResult {
    const { t } = this.localizer;
    return html`<div class="deeds">
      <button class="button filled" ?disabled=${isBusy} @click=${this.run}>
        ${icon(mdiRefresh)}${t(isFirst ? "checkup_first" : "checkup_run")}
      </button>
      <button class="button soft" @click=${() => void this.report.show()}>
        ${icon(mdiFileDocumentOutline)}${t("checkup_report")}
      </button>
    </div>`;
  }

  private renderTroubles(
    trouble: Trouble,
    findings: readonly Finding[],
  ): TemplateResult | typeof nothing {
    if (!findings.length) return nothing;
    const { localizer } = this;
    return html`<section class="card pad ${trouble}">
      <h3 class="num">${localizer.plural(`checkup_${trouble}`, findings.length)}</h3>
      ${byLibrary(findings).map(
        ([library, group]) =>
          html`${library ? html`<p class="library"><bdi>${library}</bdi></p>` : nothing}
            <ul @click=${this.follow}>
              ${group.map((each) => findingItem(localizer, each, this.links))}
            </ul>`,
      )}
    </section>`;
  }

  /** Findings that need nobody, folded. */
  private renderFold(
    title: PluralKey,
    findings: readonly Finding[],
    isWhole = false,
  ): TemplateResult | typeof nothing {
    if (!findings.length) return nothing;
    const { localizer } = this;
    const inOrder = byLibrary(findings).flatMap(([, group]) => group);
    return html`<details class="card pad">
      <summary class="num">${localizer.plural(title, findings.length)}</summary>
      <ul @click=${this.follow}>
        ${inOrder.map((each) =>
          isWhole ? findingItem(localizer, each, this.links) : findingLine(localizer, each),
        )}
      </ul>
    </details>`;
  }

  private get links(): FindingLinks {
    return {
      isAdmin: this.context.isAdmin,
      isBusy: this.isAsking,
      address: (route) => this.address(route),
      silence: (finding, isSilenced) => void this.silence(finding, isSilenced),
    };
  }

  private readonly run = async (): Promise<void> => {
    const { localizer } = this;
    this.said = "";
    const found = await this.ask(() => runCheckUp(this.context.api));
    if (found) this.said = localizer.t("checkup_done");
  };

  private async silence(finding: Finding, isSilenced: boolean): Promise<void> {
    const { api, localizer, notify } = this.context;
    const found = await this.ask(() => silence(api, finding, isSilenced));
    if (!found) return;
    const check = localizer.word("check", finding.check);
    notify(localizer.t(isSilenced ? "checkup_silenced" : "checkup_told", { check }), false, {
      text: localizer.t("undo"),
      action: () => void this.ask(() => silence(api, finding, !isSilenced)),
    });
  }

  /** Send a command and show its answer; return whether it succeeded. */
  private async ask(command: () => Promise<CheckUp>): Promise<boolean> {
    this.isAsking = true;
    try {
      this.found.value = await command();
      return true;
    } catch (error) {
      this.context.notify(this.localizer.error(asApiError(error)), true);
      await this.found.again(); // a tick shows again what is true
      return false;
    } finally {
      this.isAsking = false;
    }
  }

  static override styles = [shared, partStyles, checkUpStyles];
}

const of = (findings: readonly Finding[], wanted: Finding["status"]): Finding[] =>
  findings.filter(({ status }) => status === wanted);

const silenced = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ is_silenced }) => is_silenced);

define("psr-checkup", PsrCheckUp);
