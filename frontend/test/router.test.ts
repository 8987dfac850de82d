import { describe, expect, it } from "vitest";
import { addressOf, parseRoute } from "../src/router";

describe("addresses", () => {
  it("lead to a job of a server, with filters", () => {
    expect(parseRoute("/plex-smart-refresher/E1/jobs/J1", "#tab=log&q=a%20b")).toEqual({
      entryId: "E1",
      view: "jobs",
      jobId: "J1",
      itemKey: "",
      query: { tab: "log", q: "a b" },
    });
  });

  it("lead to an item, which a job is not", () => {
    const address = addressOf({ entryId: "E1", view: "items", itemKey: "7" });
    expect(address).toBe("/plex-smart-refresher/E1/items/7");
    expect(parseRoute(address, "")).toMatchObject({ view: "items", itemKey: "7", jobId: "" });
  });

  it.each([
    ["/plex-smart-refresher", "", "overview"],
    ["/plex-smart-refresher/", "", "overview"],
    ["/plex-smart-refresher/items", "", "items"],
    ["/plex-smart-refresher/E1", "E1", "overview"],
    ["/plex-smart-refresher/E1/nonsense", "E1", "overview"],
    ["/plex-smart-refresher/%zz/items", "%zz", "items"],
  ])("%s leads to server '%s' and view '%s'", (path, entryId, view) => {
    expect(parseRoute(path, "")).toMatchObject({ entryId, view });
  });

  it("come back as they were written, without empty filters", () => {
    const route = {
      entryId: "E 1",
      view: "items",
      jobId: "",
      itemKey: "",
      query: { q: "<b>&", from: "" },
    };
    const address = addressOf(route as never);
    expect(address).toBe("/plex-smart-refresher/E%201/items#q=%3Cb%3E%26");
    const [path, hash] = address.split("#");
    expect(parseRoute(path!, hash!)).toEqual({ ...route, query: { q: "<b>&" } });
  });
});
