import type { IncomingMessage, ServerResponse } from "node:http";

/** The longest body that is handed on, in bytes: a survey is far shorter. */
const LONGEST = 64 * 1024;

/**
 * Hands a request on to the chat server, and its answer back: so the page has both on one origin, as
 * it must where the server sends no CORS headers. See examples/recipes/caching-proxy.md for one that
 * is made for many visitors.
 */
export async function proxy(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  server: string,
): Promise<void> {
  const gone = new AbortController();
  outgoing.on("close", () => gone.abort());
  const { method = "GET", url = "", headers } = incoming;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= LONGEST) chunks.push(chunk);
  }
  if (length > LONGEST) {
    outgoing.writeHead(413).end();
    return;
  }
  try {
    const answer = await fetch(server + url, {
      method,
      headers: {
        accept: headers.accept ?? "*/*",
        ...(headers["content-type"] === undefined
          ? {}
          : { "content-type": headers["content-type"] }),
      },
      body: method === "GET" || method === "HEAD" ? null : Buffer.concat(chunks),
      redirect: "manual",
      signal: gone.signal,
    });
    const type = answer.headers.get("content-type");
    const body = Buffer.from(await answer.arrayBuffer());
    outgoing.writeHead(answer.status, {
      "cache-control": "no-store",
      ...(type === null ? {} : { "content-type": type }),
    });
    outgoing.end(body);
  } catch {
    // Nobody is left to be told if it was the browser that went.
    if (!gone.signal.aborted) outgoing.writeHead(502).end();
  }
}
