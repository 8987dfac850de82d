import type { ReactiveController, ReactiveControllerHost } from "lit";
import { asApiError, type ApiError } from "../api";

/** Loads something again whenever its key changes, and forgets answers that come too late. */
export class Load<T> implements ReactiveController {
  value: T | undefined;
  error: ApiError | undefined;
  loading = false;
  private key = "";
  private run = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly load: () => Promise<T>,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.run += 1;
    this.key = "";
    clearTimeout(this.timer);
  }

  /** Load if the key is another one; after a delay, for keys that change with each letter. */
  want(key: string, delay = 0): void {
    if (key === this.key) return;
    this.key = key;
    clearTimeout(this.timer);
    if (delay && this.value !== undefined) this.timer = setTimeout(() => void this.again(), delay);
    else void this.again();
  }

  /** Load the same again; what is shown stays until the answer is there. */
  async again(): Promise<void> {
    const run = ++this.run;
    this.loading = true;
    this.host.requestUpdate();
    try {
      const value = await this.load();
      if (run !== this.run) return;
      this.value = value;
      this.error = undefined;
    } catch (error) {
      if (run !== this.run) return;
      this.error = asApiError(error);
    }
    this.loading = false;
    this.host.requestUpdate();
  }

  /** Forget what was loaded, so that nothing of another thing is shown. */
  clear(): void {
    this.run += 1;
    this.key = "";
    this.value = undefined;
    this.error = undefined;
  }
}

/** Calls at most once in an interval, the last call always. */
export function throttle(action: () => void, interval: number): (() => void) & { stop(): void } {
  let last = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    timer = undefined;
    last = Date.now();
    action();
  };
  const throttled = () => {
    const wait = last + interval - Date.now();
    if (wait <= 0 && timer === undefined) run();
    else timer ??= setTimeout(run, Math.max(0, wait));
  };
  return Object.assign(throttled, {
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  });
}
