/** What the panel uses of Home Assistant's frontend. */

/** The part of Home Assistant's `hass` object that is used here. */
export interface Hass {
  connected?: boolean;
  language: string;
  locale: Locale;
  config: { time_zone: string };
  user?: { is_admin: boolean };
  connection: {
    subscribeMessage<T>(
      callback: (message: T) => void,
      message: object,
      options?: { resubscribe?: boolean },
    ): Promise<() => Promise<void> | void>;
    subscribeEvents<T>(
      callback: (event: T) => void,
      type: string,
    ): Promise<() => Promise<void> | void>;
    addEventListener(type: string, listener: () => void): void;
    removeEventListener(type: string, listener: () => void): void;
  };
  callWS<T>(message: object): Promise<T>;
  callApi<T>(method: "GET" | "POST" | "DELETE", path: string, data?: object): Promise<T>;
  fetchWithAuth(path: string, init?: RequestInit): Promise<Response>;
  hassUrl?(path: string): string;
}

export interface Locale {
  language: string;
  number_format: string;
  time_format: string;
  date_format: string;
  time_zone: string;
}
