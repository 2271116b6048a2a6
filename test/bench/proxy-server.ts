/** A program that lies before a server: the proxy, or one that just hands everything on. */
import { request as ask, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createProxy } from "../../generated/proxy.ts";

const [kind = "", target = "", freshMs = ""] = process.argv.slice(2);

if (kind === "proxy") {
  const proxy = createProxy({ target, allow: { id: [1000] }, freshMs: Number(freshMs) });
  console.log((await proxy.listen()).port);
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
