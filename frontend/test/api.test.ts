import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Api, asApiError } from "../src/api";
import { FakeHass, line, serverState } from "./fakes";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const listen = (fake: FakeHass) => {
  const listener = { onState: vi.fn(), onError: vi.fn() };
  const unsubscribe = new Api(() => fake.hass, "E1").subscribe(listener);
  return { ...listener, unsubscribe };
};

describe("the subscription", () => {
  it("lays changes over the state that came first", async () => {
    const fake = new FakeHass();
    const { onState } = listen(fake);
    await vi.runAllTimersAsync();
    const { send } = fake.subscription("subscribe");
    send({ type: "state", state: serverState() });
    send({ type: "change", state: { items: 4 } });
    expect(onState).toHaveBeenLastCalledWith(serverState({ items: 4 }));
  });

  it("is asked for again when the server was unloaded", async () => {
    const fake = new FakeHass();
    const { onState, onError } = listen(fake);
    await vi.runAllTimersAsync();
    fake.subscription("subscribe").send({ type: "unloaded" });
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: "not_loaded" }));
    await vi.advanceTimersByTimeAsync(2_100);
    expect(fake.subscriptions).toHaveLength(2);
    expect(fake.subscriptions[0]!.ended).toBe(true);
    fake.subscription("subscribe").send({ type: "state", state: serverState() });
    expect(onState).toHaveBeenCalledTimes(1);
  });

  it("keeps trying while the server is not loaded", async () => {
    const fake = new FakeHass();
    fake.refuse = { code: "not_loaded", message: "" };
    const { onError } = listen(fake);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(onError.mock.calls.length).toBeGreaterThan(1);
    fake.refuse = undefined;
    await vi.advanceTimersByTimeAsync(2_100);
    expect(fake.subscriptions).toHaveLength(1);
  });

  it("ends with its view, even while it is being asked for", async () => {
    const fake = new FakeHass();
    const { onState, unsubscribe } = listen(fake);
    unsubscribe();
    await vi.runAllTimersAsync();
    fake.subscriptions[0]!.send({ type: "state", state: serverState() });
    expect(onState).not.toHaveBeenCalled();
    expect(fake.subscriptions[0]!.ended).toBe(true);
  });

  it("of a log passes on whole pages and new lines", async () => {
    const fake = new FakeHass();
    const onPage = vi.fn();
    new Api(() => fake.hass, "E1").subscribeLog("J1", { search: "x" }, 200, onPage, vi.fn());
    await vi.runAllTimersAsync();
    const { send, message } = fake.subscription("subscribe_log");
    expect(message).toMatchObject({ job_id: "J1", search: "x", limit: 200 });
    const page = { lines: [line(1)], total: 1, is_total_exact: true };
    send({ ...page, initial: true });
    expect(onPage).toHaveBeenCalledWith(page, true);
  });
});

it("leaves out filters that are not set", async () => {
  const fake = new FakeHass();
  fake.answers.items = () => ({ items: [], total: 0 });
  await new Api(() => fake.hass, "E1").items({ search: "", defect: "no_match" }, 50, 0);
  expect(fake.asked[0]).toEqual({
    type: "plex_smart_refresher/items",
    entry_id: "E1",
    defect: "no_match",
    sort: "position",
    descending: false,
    limit: 50,
    offset: 0,
  });
});

it("pauses and resumes by commands of their own", async () => {
  const fake = new FakeHass();
  fake.answers = { pause: () => ({ job_id: "J1" }), resume: () => ({ job_id: "J1" }) };
  const api = new Api(() => fake.hass, "E1");
  await api.pause();
  await api.resume();
  expect(fake.asked).toEqual([
    { type: "plex_smart_refresher/pause", entry_id: "E1" },
    { type: "plex_smart_refresher/resume", entry_id: "E1" },
  ]);
});

describe("posters", () => {
  it("are fetched once, by a request that carries no token in its address", async () => {
    const fake = new FakeHass();
    const fetched = vi.fn(async (_path: string) => new Response("png", { status: 200 }));
    fake.hass.fetchWithAuth = fetched;
    URL.createObjectURL = () => "blob:poster";
    const api = new Api(() => fake.hass, "E1");
    expect(await api.thumb("7")).toBe("blob:poster");
    expect(await api.thumb("7")).toBe("blob:poster");
    expect(fetched.mock.calls).toEqual([["/api/plex_smart_refresher/E1/thumb/7"]]);
  });

  it("that do not exist or cannot be fetched are no error", async () => {
    const fake = new FakeHass();
    const api = new Api(() => fake.hass, "E1");
    expect(await api.thumb("1")).toBe("");
    fake.hass.fetchWithAuth = async () => Promise.reject(new Error("offline"));
    expect(await api.thumb("2")).toBe("");
  });
});

it.each([
  [{ code: "not_found", message: "x" }, "not_found"],
  [{ code: "home_assistant_error", message: "x", translation_key: "job_running" }, "job_running"],
  [3, "connection"],
  [new Error("boom"), "unknown"],
  [undefined, "unknown"],
])("tells an error by its code: %o", (error, code) => {
  expect(asApiError(error).code).toBe(code);
});
