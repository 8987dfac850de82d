/** The dashboard card: how well a server is, what was healed, what comes next, and a scan as it goes. */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Api } from "./api";
import { configForm, offerInPicker } from "./card-picker";
import { cardStyles } from "./card.styles";
import { cardFacts, cardLibraries, type Layout } from "./components/card-parts";
import { define } from "./components/define";
import "./components/healed";
import { dryRunChip, pauseText, summaryOf } from "./components/parts";
import { throughputLine, phaseSteps, progressBar } from "./components/progress";
import { progressStyles } from "./components/progress.styles";
import { headlineSign } from "./components/headline";
import { ring } from "./components/ring";
import { ringStyles } from "./components/ring.styles";
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
  mdiTimerSand,
} from "./icons";
import { Localization } from "./localization";
import { addressOf, navigate } from "./router";
import { ServerFeed } from "./server-feed";
import { shared } from "./styles";
import type { Entry, Hass, Job, ServerState } from "./types";

/** How many past jobs are loaded to estimate the size of a scan. */
const SIZE_JOBS = 20;
const CARD = "plex-smart-refresher-card";
/** What acts by itself when it is clicked. */
const CONTROLS = "a, button, input, select, label, dialog, psr-dialog";

interface CardConfig {
  type: string;
  entry_id?: string;
  title?: string;
  show_actions?: boolean;
  layout?: Layout;
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
    return { entry_id: entries[0]?.entry_id ?? "", layout: "compact", show_actions: true };
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
      hass: () => this.hass,
      localizer: this.localizer,
      isAdmin: this.hass.user?.is_admin ?? false,
      entryId: this.feed.entryId ?? "",
      epoch: 0,
      openForm: () => navigate(addressOf({ entryId: this.feed.entryId ?? "" })),
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
    // The heading is a link for those who use a keyboard.
    return html`<ha-card class="card" @click=${this.openAnywhere}
      >${this.renderContent()}</ha-card
    >`;
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
      ${this.renderHead(server)} ${job ? this.renderRunning(job) : this.renderIdle(server)}
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
    const { job, health } = server;
    const href = addressOf({ entryId: this.feed.entryId ?? "" });
    const [sign, tone] = this.signOf(server);
    return html`<a class="head" href=${href} title=${localizer.t("card_open")} @click=${this.open}>
      ${
        job || health === null
          ? html`<span class="badge tone-${tone}">${icon(sign)}</span>`
          : ring(localizer, health)
      }
      <span class="names">
        <bdi class="name ellipsis">${this.config.title || server.server.title}</bdi>
        <span class="state num">${this.renderState(server)}</span>
      </span>
      ${
        job?.status === "queued"
          ? nothing
          : job
            ? html`<span class="percent num" aria-hidden="true"
                >${localizer.percent(job.progress)}</span
              >`
            : health === null
              ? nothing
              : html`<span class="sign tone-${tone}">${icon(sign)}</span>`
      }
    </a>`;
  }

  private signOf({ server, job, headline }: ServerState): [string, Tone] {
    if (job?.status === "paused") return [mdiPauseCircleOutline, "warn"];
    if (job?.status === "queued") return [mdiTimerSand, "info"];
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

  private renderIdle(server: ServerState) {
    const { localizer } = this;
    const details = sentenceOf(localizer, server)?.details;
    return html`${details ? html`<p class="details muted num">${details}</p>` : nothing}
    ${cardFacts(localizer, server)} ${this.renderLayout(server)}`;
  }

  private renderLayout(server: ServerState) {
    switch (this.config.layout) {
      case "libraries":
        return cardLibraries(this.localizer, server);
      case "posters":
        return html`<psr-healed compact .context=${this.context} .state=${server}></psr-healed>`;
      default:
        return nothing;
    }
  }

  private renderRunning(job: Job): TemplateResult {
    const { localizer } = this;
    if (job.status === "queued")
      return html`<p class="muted">
        ${job.dry_run ? dryRunChip(localizer) : nothing} ${localizer.t("queued_note")}
      </p>`;
    return html`<div class="running">
      ${progressBar(localizer, job)} ${phaseSteps(localizer, job)}
      <p class="current">
        ${job.dry_run ? dryRunChip(localizer) : nothing}
        ${pauseText(localizer, job) || job.current || summaryOf(localizer, job)}
      </p>
      ${throughputLine(localizer, job, this.feed.throughput)}
    </div>`;
  }

  private readonly openAnywhere = (event: MouseEvent): void => {
    const path = event.composedPath();
    const isControl = path.some((node) => node instanceof Element && node.matches(CONTROLS));
    if (!isControl && !event.defaultPrevented && this.feed.entryId)
      navigate(addressOf({ entryId: this.feed.entryId }));
  };

  private readonly open = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    navigate((event.currentTarget as HTMLAnchorElement).getAttribute("href")!);
  };

  static override styles = [shared, progressStyles, ringStyles, cardStyles];
}

define(CARD, PlexSmartRefresherCard);

offerInPicker(CARD);
