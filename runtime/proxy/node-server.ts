import { serverOn } from "../mock/listen.ts";
import { requestOf, sendResponse } from "../mock/node-exchange.ts";
import { type Incoming, type NodeSocket, nodeHttp, type Outgoing } from "../mock/node-http.ts";
import type { Gateway } from "./gateway.ts";
import { BodyReadBefore, type ProxyReply } from "./proxy-exchange.ts";
import { proxyRequest, webResponse } from "./web-exchange.ts";

/** Limits for clients that are slow, in milliseconds. */
const LIMITS = {
  headersTimeout: 5000,
  requestTimeout: 15_000,
  keepAliveTimeout: 60_000,
  connectionsCheckingInterval: 1000,
};

/** How long a connection may be idle before it is closed, in milliseconds. */
const IDLE = 75_000;

/** How long requests in flight may take when the proxy shuts down, in milliseconds. */
const GRACE = 10_000;

interface Served {
  /** Without a slash at its end. */
  readonly origin: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Answers by HTTP on a port.
 * @throws {InputError} when the port or host cannot be listened on.
 */
export async function serve(gateway: Gateway, port: number, host: string): Promise<Served> {
  /** Connections without a request in flight. Node knows only those that have had a request. */
  const idle = new Set<NodeSocket>();
  const server = nodeHttp().createServer(LIMITS, (incoming, outgoing) => {
    const { socket } = incoming;
    idle.delete(socket);
    outgoing.on("close", () => {
      if (gateway.isClosing) socket.end();
      else idle.add(socket);
    });
    answerNode(gateway, incoming, outgoing, host);
  });
  server.setTimeout(IDLE);
  server.on("connection", (socket) => {
    idle.add(socket);
    socket.on("close", () => idle.delete(socket));
  });
  const listening = await serverOn(server, port, host);
  let closed: Promise<void> | undefined;
  return {
    ...listening,
    close() {
      closed ??= new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), GRACE);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        for (const socket of idle) socket.destroy();
      });
      return closed;
    },
  };
}

/**
 * Answers a request of Node's.
 * @param host - Named in the URL if the request does not name one (HTTP/1.0).
 */
export function answerNode(
  gateway: Gateway,
  incoming: Incoming,
  outgoing: Outgoing,
  host: string,
): void {
  // A broken connection has no client left that an error could be sent to.
  incoming.on("error", () => {});
  outgoing.on("error", () => {});
  if (hasBody(incoming)) {
    handOver(gateway, host, incoming, outgoing).catch(() => outgoing.destroy());
    return;
  }
  const reply = gateway.answer({
    method: incoming.method ?? "GET",
    target: pathOf(incoming.url ?? ""),
    address: incoming.socket.remoteAddress,
    host: joined(incoming.headers.host),
    header: (name) => joined(incoming.headers[name]),
    read: async () => ({ bytes: new Uint8Array(0), tooLarge: false }),
    waitUntil: () => {},
    onGone: (listener) => outgoing.on("close", listener),
  });
  if (!(reply instanceof Promise)) send(reply, outgoing, gateway.isClosing);
  else reply.then((later) => send(later, outgoing, gateway.isClosing));
}

/** Whether a request has content (RFC 9112 §6). */
function hasBody({ headers }: Incoming): boolean {
  const length = headers["content-length"];
  return headers["transfer-encoding"] !== undefined || (length !== undefined && length !== "0");
}

/** The path and query of a request target, without the host of the absolute form (RFC 9112 §3.2.2). */
function pathOf(target: string): string {
  return target.startsWith("/") ? target : target.replace(/^https?:\/\/[^/?#]*/i, "");
}

function joined(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === "string" ? value : value?.join(", ");
}

function send({ status, headers, body }: ProxyReply, outgoing: Outgoing, ends: boolean): void {
  if (ends) outgoing.shouldKeepAlive = false;
  outgoing.writeHead(status, headers);
  outgoing.end(body);
}

/** Answers a request with a body, which is read while it arrives. */
async function handOver(
  gateway: Gateway,
  host: string,
  incoming: Incoming,
  outgoing: Outgoing,
): Promise<void> {
  const address = incoming.socket.remoteAddress;
  let reply: ProxyReply;
  try {
    const gone = new AbortController();
    outgoing.on("close", () => gone.abort());
    const request = requestOf(incoming, host, gone.signal);
    const asked = proxyRequest(request, { address });
    const read = incoming.readableEnded ? () => Promise.reject(new BodyReadBefore()) : asked.read;
    reply = await gateway.answer({ ...asked, read });
  } catch (error) {
    reply = gateway.refuse(error);
  }
  if (gateway.isClosing) outgoing.shouldKeepAlive = false;
  await sendResponse(webResponse(reply), incoming, outgoing);
}
