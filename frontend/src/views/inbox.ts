import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { asApiError } from "../api";
import { define } from "../components/define";
import { Load } from "../components/load";
import { empty, errorState, pager, skeletonRows } from "../components/parts";
import { partStyles } from "../components/parts.styles";
import { View } from "../components/view";
import { icon, mdiCheckCircle, mdiCheckAll } from "../icons";
import { shared } from "../styles";
import type { Proposal } from "../ladder-types";
import { inboxStyles } from "./inbox.styles";
import "./proposal";

const PAGE = 20;
/** The way to repair that matches by an ID in the file name. */
const BY_ID = "match_by_id";

/** The inbox: the items without a match on which a person decides. */
export class PsrInbox extends View {
  /** Those that were decided on here: they stay in their place, with what came of them. */
  @state() private decided = new Set<string>();
  @state() private shown: Proposal[] = [];
  @state() private busy = false;

  private readonly page = new Load(this, async () => {
    const found = await this.context.api.proposals(PAGE, this.offset);
    this.shown = keepDecided(this.shown, found.proposals, this.decided);
    return found;
  });
  private readonly options = new Load(this, () => this.context.api.options());
  private place = "";

  private get offset(): number {
    return Math.max(0, Number(this.route.query.from) || 0);
  }

  override willUpdate(_changed: PropertyValues<this>): void {
    const place = JSON.stringify([this.context.entryId, this.offset]);
    if (place !== this.place) {
      this.place = place;
      this.decided = new Set();
      this.shown = [];
    }
    const { epoch, entryId } = this.context;
    this.options.want(JSON.stringify([epoch, entryId, this.state.options]));
    this.page.want(JSON.stringify([epoch, place, this.state.proposals, this.state.job === null]));
  }

  override render() {
    const { localizer } = this;
    const { value, error } = this.page;
    if (error)
      return html`<div class="card">
        ${errorState(localizer, localizer.error(error), () => void this.page.again())}
      </div>`;
    if (!value) return html`<div class="card">${skeletonRows(4, 160)}</div>`;
    if (!this.shown.length)
      return html`<div class="card">
        ${empty({
          path: mdiCheckCircle,
          title: localizer.t("inbox_empty_title"),
          text: localizer.t("inbox_empty_text"),
        })}
      </div>`;
    return html`${this.renderHead(value.total)} ${this.renderOffer()}
      <ul class="proposals">
        ${repeat(
          this.shown,
          ({ proposal_id }) => proposal_id,
          (proposal) =>
            html`<li class="card">
              <psr-proposal
                .context=${this.context}
                .state=${this.state}
                .route=${this.route}
                .proposal=${proposal}
                @decided=${() => this.keep([proposal])}
              ></psr-proposal>
            </li>`,
        )}
      </ul>
      ${pager(localizer, this.offset, PAGE, value.total, (from) =>
        this.setQuery({ from: from ? String(from) : "" }),
      )}`;
  }

  private renderHead(total: number): TemplateResult {
    const { localizer } = this;
    const clear = this.clearOnes;
    return html`<section class="card pad head">
      <div>
        <h2 class="num">${localizer.plural("inbox_title", total)}</h2>
        <p class="muted">${localizer.t("inbox_text")}</p>
      </div>
      ${
        clear.length > 1
          ? html`<button
              class="button filled"
              ?disabled=${this.busy}
              title=${localizer.t("inbox_accept_hint")}
              @click=${this.acceptClear}
            >
              ${icon(mdiCheckAll)}${localizer.plural("inbox_accept", clear.length)}
            </button>`
          : nothing
      }
    </section>`;
  }

  /** Offer to leave to scans what an ID in the file name identifies. */
  private renderOffer(): TemplateResult | typeof nothing {
    const { t } = this.localizer;
    const isReady = this.shown.some(({ reason }) => reason === "ready");
    if (!isReady || !this.rungs || this.rungs.includes(BY_ID)) return nothing;
    return html`<section class="card pad head">
      <div>
        <h3>${t("inbox_by_id_title")}</h3>
        <p class="muted">${t("inbox_by_id_text")}</p>
      </div>
      <button class="button soft" ?disabled=${this.busy} @click=${this.matchById}>
        ${t("inbox_by_id")}
      </button>
    </section>`;
  }

  /** The ways to repair that scans try; undefined until they are known. */
  private get rungs(): string[] | undefined {
    const row = this.options.value?.options.find(({ key }) => key === "rungs");
    return row && [...(row.value as string[])];
  }

  private matchById = async (): Promise<void> => {
    const { api, notify, localizer } = this.context;
    this.busy = true;
    try {
      await api.setOptions({ rungs: [...this.rungs!, BY_ID] });
      await this.options.again();
      notify(localizer.t("inbox_by_id_done"));
    } catch (error) {
      notify(localizer.error(asApiError(error)), true);
    } finally {
      this.busy = false;
    }
  };

  /** Those whose recommended candidate needs no second look. */
  private get clearOnes(): Proposal[] {
    return this.shown.filter(
      ({ is_plain, is_queued, proposal_id }) =>
        is_plain && !is_queued && !this.decided.has(proposal_id),
    );
  }

  private acceptClear = async (): Promise<void> => {
    const { api, notify, localizer } = this.context;
    const clear = this.clearOnes;
    this.busy = true;
    try {
      const { items } = await api.acceptProposals(clear.map(({ proposal_id }) => proposal_id));
      this.keep(clear);
      for (const each of this.renderRoot.querySelectorAll("psr-proposal"))
        if (clear.includes(each.proposal)) each.wait();
      notify(localizer.plural("inbox_matching", items));
    } catch (error) {
      notify(localizer.error(asApiError(error)), true);
    } finally {
      this.busy = false;
    }
  };

  private keep(proposals: readonly Proposal[]): void {
    this.decided = new Set([...this.decided, ...proposals.map(({ proposal_id }) => proposal_id)]);
  }

  static override styles = [shared, partStyles, inboxStyles];
}

/** Return a new page with the decided ones of the page before in their places. */
export function keepDecided(
  before: readonly Proposal[],
  now: readonly Proposal[],
  decided: ReadonlySet<string>,
): Proposal[] {
  const listed = new Set(now.map(({ proposal_id }) => proposal_id));
  const merged = [...now];
  before.forEach((each, place) => {
    if (decided.has(each.proposal_id) && !listed.has(each.proposal_id))
      merged.splice(Math.min(place, merged.length), 0, each);
  });
  return merged;
}

define("psr-inbox", PsrInbox);
