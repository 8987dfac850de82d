import { LitElement } from "lit";
import { property } from "lit/decorators.js";
import type { Context } from "../context";
import { addressOf, navigate, type Route } from "../router";
import type { ServerState } from "../types";

/** The base of all views: the context, the state of the server and the address. */
export class View extends LitElement {
  @property({ attribute: false }) context!: Context;
  @property({ attribute: false }) state!: ServerState;
  @property({ attribute: false }) route!: Route;

  protected get localizer() {
    return this.context.localizer;
  }

  /** Return the address of another view of the same server. */
  protected address(route: Partial<Route>): string {
    return addressOf({ entryId: this.context.entryId, ...route });
  }

  /** Follow a link inside the panel without reloading the page. */
  protected follow = (event: MouseEvent): void => {
    const link = (event.composedPath() as HTMLElement[]).find(
      (node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement,
    );
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || link.target) return;
    event.preventDefault();
    navigate(link.pathname + link.search + link.hash);
  };

  /** Change filters in the address; the back button skips the intermediate steps. */
  protected setQuery(changes: Record<string, string>): void {
    navigate(addressOf({ ...this.route, query: { ...this.route.query, ...changes } }), true);
  }

  protected libraryTitle(libraryId: string): string {
    return this.state.libraries.find((each) => each.library_id === libraryId)?.title ?? "";
  }
}
