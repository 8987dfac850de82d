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
    this.state = state;
    this.error = undefined;
    if (state.job) this.throughput.add(state.job, Date.now() / 1000);
    this.onChange(before, state);
    if (!this.jobs || before?.last_job?.job_id !== state.last_job?.job_id) void this.loadJobs();
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
