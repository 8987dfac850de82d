import type { ReactiveControllerHost } from "lit";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Load, throttle } from "../src/components/load";

const host = () => ({ addController: vi.fn(), requestUpdate: vi.fn() });
const asHost = (value: ReturnType<typeof host>) => value as unknown as ReactiveControllerHost;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("throttle", () => {
  it("runs at once, then at most once in an interval, and the last call always", () => {
    const action = vi.fn();
    const throttled = throttle(action, 1_000);
    for (let call = 0; call < 50; call += 1) throttled();
    expect(action).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1_000);
    expect(action).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(10_000);
    expect(action).toHaveBeenCalledTimes(2);
    throttled();
    expect(action).toHaveBeenCalledTimes(3);
  });

  it("does nothing any more once stopped", () => {
    const action = vi.fn();
    const throttled = throttle(action, 1_000);
    throttled();
    throttled();
    throttled.stop();
    vi.advanceTimersByTime(5_000);
    expect(action).toHaveBeenCalledTimes(1);
  });
});

describe("Load", () => {
  it("loads once for a key, and again for another one", async () => {
    const load = vi.fn(async () => "value");
    const loaded = new Load(asHost(host()), load);
    loaded.want("a");
    loaded.want("a");
    await vi.runAllTimersAsync();
    expect(load).toHaveBeenCalledTimes(1);
    expect(loaded.value).toBe("value");
    loaded.want("b");
    await vi.runAllTimersAsync();
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("forgets an answer that a later one has overtaken", async () => {
    const answers: ((value: string) => void)[] = [];
    const loaded = new Load(
      asHost(host()),
      () => new Promise<string>((done) => answers.push(done)),
    );
    loaded.want("slow");
    loaded.want("quick");
    answers[1]!("quick");
    await vi.runAllTimersAsync();
    answers[0]!("slow");
    await vi.runAllTimersAsync();
    expect(loaded.value).toBe("quick");
  });

  it("keeps what it has when the next attempt fails, and tells the error", async () => {
    let fails = false;
    const loaded = new Load(asHost(host()), async () => {
      if (fails) throw { code: "not_loaded", message: "gone" };
      return 1;
    });
    loaded.want("a");
    await vi.runAllTimersAsync();
    fails = true;
    await loaded.again();
    expect(loaded.error).toMatchObject({ code: "not_loaded", message: "gone" });
    expect(loaded.value).toBe(1);
  });
});
