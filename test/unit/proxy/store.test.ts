/** Instances that share what they know, with a store that works, fails, is slow, or lies. */
import { describe, expect, test, vi } from "vitest";
import { createProxy, type ProxyOptions, type ProxyStore } from "../../../generated/proxy.ts";
import { memoryStore } from "./memory-store.ts";
import { AVAILABILITY, NO, TARGET, useFakeTime, xml, YES } from "./upstream.ts";

/** Instances with one upstream between them. */
function instances(
  store: ProxyStore,
  answer: (count: number) => Response | Promise<Response>,
  options: Partial<ProxyOptions> = {},
) {
  let asked = 0;
  const create = () => {
    const proxy = createProxy({
      target: TARGET,
      store,
      async fetch() {
        asked++;
        return answer(asked);
      },
      ...options,
    });
    return (path = AVAILABILITY) => proxy.handle(new Request(`http://site${path}`));
  };
  return { first: create(), second: create(), third: create(), asked: () => asked };
}

const later = (response: Response, ms: number) =>
  new Promise<Response>((resolve) => setTimeout(resolve, ms, response));

describe("two instances on one store", () => {
  test("ask once between them, even at the same moment", async () => {
    useFakeTime();
    const { first, second, third, asked } = instances(memoryStore().store, () =>
      later(xml(YES), 300),
    );
    const answers = Promise.all([first(), second(), third(), second()]);
    await vi.advanceTimersByTimeAsync(1000);
    expect((await answers).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(asked()).toBe(1);
  });

  test("ask once in each interval, whoever is asked", async () => {
    useFakeTime();
    const { first, second, asked } = instances(memoryStore().store, () => xml(YES));
    for (let ms = 0; ms < 60_000; ms += 250) {
      const both = Promise.all([first(), second()]);
      await vi.advanceTimersByTimeAsync(250);
      await both;
    }
    expect(asked()).toBeLessThanOrEqual(12);
    expect(asked()).toBeGreaterThan(9);
  });

  test("an age is that of the answer, and not of the copy", async () => {
    useFakeTime();
    const { first, second, asked } = instances(memoryStore().store, () => xml(YES));
    await first();
    await vi.advanceTimersByTimeAsync(3000);
    expect((await second()).headers.get("age")).toBe("3");
    expect(asked()).toBe(1);
  });

  test("one that is new is answered from what another knew, while it is renewed", async () => {
    useFakeTime();
    const { first, second } = instances(memoryStore().store, (count) =>
      count === 1 ? xml(YES) : later(xml(NO), 4000),
    );
    await first();
    await vi.advanceTimersByTimeAsync(10_000);
    const answer = await second();
    expect(answer.headers.get("age")).toBe("10");
    expect(await answer.text()).toContain('"true"');
    await vi.advanceTimersByTimeAsync(5000);
    expect(await (await second()).text()).toContain('"false"');
  });

  test("what failed for one is not asked by the other", async () => {
    useFakeTime();
    const { first, second, asked } = instances(memoryStore().store, () =>
      xml("<x/>", { status: 500 }),
    );
    expect((await first()).status).toBe(502);
    const answer = await second();
    expect([answer.status, await answer.json()]).toEqual([
      502,
      { title: "bad upstream response", status: 502, code: "unexpected-status" },
    ]);
    expect((await second()).status).toBe(503);
    expect(asked()).toBe(1);
  });

  test("one that dies while it asks holds the others up no longer than its lock", async () => {
    useFakeTime();
    const { store } = memoryStore();
    const { first, asked } = instances(store, () => xml(YES));
    await store.lock(`ece-chat:${TARGET}${AVAILABILITY}#lock`, "dead", 3000);
    const answer = first();
    await vi.advanceTimersByTimeAsync(3200);
    expect((await answer).status).toBe(200);
    expect(asked()).toBe(1);
  });

  test("of different upstreams know nothing of each other", async () => {
    const { store, held } = memoryStore();
    await instances(store, () => xml(YES)).first();
    const other = instances(store, () => xml(NO), { target: "https://other.example" });
    expect(await (await other.first()).text()).toContain('"false"');
    expect([...held.keys()]).toHaveLength(2);
  });
});

describe("a store", () => {
  const fails: ProxyStore = {
    get: () => Promise.reject(new Error("connection lost")),
    set: () => Promise.reject(new Error("connection lost")),
    lock: () => Promise.reject(new Error("connection lost")),
    unlock() {
      throw new Error("connection lost");
    },
  };

  test("that fails is done without, and told once", async () => {
    useFakeTime();
    const states: unknown[] = [];
    const { first, asked } = instances(fails, () => xml(YES), {
      onEvent: (event) => event.kind === "state" && states.push([event.subject, event.ok]),
    });
    for (let second = 0; second < 20; second++) {
      expect((await first()).status).toBe(200);
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(asked()).toBe(4);
    expect(states).toEqual([["store", false]]);
  });

  test("that never answers holds a page up for a quarter of a second", async () => {
    useFakeTime();
    const never = () => new Promise<never>(() => {});
    const slow: ProxyStore = { get: never, set: never, lock: never, unlock: never };
    const { first } = instances(slow, () => xml(YES));
    let status = 0;
    void first().then((answer) => {
      status = answer.status;
    });
    await vi.advanceTimersByTimeAsync(249);
    expect(status).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(status).toBe(200);
  });

  test("that breaks while another instance asks", async () => {
    useFakeTime();
    const { store } = memoryStore();
    let broken = false;
    const breaking: ProxyStore = {
      ...store,
      get: (key) => (broken ? Promise.reject(new Error("gone")) : store.get(key)),
      lock: (key, owner, ms) =>
        broken ? Promise.reject(new Error("gone")) : store.lock(key, owner, ms),
    };
    await store.lock(`ece-chat:${TARGET}${AVAILABILITY}#lock`, "other", 60_000);
    const { first, asked } = instances(breaking, () => xml(YES));
    const answer = first();
    await vi.advanceTimersByTimeAsync(500);
    broken = true;
    await vi.advanceTimersByTimeAsync(500);
    expect((await answer).status).toBe(200);
    expect(asked()).toBe(1);
  });

  test("that never gives a lock is done without in the end", async () => {
    useFakeTime();
    const stuck: ProxyStore = { ...memoryStore().store, lock: async () => false };
    const { first, asked } = instances(stuck, () => xml(YES));
    const answer = first();
    await vi.advanceTimersByTimeAsync(6400);
    expect((await answer).status).toBe(200);
    expect(asked()).toBe(1);
  });

  test.each([
    "no JSON",
    "[]",
    "null",
    '{"answer":{"status":200,"xml":"<html><script>alert(1)</script></html>","ageMs":0}}',
    '{"answer":{"status":200,"xml":"<agentAvailability/>","ageMs":0}}',
    '{"answer":{"status":200,"ageMs":0}}',
    '{"answer":{"status":777,"xml":"<agentAvailability available=\\"false\\"/>","ageMs":0}}',
    '{"answer":{"status":200,"xml":"<agentAvailability available=\\"false\\"/>","ageMs":-5}}',
    '{"failure":{"code":"x\\r\\nset-cookie: a","pauseMs":"1"}}',
    '{"failure":{"code":7,"pauseMs":1000}}',
  ])("that holds what no instance wrote is not believed: %s", async (text) => {
    const { store } = memoryStore();
    await store.set(`ece-chat:${TARGET}${AVAILABILITY}`, text, 60_000);
    const { first } = instances(store, () => xml(YES));
    expect(await (await first()).text()).toContain('"true"');
  });

  test("that lies about a failure cannot put anything into a header", async () => {
    const { store } = memoryStore();
    const failure = { status: 200, code: "x\r\nset-cookie: a=b", isDown: true, pauseMs: 1e12 };
    await store.set(`ece-chat:${TARGET}${AVAILABILITY}`, JSON.stringify({ failure }), 60_000);
    const answer = await instances(store, () => xml(YES)).first();
    expect(answer.status).toBe(502);
    expect(answer.headers.get("cache-status")).toBe("ece-chat; fwd=miss; detail=network");
    expect(answer.headers.get("retry-after")).toBe("3600");
  });
});
