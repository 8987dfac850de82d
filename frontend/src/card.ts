/** The dashboard card: the progress and the result of scans, and buttons to control them. */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Api } from "./api";
import { configForm, offerInPicker } from "./card-picker";
import { cardStyles } from "./card.styles";
import { define } from "./components/define";
import { dryRunChip, pauseText, statusChip, summaryOf } from "./components/parts";
import { throughputLine, phaseSteps, progressBar } from "./components/progress";
import { progressStyles } from "./components/progress.styles";
import { headlineSign } from "./components/headline";
import { headlineOf, sinceWhen } from "./components/scan-card";
import "./components/scan-controls";
import { type Context, type Tone } from "./context";
import { sentenceOf } from "./headline";
import { Localizer } from "./localizer";
import {
  icon,
  mdiAlertCircleOutline,
  mdiFilmstrip,
  mdiPauseCircleOutline,
  mdiProgressClock,
} from "./icons";
import { Localization } from "./localization";
import { addressOf, navigate } from "./router";
import { ServerFeed } from "./server-feed";
import { shared } from "./styles";
import type { Entry, Hass, Job, ServerState } from "./types";

/** How many past jobs are loaded to estimate the size of a scan. */
const SIZE_JOBS = 20;
const CARD = "plex-smart-refresher-card";

interface CardConfig {
  type: string;
  entry_id?: string;
  title?: string;
  show_actions?: boolean;
}

class PlexSmartRefresherCard extends LitElement {
  @property({ attribute: false }) hass!: Hass;
  @state() private config: CardConfig = { type: `custom:${CARD}` };
  @state() private tick = 0;

  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly localization = new Localization(this);
  private readonly feed = new ServerFeed(this, () => this.hass, SIZE_JOBS);

  static getConfigForm = configForm;

  static async getStubConfig(hass: Hass): Promise<Partial<CardConfig>> {
    const entries = await Api.entries(hass).catch((): Entry[] => []);
    return { entry_id: entries[0]?.entry_id ?? "", show_actions: true };
  }

  setConfig(config: CardConfig): void {
    this.config = config;
  }

  getCardSize(): number {
    return 4;
  }

  getGridOptions() {
    return { columns: 12, min_columns: 6, rows: "auto", min_rows: 3 };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => this.feed.state?.job && (this.tick += 1), 1000);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    if (!this.hass) return false;
    if (changed.size !== 1 || !changed.has("hass")) return true;
    const before = changed.get("hass");
    return !before || Localizer.keyOf(before) !== Localizer.keyOf(this.hass);
  }

  protected override willUpdate(): void {
    this.localization.update(this.hass);
    const wantedId = this.config.entry_id ?? "";
    if (this.isConnected && wantedId !== this.feed.entryId) this.feed.follow(wantedId);
  }

  private get localizer(): Localizer {
    return this.localization.localizer;
  }

  private get context(): Context {
    return {
      api: this.feed.api!,
      localizer: this.localizer,
      isAdmin: this.hass.user?.is_admin ?? false,
      entryId: this.feed.entryId ?? "",
      epoch: 0,
      notify: (message) =>
        this.dispatchEvent(
          new CustomEvent("hass-notification", {
            detail: { message },
            bubbles: true,
            composed: true,
          }),
        ),
    };
  }

  protected override render() {
    return html`<ha-card class="card">${this.renderContent()}</ha-card>`;
  }

  private renderContent(): TemplateResult {
    const { localizer } = this;
    const { api, error, state: server } = this.feed;
    if (!api || error)
      return html`<p class="notice">
        ${icon(mdiAlertCircleOutline)}
        <span>${error ? localizer.error(error) : localizer.t("card_missing")}</span>
      </p>`;
    if (!server || !this.localization.isReady)
      return html`<div class="waiting" aria-hidden="true">
        <div class="skeleton"></div>
        <div class="skeleton"></div>
      </div>`;
    const { job } = server;
    return html`<div class="content">
      ${this.renderHead(server)} ${job ? this.renderRunning(job) : this.renderDetails(server)}
      ${
        this.config.show_actions === false
          ? nothing
          : html`<psr-scan-controls
              compact
              .context=${this.context}
              .state=${server}
              .jobs=${this.feed.jobs ?? []}
            ></psr-scan-controls>`
      }
    </div>`;
  }

  private renderHead(server: ServerState): TemplateResult {
    const { localizer } = this;
    const { job, last_job: last } = server;
    const href = addressOf({ entryId: this.feed.entryId ?? "" });
    const [sign, tone] = this.signOf(server);
    return html`<a class="head" href=${href} title=${localizer.t("card_open")} @click=${this.open}>
      <span class="badge tone-${tone}">${icon(sign)}</span>
      <span class="names">
        <span class="name ellipsis">${this.config.title || server.server.title}</span>
        <span class="muted ellipsis num">${this.renderState(server)}</span>
      </span>
      ${
        job
          ? html`<span class="percent num" aria-hidden="true"
              >${localizer.percent(job.progress)}</span
            >`
          : last
            ? statusChip(localizer, last.status)
            : nothing
      }
    </a>`;
  }

  private signOf({ server, job, headline }: ServerState): [string, Tone] {
    if (job?.status === "paused") return [mdiPauseCircleOutline, "warn"];
    if (job && !server.reachable) return [mdiAlertCircleOutline, "warn"];
    if (job) return [mdiProgressClock, "accent"];
    return headline ? [headlineSign(headline.code), headline.tone] : [mdiFilmstrip, "plain"];
  }

  private renderState(server: ServerState) {
    const { localizer } = this;
    const { job } = server;
    if (job?.status === "paused") return sinceWhen(localizer, job);
    if (job && !server.server.reachable) return localizer.failure("server_unavailable");
    if (job) return headlineOf(localizer, job);
    return sentenceOf(localizer, server)?.title ?? "";
  }

  /** What the sentence leaves out: its second line, and the last scan. */
  private renderDetails(server: ServerState) {
    const { localizer } = this;
    const { last_job: last } = server;
    const details = sentenceOf(localizer, server)?.details;
    const time = last && localizer.relative(last.finished_at ?? last.started_at);
    return html`<div class="details muted num">
      ${details ? html`<p>${details}</p>` : nothing}
      ${
        last && time
          ? html`<p>${localizer.t("card_last", { time })} · ${summaryOf(localizer, last)}</p>`
          : nothing
      }
    </div>`;
  }

  private renderRunning(job: Job): TemplateResult {
    const { localizer } = this;
    return html`<div class="running">
      ${progressBar(localizer, job)} ${phaseSteps(localizer, job)}
      <p class="ellipsis current">
        ${job.dry_run ? dryRunChip(localizer) : nothing}
        ${pauseText(localizer, job) || job.current || summaryOf(localizer, job)}
      </p>
      ${throughputLine(localizer, job, this.feed.throughput)}
    </div>`;
  }

  private readonly open = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    navigate((event.currentTarget as HTMLAnchorElement).getAttribute("href")!);
  };

  static override styles = [shared, progressStyles, cardStyles];
}

define(CARD, PlexSmartRefresherCard);

offerInPicker(CARD);
