/** The proxy on a port: what the web platform does not let through, and how it ends. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { createProxy, type ProxyEvent, type ProxyOptions } from "../../../generated/proxy.ts";
import { serve } from "../http/server.ts";
import { AVAILABILITY, ONE_ANSWER, SURVEY, YES } from "./upstream.ts";

async function start(options: Partial<ProxyOptions> = {}, delayMs = 0) {
  const upstream = await serve((response, { method }) => {
    setTimeout(() => {
      if (method === "POST") response.writeHead(204).end();
      else response.end(YES);
    }, delayMs);
  });
  const proxy = createProxy({ target: upstream.baseUrl, ...options });
  onTestFinished(() => proxy.close());
  const listening = await proxy.listen();
  return { ...listening, proxy, upstream };
}

function open(port: number): Socket {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  onTestFinished(() => {
    socket.destroy();
  });
  return socket;
}

/** Sends bytes as they are; gives all that comes back until the connection ends. */
async function raw(port: number, ...parts: readonly string[]): Promise<string> {
  const socket = open(port);
  for (const part of parts) socket.write(part);
  return text(socket);
}

test("answers pages from one request", async () => {
  const { url, upstream } = await start({ basePath: "/api" });
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => fetch(`${url}${AVAILABILITY}?_=1`)),
  );
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api$/);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(upstream.arrived.map((each) => each.url)).toEqual([AVAILABILITY]);
  expect(upstream.arrived[0]?.headers.host).toBe(new URL(upstream.baseUrl).host);
});

test("hands a body on, and counts by the connection's address", async () => {
  const { url, upstream } = await start({ forward: { perMinute: 1 } });
  const init = { method: "POST", headers: { "content-type": "text/xml" }, body: ONE_ANSWER };
  expect((await fetch(url + SURVEY, init)).status).toBe(204);
  expect((await fetch(url + SURVEY, init)).status).toBe(429);
  expect(upstream.arrived).toHaveLength(1);
});

test("looks at a path as it came, and at no host", async () => {
  const { port, upstream } = await start();
  const ask = async (target: string, host = "x") =>
    (await raw(port, `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).slice(
      9,
      12,
    );
  expect(await ask(AVAILABILITY, "evil.example")).toBe("200");
  expect(await ask(`http://evil.example${AVAILABILITY}`)).toBe("200");
  expect(await ask(`/x/..${AVAILABILITY}`)).toBe("404");
  expect(await ask(`/.${AVAILABILITY}`)).toBe("404");
  expect(await ask(`\\${AVAILABILITY}`)).toBe("400");
  expect(await ask(AVAILABILITY.replaceAll("/", "\\"))).toBe("400");
  expect(await ask("*")).toBe("404");
  expect(upstream.arrived).toHaveLength(1);
});

test("two lengths, or a length and chunks, are no request", async () => {
  const { port, upstream } = await start();
  const head = `POST ${SURVEY} HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\n`;
  const smuggled = `0\r\n\r\nGET ${AVAILABILITY} HTTP/1.1\r\nHost: x\r\n\r\n`;
  const both = await raw(
    port,
    `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n${smuggled}`,
  );
  expect(both).toMatch(/^HTTP\/1\.1 400 /);
  const two = await raw(port, `${head}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd`);
  expect(two).toMatch(/^HTTP\/1\.1 400 /);
  const spaced = await raw(port, `${head}Transfer-Encoding : chunked\r\n\r\n${smuggled}`);
  expect(spaced).toMatch(/^HTTP\/1\.1 400 /);
  expect(upstream.arrived).toEqual([]);
});

test("a body where none belongs is thrown away, and the answer is the same", async () => {
  const { port, upstream } = await start();
  const inner = `GET ${SURVEY} HTTP/1.1\r\nHost: x\r\n\r\n`;
  const answer = await raw(
    port,
    `GET ${AVAILABILITY} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${inner.length}\r\n\r\n${inner}`,
  );
  expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 200"]);
  expect(upstream.arrived[0]?.body).toBe("");
});

test("a body that is too long is refused while it comes, and the connection ends", async () => {
  const { port, upstream } = await start({ forward: { maxBytes: 1000 } });
  const chunk = `400\r\n${" ".repeat(1024)}\r\n`;
  const head = `POST ${SURVEY} HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n`;
  const answer = await raw(port, head, ...Array.from({ length: 100 }, () => chunk));
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(answer).toMatch(/connection: close/i);
  expect(upstream.arrived).toEqual([]);
});

test("a method that is none is refused", async () => {
  const { port } = await start();
  const answer = await raw(
    port,
    `TRACE ${AVAILABILITY} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 405 /);
  expect(answer).toContain("allow: GET, HEAD, OPTIONS");
});

test("a client that is slow with its head is not waited for", async () => {
  const { port } = await start();
  const socket = open(port);
  socket.write(`GET ${AVAILABILITY} HTTP/1.1\r\nHost`);
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
}, 20_000);

test("ends when what is under way is answered", async () => {
  const { url, port, proxy } = await start({}, 300);
  const slow = fetch(url + AVAILABILITY);
  const idle = open(port);
  await once(idle, "connect");
  await new Promise((resolve) => setTimeout(resolve, 100));
  const start_ = Date.now();
  const closing = proxy.close();
  expect((await slow).status).toBe(200);
  await closing;
  expect(Date.now() - start_).toBeLessThan(3000);
  await expect(fetch(url + AVAILABILITY)).rejects.toThrow();
  const health = await proxy.handle(new Request("http://x/healthz"));
  expect([health.status, await health.json()]).toEqual([503, { status: "closing", failing: [] }]);
});

test("a port that cannot be had is refused", async () => {
  const { port } = await start();
  const other = createProxy({ target: "http://h" });
  await expect(other.listen(port)).rejects.toThrow(`port: ${port} is in use: take another, or 0`);
  await expect(other.listen(70_000)).rejects.toThrow(
    "port: must be a whole number from 0 to 65535",
  );
  await expect(other.listen(0, { host: 1 as never })).rejects.toThrow(
    "host: must be a string, got 1",
  );
});

test("a client that asks before it sends a body is told to go on", async () => {
  const { port, upstream } = await start();
  const socket = open(port);
  const head = `POST ${SURVEY} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: text/xml\r\n`;
  socket.write(`${head}Content-Length: ${ONE_ANSWER.length}\r\nExpect: 100-continue\r\n\r\n`);
  const [first] = await once(socket, "data");
  expect(String(first)).toBe("HTTP/1.1 100 Continue\r\n\r\n");
  socket.write(ONE_ANSWER);
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 204 /);
  expect(upstream.arrived[0]?.headers.expect).toBeUndefined();
});

test("says of what cannot be a request that it is none, and tells who runs it", async () => {
  const events: ProxyEvent[] = [];
  const { port } = await start({ onEvent: (event) => events.push(event) });
  const head = `POST ${SURVEY} HTTP/1.1\r\nHost: a/b\r\nContent-Length: 1\r\n`;
  const answer = await raw(port, `${head}Connection: close\r\n\r\nx`);
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toContain(
    '{"title":"the request cannot be understood","status":400,"code":"bad-request"}',
  );
  expect(events).toMatchObject([{ kind: "answer", status: 400, code: "bad-request" }]);
});
