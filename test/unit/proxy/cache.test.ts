/** What pages are answered from what is known, and how often the upstream is asked. */
import { describe, expect, test, vi } from "vitest";
import { AVAILABILITY, NO, proxied, silence, TARGET, useFakeTime, xml, YES } from "./upstream.ts";

describe("one answer for all pages", () => {
  test("5,000 pages at once are one request to the upstream", async () => {
    const { asked, get } = proxied(() => xml(YES));
    const answers = await Promise.all(Array.from({ length: 5000 }, () => get(AVAILABILITY)));
    expect(asked.map(({ url }) => url)).toEqual([TARGET + AVAILABILITY]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const statuses = answers.map(({ headers }) => headers.get("cache-status"));
    expect(statuses[0]).toBe("ece-chat; fwd=miss; stored");
    expect(new Set(statuses.slice(1))).toEqual(new Set(["ece-chat; fwd=miss; collapsed"]));
  });

  test("while it is fresh, nothing is asked, and the age is told", async () => {
    useFakeTime();
    const { asked, get } = proxied(() => xml(YES));
    await get(AVAILABILITY);
    vi.advanceTimersByTime(3500);
    const { headers } = await get(AVAILABILITY);
    expect(asked).toHaveLength(1);
    expect(headers.get("age")).toBe("3");
    expect(headers.get("cache-status")).toBe("ece-chat; hit; ttl=1");
    expect(headers.get("cache-control")).toBe("no-cache");
  });

  test("5,000 pages that come when it has just expired are answered at once, and renew it once", async () => {
    useFakeTime();
    const { asked, get } = proxied(({ init, url }, count) =>
      count === 1 ? xml(YES) : silence({ init, url }),
    );
    await get(AVAILABILITY);
    vi.advanceTimersByTime(5250);
    const answers = await Promise.all(Array.from({ length: 5000 }, () => get(AVAILABILITY)));
    expect(asked).toHaveLength(2);
    expect(new Set(answers.map(({ headers }) => headers.get("cache-status")))).toEqual(
      new Set(["ece-chat; hit; ttl=0"]),
    );
  });

  test("a renewal is not earlier than the time it is fresh, and up to a tenth later", async () => {
    useFakeTime();
    const random = vi.spyOn(Math, "random").mockReturnValue(0.999);
    const { asked, get } = proxied(() => xml(YES));
    await get(AVAILABILITY);
    vi.advanceTimersByTime(5490);
    await get(AVAILABILITY);
    expect(asked).toHaveLength(1);
    random.mockReturnValue(0);
    vi.advanceTimersByTime(10);
    await get(AVAILABILITY);
    await vi.advanceTimersByTimeAsync(0);
    vi.advanceTimersByTime(5000);
    await get(AVAILABILITY);
    expect(asked).toHaveLength(3);
  });

  test("with no time to keep it, pages that wait together share one request, and others ask anew", async () => {
    const { asked, get } = proxied(() => xml(YES), { freshMs: 0, staleMs: 0 });
    const together = await Promise.all([get(AVAILABILITY), get(AVAILABILITY), get(AVAILABILITY)]);
    expect(together.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(asked).toHaveLength(1);
    expect((await get(AVAILABILITY)).status).toBe(200);
    expect(asked).toHaveLength(2);
  });

  test("after that it is what the renewal gave", async () => {
    useFakeTime();
    const { get } = proxied((_asked, count) => xml(count === 1 ? YES : NO));
    await get(AVAILABILITY);
    vi.advanceTimersByTime(6000);
    expect(await (await get(AVAILABILITY)).text()).toContain('available="true"');
    await vi.advanceTimersByTimeAsync(0);
    expect(await (await get(AVAILABILITY)).text()).toContain('available="false"');
  });

  test("what is older than staleMs is not given: pages wait for the next answer", async () => {
    useFakeTime();
    const { get } = proxied((_asked, count) => xml(count === 1 ? YES : NO));
    await get(AVAILABILITY);
    vi.advanceTimersByTime(30_000);
    const answer = await get(AVAILABILITY);
    expect(await answer.text()).toContain('available="false"');
    expect(answer.headers.get("cache-status")).toBe("ece-chat; fwd=miss; stored");
  });

  test("a clock that is set back changes nothing", async () => {
    useFakeTime();
    const { asked, get } = proxied(() => xml(YES));
    await get(AVAILABILITY);
    vi.setSystemTime(new Date("2026-11-26T11:00:00Z"));
    vi.advanceTimersByTime(6000);
    const { headers } = await get(AVAILABILITY);
    expect(headers.get("age")).toBe("6");
    expect(asked).toHaveLength(2);
  });

  test("a machine that slept has let time pass", async () => {
    useFakeTime();
    const { asked, get } = proxied((_asked, count) => xml(count === 1 ? YES : NO));
    await get(AVAILABILITY);
    vi.setSystemTime(new Date("2026-11-26T13:00:00Z"));
    expect(await (await get(AVAILABILITY)).text()).toContain('available="false"');
    expect(asked).toHaveLength(2);
    // And set back again, it is not frozen.
    vi.setSystemTime(new Date("2026-11-26T12:00:00Z"));
    vi.advanceTimersByTime(6000);
    expect((await get(AVAILABILITY)).headers.get("age")).toBe("6");
  });
});

describe("while the upstream fails", () => {
  const faults = {
    "cuts the connection": () => Promise.reject(new TypeError("fetch failed")),
    "says 500": () => xml("<error/>", { status: 500 }),
    "sends a login page": () =>
      new Response("<!DOCTYPE html><html><body>Sign in</body></html>", {
        headers: { "content-type": "text/html" },
      }),
    "sends half a document": () => xml("<agentAvailability"),
    "sends another document": () => xml("<availableSlots/>"),
    "redirects to a login": () =>
      new Response(null, { status: 302, headers: { location: "https://login.example/" } }),
  };

  test.each(Object.entries(faults))(
    "it %s: what is known is given, at once",
    async (_name, fault) => {
      useFakeTime();
      const { asked, get, events } = proxied((_asked, count) => (count === 1 ? xml(YES) : fault()));
      await get(AVAILABILITY);
      vi.advanceTimersByTime(5300);
      for (let i = 0; i < 10; i++) {
        const answer = await get(AVAILABILITY);
        expect(answer.status).toBe(200);
        expect(await answer.text()).toContain('available="true"');
        await vi.advanceTimersByTimeAsync(100);
      }
      // Nothing was asked again while it fails.
      expect(asked).toHaveLength(2);
      expect(events.filter(({ kind }) => kind === "state")).toMatchObject([
        { subject: "upstream", operation: "getAgentAvailability", ok: false },
      ]);
    },
  );

  test.each(Object.entries(faults))(
    "it %s: where nothing is known, 502 and then 503",
    async (_n, fault) => {
      useFakeTime();
      const { asked, get } = proxied(fault);
      const first = await get(AVAILABILITY);
      expect(first.status).toBe(502);
      const { headers, status } = await get(AVAILABILITY);
      expect(status).toBe(503);
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(4);
      expect(headers.get("content-type")).toBe("application/problem+json");
      expect(headers.get("cache-control")).toBe("no-store");
      expect(asked).toHaveLength(1);
      const text = await first.text();
      expect(text).not.toMatch(/Sign in|login|<|Slots/);
      expect(JSON.parse(text)).toMatchObject({
        title: "bad upstream response",
        status: 502,
      });
    },
  );

  test("it takes too long: 504 where nothing is known", async () => {
    useFakeTime();
    const { get } = proxied(silence);
    const answer = get(AVAILABILITY);
    await vi.advanceTimersByTimeAsync(5000);
    expect((await answer).status).toBe(504);
    expect((await answer).headers.get("cache-status")).toBe("ece-chat; fwd=miss; detail=timeout");
    expect(await (await answer).json()).toEqual({
      title: "the upstream did not respond in time",
      status: 504,
      code: "timeout",
    });
  });

  test("pauses grow, up to four times the time that answers are fresh", async () => {
    useFakeTime();
    const { asked, get } = proxied(() => xml("<error/>", { status: 500 }));
    const times: number[] = [];
    for (let second = 0; second < 100; second++) {
      await get(AVAILABILITY);
      if (asked.length > times.length) times.push(second);
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(times).toEqual([0, 6, 17, 38, 59, 80]);
  });

  test("Retry-After is honoured, for all that is asked", async () => {
    useFakeTime();
    const { asked, get } = proxied(() =>
      xml("<busy/>", { status: 503, headers: { "retry-after": "120" } }),
    );
    await get(AVAILABILITY);
    const other = await get("/chat/entrypoint/capacity/1000");
    expect(other.status).toBe(503);
    expect(other.headers.get("retry-after")).toBe("126");
    vi.advanceTimersByTime(119_000);
    expect((await get(AVAILABILITY)).status).toBe(503);
    expect(asked).toHaveLength(1);
    vi.advanceTimersByTime(8000);
    await get(AVAILABILITY);
    expect(asked).toHaveLength(2);
  });

  test("an upstream that is down is tried by one request at a time, whatever is asked", async () => {
    useFakeTime();
    const { asked, get } = proxied((each, count) =>
      count <= 3 ? Promise.reject(new TypeError("fetch failed")) : silence(each),
    );
    for (const id of [1, 2, 3]) {
      expect((await get(`/chat/entrypoint/capacity/${id}`)).status).toBe(502);
    }
    expect((await get("/chat/entrypoint/capacity/4")).status).toBe(503);
    await vi.advanceTimersByTimeAsync(5300);
    void get("/chat/entrypoint/capacity/5");
    expect((await get("/chat/entrypoint/capacity/6")).status).toBe(503);
    expect(asked).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(5000);
  });

  test("wrong answers to one path do not keep others from being asked", async () => {
    useFakeTime();
    const { get } = proxied(({ url }) =>
      url.includes("capacity") ? xml("<error/>", { status: 500 }) : xml(YES),
    );
    for (let id = 0; id < 10; id++) await get(`/chat/entrypoint/capacity/${id}`);
    expect((await get(AVAILABILITY)).status).toBe(200);
  });

  test("an answer ends it, and both are told once", async () => {
    useFakeTime();
    let down = true;
    const { get, events } = proxied(
      () => (down ? Promise.reject(new TypeError("fetch failed")) : xml(YES)),
      { allow: { id: [1000] } },
    );
    await get(AVAILABILITY);
    await vi.advanceTimersByTimeAsync(6000);
    await get(AVAILABILITY);
    down = false;
    await vi.advanceTimersByTimeAsync(11_000);
    expect((await get(AVAILABILITY)).status).toBe(200);
    const states = events.flatMap((event) => (event.kind === "state" ? event.ok : []));
    expect(states).toEqual([false, true]);
  });
});

describe("bounds", () => {
  test("a document without an end is given up, and an endless one in time", async () => {
    const endless = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            controller.enqueue(new Uint8Array(16_384).fill(32));
          },
        }),
      );
    const { get } = proxied(endless);
    const answer = await get(AVAILABILITY);
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({ code: "too-large" });
  });

  test("questions that nobody asked before are passed on up to a number in a second", async () => {
    useFakeTime();
    const { asked, get } = proxied(() =>
      xml(
        "<availableSlots xmlns:n='http://bindings.egain.com/chat'><n:count>1</n:count></availableSlots>",
      ),
    );
    const ids = Array.from({ length: 100 }, (_, id) => `/chat/entrypoint/capacity/${id}`);
    const answers = await Promise.all(ids.map((path) => get(path)));
    expect(asked).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    const refused = answers.find(({ status }) => status === 503);
    expect(refused?.headers.get("retry-after")).toBe("1");
    // What was answered before is none of them.
    expect((await get("/chat/entrypoint/capacity/0")).status).toBe(200);
    vi.advanceTimersByTime(1000);
    await Promise.all(ids.map((path) => get(path)));
    expect(asked).toHaveLength(40);
  });

  test("of what is allowed by name all is asked", async () => {
    const allow = { id: Array.from({ length: 100 }, (_, id) => id) };
    const { asked, get } = proxied(() => xml(YES), { allow });
    await Promise.all(allow.id.map((id) => get(`/chat/entrypoint/agentAvailability/${id}`)));
    expect(asked).toHaveLength(100);
  });

  test("what is used least is forgotten, and failures crowd out no answer", async () => {
    const { asked, get } = proxied(
      ({ url }) => (url.endsWith("1000") ? xml(YES) : xml("<error/>", { status: 500 })),
      {
        maxEntries: 3,
        maxNewPerSecond: 1000,
      },
    );
    await get(AVAILABILITY);
    for (let id = 1; id < 50; id++) await get(`/chat/entrypoint/agentAvailability/${id}`);
    await get(AVAILABILITY);
    expect(asked.filter(({ url }) => url.endsWith("/1000"))).toHaveLength(1);
  });
});
