import { LitElement, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { asApiError } from "../api";
import { cureButton } from "../components/cure";
import { headline, type HeadlineLinks } from "../components/headline";
import { headlineStyles } from "../components/headline.styles";
import { define } from "../components/define";
import { chip, figure, startedText } from "../components/parts";
import { partStyles } from "../components/parts.styles";
import { ring } from "../components/ring";
import { ringStyles } from "../components/ring.styles";
import type { Context } from "../context";
import { icon, mdiArrowRight, mdiPowerPlugOffOutline } from "../icons";
import { addressOf } from "../router";
import { shared } from "../styles";
import type { Entry, ServerSummary } from "../types";
import { serversStyles } from "./servers.styles";

/** All servers: how each one is, and what can be done about it. */
export class PsrServers extends LitElement {
  @property({ attribute: false }) entries: readonly Entry[] = [];
  /** Return what a row needs to act for its server. */
  @property({ attribute: false }) contextOf!: (entryId: string) => Context;
  @property({ attribute: false }) open!: (event: MouseEvent) => void;
  @state() private busy = "";

  override render() {
    return html`<ul class="servers">
      ${this.entries.map((entry) => this.renderServer(entry, this.contextOf(entry.entry_id)))}
    </ul>`;
  }

  private renderServer(entry: Entry, context: Context): TemplateResult {
    const { summary } = entry;
    return html`<li class="card pad" ?inert=${this.busy === entry.entry_id}>
      <a class="name" href=${addressOf({ entryId: entry.entry_id })} @click=${this.open}>
        <h2><bdi>${entry.title}</bdi></h2>
        ${summary?.job ? this.renderJob(context, summary.job) : nothing} ${icon(mdiArrowRight)}
      </a>
      ${summary ? this.renderSummary(entry, summary, context) : this.renderUnloaded(entry, context)}
    </li>`;
  }

  private renderJob({ localizer }: Context, job: NonNullable<ServerSummary["job"]>) {
    const text = `${localizer.word("status", job.status)} · ${localizer.percent(job.progress)}`;
    return chip(text, job.status === "paused" ? "warn" : "accent");
  }

  private renderSummary(entry: Entry, summary: ServerSummary, context: Context): TemplateResult {
    const told = { ...summary, server: { title: entry.title } };
    return html`${headline(context, told, this.linksOf(context))}
    ${this.renderFacts(summary, context)}`;
  }

  private renderFacts(
    { items, health, open, next_run: next }: ServerSummary,
    { localizer }: Context,
  ): TemplateResult {
    const { t, name, number, upcoming } = localizer;
    const isUnknown = items === null && !open?.items;
    return html`<div class="state">
      ${health === null ? nothing : ring(localizer, health)}
      <dl class="facts">
        ${health === null ? figure(name("sensor.health"), "–") : nothing}
        ${figure(name("sensor.broken"), isUnknown || !open ? "–" : number(open.items))}
        ${figure(name("sensor.next_scan"), next ? upcoming(next) : t("no_schedule"))}
      </dl>
    </div>`;
  }

  private renderUnloaded({ cure }: Entry, context: Context): TemplateResult {
    const { t } = context.localizer;
    return html`<div class="sentence tone-${cure ? "bad" : "plain"}">
      <span class="badge">${icon(mdiPowerPlugOffOutline)}</span>
      <div class="words">
        <h3>${t("not_loaded_title")}</h3>
        <p class="muted">${t("not_loaded_text")}</p>
      </div>
      ${cure && context.isAdmin ? html`<span class="deeds">${cureButton(context, cure)}</span>` : nothing}
    </div>`;
  }

  private linksOf(context: Context): HeadlineLinks {
    const { api, localizer } = context;
    return {
      scan: (request) =>
        void this.act(context, async () => {
          return startedText(localizer, await api.start(request), request.dry_run);
        }),
      scheduleNightly: () =>
        void this.act(context, async () => {
          const { schedule } = await api.schedulePreset();
          return localizer.scheduled((await api.setSchedule(schedule)).next_run);
        }),
      follow: this.open,
    };
  }

  private async act(
    { entryId, localizer, notify }: Context,
    action: () => Promise<string>,
  ): Promise<void> {
    this.busy = entryId;
    try {
      notify(await action());
      this.dispatchEvent(new CustomEvent("changed"));
    } catch (error) {
      notify(localizer.error(asApiError(error)), true);
    } finally {
      this.busy = "";
    }
  }

  static override styles = [shared, partStyles, ringStyles, headlineStyles, serversStyles];
}

define("psr-servers", PsrServers);
