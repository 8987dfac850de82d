import type { ReactiveController, ReactiveControllerHost } from "lit";
import { asApiError, type ApiError } from "../api";

/** Loads a value whenever its key changes, and ignores outdated answers. */
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

  /** Load if the key has changed; after a delay if the key changes with each letter. */
  want(key: string, delay = 0): void {
    if (key === this.key) return;
    this.key = key;
    clearTimeout(this.timer);
    if (delay && this.value !== undefined) this.timer = setTimeout(() => void this.again(), delay);
    else void this.again();
  }

  /** Reload, and keep the current value until the answer arrives. */
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
}

/** Run an action at most once per interval, and always for the last call. */
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
