import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { asApiError } from "../api";
import { define } from "../components/define";
import { chip, defectChips, resultChip } from "../components/parts";
import { partStyles } from "../components/parts.styles";
import "../components/poster";
import { View } from "../components/view";
import { fieldNames, restoredTexts } from "../explain";
import { icon, mdiCheck, mdiMagnify, mdiUndo } from "../icons";
import { shared } from "../styles";
import type { Candidate, Change, MatchSearch, Proposal } from "../ladder-types";
import type { ItemHistory } from "../types";
import { proposalStyles } from "./proposal.styles";
import "./match-search";

type Result = ItemHistory["results"][number];
type Stage = "open" | "waiting" | "done" | "put_off" | "declined" | "never" | "undoing" | "undone";

/** Decisions that can be taken back. */
const REVERSIBLE: readonly Stage[] = ["put_off", "declined", "never"];

/** An item without a match, its candidates, and what came of the decision on it. */
export class PsrProposal extends View {
  @property({ attribute: false }) proposal!: Proposal;
  @state() private stage: Stage = "open";
  @state() private isSearching = false;
  @state() private found: Candidate[] | undefined;
  @state() private result: Result | undefined;
  @state() private change: Change | undefined;

  override willUpdate(changed: PropertyValues<this>): void {
    if (this.stage === "open" && this.proposal.is_queued) this.stage = "waiting";
    const before = changed.get("state") as typeof this.state | undefined;
    const isNews = before && (before.ended_job !== this.state.ended_job || !this.state.job);
    if (isNews && (this.stage === "waiting" || this.stage === "undoing")) void this.verify();
  }

  /** Wait for the result of a match that was accepted together with others. */
  wait(): void {
    this.stage = "waiting";
  }

  override render() {
    return html`${this.renderItem()}
    ${this.stage === "open" ? this.renderChoice() : this.renderStage()}`;
  }

  private renderItem(): TemplateResult {
    const { localizer } = this;
    const { rating_key, type, title, file, library_id } = this.proposal;
    // An ID is often in the name of the folder only.
    const name = file.split(/[/\\]/).slice(-2).join("/");
    return html`<header>
      <psr-poster .api=${this.context.api} .ratingKey=${rating_key} .type=${type}></psr-poster>
      <div class="about">
        <h3>
          <a href=${this.address({ view: "items", itemKey: rating_key })} @click=${this.follow}
            ><bdi>${title}</bdi></a
          >
        </h3>
        <p class="muted">
          ${localizer.word("media_type", type)} · ${this.libraryTitle(library_id)}
        </p>
        ${name ? html`<p class="muted file" title=${file}><bdi>${name}</bdi></p>` : nothing}
        ${this.stage === "open" ? this.renderReasons() : nothing}
      </div>
    </header>`;
  }

  private renderReasons(): TemplateResult {
    const { localizer } = this;
    const { reason, loses } = this.proposal;
    const fields = fieldNames(localizer, loses);
    const isSaidBelow = fields && reason === "hand_made";
    return html`${isSaidBelow ? nothing : html`<p>${localizer.word("proposal_reason", reason)}</p>`}
    ${fields ? html`<p>${localizer.t("inbox_loses", { fields })}</p>` : nothing}`;
  }

  private renderChoice(): TemplateResult {
    const { t } = this.localizer;
    const candidates = this.found ?? this.proposal.candidates;
    return html`${
      candidates.length
        ? html`<ul class="candidates">
            ${candidates.map((each) => this.renderCandidate(each))}
          </ul>`
        : html`<p class="none muted">
            ${t(this.found ? "inbox_found_nothing" : "inbox_no_candidates")}
          </p>`
    }
    ${
      this.isSearching
        ? html`<psr-match-search
            .localizer=${this.localizer}
            @search=${({ detail }: CustomEvent<MatchSearch>) => void this.search(detail)}
          ></psr-match-search>`
        : nothing
    }
    ${this.renderOthers()}`;
  }

  private renderOthers(): TemplateResult {
    const { t } = this.localizer;
    return html`<footer>
      <button
        class="button soft"
        aria-expanded=${this.isSearching}
        @click=${() => (this.isSearching = !this.isSearching)}
      >
        ${icon(mdiMagnify)}${t("inbox_search")}
      </button>
      <button class="button soft" @click=${this.postpone}>${t("inbox_later")}</button>
      <button class="button soft" @click=${() => this.decline(false)}>${t("inbox_decline")}</button>
      <button class="button soft" title=${t("inbox_never_hint")} @click=${() => this.decline(true)}>
        ${t("inbox_never")}
      </button>
    </footer>`;
  }

  private renderCandidate(candidate: Candidate): TemplateResult {
    const { localizer } = this;
    const { name, year, summary, evidence, is_twin, recommended, picture } = candidate;
    const title = year ? `${name} (${year})` : name;
    return html`<li class=${recommended ? "recommended" : ""}>
      <psr-poster
        .api=${this.context.api}
        .path=${picture}
        .type=${this.proposal.type}
      ></psr-poster>
      <div class="about">
        <h4><bdi>${title}</bdi></h4>
        <span class="chips">
          ${recommended ? chip(localizer.t("inbox_recommended"), "good") : nothing}
          ${chip(localizer.word("evidence", evidence), evidence === "order" ? "plain" : "info")}
          ${is_twin ? chip(localizer.t("inbox_twin"), "warn") : nothing}
        </span>
        ${summary ? html`<p class="summary muted"><bdi>${summary}</bdi></p>` : nothing}
      </div>
      <button
        data-row
        class="button ${recommended ? "filled" : "soft"}"
        aria-label=${localizer.t("inbox_match_with", { title })}
        @click=${() => this.accept(candidate)}
      >
        ${icon(mdiCheck)}${localizer.t("inbox_match")}
      </button>
    </li>`;
  }

  private renderStage(): TemplateResult {
    const { localizer } = this;
    const { result, change, stage } = this;
    const canUndo = stage === "done" && change && !change.undone;
    return html`<div class="stage" role="status">
      ${stage === "waiting" || stage === "undoing" ? html`<span class="spinner"></span>` : nothing}
      <span>${localizer.t(`inbox_is_${stage as Exclude<Stage, "open">}`)}</span>
      ${
        result && (stage === "done" || stage === "undone")
          ? html`${resultChip(localizer, result.result)} ${defectChips(localizer, result.after)}
            ${restoredTexts(localizer, { ...result, restored: [] })}
            ${result.error ? html`<bdi class="muted">${result.error}</bdi>` : nothing}`
          : nothing
      }
      ${
        canUndo || REVERSIBLE.includes(stage)
          ? html`<button class="button soft" @click=${canUndo ? this.undo : this.reopen}>
              ${icon(mdiUndo)}${localizer.t("undo")}
            </button>`
          : nothing
      }
    </div>`;
  }

  private accept(candidate: Candidate): void {
    const { api } = this.context;
    this.decide("waiting", () => api.acceptProposal(this.proposal.proposal_id, candidate.guid));
  }

  private postpone = (): void => {
    this.decide("put_off", () => this.context.api.postponeProposal(this.proposal.proposal_id));
  };

  private decline(forever: boolean): void {
    const { api } = this.context;
    const { proposal_id } = this.proposal;
    this.decide(forever ? "never" : "declined", () => api.declineProposal(proposal_id, forever));
  }

  /** Take the decision back; there are pictures of candidates only for what is open. */
  private reopen = async (): Promise<void> => {
    try {
      await this.context.api.reopenProposal(this.proposal.proposal_id);
      this.stage = "open";
    } catch (error) {
      this.complain(error);
    }
  };

  private undo = (): void => {
    const { change } = this;
    if (change) this.decide("undoing", () => this.context.api.undoChange(change.change_id));
  };

  /** Send a decision, and show it at once. */
  private decide(stage: Stage, send: () => Promise<unknown>): void {
    const before = this.stage;
    this.stage = stage;
    this.dispatchEvent(new CustomEvent("decided"));
    send().catch((error: unknown) => {
      this.stage = before;
      this.complain(error);
    });
  }

  private async search(words: MatchSearch): Promise<void> {
    try {
      this.found = await this.context.api.searchMatches(this.proposal.rating_key, words);
    } catch (error) {
      this.complain(error);
    }
  }

  /** Look whether the job that was started for it has ended, and what came of it. */
  private async verify(): Promise<void> {
    const { api } = this.context;
    const { rating_key } = this.proposal;
    const kind = this.stage === "undoing" ? "undo" : "match";
    try {
      const [{ results }, changes] = await Promise.all([
        api.item(rating_key),
        api.changes(rating_key, 5),
      ]);
      const change = changes.find(({ rung }) => rung === kind);
      const result = results.find(({ job_id }) => job_id === change?.job_id);
      if (!change?.after || !result) return;
      [this.change, this.result] = [change, result];
      this.stage = kind === "undo" ? "undone" : "done";
    } catch (error) {
      this.complain(error);
    }
  }

  private complain(error: unknown): void {
    this.context.notify(this.localizer.error(asApiError(error)), true);
  }

  static override styles = [shared, partStyles, proposalStyles];
}

define("psr-proposal", PsrProposal);

declare global {
  interface HTMLElementTagNameMap {
    "psr-proposal": PsrProposal;
  }
}
