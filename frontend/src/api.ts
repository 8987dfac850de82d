/** The only part that talks to Home Assistant. */
import type { Candidate, Change, MatchSearch, Proposal } from "./ladder-types";
import type {
  Entry,
  Hass,
  HealthHistory,
  Item,
  ItemFilter,
  ItemHistory,
  Job,
  JobItem,
  Limits,
  LogPage,
  LogQuery,
  OptionTable,
  Place,
  ScanRequest,
  ScheduleFields,
  SegmentCounts,
  Selection,
  ServerState,
  WorkPage,
} from "./types";
import { languageOf } from "./i18n";
import type { Values, Words } from "./localizer";

const PREFIX = "plex_smart_refresher/";
const HTTP_PREFIX = "/api/plex_smart_refresher/";

/** A job that was started; whether it waits until new items are done. */
export type StartedJob = { job_id: string; queued?: boolean };

export type Unsubscribe = () => void;

/** An error as Home Assistant sends it: a code, a sentence, and the values of its translation. */
export interface ApiError {
  code: string;
  message: string;
  values?: Values;
}

export function asApiError(error: unknown): ApiError {
  const { code, message, translation_key, translation_placeholders } = (error ?? {}) as Record<
    string,
    unknown
  >;
  // `hass` rejects with a number when the connection is lost.
  if (typeof error === "number" || typeof code === "number")
    return { code: "connection", message: "" };
  return {
    code: String(translation_key ?? code ?? "unknown"),
    message: String(message ?? error),
    values: (translation_placeholders ?? {}) as Values,
  };
}

const filled = <T extends object>(query: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== "" && value !== undefined),
  ) as Partial<T>;

/** The delay before a failed request is repeated, in milliseconds. */
export const RETRY_AFTER = 2_000;

/** The categories of Home Assistant's translations that hold words of the panel. */
const WORD_CATEGORIES = ["selector", "entity", "exceptions", "options", "config"];

export interface GroupPage {
  group_by: "show" | "season";
  order: string;
  limit: number;
  after?: Place;
}

export interface StateListener {
  onState(state: ServerState): void;
  onError(error: ApiError): void;
}

type StateMessage =
  | { type: "state"; state: ServerState }
  | { type: "change"; state: Partial<ServerState> }
  | { type: "unloaded" };

/** Free a poster a little later: an image of the view that was left can still be loading it. */
function free(thumb: Promise<string>): void {
  void thumb.then((address) => setTimeout(() => URL.revokeObjectURL(address), 10_000));
}

/** The commands of one server. `hass` is a function because the object is replaced constantly. */
export class Api {
  constructor(
    private readonly hass: () => Hass,
    readonly entryId: string,
  ) {}

  static async entries(hass: Hass): Promise<Entry[]> {
    return (await hass.callWS<{ entries: Entry[] }>({ type: `${PREFIX}entries` })).entries;
  }

  /** Return the integration's translations in the language of the texts. */
  static async words(hass: Hass, language: string): Promise<Words> {
    const ask = (category: string) =>
      hass.callWS<{ resources: Words }>({
        type: "frontend/get_translations",
        language: languageOf(language),
        category,
        integration: ["plex_smart_refresher"],
      });
    const answers = await Promise.all(WORD_CATEGORIES.map(ask));
    return Object.assign({}, ...answers.map(({ resources }) => resources)) as Words;
  }

  call<T>(command: string, fields: object = {}): Promise<T> {
    return this.hass().callWS<T>({
      type: PREFIX + command,
      entry_id: this.entryId,
      ...filled(fields),
    });
  }

  jobs(query: { status?: string; trigger?: string }, limit: number, offset = 0) {
    return this.call<{ jobs: Job[]; total: number }>("jobs", { ...query, limit, offset });
  }

  async job(jobId: string): Promise<Job> {
    return (await this.call<{ job: Job }>("job", { job_id: jobId })).job;
  }

  /** Return an item with its history. */
  item(ratingKey: string) {
    return this.call<ItemHistory>("item", { rating_key: ratingKey });
  }

  /** Return proposals, those with the best evidence first. */
  proposals(limit: number, offset = 0) {
    return this.call<{ proposals: Proposal[]; total: number }>("proposals", { limit, offset });
  }

  /** Return the open proposal for an item, if there is one. */
  async proposal(ratingKey: string): Promise<Proposal | null> {
    const fields = { rating_key: ratingKey };
    return (await this.call<{ proposal: Proposal | null }>("proposal", fields)).proposal;
  }

  /** Match an item at once or after the running job, by default with what is recommended. */
  acceptProposal(proposalId: string, guid = "") {
    return this.call<{ job_id: string | null }>("accept_proposal", {
      proposal_id: proposalId,
      guid,
    });
  }

  acceptProposals(proposalIds: readonly string[]) {
    return this.call<{ job_id: string | null; items: number }>("accept_proposals", {
      proposal_ids: proposalIds,
    });
  }

  declineProposal(proposalId: string, forever: boolean) {
    return this.call<void>("decline_proposal", { proposal_id: proposalId, forever });
  }

  postponeProposal(proposalId: string) {
    return this.call<void>("postpone_proposal", { proposal_id: proposalId });
  }

  reopenProposal(proposalId: string) {
    return this.call<void>("reopen_proposal", { proposal_id: proposalId });
  }

  async searchMatches(ratingKey: string, search: MatchSearch): Promise<Candidate[]> {
    const fields = { rating_key: ratingKey, ...search };
    return (await this.call<{ candidates: Candidate[] }>("search_matches", fields)).candidates;
  }

  /** Return the changes of an item, latest first. */
  async changes(ratingKey: string, limit = 50): Promise<Change[]> {
    const fields = { rating_key: ratingKey, limit };
    return (await this.call<{ changes: Change[] }>("changes", fields)).changes;
  }

  /** Take a change back at once, or after the running job. */
  undoChange(changeId: string) {
    return this.call<{ job_id: string | null }>("undo_change", { change_id: changeId });
  }

  jobItems(jobId: string, result: string, limit: number, offset: number) {
    return this.call<{ items: JobItem[]; total: number }>("job_items", {
      job_id: jobId,
      result,
      limit,
      offset,
    });
  }

  /** Return the health over a period: a week, a month or a year. */
  healthHistory(period: string) {
    return this.call<HealthHistory>("health_history", { period });
  }

  /** Return lines of a log, oldest first: the newest ones, or those before an id. */
  log(jobId: string, query: LogQuery, limit: number, beforeId?: number) {
    return this.call<LogPage>("log", {
      job_id: jobId,
      ...query,
      limit,
      before_id: beforeId,
    });
  }

  /** Return items below a season or show in their order. */
  items(filter: ItemFilter, limit: number, offset = 0) {
    const order = { sort: "position", descending: false };
    return this.call<{ items: Item[]; total: number }>("items", {
      ...filter,
      ...order,
      limit,
      offset,
    });
  }

  /** Return shows or seasons with their items: the first page, or the one after a place. */
  itemGroups(filter: ItemFilter, page: GroupPage) {
    return this.call<WorkPage>("item_groups", { ...filter, ...page });
  }

  /** Return the number of items per segment; the segment of the filter does not matter. */
  async itemCounts(filter: ItemFilter): Promise<SegmentCounts> {
    return (await this.call<{ segments: SegmentCounts }>("item_counts", filter)).segments;
  }

  start(request: ScanRequest) {
    return this.call<StartedJob>("start", request);
  }

  /** Return the number of items of libraries; null if the server does not tell. */
  async countItems(libraries: readonly string[] | undefined): Promise<number | null> {
    const chosen = libraries?.length ? libraries : undefined;
    return (await this.call<{ items: number | null }>("count_items", { libraries: chosen })).items;
  }

  /** Return what a new schedule is preset to, and the limits of its numbers. */
  schedulePreset() {
    return this.call<{ schedule: ScheduleFields; limits: Record<string, Limits> }>(
      "schedule_preset",
    );
  }

  /** Add a schedule, or replace the one with this ID; return when it is due next. */
  setSchedule({ libraries, window_days, ...schedule }: ScheduleFields, scheduleId = "") {
    return this.call<{ schedule_id: string; next_run: number | null }>("set_schedule", {
      ...schedule,
      libraries: libraries.length ? libraries : undefined,
      window_days: window_days ?? undefined,
      schedule_id: scheduleId,
    });
  }

  deleteSchedule(scheduleId: string) {
    return this.call<void>("delete_schedule", { schedule_id: scheduleId });
  }

  /** Start the scan of a schedule at once. */
  runSchedule(scheduleId: string) {
    return this.call<StartedJob>("run_schedule", { schedule_id: scheduleId });
  }

  /** Ask the server at once whether it responds. */
  async checkServer(): Promise<boolean> {
    return (await this.call<{ reachable: boolean }>("check_server")).reachable;
  }

  cancel() {
    return this.call<void>("cancel");
  }

  pause() {
    return this.call<{ job_id: string }>("pause");
  }

  /** Resume the paused scan, or the last one if it was interrupted. */
  resume() {
    return this.call<StartedJob>("resume");
  }

  /** Refresh items at once or after the running job; healthy ones only by force. */
  refreshItems(selection: Selection, force: boolean) {
    return this.call<{ job_id: string | null; items: number; left: number }>("refresh_items", {
      ...selection,
      force,
    });
  }

  /** Ignore items or stop ignoring them; return the change, by which it can be undone. */
  ignore(selection: Selection, ignored: boolean) {
    return this.call<{ change: string; items: number }>("ignore", { ...selection, ignored });
  }

  undoIgnore(change: string, ignored: boolean) {
    return this.call<{ items: number }>("undo_ignore", { change, ignored });
  }

  /** Return all options with their fields. */
  options() {
    return this.call<OptionTable>("options");
  }

  setOptions(options: Record<string, unknown>) {
    return this.call<void>("set_options", options);
  }

  /** Follow the state of a server across reconnects and reloads, until unsubscribed. */
  subscribe(listener: StateListener): Unsubscribe {
    let state: ServerState | undefined;
    return this.follow<StateMessage>(
      { type: `${PREFIX}subscribe`, entry_id: this.entryId },
      (message) => {
        if (message.type === "unloaded") return false;
        if (message.type === "state") state = message.state;
        else if (state) state = { ...state, ...message.state };
        if (state) listener.onState(state);
        return true;
      },
      (error) => listener.onError(error),
    );
  }

  /** Follow the log of a job: first its newest lines, then each new line. */
  subscribeLog(
    jobId: string,
    query: LogQuery,
    limit: number,
    onPage: (page: LogPage, isInitial: boolean) => void,
    onError: (error: ApiError) => void,
  ): Unsubscribe {
    return this.follow<LogPage & { initial: boolean }>(
      {
        type: `${PREFIX}subscribe_log`,
        entry_id: this.entryId,
        job_id: jobId,
        limit,
        ...filled(query),
      },
      ({ initial, ...page }) => {
        onPage(page, initial);
        return true;
      },
      onError,
    );
  }

  /** Subscribe, and retry if that fails or `onMessage` returns that the subscription has ended. */
  private follow<T>(
    message: object,
    onMessage: (message: T) => boolean,
    onError: (error: ApiError) => void,
  ): Unsubscribe {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let remove: Promise<() => Promise<void> | void> | undefined;
    const end = (subscription: typeof remove) =>
      void subscription?.then((unsubscribe) => unsubscribe()).catch(() => undefined);
    const retry = () => {
      if (!stopped) timer = setTimeout(start, RETRY_AFTER);
    };
    const start = () => {
      const subscription = this.hass().connection.subscribeMessage<T>((received) => {
        if (stopped || remove !== subscription || onMessage(received)) return;
        remove = undefined;
        end(subscription);
        onError({ code: "not_loaded", message: "" });
        retry();
      }, message);
      remove = subscription;
      subscription.catch((error: unknown) => {
        remove = undefined;
        if (stopped) return;
        onError(asApiError(error));
        retry();
      });
    };
    start();
    return () => {
      stopped = true;
      clearTimeout(timer);
      end(remove);
    };
  }

  private readonly thumbs = new Map<string, Promise<string>>();

  /** Return a blob address of a poster, not older than a version; "" if there is none. */
  thumb(ratingKey: string, version = ""): Promise<string> {
    const key = encodeURIComponent(ratingKey) + (version && `?version=${version}`);
    return this.picture(`${HTTP_PREFIX}${this.entryId}/thumb/${key}`);
  }

  /** Return a blob address of a picture of Home Assistant; "" if there is none. */
  picture(path: string): Promise<string> {
    let thumb = this.thumbs.get(path);
    if (!thumb) {
      thumb = this.fetchThumb(path).catch(() => "");
      this.thumbs.set(path, thumb);
      this.forgetOldThumbs();
    }
    return thumb;
  }

  /** How many posters are kept; each has about 10 kB. */
  private static readonly MAX_THUMBS = 400;

  private async fetchThumb(path: string): Promise<string> {
    const response = await this.hass().fetchWithAuth(path);
    if (response.status !== 200) return "";
    return URL.createObjectURL(await response.blob());
  }

  private forgetOldThumbs(): void {
    for (const [key, thumb] of this.thumbs) {
      if (this.thumbs.size <= Api.MAX_THUMBS) return;
      this.thumbs.delete(key);
      free(thumb);
    }
  }

  /** Free all posters. */
  release(): void {
    this.thumbs.forEach(free);
    this.thumbs.clear();
  }

  /** Return an address that downloads the log of a job, valid for 30 seconds. */
  async logAddress(jobId: string): Promise<string> {
    const path = `${HTTP_PREFIX}${this.entryId}/log/${encodeURIComponent(jobId)}`;
    const signed = await this.hass().callWS<{ path: string }>({
      type: "auth/sign_path",
      path,
      expires: 30,
    });
    return this.hass().hassUrl?.(signed.path) ?? signed.path;
  }
}
