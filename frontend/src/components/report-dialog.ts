import { LitElement, html, nothing } from "lit";
import { property, query, state } from "lit/decorators.js";
import { asApiError } from "../api";
import { compatibilityReport } from "../check-up";
import type { Context } from "../context";
import { icon, mdiContentCopy, mdiDownload } from "../icons";
import { shared } from "../styles";
import { define } from "./define";
import "./dialog";
import type { PsrDialog } from "./dialog";
import { skeletonRows } from "./parts";
import { reportDialogStyles } from "./report-dialog.styles";

/** The name of the saved report. */
const FILE = "plex-smart-refresher-compatibility";

/** The compatibility report, to copy or to save. */
export class PsrReportDialog extends LitElement {
  @property({ attribute: false }) context!: Context;
  @state() private report = "";
  @state() private said = "";
  @query("psr-dialog") private readonly dialog!: PsrDialog;
  @query("textarea") private readonly text!: HTMLTextAreaElement | null;

  /** Ask for the report, and show it. */
  async show(): Promise<void> {
    const { hass, entryId, localizer, notify } = this.context;
    this.report = this.said = "";
    this.dialog.show();
    try {
      this.report = await compatibilityReport(hass(), entryId);
    } catch (error) {
      this.dialog.close();
      notify(localizer.error(asApiError(error)), true);
    }
  }

  override render() {
    const { t } = this.context.localizer;
    const address = `data:text/markdown;charset=utf-8,${encodeURIComponent(this.report)}`;
    return html`<psr-dialog .heading=${t("checkup_report")}>
      <p class="muted">${t("checkup_report_text")}</p>
      ${
        this.report
          ? html`<textarea
              readonly
              rows="14"
              aria-label=${t("checkup_report")}
              .value=${this.report}
            ></textarea>`
          : skeletonRows(3, 60)
      }
      <p role="status" aria-live="polite">${this.said}</p>
      <button slot="actions" class="button" @click=${() => this.dialog.close()}>
        ${t("checkup_close")}
      </button>
      ${
        this.report
          ? html`<a slot="actions" class="button soft" href=${address} download=${`${FILE}.md`}
                >${icon(mdiDownload)}${t("checkup_report_save")}</a
              ><button slot="actions" class="button filled" @click=${this.copy}>
                ${icon(mdiContentCopy)}${t("checkup_report_copy")}
              </button>`
          : nothing
      }
    </psr-dialog>`;
  }

  private readonly copy = async (): Promise<void> => {
    this.text?.select();
    const isCopied = await copied(this.report);
    this.said = this.context.localizer.t(
      isCopied ? "checkup_report_copied" : "checkup_report_not_copied",
    );
  };

  static override styles = [shared, reportDialogStyles];
}

/** Copy a text that is selected, also where Home Assistant is opened without HTTPS. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return document.execCommand("copy"); // the only way without a secure context
  }
}

define("psr-report-dialog", PsrReportDialog);
