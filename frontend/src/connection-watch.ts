import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Hass } from "./types";

/** Shorter interruptions are not shown, in milliseconds. */
const LOST_AFTER = 1_500;

/** Watches the connection to Home Assistant: when it was lost, and when it is back. */
export class ConnectionWatch implements ReactiveController {
  lostAt: number | undefined;
  private connection: Hass["connection"] | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly onBack: () => void,
  ) {
    host.addController(this);
  }

  watch(connection: Hass["connection"]): void {
    this.connection = connection;
    connection.addEventListener("disconnected", this.onLost);
    connection.addEventListener("ready", this.onReady);
  }

  hostDisconnected(): void {
    this.connection?.removeEventListener("disconnected", this.onLost);
    this.connection?.removeEventListener("ready", this.onReady);
    this.connection = undefined;
  }

  private readonly onLost = (): void => {
    const lostAt = Date.now() / 1000;
    this.timer ??= setTimeout(() => this.show(lostAt), LOST_AFTER);
  };

  private readonly onReady = (): void => {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.show(undefined);
    this.onBack();
  };

  private show(lostAt: number | undefined): void {
    this.lostAt = lostAt;
    this.host.requestUpdate();
  }
}
