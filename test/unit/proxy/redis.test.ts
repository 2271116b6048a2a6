/** Instances of the proxy on a real Redis server. Without `redis-server` on the PATH it is said, and not run. */
import { createClient } from "@redis/client";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createProxy, redisStore } from "../../../generated/proxy.ts";
import { isInstalled, type RedisServer, startRedis } from "../../support/redis.ts";
import { serve } from "../http/server.ts";
import { AVAILABILITY, YES } from "./upstream.ts";

const isThere = isInstalled("redis-server", "--version", "the proxy's tests with Redis");

describe.skipIf(!isThere)("with Redis", () => {
  let server: RedisServer;

  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  /** A store by a client of its own, as each instance has one. */
  async function connect() {
    const client = createClient({ url: server.url });
    client.on("error", () => {});
    await client.connect();
    onTestFinished(() => client.destroy());
    return redisStore((args) => client.sendCommand(args));
  }

  test("a text has the age that the server gives it, and an end", async () => {
    const store = await connect();
    await store.set("a", "line\n1 2 ünï\0", 400);
    await new Promise((resolve) => setTimeout(resolve, 150));
    const found = await store.get("a");
    expect(found?.text).toBe("line\n1 2 ünï\0");
    expect(found?.ageMs).toBeGreaterThanOrEqual(140);
    expect(found?.ageMs).toBeLessThan(400);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await store.get("a")).toBeUndefined();
  });

  test("one owner has a lock, and nobody else gives it up", async () => {
    const [one, two] = [await connect(), await connect()];
    expect(await one.lock("l", "one", 5000)).toBe(true);
    expect(await two.lock("l", "two", 5000)).toBe(false);
    await two.unlock("l", "two");
    expect(await two.lock("l", "two", 5000)).toBe(false);
    await one.unlock("l", "one");
    expect(await two.lock("l", "two", 50)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await one.lock("l", "one", 5000)).toBe(true);
  });

  test("two instances on two connections ask once between them", async () => {
    const upstream = await serve((response) => setTimeout(() => response.end(YES), 100));
    const target = upstream.baseUrl;
    const proxies = [await connect(), await connect()].map((store) =>
      createProxy({ target, store }),
    );
    const ask = (index: number) =>
      proxies[index % 2]?.handle(new Request(`http://site${AVAILABILITY}`));
    const answers = await Promise.all(Array.from({ length: 100 }, (_, index) => ask(index)));
    expect(new Set(answers.map((answer) => answer?.status))).toEqual(new Set([200]));
    expect(upstream.arrived).toHaveLength(1);
  });

  test("when the server goes away, pages are answered all the same", async () => {
    const upstream = await serve((response) => response.end(YES));
    const store = await connect();
    const proxy = createProxy({ target: upstream.baseUrl, store, freshMs: 10 });
    const ask = async () => (await proxy.handle(new Request(`http://site${AVAILABILITY}`))).status;
    expect(await ask()).toBe(200);
    server.kill("SIGSTOP");
    try {
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await ask()).toBe(200);
      const other = createProxy({ target: upstream.baseUrl, store });
      const answer = await other.handle(new Request(`http://site${AVAILABILITY}`));
      expect(answer.status).toBe(200);
    } finally {
      server.kill("SIGCONT");
    }
  });
});
