/** What becomes of a request to the upstream when the pages go that wait for it. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createProxy, type ProxyOptions } from "../../../generated/proxy.ts";
import { serve } from "../http/server.ts";
import { memoryStore } from "./memory-store.ts";
import { AVAILABILITY, proxied, silence, useFakeTime, xml, YES } from "./upstream.ts";

const CAPACITY = "/chat/entrypoint/capacity/1000";

/** A page that can go; and whether what it asked is still asked. */
function pages(options: Partial<ProxyOptions> = {}, answer = silence) {
  const it = proxied(answer, options);
  return {
    ...it,
    open(path = AVAILABILITY) {
      const leave = new AbortController();
      const request = new Request(`http://site.example${path}`, { signal: leave.signal });
      const status = it.proxy.handle(request).then((response) => response.status);
      return { status, leave: () => leave.abort() };
    },
    /** Whether each request to the upstream was given up. */
    givenUp: () => it.asked.map(({ init }) => init.signal?.aborted),
  };
}

describe("a page that goes", () => {
  test("ends what was asked for it alone, and a later page asks anew", async () => {
    const { open, givenUp, events } = pages();
    const first = open();
    first.leave();
    expect(await first.status).toBe(499);
    expect(givenUp()).toEqual([true]);
    const second = open();
    expect(givenUp()).toEqual([true, false]);
    second.leave();
    expect(await second.status).toBe(499);
    expect(events).toMatchObject([
      { kind: "answer", status: 499, cache: "none", operation: "getAgentAvailability" },
      { kind: "upstream", ok: false, error: { name: "AbortError" } },
      { kind: "answer", status: 499 },
      { kind: "upstream", ok: false, error: { name: "AbortError" } },
    ]);
  });

  test("leaves to the others what they wait for", async () => {
    let reply = (_response: Response) => {};
    const { open, givenUp, asked } = pages({}, () => new Promise((resolve) => (reply = resolve)));
    const [first, second, third] = [open(), open(), open()];
    first.leave();
    third.leave();
    expect([await first.status, await third.status]).toEqual([499, 499]);
    expect(givenUp()).toEqual([false]);
    reply(xml(YES));
    expect(await second.status).toBe(200);
    expect(asked).toHaveLength(1);
  });

  test("ends what was asked for several when it is the last", async () => {
    const { open, givenUp } = pages();
    const [first, second] = [open(), open()];
    first.leave();
    await first.status;
    second.leave();
    expect(await second.status).toBe(499);
    expect(givenUp()).toEqual([true]);
  });

  test("does not end what renews an answer, though others came to wait for it", async () => {
    useFakeTime();
    const { open, givenUp } = pages({ timeoutMs: 60_000 }, (each) =>
      givenUp().length === 1 ? Promise.resolve(xml(YES)) : silence(each),
    );
    expect(await open().status).toBe(200);
    vi.advanceTimersByTime(6000);
    // It is answered from what is known; behind that, it is asked.
    expect(await open().status).toBe(200);
    vi.advanceTimersByTime(30_000);
    const waiting = open();
    waiting.leave();
    expect(await waiting.status).toBe(499);
    expect(givenUp()).toEqual([false, false]);
  });

  test("changes nothing once it is answered", async () => {
    const { open, asked } = pages({}, async () => xml(YES));
    const page = open();
    expect(await page.status).toBe(200);
    page.leave();
    expect(await open().status).toBe(200);
    expect(asked).toHaveLength(1);
  });

  test("says nothing of whether the upstream is up", async () => {
    useFakeTime();
    const { open, asked, events } = pages({}, (each) =>
      asked.length <= 3 ? Promise.reject(new TypeError("fetch failed")) : silence(each),
    );
    for (const id of [1, 2, 3]) await open(`/chat/entrypoint/capacity/${id}`).status;
    await vi.advanceTimersByTimeAsync(5300);
    const attempt = open();
    expect(await open(CAPACITY).status).toBe(503);
    attempt.leave();
    await attempt.status;
    // Neither up nor down: the next page may try it at once, and others wait for that.
    const next = open();
    expect(await open(CAPACITY).status).toBe(503);
    expect(asked).toHaveLength(5);
    expect(events.filter(({ kind }) => kind === "state")).toHaveLength(1);
    next.leave();
  });

  test("cannot have things asked more than twenty times in a second", async () => {
    useFakeTime();
    const { open, asked } = pages({ allow: { id: [1000] } });
    const statuses: number[] = [];
    for (let i = 0; i < 30; i++) {
      const page = open();
      page.leave();
      statuses.push(await page.status);
    }
    expect(asked).toHaveLength(21);
    expect(statuses.slice(21)).toEqual(Array(9).fill(503));
    vi.advanceTimersByTime(1000);
    open();
    expect(asked).toHaveLength(22);
  });

  test("leaves no lock in a store, and waits for none of another instance", async () => {
    const { store } = memoryStore();
    const one = pages({ store });
    const page = one.open();
    await vi.waitFor(() => expect(one.asked).toHaveLength(1));
    const other = pages({ store });
    const waiting = other.open();
    await new Promise((resolve) => setTimeout(resolve, 20));
    waiting.leave();
    expect(await waiting.status).toBe(499);
    page.leave();
    expect(await page.status).toBe(499);
    const third = pages({ store }, async () => xml(YES));
    expect(await third.open().status).toBe(200);
    expect(other.asked).toEqual([]);
  });
});

describe("on a port", () => {
  async function listen() {
    const upstream = await serve(() => {});
    const proxy = createProxy({ target: upstream.baseUrl });
    onTestFinished(() => proxy.close());
    const { port } = await proxy.listen();
    const ask = async (body = ""): Promise<Socket> => {
      const socket = connect(port, "127.0.0.1");
      socket.on("error", () => {});
      onTestFinished(() => {
        socket.destroy();
      });
      await once(socket, "connect");
      const length = body === "" ? "" : `Content-Length: ${body.length}\r\n`;
      socket.write(`GET ${AVAILABILITY} HTTP/1.1\r\nHost: x\r\n${length}\r\n${body}`);
      return socket;
    };
    const arrived = (count: number) =>
      vi.waitFor(() => expect(upstream.arrived).toHaveLength(count));
    return { ask, arrived, upstream };
  }

  test.each(["", "body"])("a connection that is closed ends what was asked (%j)", async (body) => {
    const { ask, arrived, upstream } = await listen();
    const socket = await ask(body);
    await arrived(1);
    socket.destroy();
    await upstream.arrived[0]?.closed;
    await ask();
    await arrived(2);
  });

  test("of two connections one is enough to go on", async () => {
    const { ask, arrived, upstream } = await listen();
    const [first, second] = [await ask(), await ask()];
    await arrived(1);
    let isClosed = false;
    upstream.arrived[0]?.closed.then(() => {
      isClosed = true;
    });
    first.destroy();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isClosed).toBe(false);
    second.destroy();
    await upstream.arrived[0]?.closed;
    expect(upstream.arrived).toHaveLength(1);
  });
});
