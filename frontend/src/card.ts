/** The dashboard card: state, progress, start, pause and cancel, last result. */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Api, type ApiError, type Unsubscribe } from "./api";
import { define } from "./components/define";
import { dryRunChip, pauseText, statusChip, summaryOf } from "./components/parts";
import { paceLine, phaseSteps, progressBar } from "./components/progress";
import { progressStyles } from "./components/progress.styles";
import { headlineOf, sinceWhen } from "./components/scan-card";
import "./components/scan-controls";
import { Speech, type Context, type Tone } from "./context";
import { Pace } from "./health";
import {
  icon,
  mdiAlertCircleOutline,
  mdiCheckCircle,
  mdiFilmstrip,
  mdiPauseCircleOutline,
  mdiProgressClock,
} from "./icons";
import { addressOf, navigate } from "./router";
import { shared } from "./styles";
import type { Entry, Hass, Job, ServerState } from "./types";
import { cardStyles } from "./card.styles";

const CARD = "plex-smart-refresher-card";

interface CardConfig {
  type: string;
  entry_id?: string;
  title?: string;
  show_actions?: boolean;
}

/** The language of the page, for texts that are asked for before there is a `hass`. */
const pageLanguage = (): string => document.documentElement.lang || navigator.language;

class PlexSmartRefresherCard extends LitElement {
  @property({ attribute: false }) hass!: Hass;
  @state() private config: CardConfig = { type: `custom:${CARD}` };
  @state() private serverState: ServerState | undefined;
  @state() private error: ApiError | undefined;
  @state() private jobs: readonly Job[] = [];
  @state() private tick = 0;

  private speech!: Speech;
  private speechKey = "";
  private api: Api | undefined;
  private wantedId: string | undefined;
  private unsubscribe: Unsubscribe | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly pace = new Pace();

  static getConfigForm() {
    const { t } = new Speech({
      language: pageLanguage(),
      locale: { language: pageLanguage() },
      config: {},
    } as Hass);
    const labels: Record<string, string> = {
      entry_id: t("card_field_entry"),
      title: t("card_field_title"),
      show_actions: t("card_field_actions"),
    };
    return {
      schema: [
        {
          name: "entry_id",
          required: true,
          selector: { config_entry: { integration: "plex_smart_refresher" } },
        },
        { name: "title", selector: { text: {} } },
        { name: "show_actions", default: true, selector: { boolean: {} } },
      ],
      computeLabel: ({ name }: { name: string }) => labels[name] ?? name,
    };
  }

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
    this.timer = setInterval(() => this.serverState?.job && (this.tick += 1), 1000);
    this.wantedId = undefined;
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
    this.unsubscribe?.();
    this.unsubscribe = undefined;
    this.wantedId = undefined;
  }

  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    if (!this.hass) return false;
    if (changed.size !== 1 || !changed.has("hass")) return true;
    const before = changed.get("hass");
    return !before || Speech.keyOf(before) !== Speech.keyOf(this.hass);
  }

  protected override willUpdate(): void {
    const speechKey = Speech.keyOf(this.hass);
    if (speechKey !== this.speechKey) {
      this.speechKey = speechKey;
      this.speech = new Speech(this.hass);
    }
    const wantedId = this.config.entry_id ?? "";
    if (this.isConnected && wantedId !== this.wantedId) this.follow(wantedId);
  }

  private follow(entryId: string): void {
    this.unsubscribe?.();
    this.wantedId = entryId;
    this.serverState = undefined;
    this.error = undefined;
    this.api = entryId ? new Api(() => this.hass, entryId) : undefined;
    this.unsubscribe = this.api?.subscribe({
      onState: (server) => {
        const lastId = this.serverState?.last_job?.job_id;
        this.serverState = server;
        this.error = undefined;
        if (server.job) this.pace.add(server.job, Date.now() / 1000);
        if (!this.jobs.length || lastId !== server.last_job?.job_id) void this.loadJobs();
      },
      onError: (error) => (this.error = error),
    });
  }

  /** Jobs of the past tell how large a scan would be. */
  private async loadJobs(): Promise<void> {
    const jobs = await this.api?.jobs({}, 20).catch(() => undefined);
    if (jobs) this.jobs = jobs.jobs;
  }

  private get context(): Context {
    return {
      api: this.api!,
      speech: this.speech,
      isAdmin: this.hass.user?.is_admin ?? false,
      narrow: true,
      entryId: this.wantedId ?? "",
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
    const { speech, serverState: server } = this;
    if (!this.api || this.error)
      return html`<p class="notice">
        ${icon(mdiAlertCircleOutline)}
        <span>${this.error ? speech.error(this.error) : speech.t("card_missing")}</span>
      </p>`;
    if (!server)
      return html`<div class="waiting" aria-hidden="true">
        <div class="skeleton"></div>
        <div class="skeleton"></div>
      </div>`;
    const { job } = server;
    return html`<div class="content">
      ${this.renderHead(server)} ${job ? this.renderRunning(job) : nothing}
      ${
        this.config.show_actions === false
          ? nothing
          : html`<psr-scan-controls
              compact
              .context=${this.context}
              .state=${server}
              .jobs=${this.jobs}
            ></psr-scan-controls>`
      }
    </div>`;
  }

  private renderHead(server: ServerState): TemplateResult {
    const { speech } = this;
    const { job, last_job: last } = server;
    const href = addressOf({ entryId: this.wantedId ?? "" });
    const [sign, tone] = this.signOf(server);
    return html`<a class="head" href=${href} title=${speech.t("card_open")} @click=${this.open}>
      <span class="badge tone-${tone}">${icon(last || job ? sign : mdiFilmstrip)}</span>
      <span class="names">
        <span class="name ellipsis">${this.config.title || server.server.title}</span>
        <span class="muted ellipsis num">${this.renderState(server)}</span>
      </span>
      ${
        job
          ? html`<span class="percent num" aria-hidden="true"
              >${speech.percent(job.progress)}</span
            >`
          : last
            ? statusChip(speech, last.status)
            : nothing
      }
    </a>`;
  }

  private signOf({ server, job }: ServerState): [string, Tone] {
    if (job?.status === "paused") return [mdiPauseCircleOutline, "warn"];
    if (!server.reachable) return [mdiAlertCircleOutline, "warn"];
    return job ? [mdiProgressClock, "accent"] : [mdiCheckCircle, "good"];
  }

  private renderState(server: ServerState) {
    const { speech } = this;
    const { job, last_job: last } = server;
    if (job?.status === "paused") return sinceWhen(speech, job);
    if (!server.server.reachable) return speech.t("server_unreachable");
    if (job) return headlineOf(speech, job);
    if (!last) return speech.t("first_scan_title");
    const time = speech.relative(last.finished_at ?? last.started_at);
    return html`${speech.t("card_last", { time })} · ${summaryOf(speech, last)}`;
  }

  private renderRunning(job: Job): TemplateResult {
    const { speech } = this;
    return html`<div class="running">
      ${progressBar(speech, job)} ${phaseSteps(speech, job)}
      <p class="ellipsis current">
        ${job.dry_run ? dryRunChip(speech) : nothing}
        ${pauseText(speech, job) || job.current || summaryOf(speech, job)}
      </p>
      ${paceLine(speech, job, this.pace)}
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

interface PickerCard {
  type: string;
  name: string;
  description: string;
  preview: boolean;
  documentationURL?: string;
}

declare global {
  interface Window {
    customCards?: PickerCard[];
  }
}

/** The card in Home Assistant's card picker, in the language of the page once that is known. */
window.customCards ??= [];
if (!window.customCards.some((card) => card.type === CARD)) {
  const speak = (key: "card_name" | "card_description") =>
    new Speech({
      language: pageLanguage(),
      locale: { language: pageLanguage() },
      config: {},
    } as Hass).t(key);
  window.customCards.push({
    type: CARD,
    preview: true,
    get name() {
      return speak("card_name");
    },
    get description() {
      return speak("card_description");
    },
  });
}
