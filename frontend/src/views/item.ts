import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { asApiError } from "../api";
import { arrivalText } from "../arrivals";
import { define } from "../components/define";
import { Load, throttle } from "../components/load";
import { lineStyles } from "../components/log.styles";
import { defectChips, empty, errorState, skeletonRows } from "../components/parts";
import { partStyles } from "../components/parts.styles";
import "../components/poster";
import { View } from "../components/view";
import { plexLinks } from "../plex-links";
import {
  icon,
  mdiArrowLeft,
  mdiArrowRight,
  mdiEyeOffOutline,
  mdiEyeOutline,
  mdiMagnify,
  mdiOpenInNew,
  mdiRefresh,
} from "../icons";
import { ignoreItems, refreshItems, undoIgnore } from "../item-actions";
import { lineRow } from "../log-words";
import { shared } from "../styles";
import type { Item, ItemHistory, JobItem, Selection } from "../types";
import { segmentText } from "../work-list";
import { attemptRow, changedTexts, knownOf, outlook, type Known } from "./item-parts";
import "./item-changes";
import "./proposal";
import { itemStyles } from "./item.styles";

const only = ({ rating_key }: Item): Selection => ({ selected: [`item:${rating_key}`] });

/** The minimum interval between reloads while a job runs, in milliseconds. */
const RELOAD_EVERY = 2_000;

/** An item: what it looked like before and after, why it is broken, what happens next, its history. */
export class PsrItem extends View {
  @state() private busy = false;
  @state() private isAsked = false;

  private readonly history = new Load(this, async () => {
    const found = await this.context.api.item(this.route.itemKey);
    this.isAsked = false;
    return found;
  });
  /** What waits for a decision on it; it stays when it is decided, with what came of it. */
  private readonly proposal = new Load(this, () => this.context.api.proposal(this.route.itemKey));
  private readonly reload = throttle(() => void this.history.again(), RELOAD_EVERY);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.reload.stop();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { epoch, entryId } = this.context;
    const key = JSON.stringify([epoch, entryId, this.route.itemKey]);
    this.history.want(key);
    this.proposal.want(key);
    const before = changed.get("state") as typeof this.state | undefined;
    if (before && (before.job !== this.state.job || before.ended_job !== this.state.ended_job))
      this.reload();
  }

  override render() {
    const { localizer } = this;
    const { value, error } = this.history;
    return html`<a class="button back" href=${this.address({ view: "items" })} @click=${this.follow}
        >${icon(mdiArrowLeft)}${localizer.t("item_all")}</a
      >
      ${
        error
          ? html`<div class="card">
              ${errorState(localizer, localizer.error(error), () => void this.history.again())}
            </div>`
          : value
            ? this.renderItem(value)
            : html`<div class="card">${skeletonRows(6, 60)}</div>`
      }`;
  }

  private renderItem(history: ItemHistory): TemplateResult {
    const { localizer } = this;
    const { item, results } = history;
    const known = knownOf(history);
    if (!known)
      return html`<div class="card">
        ${empty({
          path: mdiMagnify,
          title: localizer.t("item_missing_title"),
          text: localizer.t("item_missing_text"),
        })}
      </div>`;
    const latest = results.find(({ changes }) => Object.keys(changes).length);
    return html`<section class="card pad hero">
        ${this.renderPosters(known, latest)}
        <div class="about">
          <h2><bdi>${known.title}</bdi></h2>
          <p class="muted">${this.factsOf(known, history)}</p>
          ${item ? this.renderState(item) : results.length ? html`<p>${localizer.t("item_gone")}</p>` : html`<div class="actions">${this.renderLinks(this.route.itemKey)}</div>`}
        </div>
      </section>
      ${outlook(localizer, this.state, history)} ${this.renderProposal()}
      ${latest ? changedTexts(localizer, latest) : nothing}
      <psr-item-changes
        .context=${this.context}
        .state=${this.state}
        .route=${this.route}
        .ratingKey=${this.route.itemKey}
      ></psr-item-changes>
      ${this.renderPast(history)}`;
  }

  private renderProposal(): TemplateResult | typeof nothing {
    const { value } = this.proposal;
    if (!value) return nothing;
    return html`<section class="card">
      <psr-proposal
        .context=${this.context}
        .state=${this.state}
        .route=${this.route}
        .proposal=${value}
      ></psr-proposal>
    </section>`;
  }

  private renderPast({ results, lines: all }: ItemHistory): TemplateResult {
    const { localizer } = this;
    const lines = all.filter(({ level }) => level !== "debug");
    const attempts = results.map((result) =>
      attemptRow(localizer, result, (jobId) => this.jobLink(jobId), this.follow),
    );
    return html`<section class="card pad">
        <h3>${localizer.t("item_history")}</h3>
        ${
          results.length
            ? html`<ol class="history">
                ${attempts}
              </ol>`
            : html`<p class="muted">${localizer.t("item_history_empty")}</p>`
        }
      </section>
      ${
        lines.length
          ? html`<section class="card pad">
              <h3>${localizer.t("job_log")}</h3>
              <div class="lines">
                ${lines.toReversed().map((line) => lineRow(localizer, line, { date: true }))}
              </div>
            </section>`
          : nothing
      }`;
  }

  private jobLink(jobId: string): string {
    const query = { tab: "log", item: this.route.itemKey };
    return this.address({ view: "jobs", jobId, query });
  }

  private factsOf(known: Known, { item, arrival }: ItemHistory): string {
    const { localizer } = this;
    return [
      localizer.word("media_type", known.type),
      this.libraryTitle(known.library_id),
      item ? localizer.t("checked_at", { time: localizer.relative(item.last_seen) }) : "",
      arrival ? arrivalText(localizer, arrival) : "",
    ]
      .filter(Boolean)
      .join(" · ");
  }

  private renderPosters({ type }: Known, latest: JobItem | undefined): TemplateResult {
    const { t } = this.localizer;
    const [before, after] = latest?.changes.poster ?? ["", ""];
    const poster = (key: string, text: string) =>
      html`<figure>
        <psr-poster .api=${this.context.api} .ratingKey=${key} .type=${type}></psr-poster>
        ${text ? html`<figcaption class="muted">${text}</figcaption>` : nothing}
      </figure>`;
    const isNew = before === "none" && after !== "none";
    return html`<div class="posters">
      ${
        isNew
          ? html`${poster("", t("before"))} ${icon(mdiArrowRight)}
            ${poster(this.route.itemKey, t("after"))}`
          : poster(this.route.itemKey, "")
      }
    </div>`;
  }

  private renderState(item: Item): TemplateResult {
    const { localizer } = this;
    const tone = { healed: "good", ignored: "plain", waiting: "info" }[item.segment as string];
    return html`<span class="chips"
        ><span class="chip tone-${tone ?? "warn"}">${segmentText(localizer, item.segment)}</span>
        ${item.defects.length ? defectChips(localizer, item.defects) : nothing}</span
      >
      ${this.renderActions(item)}`;
  }

  private renderActions(item: Item): TemplateResult {
    const { t } = this.localizer;
    return html`<div class="actions">
      ${this.renderRefresh(item)}
      <button
        class="button soft"
        ?disabled=${this.busy}
        @click=${() => void this.ignore(item, !item.ignored)}
      >
        ${icon(item.ignored ? mdiEyeOutline : mdiEyeOffOutline)}${t(item.ignored ? "unignore" : "ignore")}
      </button>
      ${this.renderLinks(item.rating_key)}
    </div>`;
  }

  private renderLinks(itemKey: string): TemplateResult | typeof nothing {
    const { t } = this.localizer;
    const links = plexLinks(this.state.server, itemKey);
    if (!links) return nothing;
    const { best, local, web } = links;
    const link = (address: string, text: string) =>
      html`<a class="button soft" href=${address} target="_blank" rel="noreferrer"
        >${icon(mdiOpenInNew)}${text}</a
      >`;
    const other = best === local ? link(web, t("open_at_plex_tv")) : nothing;
    return html`${link(best, t("open_in_plex"))}
    ${local && best === web ? link(local, t("open_locally")) : other}`;
  }

  /** The refresh button, or the activity in its place; scans skip protected items. */
  private renderRefresh(item: Item) {
    const { t } = this.localizer;
    const activity = item.activity ?? (this.isAsked ? "queued" : null);
    if (activity)
      return html`<span class="activity" role="status">${t(`activity_${activity}`)}</span>`;
    if (item.segment === "needs_you") return nothing;
    const isHealthy = !item.defects.length;
    return html`<button
      class="button ${isHealthy ? "soft" : "filled"}"
      ?disabled=${this.busy}
      @click=${() => void this.refresh(item, isHealthy)}
    >
      ${icon(mdiRefresh)}${t(isHealthy ? "refresh_anyway" : "refresh_now")}
    </button>`;
  }

  private refresh(item: Item, force: boolean): Promise<void> {
    this.isAsked = true;
    const isQueued = Boolean(this.state.job);
    return this.act(() => refreshItems(this.context, only(item), force, isQueued));
  }

  private ignore(item: Item, ignored: boolean): Promise<void> {
    const undo = (change: string) =>
      void this.act(() => undoIgnore(this.context, change, !ignored));
    return this.act(() => ignoreItems(this.context, only(item), ignored, undo));
  }

  private async act(action: () => Promise<void>): Promise<void> {
    const { notify, localizer } = this.context;
    this.busy = true;
    try {
      await action();
      await this.history.again();
    } catch (error) {
      this.isAsked = false;
      notify(localizer.error(asApiError(error)), true);
    } finally {
      this.busy = false;
    }
  }

  static override styles = [shared, partStyles, lineStyles, itemStyles];
}

define("psr-item", PsrItem);
