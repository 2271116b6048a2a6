import { InputError } from "../errors.ts";
import type { Request, Response } from "../platform.ts";
import { requestOf, sendResponse } from "./node-exchange.ts";
import { type NodeServer, nodeHttp } from "./node-http.ts";
import { settle } from "./reply.ts";

/** A mock that answers by HTTP. */
export interface Listening {
  /** Without a slash at its end, so that a path can be appended. */
  readonly url: string;
  readonly port: number;
  /** Closes all connections, also those with a request in flight; resolves when the port is free. */
  close(): Promise<void>;
}

/**
 * Answers by HTTP on a port.
 * @throws {InputError} when the port or host cannot be listened on.
 */
export async function listen(
  handle: (request: Request) => Promise<Response>,
  port: number,
  host: string,
): Promise<Listening> {
  const server = nodeHttp().createServer((incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.on("close", () => gone.abort());
    // A broken connection has no client left that an error could be sent to.
    incoming.on("error", () => {});
    outgoing.on("error", () => {});
    settle(gone.signal, () => handle(requestOf(incoming, host, gone.signal)))
      .then((response) => sendResponse(response, incoming, outgoing))
      .catch(() => outgoing.destroy());
  });
  const { origin, port: used } = await serverOn(server, port, host);
  let closed: Promise<void> | undefined;
  return {
    url: origin,
    port: used,
    close() {
      closed ??= new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      return closed;
    },
  };
}

/**
 * Starts listening. Gives the URL under which the server is reached.
 * @throws {InputError} when the port or host cannot be listened on.
 */
export async function serverOn(
  server: Pick<NodeServer, "on" | "listen" | "address">,
  port: number,
  host: string,
): Promise<{ readonly origin: string; readonly port: number }> {
  if (!(Number.isInteger(port) && port >= 0 && port < 2 ** 16)) {
    throw new InputError("port", "must be a whole number from 0 to 65535");
  }
  await start(server, port, host);
  const address = server.address();
  const used = typeof address === "object" && address !== null ? address.port : port;
  return { origin: `http://${reachable(host)}:${used}`, port: used };
}

function start(
  server: Pick<NodeServer, "on" | "listen">,
  port: number,
  host: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.on("listening", resolve);
    // It stays registered: an error event without a listener would end the process.
    server.on("error", (error) => {
      const { code, message } = error;
      reject(
        code === "EADDRINUSE"
          ? new InputError("port", `${port} is in use: take another, or 0 to pick a free port`)
          : code === "EACCES"
            ? new InputError("port", `${port} may not be used by this user: take one from 1024 on`)
            : new InputError("host", `${host} cannot be listened on: ${message}`),
      );
    });
    server.listen(port, host);
  });
}

/** A host as written in a URL; for one that means all addresses, one of them. */
function reachable(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}
