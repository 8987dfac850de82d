import { html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import {
  arrivalNext,
  arrivedText,
  byShow,
  waitingArrivals,
  type WaitingArrival,
} from "../arrivals";
import { icon, mdiProgressClock } from "../icons";
import { shared } from "../styles";
import { arrivalsStyles } from "./arrivals.styles";
import { define } from "./define";
import { Load } from "./load";
import { defectChips } from "./parts";
import { partStyles } from "./parts.styles";
import "./poster";
import { View } from "./view";

/** The most items and shows that are shown. */
const MOST = 6;

/** The new items that are not ready yet: what they lack, and what happens to them next. */
export class PsrArrivals extends View {
  /** Changes each second, so that times are shown anew. */
  @property({ type: Number }) tick = 0;
  private readonly waiting = new Load(this, () => waitingArrivals(this.context.api));

  protected override willUpdate(): void {
    const { isAdmin, entryId, epoch } = this.context;
    const { arrivals, job } = this.state;
    this.hidden = !arrivals.pending; // so that it leaves no gap
    if (isAdmin && arrivals.pending)
      this.waiting.want(JSON.stringify([entryId, epoch, arrivals, job?.job_id]));
  }

  override render() {
    const { pending } = this.state.arrivals;
    if (!pending) return nothing;
    const { t, plural, error } = this.localizer;
    const count = plural("arrivals_waiting", pending);
    if (!this.context.isAdmin)
      return html`<p class="count muted num">${icon(mdiProgressClock)}${count}</p>`;
    const shown = byShow(this.waiting.value ?? []).slice(0, MOST);
    const left = pending - shown.flat().length;
    return html`<section class="card" aria-labelledby="arrivals">
      <div class="head">
        <h2 id="arrivals">${this.localizer.name("switch.arrivals")}</h2>
        <span class="muted num" role="status">${count}</span>
        <a class="button" href=${this.address({ view: "options" })} @click=${this.follow}
          >${t("view_options")}</a
        >
      </div>
      ${this.waiting.error ? html`<p class="muted pad">${error(this.waiting.error)}</p>` : nothing}
      <ul>
        ${shown.map((group) => this.renderGroup(group))}
      </ul>
      ${
        shown.length && left > 0
          ? html`<p class="muted num pad">${plural("arrivals_more", left)}</p>`
          : nothing
      }
    </section>`;
  }

  /** An item, or several of a show: what happens next is that of the first, which comes first. */
  private renderGroup(group: readonly WaitingArrival[]): TemplateResult {
    const { localizer } = this;
    const arrival = group[0]!;
    const { rating_key: itemKey, type, show } = arrival;
    const missing = [...new Set(group.flatMap((each) => each.missing))];
    const isSeveral = group.length > 1;
    const title = (isSeveral ? show : arrival.title) ?? localizer.t("arrival_untitled");
    const facts = [
      isSeveral ? localizer.plural("job_scope_arrivals", group.length) : "",
      this.libraryTitle(arrival.library_id),
      arrivedText(localizer, arrival),
    ];
    return html`<li>
      <psr-poster
        aria-hidden="true"
        .api=${this.context.api}
        ratingKey=${itemKey}
        type=${type ?? ""}
        version=${missing.join()}
      ></psr-poster>
      <div class="what">
        <a href=${this.address({ view: "items", itemKey })} @click=${this.follow}
          ><bdi>${title}</bdi></a
        >
        <span class="muted num">${facts.filter(Boolean).join(" · ")}</span>
      </div>
      <div class="what">
        ${missing.length ? defectChips(localizer, missing) : nothing}
        <span class="num"
          >${
            arrival.activity
              ? localizer.t(`activity_${arrival.activity}`)
              : arrivalNext(localizer, arrival)
          }</span
        >
      </div>
    </li>`;
  }

  static override styles = [shared, partStyles, arrivalsStyles];
}

define("psr-arrivals", PsrArrivals);
