/** The sidebar panel: chooses the server and the view, and follows the state of the server. */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { announcementOf } from "./announcement";
import { Api, asApiError, type ApiError } from "./api";
import { define } from "./components/define";
import "./components/flow-dialog";
import type { PsrFlowDialog } from "./components/flow-dialog";
import { errorState, skeletonRows } from "./components/parts";
import { partStyles } from "./components/parts.styles";
import { ConnectionWatch } from "./connection-watch";
import type { Context, ToastAction } from "./context";
import { icon, mdiLanDisconnect } from "./icons";
import { onShortcut } from "./keyboard";
import { Localization } from "./localization";
import { Localizer } from "./localizer";
import { serverSelect, tabs } from "./navigation";
import { noticeCard, noticeFor } from "./notices";
import { panelStyles } from "./panel.styles";
import { BASE, SERVERS, addressOf, navigate, parseRoute, type Route } from "./router";
import { ServerFeed } from "./server-feed";
import { shared } from "./styles";
import type { Entry, Hass, ServerState } from "./types";
import "./views/servers";
import { viewOf } from "./views/view-of";

/** How many past jobs the trends show. */
const TREND_JOBS = 60;
/** How often the list of servers is read, in milliseconds. */
const ENTRIES_EVERY = 15_000;
/** The same while a server is being loaded. */
const ENTRIES_SOON = 2_000;

export class PlexSmartRefresherPanel extends LitElement {
  @property({ attribute: false }) hass!: Hass;
  @property({ type: Boolean, reflect: true }) narrow = false;
  @property({ attribute: false }) panel: unknown;

  /** The route of Home Assistant only signals a change: filters are in the address itself. */
  @property({ attribute: false }) set route(_route: unknown) {
    this.readAddress();
  }

  @state() private at: Route = parseRoute(location.pathname, location.hash);
  @state() private entries: Entry[] | undefined;
  @state() private entriesError: ApiError | undefined;
  @state() private announcement = "";
  @query("psr-flow-dialog") private readonly form!: PsrFlowDialog;

  private context: Context | undefined;
  private epoch = 0;
  private entriesTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly localization = new Localization(this);
  private readonly feed = new ServerFeed(
    this,
    () => this.hass,
    TREND_JOBS,
    (before, now) => this.announce(before, now),
  );
  private readonly connectionWatch = new ConnectionWatch(this, () => {
    void this.loadEntries();
    // Lists may be outdated: in a new epoch, the views reload them.
    this.epoch += 1;
    this.follow();
  });

  private readonly readAddress = (): void => {
    if (!location.pathname.startsWith(BASE)) return; // already elsewhere
    const at = parseRoute(location.pathname, location.hash);
    if (JSON.stringify(at) !== JSON.stringify(this.at)) this.at = at;
  };

  private readonly onKey = (event: KeyboardEvent): void => onShortcut(this, event);

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("keydown", this.onKey);
    window.addEventListener("location-changed", this.readAddress);
    window.addEventListener("popstate", this.readAddress);
    window.addEventListener("hashchange", this.readAddress);
    this.readAddress();
    if (this.hasUpdated) this.listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.entriesTimer);
    window.removeEventListener("keydown", this.onKey);
    window.removeEventListener("location-changed", this.readAddress);
    window.removeEventListener("popstate", this.readAddress);
    window.removeEventListener("hashchange", this.readAddress);
  }

  protected override firstUpdated(): void {
    this.listen();
  }

  private listen(): void {
    this.connectionWatch.watch(this.hass.connection);
    void this.loadEntries();
  }

  /** Ignore the constant changes of other parts of `hass`. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    if (changed.size !== 1 || !changed.has("hass")) return true;
    const before = changed.get("hass");
    return (
      !before ||
      before.user?.is_admin !== this.hass.user?.is_admin ||
      Localizer.keyOf(before) !== Localizer.keyOf(this.hass)
    );
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.localization.update(this.hass);
    if (changed.has("at") || changed.has("entries")) this.chooseServer();
    const { context } = this;
    const { localizer } = this.localization;
    if (
      context?.localizer !== localizer ||
      context.api !== this.feed.api ||
      context.isAdmin !== this.isAdmin
    )
      this.makeContext();
  }

  private makeContext(): void {
    const { api } = this.feed;
    this.context = api && this.contextOf(api);
  }

  private contextOf(api: Api): Context {
    return {
      api,
      hass: () => this.hass,
      localizer: this.localization.localizer,
      isAdmin: this.isAdmin,
      entryId: api.entryId,
      epoch: this.epoch,
      openForm: (cure) => void this.form.show(api.entryId, cure),
      notify: (message, isError, action) => this.notify(message, isError, action),
    };
  }

  private readonly contextOfServer = (entryId: string): Context =>
    this.contextOf(new Api(() => this.hass, entryId));

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
    const isLoading = ({ has_trouble, summary, cure }: Entry) => has_trouble && !summary && !cure;
    clearTimeout(this.entriesTimer);
    if (this.isConnected)
      this.entriesTimer = setTimeout(
        () => void this.loadEntries(),
        this.entries?.some(isLoading) ? ENTRIES_SOON : ENTRIES_EVERY,
      );
  }

  /** Take the server from the address, or put the first server into it. */
  private chooseServer(): void {
    if (!this.entries) return;
    const first = this.entries.find((entry) => entry.state === "loaded") ?? this.entries[0];
    if (!this.at.entryId && first && this.at.view !== SERVERS) {
      const { view, jobId, itemKey, query } = this.at;
      navigate(addressOf({ entryId: first.entry_id, view, jobId, itemKey, query }), true);
      this.at = { ...this.at, entryId: first.entry_id };
    }
    if (this.feed.api?.entryId !== this.at.entryId) this.follow();
  }

  private get isKnownServer(): boolean {
    return this.entries?.some((entry) => entry.entry_id === this.at.entryId) ?? false;
  }

  private follow(): void {
    if (this.isKnownServer) this.feed.follow(this.at.entryId);
    else this.feed.stop();
  }

  private announce(before: ServerState | undefined, now: ServerState): void {
    const text = before && announcementOf(this.localization.localizer, before, now);
    if (text) this.announcement = text;
  }

  private notify(message: string, isError = false, action?: ToastAction): void {
    if (isError) this.announcement = message;
    const detail = { message, action };
    this.dispatchEvent(
      new CustomEvent("hass-notification", { detail, bubbles: true, composed: true }),
    );
  }

  private readonly openLink = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    navigate((event.currentTarget as HTMLAnchorElement).getAttribute("href")!);
  };

  protected override render() {
    return html`${this.renderHeader()}
      <main id="main" tabindex="-1">
        <div class="content">${this.renderLost()} ${this.renderContent()}</div>
      </main>
      ${this.narrow ? this.renderTabs() : nothing}
      <psr-flow-dialog
        .hass=${this.hass}
        .localizer=${this.localization.localizer}
        @cured=${({ detail }: CustomEvent<string>) => {
          this.notify(detail);
          void this.loadEntries();
        }}
      ></psr-flow-dialog>
      <div class="visually-hidden" role="status" aria-live="polite">${this.announcement}</div>`;
  }

  private renderHeader(): TemplateResult {
    const isOneOfSeveral = (this.entries?.length ?? 0) > 1;
    return html`<header>
      <div class="brand ${isOneOfSeveral ? "several" : ""}">
        ${
          this.narrow
            ? html`<ha-menu-button .hass=${this.hass} .narrow=${this.narrow}></ha-menu-button>`
            : nothing
        }
        <h1 class="ellipsis">${this.localization.localizer.t("title")}</h1>
        ${serverSelect(this.localization.localizer, this.at, this.entries)}
      </div>
      ${this.narrow ? nothing : this.renderTabs()}
    </header>`;
  }

  private renderLost() {
    const { localizer } = this.localization;
    const { lostAt } = this.connectionWatch;
    if (lostAt === undefined) return nothing;
    return html`<p class="banner tone-warn" role="status">
      ${icon(mdiLanDisconnect)}
      ${localizer.t("connection_lost", { time: localizer.time(lostAt, true) })}
    </p>`;
  }

  private renderTabs() {
    const proposals = this.feed.state?.proposals ?? 0;
    return tabs(this.localization.localizer, this.at, this.isAdmin, proposals, this.openLink);
  }

  private renderContent(): TemplateResult {
    const { isReady } = this.localization;
    const { error, state: server } = this.feed;
    const notice = this.entries && noticeFor(this.at, this.entries, this.isAdmin, error);
    if (notice) return noticeCard(this.contextOfServer(this.at.entryId), notice, this.openLink);
    if (this.at.view === SERVERS && this.entries && isReady)
      return html`<psr-servers
        .entries=${this.entries}
        .contextOf=${this.contextOfServer}
        .open=${this.openLink}
        @changed=${() => this.loadEntries()}
      ></psr-servers>`;
    if (this.entriesError && !this.entries)
      return this.renderError(this.entriesError, () => void this.loadEntries());
    // A lost connection has its banner.
    if (error && error.code !== "connection") return this.renderError(error, () => this.follow());
    if (!isReady || !server || !this.context) return this.renderSkeleton();
    return viewOf(this.context, server, this.at, this.feed);
  }

  private renderError(error: ApiError, retry: () => void): TemplateResult {
    const { localizer } = this.localization;
    return html`<div class="card">${errorState(localizer, localizer.error(error), retry)}</div>`;
  }

  private renderSkeleton(): TemplateResult {
    const label = this.localization.localizer.t("loading");
    return html`<div class="card waiting-card" role="status" aria-label=${label}>
      ${skeletonRows(4, 72)}
    </div>`;
  }

  static override styles = [shared, partStyles, panelStyles];
}

define("plex-smart-refresher-panel", PlexSmartRefresherPanel);
