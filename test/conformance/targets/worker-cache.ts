import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** What keeps the entries of the Cache API for workerd: whole responses, as they are put. */
export async function startCache(): Promise<string> {
  const held = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const { method, url = "" } = request;
    if (method === "PUT") {
      // A worker that is stopped breaks off what it puts at that moment: nothing is held of it.
      const whole = await buffer(request).catch(() => undefined);
      if (whole) held.set(url, whole);
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
