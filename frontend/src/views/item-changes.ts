import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { asApiError } from "../api";
import { define } from "../components/define";
import { Load } from "../components/load";
import { chip } from "../components/parts";
import { partStyles } from "../components/parts.styles";
import { View } from "../components/view";
import { fieldNames } from "../explain";
import { canStart } from "../health";
import { icon, mdiArrowRight, mdiUndo } from "../icons";
import type { Change } from "../ladder-types";
import { shared } from "../styles";
import { itemChangesStyles } from "./item-changes.styles";

/** What is shown of a change, and the order of it. */
const FIELDS = ["guid", "title", "summary", "poster"] as const;
/** Pictures and matches have addresses that say nothing to a person. */
const SILENT: readonly string[] = ["guid", "poster"];

const isOpen = ({ after }: Change): boolean => after === null;

/** Return what a change made different. */
const differences = ({ before, after }: Change) =>
  FIELDS.filter((name) => after && before[name] !== after[name]);

/** What was written to an item: each change can be taken back. */
export class PsrItemChanges extends View {
  @property() ratingKey = "";
  @state() private undoing = "";

  private readonly changes = new Load(this, () => this.context.api.changes(this.ratingKey));

  override willUpdate(changed: PropertyValues<this>): void {
    const { epoch, entryId } = this.context;
    this.changes.want(JSON.stringify([epoch, entryId, this.ratingKey]));
    const before = changed.get("state") as typeof this.state | undefined;
    if (before && before.ended_job !== this.state.ended_job) {
      this.undoing = "";
      void this.changes.again();
    }
  }

  override render() {
    const { localizer } = this;
    const { value } = this.changes;
    if (!value?.length) return nothing;
    return html`<section class="card pad">
      <h3>${localizer.t("changes_title")}</h3>
      <p class="muted">${localizer.t("changes_text")}</p>
      <ol>
        ${value.map((change) => this.renderChange(change))}
      </ol>
    </section>`;
  }

  private renderChange(change: Change): TemplateResult {
    const { localizer } = this;
    const { rung, time, below, undone, undone_at } = change;
    return html`<li>
      <div class="what">
        <span class="main">${localizer.word("write_kind", rung)}</span>
        <span class="muted num">${localizer.dateTime(time)}</span>
        ${below ? html`<span class="muted">${localizer.plural("changes_below", below)}</span>` : nothing}
        ${isOpen(change) ? html`<p>${localizer.t("changes_open")}</p>` : this.renderDifferences(change)}
      </div>
      ${
        undone
          ? chip(localizer.t("changes_undone", { time: localizer.dateTime(undone_at!) }), "plain")
          : this.renderUndo(change)
      }
    </li>`;
  }

  private renderUndo(change: Change): TemplateResult | typeof nothing {
    const { t } = this.localizer;
    const { change_id, rung, below } = change;
    const isFutile = rung === "undo" || rung === "analyze";
    if (isFutile || (!below && !isOpen(change) && !differences(change).length)) return nothing;
    if (this.undoing === change_id)
      return html`<span class="activity" role="status">${t("inbox_is_undoing")}</span>`;
    return html`<button
      class="button soft"
      ?disabled=${Boolean(this.undoing) || !canStart(this.state.job)}
      @click=${() => void this.undo(change_id)}
    >
      ${icon(mdiUndo)}${t("undo")}
    </button>`;
  }

  private renderDifferences(change: Change): TemplateResult {
    const { localizer } = this;
    const { before, after } = change;
    const names = differences(change);
    if (!names.length) return html`<p class="muted">${localizer.t("changes_none")}</p>`;
    const silent = names.filter((name) => SILENT.includes(name));
    const text = (value: string) =>
      value
        ? html`<bdi>${value}</bdi>`
        : html`<span class="muted">${localizer.t("nothing_there")}</span>`;
    return html`${
      silent.length
        ? html`<p>${localizer.t("changes_fields", { fields: fieldNames(localizer, silent) })}</p>`
        : nothing
    }
    ${names
      .filter((name) => !SILENT.includes(name))
      .map(
        (name) =>
          html`<p class="pair">
            <span class="muted">${fieldNames(localizer, [name])}:</span> ${text(before[name])}
            ${icon(mdiArrowRight)} ${text(after?.[name] ?? "")}
          </p>`,
      )}`;
  }

  private async undo(changeId: string): Promise<void> {
    const { api, notify, localizer } = this.context;
    this.undoing = changeId;
    try {
      await api.undoChange(changeId);
    } catch (error) {
      this.undoing = "";
      notify(localizer.error(asApiError(error)), true);
    }
  }

  static override styles = [shared, partStyles, itemChangesStyles];
}

define("psr-item-changes", PsrItemChanges);
