import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type WatchEvent, type WatchOptions, watch } from "../../runtime/watch.ts";

/** A page that can be hidden. */
class Page extends EventTarget {
  hidden = false;

  show(visible: boolean): void {
    this.hidden = !visible;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

/** Watches what `answers` give, one after the other, and notes when each event came. */
function record<T>(answers: readonly (() => T)[], options: WatchOptions<T> = {}) {
  const started = Date.now();
  const calls: number[] = [];
  const events: WatchEvent<T>[] = [];
  const watcher = watch(async () => {
    calls.push(Date.now() - started);
    const answer = answers[calls.length - 1] ?? answers.at(-1);
    return answer ? answer() : await new Promise<never>(() => {});
  }, options);
  const done = (async () => {
    for await (const event of watcher) events.push({ ...event, at: event.at - started });
  })();
  return { calls, events, watcher, done };
}

const gives =
  <T>(value: T) =>
  () =>
    value;
const offline = new Error("offline");
const fails = (): never => {
  throw offline;
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(1);
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  // The timers last, since what a test has replaced may have been a fake one.
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe("values", () => {
  test("are told when they change, every 15 seconds", async () => {
    const answers = [{ n: 1 }, { n: 1 }, { n: 2 }, { n: 2 }].map(gives);
    const { calls, events, watcher, done } = record(answers);
    await vi.advanceTimersByTimeAsync(45_000);
    await watcher.return();
    await done;
    expect(calls).toEqual([0, 15_000, 30_000, 45_000]);
    expect(events).toEqual([
      { kind: "value", value: { n: 1 }, at: 0, attempt: 1, changed: true, stale: false },
      { kind: "value", value: { n: 2 }, at: 30_000, attempt: 3, changed: true, stale: false },
    ]);
  });

  test.each<[unknown, unknown, boolean]>([
    [undefined, undefined, true],
    [NaN, NaN, true],
    [2n ** 64n, 2n ** 64n, true],
    [1n, 1, false],
    [undefined, {}, false],
    [{}, undefined, false],
    [[1, [2]], [1, [2]], true],
    [[1], [1, 2], false],
    [[], {}, false],
    [{ a: { b: "c" } }, { a: { b: "c" } }, true],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [{ a: undefined }, { b: undefined }, false],
    [{ a: undefined }, {}, false],
    [null, {}, false],
    [new Uint8Array([1, 2]), new Uint8Array([1, 2]), true],
    [new Uint8Array([1, 2]), new Uint8Array([1, 3]), false],
    [new Date(1), new Date(1), false],
    [new Map([[1, 1]]), new Map([[1, 2]]), false],
  ])("%o and %o are the same: %s", async (earlier, later, same) => {
    const { events, watcher } = record([gives(earlier), gives(later)]);
    await vi.advanceTimersByTimeAsync(15_000);
    await watcher.return();
    expect(events).toHaveLength(same ? 1 : 2);
  });

  test("are compared as the app says, with the one told last", async () => {
    const equal = (earlier: number, later: number) => Math.abs(earlier - later) < 3;
    const { events, watcher } = record([1, 3, 4, 6, 7].map(gives), { equal, intervalMs: 10 });
    await vi.advanceTimersByTimeAsync(40);
    await watcher.return();
    expect(events).toMatchObject([{ value: 1 }, { value: 4 }, { value: 7 }]);
  });

  test("wait for who takes them: no calls pile up", async () => {
    const call = vi.fn(async () => Math.floor(Date.now() / 1000));
    const watcher = watch(call, { intervalMs: 1000 });
    const first = watcher.next();
    await vi.advanceTimersByTimeAsync(0);
    expect(await first).toMatchObject({ value: { kind: "value" } });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(call).toHaveBeenCalledTimes(1);
    const second = watcher.next();
    await vi.advanceTimersByTimeAsync(0);
    expect(await second).toMatchObject({ done: false });
    expect(call).toHaveBeenCalledTimes(2);
    await watcher.return();
  });

  test("that take long do not make calls overlap", async () => {
    const call = vi.fn(() => new Promise((resolve) => setTimeout(resolve, 5000)));
    const watcher = watch(call, { intervalMs: 1000 });
    const first = watcher.next();
    await vi.advanceTimersByTimeAsync(5000);
    await first;
    const second = watcher.next();
    await vi.advanceTimersByTimeAsync(999);
    expect(call).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(call).toHaveBeenCalledTimes(2);
    await watcher.return();
    expect(await second).toEqual({ done: true, value: undefined });
    await vi.runAllTimersAsync();
  });

  test("are asked for even if the clock is set back", async () => {
    const { calls, watcher } = record([gives(1)]);
    await vi.advanceTimersByTimeAsync(0);
    vi.setSystemTime(Date.now() - 3_600_000);
    await vi.advanceTimersByTimeAsync(15_000);
    await watcher.return();
    expect(calls).toHaveLength(2);
  });

  test("leave nothing behind on the signal of the calls", async () => {
    const listeners: number[] = [];
    const call = async (signal: AbortSignal) =>
      listeners.push(getEventListeners(signal, "abort").length);
    const watcher = watch(call, { equal: () => true });
    const first = watcher.next();
    const second = watcher.next();
    await vi.advanceTimersByTimeAsync(45_000);
    await watcher.return();
    await Promise.all([first, second]);
    expect(listeners).toEqual([1, 1, 1, 1]);
  });
});

describe("failures", () => {
  test("double the pause up to five minutes; the first value afterwards is told and resets it", async () => {
    const answers = [gives("a"), ...Array(6).fill(fails), gives("a"), fails, gives("a")];
    const { events, watcher } = record(answers);
    await vi.advanceTimersByTimeAsync(1_600_000);
    await watcher.return();
    expect(events).toEqual([
      { kind: "value", value: "a", at: 0, attempt: 1, changed: true, stale: false },
      { kind: "error", error: offline, retryInMs: 30_000, at: 15_000, attempt: 2, changed: true },
      { kind: "error", error: offline, retryInMs: 60_000, at: 45_000, attempt: 3, changed: false },
      {
        kind: "error",
        error: offline,
        retryInMs: 120_000,
        at: 105_000,
        attempt: 4,
        changed: false,
      },
      {
        kind: "error",
        error: offline,
        retryInMs: 240_000,
        at: 225_000,
        attempt: 5,
        changed: false,
      },
      {
        kind: "error",
        error: offline,
        retryInMs: 300_000,
        at: 465_000,
        attempt: 6,
        changed: false,
      },
      {
        kind: "error",
        error: offline,
        retryInMs: 300_000,
        at: 765_000,
        attempt: 7,
        changed: false,
      },
      { kind: "value", value: "a", at: 1_065_000, attempt: 8, changed: true, stale: false },
      {
        kind: "error",
        error: offline,
        retryInMs: 30_000,
        at: 1_080_000,
        attempt: 9,
        changed: true,
      },
      { kind: "value", value: "a", at: 1_110_000, attempt: 10, changed: true, stale: false },
    ]);
  });

  test.each([
    [0, 15_000, 15_000],
    [0.5, 15_000, 22_500],
    [1, 15_000, 30_000],
    [1, 600_000, 600_000],
  ])("random %d: an interval of %i becomes %i", async (random, intervalMs, retryInMs) => {
    vi.spyOn(Math, "random").mockReturnValue(random);
    const { events, watcher } = record([fails], { intervalMs });
    await vi.advanceTimersByTimeAsync(0);
    await watcher.return();
    expect(events).toMatchObject([{ kind: "error", retryInMs }]);
  });

  test("that are thrown at once are told too", async () => {
    const watcher = watch(fails as () => Promise<never>);
    const first = watcher.next();
    await vi.advanceTimersByTimeAsync(0);
    expect(await first).toMatchObject({ value: { kind: "error", error: offline } });
    await watcher.return();
  });

  test("of a call that gives no promise are told, and values of one too", async () => {
    const { events, watcher } = record([gives(1)]);
    await vi.advanceTimersByTimeAsync(0);
    await watcher.return();
    expect(events).toMatchObject([{ kind: "value", value: 1 }]);
    const plain = watch((() => 2) as unknown as () => Promise<number>);
    const first = plain.next();
    await vi.advanceTimersByTimeAsync(0);
    expect(await first).toMatchObject({ value: { kind: "value", value: 2 } });
    await plain.return();
  });
});

describe("unchanged values", () => {
  test("are events with `confirm`, and say that they are not changed", async () => {
    const { events, watcher } = record([1, 1, 2].map(gives), { confirm: true, intervalMs: 10 });
    await vi.advanceTimersByTimeAsync(20);
    await watcher.return();
    expect(events.map(({ attempt, changed }) => [attempt, changed])).toEqual([
      [1, true],
      [2, false],
      [3, true],
    ]);
  });

  test("are the later ones with `confirm`, where an app takes different ones for the same", async () => {
    const answers = [1, 2, 3, 4].map(gives);
    const equal = (earlier: number, later: number) => later - earlier < 2;
    const { events, watcher } = record(answers, { confirm: true, equal, intervalMs: 10 });
    await vi.advanceTimersByTimeAsync(30);
    await watcher.return();
    expect(events).toMatchObject([1, 2, 3, 4].map((value) => ({ value, changed: value === 1 })));
  });
});

describe("a value that becomes too old", () => {
  test("comes once more while a call takes long, and once only", async () => {
    const { events, watcher } = record<number>([gives(1)], { staleAfterMs: 20_000 });
    await vi.advanceTimersByTimeAsync(0);
    const never = () => new Promise<never>(() => {});
    const slow = watch(vi.fn(never).mockResolvedValueOnce(2 as never), { staleAfterMs: 20_000 });
    const first = slow.next();
    await vi.advanceTimersByTimeAsync(0);
    const at = Date.now();
    expect(await first).toMatchObject({ value: { value: 2, stale: false, at } });
    const second = slow.next();
    await vi.advanceTimersByTimeAsync(20_000);
    const value = { kind: "value", value: 2, stale: true, changed: true, attempt: 1, at };
    expect(await second).toEqual({ done: false, value });
    const third = slow.next();
    await vi.advanceTimersByTimeAsync(60_000);
    await slow.return();
    expect(await third).toEqual({ done: true, value: undefined });
    await watcher.return();
    // The other one was confirmed in time.
    expect(events).toHaveLength(1);
  });

  test("comes once more as soon as a page that was hidden is seen, before a newer one", async () => {
    const page = new Page();
    vi.stubGlobal("document", page);
    const { events, watcher } = record([gives(1)], { staleAfterMs: 20_000 });
    await vi.advanceTimersByTimeAsync(0);
    page.hidden = true;
    vi.setSystemTime(Date.now() + 60_000);
    page.show(true);
    await vi.advanceTimersByTimeAsync(0);
    await watcher.return();
    expect(events).toMatchObject([
      { stale: false, changed: true, at: 0 },
      { stale: true, changed: true, at: 0 },
      { stale: false, changed: true, at: 60_000, attempt: 2 },
    ]);
  });

  test("is the last one where the watching ends before it is taken", async () => {
    let settle: (value: number) => void = () => {};
    const pending = () => new Promise<number>((resolve) => (settle = resolve));
    const call = vi.fn(pending).mockResolvedValueOnce(1);
    const controller = new AbortController();
    const watcher = watch(call, { signal: controller.signal, staleAfterMs: 20_000 });
    const first = watcher.next();
    await vi.advanceTimersByTimeAsync(0);
    await first;
    const stale = watcher.next();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await stale).toMatchObject({ value: { value: 1, stale: true } });
    settle(2);
    await vi.advanceTimersByTimeAsync(0);
    controller.abort();
    expect(await watcher.next()).toEqual({ done: true, value: undefined });
  });

  test("does not come after a failure, which says more", async () => {
    const { events, watcher } = record([gives(1), fails], { staleAfterMs: 20_000 });
    await vi.advanceTimersByTimeAsync(40_000);
    await watcher.return();
    expect(events.map(({ kind }) => kind)).toEqual(["value", "error"]);
  });
});

describe("what is asked for now", () => {
  test("is asked at once, also while the page is hidden; the next pause begins then", async () => {
    const page = new Page();
    vi.stubGlobal("document", page);
    const { calls, watcher } = record([gives(1)]);
    await vi.advanceTimersByTimeAsync(5000);
    watcher.refresh();
    await vi.advanceTimersByTimeAsync(0);
    page.show(false);
    watcher.refresh();
    await vi.advanceTimersByTimeAsync(0);
    page.show(true);
    await vi.advanceTimersByTimeAsync(15_000);
    await watcher.return();
    expect(calls).toEqual([0, 5000, 5000, 20_000]);
  });

  test("is no second call while one is under way, and none after the end", async () => {
    const call = vi.fn(() => new Promise((resolve) => setTimeout(resolve, 1000)));
    const watcher = watch(call);
    const first = watcher.next();
    await vi.advanceTimersByTimeAsync(500);
    watcher.refresh();
    await vi.advanceTimersByTimeAsync(500);
    await first;
    const second = watcher.next();
    await vi.advanceTimersByTimeAsync(14_999);
    expect(call).toHaveBeenCalledTimes(1);
    await watcher.return();
    await second;
    watcher.refresh();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(call).toHaveBeenCalledTimes(1);
  });

  test("while an event waits to be taken comes next", async () => {
    const call = vi.fn(async () => call.mock.calls.length);
    const watcher = watch(call);
    const first = watcher.next();
    await vi.advanceTimersByTimeAsync(0);
    await first;
    watcher.refresh();
    const second = watcher.next();
    await vi.advanceTimersByTimeAsync(0);
    expect(await second).toMatchObject({ value: { value: 2 } });
    await watcher.return();
  });
});

describe("a platform that comes online", () => {
  function platform(): EventTarget {
    const target = new EventTarget();
    const { addEventListener, removeEventListener } = target;
    vi.stubGlobal("addEventListener", addEventListener.bind(target));
    vi.stubGlobal("removeEventListener", removeEventListener.bind(target));
    return target;
  }

  test("is asked at once after a failure, and not otherwise; no listener is left", async () => {
    const target = platform();
    const { calls, watcher, done } = record([fails, gives(1)]);
    await vi.advanceTimersByTimeAsync(2000);
    target.dispatchEvent(new Event("online"));
    await vi.advanceTimersByTimeAsync(3000);
    target.dispatchEvent(new Event("online"));
    await vi.advanceTimersByTimeAsync(3000);
    expect(calls).toEqual([0, 2000]);
    await watcher.return();
    await done;
    expect(getEventListeners(target, "online")).toEqual([]);
  });
});

describe("what is refused", () => {
  const NUMBER = "intervalMs: must be a number from 0 to 2147483647, got";

  test.each<[unknown, string]>([
    [{ intervalMs: "15000" }, `${NUMBER} "15000"`],
    [{ intervalMs: -1 }, `${NUMBER} -1`],
    [{ intervalMs: NaN }, `${NUMBER} NaN`],
    [{ intervalMs: Infinity }, `${NUMBER} Infinity`],
    [{ intervalMs: 2 ** 31 }, `${NUMBER} 2147483648`],
    [{ intervalMs: null }, `${NUMBER} null`],
    [{ intervalMs: 15_000n }, `${NUMBER} 15000`],
    [{ interval: 5 }, "interval: is not known"],
    [{ signal: {} }, "signal: must be an AbortSignal, got an object"],
    [{ equal: true }, "equal: must be a function, got true"],
    [{ confirm: 1 }, "confirm: must be true or false, got 1"],
    [{ staleAfterMs: -1 }, "staleAfterMs: must be a number from 0 to 2147483647, got -1"],
    [null, "options: must be an object, got null"],
    [15_000, "options: must be an object, got 15000"],
  ])("%o", (options, message) => {
    const call = vi.fn(async () => 1);
    expect(() => watch(call, options as WatchOptions<number>)).toThrow(
      expect.objectContaining({ name: "InputError", message }),
    );
    expect(call).not.toHaveBeenCalled();
  });

  test.each([undefined, null, {}, Promise.resolve(1), "call"])("a call that is %o", (call) => {
    expect(() => watch(call as never)).toThrow(
      expect.objectContaining({
        name: "InputError",
        path: "call",
        message: expect.stringMatching(
          /^call: must be a function, got (undefined|null|an object|"call")$/,
        ),
      }),
    );
  });
});

describe("time", () => {
  test("with an interval of nothing, other timers have their turn", async () => {
    const controller = new AbortController();
    const { calls, done } = record([gives(1)], { intervalMs: 0, signal: controller.signal });
    setTimeout(() => controller.abort(), 5);
    await vi.advanceTimersByTimeAsync(5);
    await done;
    expect(calls.length).toBeGreaterThan(1);
  });

  test("no timer is set to less than nothing, or more than it takes", async () => {
    const timers = vi.spyOn(globalThis, "setTimeout");
    const { watcher } = record([gives(1), fails], { intervalMs: 2 ** 31 - 1 });
    await vi.advanceTimersByTimeAsync(2 ** 31);
    await watcher.return();
    const slow = watch(async () => Date.now(), { intervalMs: 10 });
    for (const _ of [1, 2, 3]) {
      const next = slow.next();
      await vi.advanceTimersByTimeAsync(1000);
      await next;
    }
    await slow.return();
    const delays = timers.mock.calls.map(([, ms]) => ms ?? -1);
    expect(delays.length).toBeGreaterThan(4);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...delays)).toBeLessThan(2 ** 31);
  });

  test.each([-3_600_000, 3_600_000, -(10 ** 12)])(
    "a clock that is set by %i ms while an event waits to be taken stalls nothing",
    async (ms) => {
      const call = vi.fn(async () => call.mock.calls.length);
      const watcher = watch(call);
      const first = watcher.next();
      await vi.advanceTimersByTimeAsync(0);
      await first;
      vi.setSystemTime(Date.now() + ms);
      const second = watcher.next();
      await vi.advanceTimersByTimeAsync(15_000);
      expect(call).toHaveBeenCalledTimes(2);
      await second;
      await watcher.return();
    },
  );

  test("without performance, the clock alone is enough, and does not stall when it is set back", async () => {
    vi.stubGlobal("performance", undefined);
    const call = vi.fn(async () => call.mock.calls.length);
    const watcher = watch(call);
    const first = watcher.next();
    await vi.advanceTimersByTimeAsync(0);
    await first;
    vi.setSystemTime(Date.now() - 3_600_000);
    const second = watcher.next();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(call).toHaveBeenCalledTimes(2);
    await second;
    await watcher.return();
  });
});

describe("a page", () => {
  test("that is hidden makes no calls, and one at once when it is seen and one is due", async () => {
    const page = new Page();
    vi.stubGlobal("document", page);
    const { calls, watcher, done } = record([gives(1)]);
    await vi.advanceTimersByTimeAsync(1000);
    page.show(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls).toEqual([0]);
    page.show(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(calls).toEqual([0, 61_000]);
    await watcher.return();
    await done;
    expect(getEventListeners(page, "visibilitychange")).toEqual([]);
  });

  test("that is seen again before one is due waits for it", async () => {
    const page = new Page();
    vi.stubGlobal("document", page);
    const { calls, watcher } = record([gives(1)]);
    await vi.advanceTimersByTimeAsync(1000);
    page.show(false);
    page.show(true);
    await vi.advanceTimersByTimeAsync(13_999);
    expect(calls).toEqual([0]);
    await vi.advanceTimersByTimeAsync(1);
    expect(calls).toEqual([0, 15_000]);
    await watcher.return();
  });

  test("that begins hidden", async () => {
    const page = new Page();
    page.hidden = true;
    vi.stubGlobal("document", page);
    const { calls, watcher } = record([gives(1)]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(calls).toEqual([]);
    page.show(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(calls).toEqual([5000]);
    await watcher.return();
  });

  test("whose timers were frozen is asked by the clock", async () => {
    const page = new Page();
    vi.stubGlobal("document", page);
    const { calls, watcher } = record([gives(1)]);
    await vi.advanceTimersByTimeAsync(0);
    page.hidden = true;
    // The clock goes on, the timers do not.
    vi.setSystemTime(Date.now() + 15_000);
    page.show(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(calls).toEqual([0, 15_000]);
    await watcher.return();
  });
});

describe("the end", () => {
  test("by the signal while waiting, while hidden, and during a call that does not know of signals", async () => {
    const page = new Page();
    vi.stubGlobal("document", page);
    for (const [answers, hidden] of [
      [[gives(1)], false],
      [[gives(1)], true],
      [[], false],
    ] as const) {
      page.hidden = false;
      const controller = new AbortController();
      const { signal } = controller;
      const { done, calls } = record<number>([...answers], { signal });
      await vi.advanceTimersByTimeAsync(1000);
      page.show(!hidden);
      controller.abort();
      await done;
      expect(calls).toEqual([0]);
      expect(getEventListeners(signal, "abort")).toEqual([]);
      expect(getEventListeners(page, "visibilitychange")).toEqual([]);
    }
  });

  test("by a signal that has aborted already: no call is made", async () => {
    const { done, calls, events } = record([gives(1)], { signal: AbortSignal.abort() });
    await done;
    expect({ calls, events }).toEqual({ calls: [], events: [] });
  });

  test("aborts the call that is under way, with the signal's reason, and tells no error", async () => {
    const controller = new AbortController();
    let reason: unknown;
    const call = (signal: AbortSignal) =>
      new Promise<never>((_resolve, reject) => {
        signal.addEventListener("abort", () => {
          reason = signal.reason;
          reject(signal.reason);
        });
      });
    const next = watch(call, { signal: controller.signal }).next();
    await vi.advanceTimersByTimeAsync(0);
    controller.abort("enough");
    expect(await next).toEqual({ done: true, value: undefined });
    expect(reason).toBe("enough");
  });

  test("by return(), even while a call is under way", async () => {
    let given: AbortSignal | undefined;
    const { signal } = new AbortController();
    const call = (each: AbortSignal) => {
      given = each;
      return new Promise<never>(() => {});
    };
    const watcher = watch(call, { signal });
    const next = watcher.next();
    await vi.advanceTimersByTimeAsync(0);
    expect(await watcher.return()).toEqual({ done: true, value: undefined });
    expect(await next).toEqual({ done: true, value: undefined });
    expect(await watcher.next()).toEqual({ done: true, value: undefined });
    expect(given?.aborted).toBe(true);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("by a break", async () => {
    const { signal } = new AbortController();
    const loop = (async () => {
      for await (const event of watch(async () => 1, { signal })) return event;
      return undefined;
    })();
    await vi.advanceTimersByTimeAsync(0);
    expect(await loop).toMatchObject({ kind: "value", value: 1, attempt: 1 });
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("by return() before it began", async () => {
    const call = vi.fn(async () => 1);
    const watcher = watch(call);
    await watcher.return();
    expect(await watcher.next()).toEqual({ done: true, value: undefined });
    expect(call).not.toHaveBeenCalled();
  });
});
