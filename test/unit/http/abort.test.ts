import { getEventListeners } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";
import { onAbort } from "../../../runtime/http/abort.ts";
import type { Fetch } from "../../../runtime/http/client-options.ts";
import { send } from "../../../runtime/http/transport.ts";
import { watch } from "../../../runtime/watch.ts";
import { failureOf, getLamp, ON, serve, switchLamp } from "./server.ts";

const retry = false as const;
const never: Fetch = () => new Promise(() => {});

afterEach(() => {
  vi.useRealTimers();
});

describe("no complete answer in time", () => {
  const timeout = {
    name: "TimeoutError",
    code: "timeout",
    operation: "getLamp",
    message: "getLamp: no complete answer in 20 ms",
  };

  test("because the server is slow", async () => {
    const { baseUrl, arrived } = await serve(() => {});
    const call = send(getLamp, { baseUrl, retry, timeoutMs: 20 }, { id: 1 });
    expect(await failureOf(call)).toMatchObject(timeout);
    await arrived[0]?.closed;
  });

  test("because the body has no end, neither of a success nor of a failure", async () => {
    const { baseUrl } = await serve((response, _request, count) => {
      response.writeHead(count === 1 ? 200 : 400).write("<lamp");
    });
    const client = { baseUrl, retry };
    for (const _ of [1, 2]) {
      const call = send(getLamp, client, { id: 1 }, { timeoutMs: 20 });
      expect(await failureOf(call)).toMatchObject(timeout);
    }
  });

  test("because a fetch does not know of signals", async () => {
    const client = { baseUrl: "http://h", fetch: never, retry, timeoutMs: 20 };
    expect(await failureOf(send(getLamp, client, { id: 1 }))).toMatchObject(timeout);
  });
});

describe("no connection", () => {
  test("refused", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const client = { baseUrl: `http://127.0.0.1:${port}`, retry };
    expect(await failureOf(send(getLamp, client, { id: 1 }))).toMatchObject({
      name: "NetworkError",
      code: "network",
      operation: "getLamp",
      message: `getLamp: no complete answer: Error: connect ECONNREFUSED 127.0.0.1:${port}`,
      cause: { name: "TypeError" },
    });
  });

  test("refused at each address of a host", async () => {
    const refused = new Error("connect ECONNREFUSED ::1:80");
    const cause = new AggregateError([refused, new Error("connect ECONNREFUSED 127.0.0.1:80")]);
    const fetch: Fetch = () => Promise.reject(new TypeError("fetch failed", { cause }));
    expect(
      await failureOf(send(getLamp, { baseUrl: "http://h", fetch, retry }, { id: 1 })),
    ).toMatchObject({
      message: "getLamp: no complete answer: Error: connect ECONNREFUSED ::1:80",
      cause: { cause },
    });
  });

  test("with a reason of several lines, which becomes one", async () => {
    const fetch: Fetch = () =>
      Promise.reject(new Error("wrong version number:\n../ssl3_record.cc:354:\n"));
    expect(
      await failureOf(send(getLamp, { baseUrl: "http://h", fetch, retry }, { id: 1 })),
    ).toMatchObject({
      message: "getLamp: no complete answer: Error: wrong version number:·../ssl3_record.cc:354:",
    });
  });

  test("broken in the middle of the body", async () => {
    const { baseUrl } = await serve((response) => {
      response.writeHead(200, { "content-length": "100" }).write("<la", () => response.destroy());
    });
    expect(await failureOf(send(getLamp, { baseUrl, retry }, { id: 1 }))).toMatchObject({
      name: "NetworkError",
      message: expect.stringMatching(/^getLamp: no complete answer: /),
      cause: { name: "TypeError" },
    });
  });

  test.each<[string, Fetch]>([
    [
      "throws",
      () => {
        throw new TypeError("offline");
      },
    ],
    [
      "rejects",
      async () => {
        throw new TypeError("offline");
      },
    ],
  ])("a fetch that %s", async (_name, fetch) => {
    const call = send(getLamp, { baseUrl: "http://h", fetch, retry }, { id: 1 });
    expect(await failureOf(call)).toMatchObject({
      name: "NetworkError",
      message: "getLamp: no complete answer: TypeError: offline",
      cause: { message: "offline" },
    });
  });

  test("a fetch that rejects with nothing", async () => {
    const fetch = () => Promise.reject();
    const call = send(getLamp, { baseUrl: "http://h", fetch, retry }, { id: 1 });
    expect(await failureOf(call)).toMatchObject({ name: "NetworkError", cause: undefined });
  });
});

describe("in a page", () => {
  const fetch = async () => {
    throw new TypeError("Failed to fetch");
  };
  const client = { baseUrl: "https://chat.example/system", fetch, retry };

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test.each([
    ["https://shop.example", "; does https://chat.example allow https://shop.example by CORS?"],
    ["http://chat.example", "; does https://chat.example allow http://chat.example by CORS?"],
    [
      "https://chat.example:8443",
      "; does https://chat.example allow https://chat.example:8443 by CORS?",
    ],
    ["null", "; does https://chat.example allow null by CORS?"],
    ["https://chat.example", ""],
  ])("of %s, the message names both origins if they differ", async (origin, hint) => {
    vi.stubGlobal("location", {
      origin,
      href: origin === "null" ? "about:srcdoc" : `${origin}/help`,
    });
    expect(await failureOf(send(getLamp, client, { id: 1 }))).toMatchObject({
      name: "NetworkError",
      message: `getLamp: no complete answer: TypeError: Failed to fetch${hint}`,
    });
  });

  test("a body that breaks off is none of CORS", async () => {
    vi.stubGlobal("location", { origin: "https://shop.example", href: "https://shop.example/" });
    const body = new ReadableStream({ start: (stream) => stream.error(new TypeError("gone")) });
    const broken = { ...client, fetch: async () => new Response(body) };
    expect(await failureOf(send(getLamp, broken, { id: 1 }))).toMatchObject({
      message: "getLamp: no complete answer: TypeError: gone",
    });
  });
});

test("what a fetch rejects with is cut, whatever it is", async () => {
  for (const reason of [new TypeError("x".repeat(1e6)), Symbol("s"), null, "text"]) {
    const fetch = () => Promise.reject(reason);
    const failure = await failureOf(
      send(getLamp, { baseUrl: "http://h", fetch, retry }, { id: 1 }),
    );
    expect(failure).toMatchObject({ name: "NetworkError", cause: reason });
    expect(String(failure).length).toBeLessThan(400);
  }
});

describe("an abort", () => {
  test("before: nothing is sent", async () => {
    const { baseUrl, arrived } = await serve((response) => response.end(ON));
    const signal = AbortSignal.abort();
    const failure = await failureOf(send(getLamp, { baseUrl }, { id: 1 }, { signal }));
    expect(failure).toBe(signal.reason);
    expect(failure).toMatchObject({ name: "AbortError" });
    expect(arrived).toHaveLength(0);
  });

  test("while waiting for the answer: the connection is closed", async () => {
    const controller = new AbortController();
    const { baseUrl, arrived } = await serve(() => controller.abort());
    const call = send(getLamp, { baseUrl }, { id: 1 }, { signal: controller.signal });
    expect(await failureOf(call)).toMatchObject({ name: "AbortError" });
    expect(arrived).toHaveLength(1);
    await arrived[0]?.closed;
  });

  test.each([200, 400, 500])("in the middle of the body of a %i", async (status) => {
    const controller = new AbortController();
    const { baseUrl, arrived } = await serve((response) => response.writeHead(status).write("<"));
    const onResponse = () => setTimeout(() => controller.abort(new RangeError("enough")));
    const { signal } = controller;
    const failure = await failureOf(send(getLamp, { baseUrl, onResponse }, { id: 1 }, { signal }));
    expect(failure).toBe(signal.reason);
    expect(arrived).toHaveLength(1);
  });

  test("while waiting to try again: at once", async () => {
    const controller = new AbortController();
    const fetch = vi.fn(async () => {
      // The pause of 30 s has begun when this comes: there is no body to read.
      setTimeout(() => controller.abort());
      return new Response(null, { status: 503, headers: { "retry-after": "30" } });
    });
    const client = { baseUrl: "http://h", fetch };
    const call = send(getLamp, client, { id: 1 }, { signal: controller.signal });
    expect(await failureOf(call)).toMatchObject({ name: "AbortError" });
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test("of a POST, with a fetch that does not know of signals", async () => {
    const controller = new AbortController();
    const client = { baseUrl: "http://h", fetch: never };
    const call = send(switchLamp, client, { on: true }, { signal: controller.signal });
    controller.abort("a text");
    expect(await failureOf(call)).toBe("a text");
  });

  test("by a timeout of the caller's stays the platform's", async () => {
    const client = { baseUrl: "http://h", fetch: never };
    const call = send(getLamp, client, { id: 1 }, { signal: AbortSignal.timeout(1) });
    const failure = await failureOf(call);
    expect(failure).toBeInstanceOf(DOMException);
    expect(failure).toMatchObject({ name: "TimeoutError" });
  });
});

test("of two that wait for one signal, one still hears of it when the other is done", () => {
  const controller = new AbortController();
  const [first, second] = [vi.fn(), vi.fn()];
  const release = onAbort(controller.signal, first);
  onAbort(controller.signal, second);
  release();
  controller.abort();
  expect(first).not.toHaveBeenCalled();
  expect(second).toHaveBeenCalledTimes(1);
});

test("no listener and no timer is left, however a call ends", async () => {
  vi.useFakeTimers();
  const { signal } = new AbortController();
  const answers: Fetch[] = [
    async () => new Response(ON),
    async () => new Response("<"),
    async () => new Response("", { status: 503, headers: { "retry-after": "60" } }),
    async () => {
      throw new TypeError("offline");
    },
    never,
  ];
  for (const fetch of answers) {
    const client = { baseUrl: "http://h", fetch, retry };
    const end = send(getLamp, client, { id: 1 }, { signal }).catch(() => {});
    if (fetch === never) await vi.advanceTimersByTimeAsync(10_000);
    await end;
    expect(getEventListeners(signal, "abort")).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  }
});

describe("one signal for many calls", () => {
  test("has one listener, and none at the end: nothing is taken for a leak", async () => {
    const warnings: Error[] = [];
    const warn = (warning: Error) => warnings.push(warning);
    process.on("warning", warn);
    const { signal } = new AbortController();
    const counts: number[] = [];
    let attempts = 0;
    const fetch: Fetch = async () => {
      await new Promise((resolve) => setTimeout(resolve));
      counts.push(getEventListeners(signal, "abort").length);
      return new Response(attempts++ % 2 ? ON : "", { status: attempts % 2 ? 503 : 200 });
    };
    const client = { baseUrl: "http://h", fetch, retry: { retries: 200, delayMs: 1 } };
    const calls = Array.from({ length: 30 }, () => send(getLamp, client, { id: 1 }, { signal }));
    const watchers = Array.from({ length: 30 }, () => watch(async () => 1, { signal }));
    const firsts = watchers.map((watcher) => watcher.next());
    await Promise.all([...calls, ...firsts]);
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    await Promise.all(watchers.map((watcher) => watcher.return()));
    await new Promise((resolve) => setTimeout(resolve));
    process.off("warning", warn);
    expect(warnings).toEqual([]);
    expect(new Set(counts)).toEqual(new Set([1]));
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("ends all of them, those that begin later too", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const client = { baseUrl: "http://h", fetch: never };
    const calls = Array.from({ length: 20 }, () => send(getLamp, client, { id: 1 }, { signal }));
    const next = watch(() => new Promise<never>(() => {}), { signal }).next();
    await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    for (const call of calls) expect(await failureOf(call)).toBe(signal.reason);
    expect(await next).toEqual({ done: true, value: undefined });
    expect(await failureOf(send(getLamp, client, { id: 1 }, { signal }))).toBe(signal.reason);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("that ends one call before its time leaves the others", async () => {
    const { signal } = new AbortController();
    const slow: Fetch = () =>
      new Promise((resolve) => setTimeout(() => resolve(new Response(ON)), 30));
    const client = { baseUrl: "http://h", fetch: slow };
    const other = send(getLamp, client, { id: 2 }, { signal });
    const { code } = (await failureOf(
      send(getLamp, { ...client, retry }, { id: 1 }, { signal, timeoutMs: 5 }),
    )) as { code: string };
    expect(code).toBe("timeout");
    expect(await other).toEqual({ on: true });
  });
});

describe("a body that nobody reads on is cancelled", () => {
  /** Answers whose body notes when it is cancelled, and then does what a double may do. */
  function answering(status: number, text: string, cancel: () => void | Promise<void> = () => {}) {
    const cancelled = vi.fn(cancel);
    const fetch: Fetch = async () => {
      // Without an end, and a null body status may have a body in a double.
      const body = new ReadableStream({
        start: (stream) => stream.enqueue(new TextEncoder().encode(text)),
        cancel: cancelled,
      });
      return Object.defineProperty(new Response(body), "status", { value: status });
    };
    return { cancelled, client: { baseUrl: "http://h", fetch, retry } };
  }
  const rejects = () => Promise.reject(new Error("no cancelling"));
  const throws = () => {
    throw new Error("no cancelling");
  };

  test.each([undefined, rejects, throws])("where there is none to read", async (cancel) => {
    const { client, cancelled } = answering(204, "x", cancel);
    expect(await send(switchLamp, client, { on: true })).toBeUndefined();
    expect(cancelled).toHaveBeenCalledTimes(1);
  });

  test.each([undefined, rejects, throws])("where it is too large", async (cancel) => {
    const { client, cancelled } = answering(200, "<lamp>", cancel);
    const call = send(getLamp, { ...client, maxResponseBytes: 3 }, { id: 1 });
    expect(await failureOf(call)).toMatchObject({ code: "too-large" });
    expect(cancelled).toHaveBeenCalledTimes(1);
  });

  test("where onResponse throws", async () => {
    const { client, cancelled } = answering(200, ON);
    const thrown = new RangeError("mine");
    const onResponse = () => {
      throw thrown;
    };
    const call = send(getLamp, { ...client, onResponse }, { id: 1 });
    expect(await failureOf(call)).toBe(thrown);
    expect(cancelled).toHaveBeenCalledTimes(1);
  });

  test("where time is over, or the caller aborts, with a fetch that does not know of signals", async () => {
    const late = answering(200, "<");
    const call = send(getLamp, { ...late.client, timeoutMs: 10 }, { id: 1 });
    expect(await failureOf(call)).toMatchObject({ name: "TimeoutError" });
    expect(late.cancelled).toHaveBeenCalledTimes(1);

    const aborted = answering(500, "<", rejects);
    const controller = new AbortController();
    const client = { ...aborted.client, onResponse: () => setTimeout(() => controller.abort()) };
    const { signal } = controller;
    const failure = await failureOf(send(getLamp, client, { id: 1 }, { signal }));
    expect(failure).toBe(signal.reason);
    expect(aborted.cancelled).toHaveBeenCalledTimes(1);
  });

  test("where the answer comes when nobody waits for it: no hook hears of it either", async () => {
    const { client, cancelled } = answering(200, ON);
    const onResponse = vi.fn();
    const fetch: Fetch = (url, init) =>
      new Promise((resolve) => setTimeout(() => resolve(client.fetch(url, init)), 30));
    const late = { ...client, fetch, onResponse, timeoutMs: 10 };
    expect(await failureOf(send(getLamp, late, { id: 1 }))).toMatchObject({ code: "timeout" });
    await vi.waitFor(() => expect(cancelled).toHaveBeenCalledTimes(1));
    expect(onResponse).not.toHaveBeenCalled();
  });

  test("and a locked one where there is none to read is left alone", async () => {
    const { client } = answering(204, "x");
    const onResponse = (response: Response) => void response.body?.getReader();
    expect(await send(switchLamp, { ...client, onResponse }, { on: true })).toBeUndefined();
  });
});

test("the signal of a fetch that is over does not abort, so that it does nothing to what is left", async () => {
  const signals: (AbortSignal | null | undefined)[] = [];
  for (const answer of [ON, "<", new Error("offline")]) {
    const fetch: Fetch = async (_url, { signal }) => {
      signals.push(signal);
      if (answer instanceof Error) throw answer;
      return new Response(answer);
    };
    await send(getLamp, { baseUrl: "http://h", fetch, retry }, { id: 1 }).catch(() => {});
  }
  expect(signals.map((signal) => signal?.aborted)).toEqual([false, false, false]);
});
