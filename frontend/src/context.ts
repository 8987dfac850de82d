/** What all views and components share: texts, formats, the commands of a server, the rights. */
import type { Api } from "./api";
import type { Cure } from "./flows";
import type { Localizer } from "./localizer";
import type { Hass, JobStatus } from "./types";

export interface Context {
  api: Api;
  /** Return the current object, for elements of Home Assistant. */
  hass(): Hass;
  localizer: Localizer;
  isAdmin: boolean;
  entryId: string;
  /** Grows with each reconnect: data loaded before may be outdated. */
  epoch: number;
  /** Open the form of Home Assistant that cures this server. */
  openForm(cure: Cure): void;
  /** Show a short message; errors are announced to screen readers. */
  notify(message: string, isError?: boolean, action?: ToastAction): void;
}

/** A button in a short message. */
export interface ToastAction {
  text: string;
  action(): void;
}

export type Tone = "good" | "warn" | "bad" | "info" | "accent" | "plain";

export const STATUS_TONES: Record<JobStatus, Tone> = {
  queued: "info",
  running: "accent",
  paused: "warn",
  success: "good",
  failed: "bad",
  cancelled: "plain",
  interrupted: "warn",
};

/** The tones of results; others are plain. */
export const RESULT_TONES: Record<string, Tone> = {
  healthy: "good",
  fixed: "good",
  partly_fixed: "warn",
  unresolved: "warn",
  timed_out: "warn",
  errored: "bad",
  would_refresh: "info",
  undone: "info",
  partly_undone: "warn",
};
