/** The proxy as a worker, in workerd, with what it knows in the Cache API. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { bundle } from "../../conformance/targets/bundle.ts";
import { startWorker } from "../../conformance/targets/workerd.ts";
import { serve } from "../http/server.ts";
import { AVAILABILITY, ONE_ANSWER, SURVEY, YES } from "./upstream.ts";

/** What keeps the entries of the Cache API for workerd: whole responses, as they are put. */
async function startCache(): Promise<string> {
  const held = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const { method, url = "" } = request;
    if (method === "PUT") {
      held.set(url, await buffer(request));
      response.writeHead(204).end();
    } else if (method === "PURGE") {
      response.writeHead(held.delete(url) ? 200 : 404).end();
    } else {
      const whole = held.get(url);
      if (!whole) response.writeHead(504, { "cf-cache-status": "MISS" }).end();
      else {
        const end = whole.indexOf("\r\n\r\n");
        const lines = whole.subarray(0, end).toString("latin1").split("\r\n").slice(1);
        for (const line of lines) {
          const [name = "", value = ""] = line.split(/: (.*)/s);
          if (!/^(transfer-encoding|content-length)$/i.test(name)) response.setHeader(name, value);
        }
        response.setHeader("cf-cache-status", "HIT");
        const isChunked = lines.some((line) => /^transfer-encoding: chunked$/i.test(line));
        const body = whole.subarray(end + 4);
        response.writeHead(200).end(isChunked ? unchunked(body) : body);
      }
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What is in chunks (RFC 9112 §7.1). */
function unchunked(bytes: Buffer): Buffer {
  const end = bytes.indexOf("\r\n");
  const size = Number.parseInt(bytes.subarray(0, end).toString("latin1"), 16);
  if (!(size > 0)) return Buffer.alloc(0);
  const rest = bytes.subarray(end + 2);
  return Buffer.concat([rest.subarray(0, size), unchunked(rest.subarray(size + 2))]);
}

test("pages are answered once for all, instances share what they know, bodies are handed on", async () => {
  const upstream = await serve((response, { method }) => {
    if (method === "POST") response.writeHead(204).end();
    else setTimeout(() => response.end(YES), 200);
  });
  const script = await bundle(
    new URL("../../conformance/targets/proxy-worker.ts", import.meta.url),
  );
  const worker = await startWorker(script, {
    env: { TARGET: upstream.baseUrl },
    cache: await startCache(),
  });
  onTestFinished(worker.stop);

  const answers = await Promise.all(
    Array.from({ length: 50 }, () => fetch(worker.url + AVAILABILITY)),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(await answers[0]?.text()).toContain('available="true"');
  expect(upstream.arrived).toHaveLength(1);

  const other = await fetch(`${worker.url}${AVAILABILITY}?new`);
  expect([other.status, upstream.arrived.length]).toEqual([200, 1]);

  const init = { method: "POST", headers: { "content-type": "text/xml" }, body: ONE_ANSWER };
  expect((await fetch(worker.url + SURVEY, init)).status).toBe(204);
  expect(upstream.arrived.at(-1)?.body).toContain("<question>Q</question>");
  expect((await fetch(`${worker.url}/healthz`)).status).toBe(200);
}, 60_000);

test.each([
  ["which tells when a page goes", ["enable_request_signal"]],
  ["which does not tell", []],
])(
  "a page that goes away leaves nobody behind that waits for what it asked: %s",
  async (_name, flags) => {
    const upstream = await serve((response) => setTimeout(() => response.end(YES), 700));
    const script = await bundle(
      new URL("../../conformance/targets/proxy-worker.ts", import.meta.url),
    );
    const worker = await startWorker(script, {
      env: { TARGET: upstream.baseUrl },
      cache: await startCache(),
      flags,
    });
    onTestFinished(worker.stop);
    const goes = () => fetch(worker.url + AVAILABILITY, { signal: AbortSignal.timeout(300) });
    await Promise.all([expect(goes()).rejects.toThrow(), expect(goes()).rejects.toThrow()]);
    expect((await fetch(worker.url + AVAILABILITY)).status).toBe(200);
  },
  60_000,
);
