import { html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { icon, mdiArrowRight } from "../icons";
import { shared } from "../styles";
import type { JobItem, ScanMark } from "../types";
import { define } from "./define";
import { healedStyles } from "./healed.styles";
import { Load } from "./load";
import "./poster";
import { View } from "./view";

/** The most items that are shown; the page of the job has all. */
const MOST = 12;
/** Defects of the poster itself: before, there was none, or none that was right. */
const OF_POSTER = ["missing_poster", "broken_poster", "frame_poster", "inherited_poster"];
const TEXTS = ["title", "summary"] as const;

/** What the last scan that fixed something has healed: texts before and after, and the poster. */
export class PsrHealed extends View {
  /** On the card, there is no heading. */
  @property({ type: Boolean }) compact = false;
  private readonly items = new Load(this, () => this.load());

  protected override willUpdate(): void {
    const { isAdmin, entryId, epoch } = this.context;
    const healing = this.state.last_healing;
    this.hidden = !healing; // so that it leaves no gap
    if (isAdmin && healing) this.items.want(JSON.stringify([entryId, epoch, healing.job_id]));
  }

  private async load(): Promise<readonly JobItem[]> {
    const { job_id } = this.state.last_healing!;
    return (await this.context.api.jobItems(job_id, "fixed", MOST, 0)).items;
  }

  override render() {
    const healing = this.state.last_healing;
    if (!healing) return nothing;
    const { t, plural, relative, dateTime, error, wasLastNight } = this.localizer;
    return html`<section class=${this.compact ? "" : "card"} aria-labelledby="healed">
      <div class="head ${this.compact ? "visually-hidden" : ""}">
        <h2 id="healed">${t(wasLastNight(healing.time) ? "healed_last_night" : "healed_last")}</h2>
        <span class="muted num" title=${dateTime(healing.time)}
          >${plural("healed_items", healing.fixed)} · ${relative(healing.time)}</span
        >
        ${this.context.isAdmin ? this.renderLink(healing) : nothing}
      </div>
      ${this.items.error ? html`<p class="muted pad">${error(this.items.error)}</p>` : nothing}
      ${
        this.items.value?.length && this.context.isAdmin
          ? html`<ul>
              ${this.items.value.map((item) => this.renderItem(item))}
            </ul>`
          : nothing
      }
    </section>`;
  }

  private renderLink({ job_id: jobId }: ScanMark): TemplateResult {
    const query = { tab: "items", result: "fixed" };
    return html`<a
      class="button"
      href=${this.address({ view: "jobs", jobId, query })}
      @click=${this.follow}
      >${this.localizer.t("healed_all")}${icon(mdiArrowRight)}</a
    >`;
  }

  private renderItem(item: JobItem): TemplateResult {
    const { localizer } = this;
    const fixed = item.before.map((defect) => localizer.word("defect", defect)).join(", ");
    const hadNoPoster = item.before.some((defect) => OF_POSTER.includes(defect));
    const { api } = this.context;
    return html`<li>
      <a
        href=${this.address({ view: "items", itemKey: item.rating_key })}
        title=${item.title}
        @click=${this.follow}
      >
        <span class="posters" aria-hidden="true">
          ${
            hadNoPoster
              ? html`<psr-poster class="before" .api=${api} type=${item.type}></psr-poster>
                  ${icon(mdiArrowRight)}`
              : nothing
          }
          <psr-poster
            .api=${api}
            ratingKey=${item.rating_key}
            type=${item.type}
            version=${String(Math.round(item.time))}
          ></psr-poster>
        </span>
        <bdi class="title">${item.title}</bdi>
        <del class="muted fixed">${fixed}</del>
        ${TEXTS.map((name) => this.renderText(item.changes[name]))}
      </a>
    </li>`;
  }

  /** A text that the refresh changed. Of a poster, nobody keeps the picture of before. */
  private renderText(change: [before: string, after: string] | undefined) {
    if (!change) return nothing;
    const [before, after] = change;
    return html`<span class="fixed">
      ${before ? html`<del class="muted line"><bdi>${before}</bdi></del>` : nothing}
      <ins class="line"><bdi>${after}</bdi></ins>
    </span>`;
  }

  static override styles = [shared, healedStyles];
}

define("psr-healed", PsrHealed);
