/** A program that lies before a server: the proxy, one that just hands everything on, or one that has the answer. */
import { request as ask, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createProxy } from "../../generated/proxy.ts";

const [kind = "", target = "", freshMs = ""] = process.argv.slice(2);

if (kind === "proxy") {
  const proxy = createProxy({ target, allow: { id: [1000] }, freshMs: Number(freshMs) });
  console.log((await proxy.listen()).port);
} else if (kind === "answer") {
  // What Node itself takes: the bytes that the proxy sends, with nothing to decide.
  const body = '<?xml version="1.0" encoding="UTF-8"?>\n<agentAvailability available="true"/>';
  const headers = {
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "cache-control": "no-cache",
    "cache-status": "ece-chat; hit; ttl=0",
    vary: "Accept",
    age: "0",
    etag: '"24-1x6gz9mok5uow"',
    "content-type": "application/xml; charset=utf-8",
    "content-length": body.length,
  };
  const server = createServer((_incoming, outgoing) => {
    outgoing.writeHead(200, headers);
    outgoing.end(body);
  });
  server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
} else {
  const server = createServer((incoming, outgoing) => {
    const { method, url } = incoming;
    ask(target + url, { method }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    }).end();
  });
  server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
}
