/** The sidebar panel: chooses the server and the view, and follows the server's state for them all. */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Api, asApiError, type ApiError, type Unsubscribe } from "./api";
import { define } from "./components/define";
import { empty, errorState, pauseText, skeletonRows, summaryOf } from "./components/parts";
import { partStyles } from "./components/parts.styles";
import { Speech, type Context } from "./context";
import { Pace } from "./health";
import {
  icon,
  mdiAlertCircleOutline,
  mdiCogOutline,
  mdiFilmstrip,
  mdiFormatListBulleted,
  mdiHistory,
  mdiLanDisconnect,
  mdiLockOutline,
  mdiPowerPlugOffOutline,
  mdiViewDashboardOutline,
} from "./icons";
import { VIEWS, addressOf, navigate, parseRoute, type Route, type View } from "./router";
import { panelStyles } from "./panel.styles";
import { shared } from "./styles";
import type { Entry, Hass, Job, ServerState } from "./types";
import "./views/items";
import "./views/job";
import "./views/jobs";
import "./views/overview";
import "./views/settings";

const VIEW_ICONS: Record<View, string> = {
  overview: mdiViewDashboardOutline,
  jobs: mdiHistory,
  items: mdiFormatListBulleted,
  settings: mdiCogOutline,
};
/** What is for administrators: titles, logs and settings. */
const ADMIN_VIEWS: readonly View[] = ["items", "settings"];
/** How many jobs of the past the trends are drawn from. */
const TREND_JOBS = 60;
/** A connection that is back within so many milliseconds is not worth a word. */
const LOST_AFTER = 1_500;

export class PlexSmartRefresherPanel extends LitElement {
  @property({ attribute: false }) hass!: Hass;
  @property({ type: Boolean, reflect: true }) narrow = false;
  @property({ attribute: false }) panel: unknown;

  /** Home Assistant's route only says that something changed: filters are in the address itself. */
  @property({ attribute: false }) set route(_route: unknown) {
    this.readAddress();
  }

  @state() private at: Route = parseRoute(location.pathname, location.hash);
  @state() private entries: Entry[] | undefined;
  @state() private entriesError: ApiError | undefined;
  @state() private serverState: ServerState | undefined;
  @state() private stateError: ApiError | undefined;
  @state() private jobs: Job[] | undefined;
  @state() private lostAt: number | undefined;
  @state() private announcement = "";

  private speech!: Speech;
  private speechKey = "";
  private api: Api | undefined;
  private context: Context | undefined;
  private unsubscribe: Unsubscribe | undefined;
  private connection: Hass["connection"] | undefined;
  private lostTimer: ReturnType<typeof setTimeout> | undefined;
  private epoch = 0;
  private readonly pace = new Pace();

  private readonly readAddress = (): void => {
    if (!location.pathname.startsWith("/plex-smart-refresher")) return; // already elsewhere
    const at = parseRoute(location.pathname, location.hash);
    if (JSON.stringify(at) !== JSON.stringify(this.at)) this.at = at;
  };
  private readonly onLost = (): void => {
    const lostAt = Date.now() / 1000;
    this.lostTimer ??= setTimeout(() => (this.lostAt = lostAt), LOST_AFTER);
  };
  private readonly onReady = (): void => {
    clearTimeout(this.lostTimer);
    this.lostTimer = undefined;
    this.lostAt = undefined;
    void this.loadEntries();
    // Lists were not followed meanwhile: in a new epoch the views read them again.
    this.epoch += 1;
    this.follow(this.at.entryId);
  };

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("location-changed", this.readAddress);
    window.addEventListener("popstate", this.readAddress);
    window.addEventListener("hashchange", this.readAddress);
    this.readAddress();
    if (this.hasUpdated) this.listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("location-changed", this.readAddress);
    window.removeEventListener("popstate", this.readAddress);
    window.removeEventListener("hashchange", this.readAddress);
    this.connection?.removeEventListener("disconnected", this.onLost);
    this.connection?.removeEventListener("ready", this.onReady);
    this.connection = undefined;
    this.unfollow();
  }

  protected override firstUpdated(): void {
    this.listen();
  }

  private listen(): void {
    this.connection = this.hass.connection;
    this.connection.addEventListener("disconnected", this.onLost);
    this.connection.addEventListener("ready", this.onReady);
    void this.loadEntries();
  }

  /** Other things of `hass` change all the time and matter to nobody here. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    if (changed.size !== 1 || !changed.has("hass")) return true;
    const before = changed.get("hass");
    return (
      !before ||
      before.user?.is_admin !== this.hass.user?.is_admin ||
      Speech.keyOf(before) !== Speech.keyOf(this.hass)
    );
  }

  protected override willUpdate(changed: PropertyValues): void {
    const speechKey = Speech.keyOf(this.hass);
    if (speechKey !== this.speechKey) {
      this.speechKey = speechKey;
      this.speech = new Speech(this.hass);
      this.context = undefined;
    }
    if (changed.has("at") || changed.has("entries")) this.chooseServer();
    if (changed.has("narrow") || !this.context) this.makeContext();
  }

  private makeContext(): void {
    if (!this.api) return;
    this.context = {
      api: this.api,
      speech: this.speech,
      isAdmin: this.isAdmin,
      narrow: this.narrow,
      entryId: this.api.entryId,
      epoch: this.epoch,
      notify: (message, isError) => this.notify(message, isError),
    };
  }

  private get isAdmin(): boolean {
    return this.hass.user?.is_admin ?? false;
  }

  private async loadEntries(): Promise<void> {
    try {
      this.entries = await Api.entries(this.hass);
      this.entriesError = undefined;
    } catch (error) {
      this.entriesError = asApiError(error);
    }
  }

  /** Take the server from the address, or put the first one into it. */
  private chooseServer(): void {
    if (!this.entries) return;
    const first = this.entries.find((entry) => entry.state === "loaded") ?? this.entries[0];
    if (!this.at.entryId && first) {
      const { view, jobId, query } = this.at;
      navigate(addressOf({ entryId: first.entry_id, view, jobId, query }), true);
      this.at = { ...this.at, entryId: first.entry_id };
    }
    if (this.api?.entryId !== this.at.entryId) this.follow(this.at.entryId);
  }

  private follow(entryId: string): void {
    const isOther = this.api?.entryId !== entryId;
    this.unfollow();
    if (!entryId || !this.entries?.some((entry) => entry.entry_id === entryId)) return;
    if (isOther) {
      this.serverState = undefined;
      this.jobs = undefined;
    }
    this.api = new Api(() => this.hass, entryId);
    this.context = undefined;
    this.stateError = undefined;
    this.unsubscribe = this.api.subscribe({
      onState: (server) => this.onState(server),
      onError: (error) => {
        if (error.code !== "connection") this.stateError = error;
      },
    });
    this.requestUpdate();
  }

  private unfollow(): void {
    this.unsubscribe?.();
    this.unsubscribe = undefined;
    this.api?.release();
    this.api = undefined;
    this.context = undefined;
  }

  private onState(server: ServerState): void {
    const before = this.serverState;
    this.stateError = undefined;
    this.serverState = server;
    if (server.job) this.pace.add(server.job, Date.now() / 1000);
    this.announce(before, server);
    if (!this.jobs || before?.last_job?.job_id !== server.last_job?.job_id) void this.loadJobs();
  }

  private async loadJobs(): Promise<void> {
    const { api } = this;
    if (!api) return;
    try {
      const { jobs } = await api.jobs({}, TREND_JOBS);
      if (api === this.api) this.jobs = jobs;
    } catch {
      if (api === this.api) this.jobs ??= []; // the views still work without a trend
    }
  }

  /** Tell screen readers of phases and the end, not of each step. */
  private announce(before: ServerState | undefined, now: ServerState): void {
    if (!before) return;
    const { speech } = this;
    const isPaused = now.job?.status === "paused";
    if (isPaused && now.job!.pause_reason !== before.job?.pause_reason)
      this.announcement = speech.t("live_paused", { reason: pauseText(speech, now.job!) });
    else if (now.job?.status === "running" && before.job?.status === "paused")
      this.announcement = speech.t("resumed");
    else if (now.job && now.job.phase && now.job.phase !== before.job?.phase)
      this.announcement = speech.t("live_phase", { phase: speech.word("phase", now.job.phase) });
    else if (before.job && !now.job && now.last_job)
      this.announcement = speech.t("live_finished", { summary: summaryOf(speech, now.last_job) });
  }

  private notify(message: string, isError = false): void {
    this.announcement = isError ? message : this.announcement;
    this.dispatchEvent(
      new CustomEvent("hass-notification", { detail: { message }, bubbles: true, composed: true }),
    );
  }

  private readonly openLink = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    navigate((event.currentTarget as HTMLAnchorElement).getAttribute("href")!);
  };

  protected override render() {
    return html`<header>
        ${
          this.narrow
            ? html`<ha-menu-button .hass=${this.hass} .narrow=${this.narrow}></ha-menu-button>`
            : nothing
        }
        <h1 class="ellipsis">${this.speech.t("title")}</h1>
        ${this.renderServers()} ${this.narrow ? nothing : this.renderTabs()}
      </header>
      <main id="main" tabindex="-1">
        <div class="content">
          ${
            this.lostAt === undefined
              ? nothing
              : html`<p class="banner tone-warn" role="status">
                  ${icon(mdiLanDisconnect)}
                  ${this.speech.t("connection_lost", { time: this.speech.time(this.lostAt, true) })}
                </p>`
          }
          ${this.renderContent()}
        </div>
      </main>
      ${this.narrow ? this.renderTabs() : nothing}
      <div class="visually-hidden" role="status" aria-live="polite">${this.announcement}</div>`;
  }

  private renderServers() {
    if (!this.entries || this.entries.length < 2) return nothing;
    return html`<select
      class="servers"
      aria-label=${this.speech.t("server")}
      @change=${(event: Event) =>
        navigate(
          addressOf({
            entryId: (event.target as HTMLSelectElement).value,
            view: this.at.view,
          }),
        )}
    >
      ${this.entries.map(
        (entry) =>
          html`<option value=${entry.entry_id} ?selected=${entry.entry_id === this.at.entryId}>
            ${entry.title}
          </option>`,
      )}
    </select>`;
  }

  private renderTabs(): TemplateResult {
    const { entryId } = this.at;
    const views = VIEWS.filter((view) => this.isAdmin || !ADMIN_VIEWS.includes(view));
    return html`<nav class="tabs" aria-label=${this.speech.t("navigation")}>
      ${views.map(
        (view) =>
          html`<a
            href=${addressOf({ entryId, view })}
            aria-current=${view === this.at.view ? "page" : nothing}
            @click=${this.openLink}
            >${icon(VIEW_ICONS[view])}<span>${this.speech.word("view", view)}</span></a
          >`,
      )}
    </nav>`;
  }

  private renderContent(): TemplateResult {
    const { speech } = this;
    if (this.entriesError && !this.entries)
      return html`<div class="card">
        ${errorState(speech, speech.error(this.entriesError), () => void this.loadEntries())}
      </div>`;
    if (!this.entries) return this.renderSkeleton();
    if (!this.entries.length)
      return this.renderNotice(mdiFilmstrip, "no_servers_title", "no_servers_text", {
        href: "/_my_redirect/config_flow_start?domain=plex_smart_refresher",
        text: "add_server",
      });
    if (!this.entries.some((entry) => entry.entry_id === this.at.entryId))
      return this.renderNotice(
        mdiAlertCircleOutline,
        "unknown_server_title",
        "unknown_server_text",
        { href: addressOf({ entryId: "" }), text: "go_overview" },
      );
    if (this.stateError && this.stateError.code !== "not_loaded")
      return html`<div class="card">
        ${errorState(speech, speech.error(this.stateError), () => this.follow(this.at.entryId))}
      </div>`;
    if (this.stateError)
      return this.renderNotice(mdiPowerPlugOffOutline, "not_loaded_title", "not_loaded_text", {
        href: `/config/integrations/integration/plex_smart_refresher#config_entry=${this.at.entryId}`,
        text: "open_integration",
      });
    if (!this.serverState || !this.context) return this.renderSkeleton();
    if (!this.isAdmin && ADMIN_VIEWS.includes(this.at.view))
      return this.renderNotice(mdiLockOutline, "admin_only_title", "admin_only_text", {
        href: addressOf({ entryId: this.at.entryId }),
        text: "go_overview",
      });
    return this.renderView(this.context, this.serverState);
  }

  private renderNotice(
    path: string,
    title: Parameters<Speech["t"]>[0],
    text: Parameters<Speech["t"]>[0],
    link: { href: string; text: Parameters<Speech["t"]>[0] },
  ): TemplateResult {
    const { t } = this.speech;
    const isForAdmins = link.href.startsWith("/config") || link.href.startsWith("/_my");
    return html`<div class="card">
      ${empty({
        path,
        title: t(title),
        text: t(text),
        actions:
          isForAdmins && !this.isAdmin
            ? nothing
            : html`<a class="button soft" href=${link.href} @click=${this.openLink}
                >${t(link.text)}</a
              >`,
      })}
    </div>`;
  }

  private renderSkeleton(): TemplateResult {
    return html`<div class="card waiting-card" role="status" aria-label=${this.speech.t("loading")}>
      ${skeletonRows(4, 72)}
    </div>`;
  }

  private renderView(context: Context, server: ServerState): TemplateResult {
    const { at: route } = this;
    switch (route.view) {
      case "jobs":
        return route.jobId
          ? html`<psr-job
              .context=${context}
              .state=${server}
              .route=${route}
              .pace=${this.pace}
            ></psr-job>`
          : html`<psr-jobs .context=${context} .state=${server} .route=${route}></psr-jobs>`;
      case "items":
        return html`<psr-items .context=${context} .state=${server} .route=${route}></psr-items>`;
      case "settings":
        return html`<psr-settings
          .context=${context}
          .state=${server}
          .route=${route}
        ></psr-settings>`;
      default:
        return html`<psr-overview
          .context=${context}
          .state=${server}
          .route=${route}
          .jobs=${this.jobs}
          .pace=${this.pace}
        ></psr-overview>`;
    }
  }

  static override styles = [shared, partStyles, panelStyles];
}

define("plex-smart-refresher-panel", PlexSmartRefresherPanel);
