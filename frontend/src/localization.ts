import type { ReactiveController, ReactiveControllerHost } from "lit";
import { Api, RETRY_AFTER } from "./api";
import { Localizer, type Words } from "./localizer";
import type { Hass } from "./types";

/** The loaded words by connection and language, shared by the panel and the cards of a page. */
const known = new WeakMap<Hass["connection"], Map<string, Words>>();

/** Keeps the localizer of the panel or of a card up to date with the settings of the user. */
export class Localization implements ReactiveController {
  localizer!: Localizer;
  /** Whether the words are loaded, or failed to load, so that codes take their place. */
  isReady = false;
  private key = "";
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.key = "";
  }

  /** Take the current `hass`. */
  update(hass: Hass): void {
    const key = Localizer.keyOf(hass);
    if (key === this.key) return;
    this.key = key;
    clearTimeout(this.timer);
    this.localizer = new Localizer(hass);
    const words = known.get(hass.connection)?.get(this.localizer.language);
    this.isReady = words !== undefined;
    if (words) this.localizer = new Localizer(hass, words);
    else void this.load(hass, key);
  }

  /** Load the words, and retry until that works. */
  private async load(hass: Hass, key: string): Promise<void> {
    const { language } = this.localizer;
    try {
      const words = await Api.words(hass, language);
      const ofConnection = known.get(hass.connection) ?? new Map<string, Words>();
      known.set(hass.connection, ofConnection.set(language, words));
      if (key === this.key) this.localizer = new Localizer(hass, words);
    } catch {
      // The connection may be lost; until it is back, codes are better than nothing.
      if (key === this.key) this.timer = setTimeout(() => void this.load(hass, key), RETRY_AFTER);
    }
    if (key !== this.key) return;
    this.isReady = true;
    this.host.requestUpdate();
  }
}
