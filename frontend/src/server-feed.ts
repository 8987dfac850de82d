import type { ReactiveController, ReactiveControllerHost } from "lit";
import { Api, type ApiError, type Unsubscribe } from "./api";
import { Throughput } from "./health";
import type { Hass, Job, ServerState } from "./types";

type Listener = (before: ServerState | undefined, now: ServerState) => void;

/** Follows a server for the panel or a card: its state, past jobs and the throughput of the current one. */
export class ServerFeed implements ReactiveController {
  api: Api | undefined;
  state: ServerState | undefined;
  error: ApiError | undefined;
  /** Past jobs, newest first; undefined until they are loaded. */
  jobs: readonly Job[] | undefined;
  /** The followed server; "" for none, undefined before the first choice. */
  entryId: string | undefined;
  readonly throughput = new Throughput();
  private unsubscribe: Unsubscribe | undefined;
  /** The number of items of a server that was never checked; null if it does not tell. */
  private items: number | null | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly hass: () => Hass,
    private readonly jobCount: number,
    private readonly onChange: Listener = () => undefined,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Follow a server, or restart following the same one; "" follows none. */
  follow(entryId: string): void {
    const isOther = this.entryId !== entryId;
    this.stop();
    this.entryId = entryId;
    this.error = undefined;
    if (isOther) {
      this.state = undefined;
      this.jobs = undefined;
      this.items = undefined;
    }
    if (entryId) {
      this.api = new Api(this.hass, entryId);
      this.unsubscribe = this.api.subscribe({
        onState: (state) => this.take(state),
        onError: (error) => {
          this.error = error;
          this.host.requestUpdate();
        },
      });
    }
    this.host.requestUpdate();
  }

  stop(): void {
    this.unsubscribe?.();
    this.unsubscribe = undefined;
    this.api?.release();
    this.api = undefined;
    this.entryId = undefined;
  }

  private take(state: ServerState): void {
    const before = this.state;
    this.state = withItems(state, this.items);
    if (isUncounted(this.state) && this.items === undefined && this.hass().user?.is_admin)
      void this.countItems();
    this.error = undefined;
    this.throughput.learned = state.learned;
    if (state.job) this.throughput.add(state.job, Date.now() / 1000);
    this.onChange(before, state);
    if (!this.jobs || before?.last_job?.job_id !== state.last_job?.job_id) void this.loadJobs();
    this.host.requestUpdate();
  }

  /** Ask once how many items there are: Plex tells it with its lists, and no scan has yet. */
  private async countItems(): Promise<void> {
    const { api } = this;
    this.items = null;
    const items = await api?.countItems(undefined).catch(() => null); // the sentence can do without it
    if (api !== this.api || !items || !this.state) return;
    this.items = items;
    this.state = withItems(this.state, items);
    this.host.requestUpdate();
  }

  private async loadJobs(): Promise<void> {
    const { api } = this;
    // Without past jobs, the views only lack trends and the estimated size of a scan.
    const read = await api?.jobs({}, this.jobCount).catch(() => undefined);
    if (api !== this.api) return;
    this.jobs = read?.jobs ?? this.jobs ?? [];
    this.host.requestUpdate();
  }
}

const isUncounted = ({ headline }: ServerState): boolean =>
  headline?.code === "never_checked" &&
  headline.details.every(({ code }) => code !== "items_known");

/** Return a state whose sentence says how many items the server has. */
function withItems(state: ServerState, items: number | null | undefined): ServerState {
  const { headline } = state;
  if (!headline || !items || !isUncounted(state)) return state;
  const known = { code: "items_known", values: { count: items } };
  return { ...state, headline: { ...headline, details: [known, ...headline.details] } };
}
