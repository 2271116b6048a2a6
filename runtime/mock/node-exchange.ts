import type { Incoming, Outgoing } from "./node-http.ts";
import { MockHttpError, text } from "./reply.ts";

/** For how long the rest of a request is still read after it was answered, in milliseconds. */
const LINGER = 1000;

/** What the platform's own types do not have yet. */
interface StreamInit extends RequestInit {
  readonly duplex: "half";
}

/**
 * A request of Node as one of the web platform; its body is read while it arrives.
 * @param host - Named in the URL if the request does not name one (HTTP/1.0).
 * @throws {MockHttpError} 400 when it cannot be a request there.
 */
export function requestOf(incoming: Incoming, host: string, signal: AbortSignal): Request {
  const { method = "GET", url = "", rawHeaders } = incoming;
  try {
    const headers = new Headers();
    for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
      headers.append(rawHeaders[i] ?? "", rawHeaders[i + 1] ?? "");
    }
    const init = { method, headers, signal };
    const target = targetOf(url, headers.get("host") ?? host);
    if (method === "GET" || method === "HEAD") {
      // A body has no meaning there (RFC 9110 §9.3.1).
      incoming.resume();
      return new Request(target, init);
    }
    const withBody: StreamInit = { ...init, body: streamOf(incoming), duplex: "half" };
    return new Request(target, withBody);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new MockHttpError(text(400, `the request cannot be understood: ${problem}`));
  }
}

/** The URL that a request target means (RFC 9112 §3.3). */
function targetOf(target: string, host: string): string {
  if (/^https?:\/\//i.test(target)) return target;
  if (!target.startsWith("/")) throw new TypeError(`"${target}" is not a path`);
  if (/[\s/?#@\\]/.test(host)) throw new TypeError(`"${host}" is not a host`);
  // Joined as texts: as a reference, `//x` would be a host.
  return `http://${host}${target}`;
}

/** A body while it arrives; paused while it is not being read, and discarded when it is cancelled. */
function streamOf(incoming: Incoming): ReadableStream<Uint8Array> {
  let open = true;
  return new ReadableStream({
    start(controller) {
      incoming.on("data", (chunk) => {
        if (!open) return;
        controller.enqueue(chunk);
        if ((controller.desiredSize ?? 0) <= 0) incoming.pause();
      });
      incoming.on("end", () => {
        if (open) controller.close();
        open = false;
      });
      incoming.on("close", () => {
        if (open) controller.error(new TypeError("the connection broke"));
        open = false;
      });
    },
    pull: () => incoming.resume(),
    cancel() {
      open = false;
      incoming.pause();
    },
  });
}

/** Sends an answer of the web platform; one that is an error cuts the connection. */
export async function sendResponse(
  response: Response,
  incoming: Incoming,
  outgoing: Outgoing,
): Promise<void> {
  if (response.type === "error") {
    cut(outgoing);
    return;
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  outgoing.statusCode = response.status;
  response.headers.forEach((value, name) => {
    outgoing.setHeader(name, value);
  });
  if (incoming.complete) outgoing.end(bytes);
  else lingerAfter(bytes, incoming, outgoing);
}

/**
 * Answers before the request is over, and closes the connection. If that happened at once, the client
 * might never see the answer: it is still sending (RFC 9112 §9.6).
 */
function lingerAfter(bytes: Uint8Array, incoming: Incoming, outgoing: Outgoing): void {
  const timer = setTimeout(() => outgoing.destroy(), LINGER);
  incoming.on("end", () => outgoing.end());
  outgoing.on("close", () => clearTimeout(timer));
  outgoing.setHeader("connection", "close");
  outgoing.setHeader("content-length", String(bytes.length));
  outgoing.write(bytes);
  incoming.resume();
}

/** No client can delimit what follows (RFC 9112 §6.3), so each of them reports a failure. */
const BROKEN = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n";

/**
 * Cuts the connection, in the middle of an answer. If none had begun, Chromium, Deno and Bun would send
 * the request again by themselves, a POST too, and the caller of `fetch` would see no failure.
 */
function cut(outgoing: Outgoing): void {
  if (outgoing.socket) outgoing.socket.end(BROKEN, () => outgoing.destroy());
  else outgoing.destroy();
}
