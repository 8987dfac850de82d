/** The pages of the work list: each begins after the last entry of the one before it. */
import type { ReactiveControllerHost } from "lit";
import type { Api } from "../api";
import type { ItemFilter, WorkPage } from "../types";
import { Load } from "./load";

const PAGE = 50;
/** The most entries of one answer. */
const MOST = 1_000;

export interface WorkQuery {
  api: Api;
  filter: ItemFilter;
  order: string;
}

export class WorkPages {
  private readonly loaded: Load<WorkPage>;
  private shown = PAGE;
  private key = "";

  constructor(
    host: ReactiveControllerHost,
    private readonly query: () => WorkQuery,
  ) {
    this.loaded = new Load(host, () => this.load(Math.min(Math.max(this.shown, PAGE), MOST)));
  }

  get value(): WorkPage | undefined {
    return this.loaded.value;
  }

  get error() {
    return this.loaded.error;
  }

  get isLoading(): boolean {
    return this.loaded.loading;
  }

  /** Load the first page if the key has changed; return whether it has. */
  want(key: string): boolean {
    const isNew = key !== this.key;
    if (isNew) this.shown = PAGE;
    this.key = key;
    this.loaded.want(key);
    return isNew;
  }

  /** Load what is shown again. */
  again(): Promise<void> {
    return this.loaded.again();
  }

  /** Load the next page. */
  async more(): Promise<void> {
    const { key } = this;
    const before = this.loaded.value;
    if (!before?.next || this.isLoading) return;
    const more = await this.load(PAGE, before.next);
    // Another list, or a newer state of this one, is shown by now.
    if (key !== this.key || this.loaded.value !== before) return;
    this.loaded.value = { entries: [...before.entries, ...more.entries], next: more.next };
    this.shown = this.loaded.value.entries.length;
  }

  private load(limit: number, after?: WorkPage["next"]): Promise<WorkPage> {
    const { api, filter, order } = this.query();
    return api.itemGroups(filter, { group_by: "show", order, limit, after: after ?? undefined });
  }
}
