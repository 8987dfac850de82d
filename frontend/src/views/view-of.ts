/** The view that an address asks for. */
import { html, type TemplateResult } from "lit";
import type { Context } from "../context";
import type { Route } from "../router";
import type { ServerFeed } from "../server-feed";
import type { ServerState } from "../types";
import "./checkup";
import "./inbox";
import "./item";
import "./items";
import "./job";
import "./jobs";
import "./options";
import "./overview";

export function viewOf(
  context: Context,
  state: ServerState,
  route: Route,
  { jobs, throughput }: ServerFeed,
): TemplateResult {
  switch (route.view) {
    case "jobs":
      return route.jobId
        ? html`<psr-job
            .context=${context}
            .state=${state}
            .route=${route}
            .throughput=${throughput}
          ></psr-job>`
        : html`<psr-jobs .context=${context} .state=${state} .route=${route}></psr-jobs>`;
    case "inbox":
      return html`<psr-inbox .context=${context} .state=${state} .route=${route}></psr-inbox>`;
    case "checkup":
      return html`<psr-checkup .context=${context} .state=${state} .route=${route}></psr-checkup>`;
    case "items":
      return route.itemKey
        ? html`<psr-item .context=${context} .state=${state} .route=${route}></psr-item>`
        : html`<psr-items .context=${context} .state=${state} .route=${route}></psr-items>`;
    case "options":
      return html`<psr-options .context=${context} .state=${state} .route=${route}></psr-options>`;
    default:
      return html`<psr-overview
        .context=${context}
        .state=${state}
        .route=${route}
        .jobs=${jobs}
        .throughput=${throughput}
      ></psr-overview>`;
  }
}
