/**
 * As much of `node:http` as is used. Node's own types would have to be installed wherever this folder
 * is compiled, and it is copied into apps that run in pages.
 */
interface NodeHttp {
  createServer(answer: (incoming: Incoming, outgoing: Outgoing) => void): NodeServer;
  createServer(
    limits: Readonly<Record<string, number>>,
    answer: (incoming: Incoming, outgoing: Outgoing) => void,
  ): NodeServer;
}

/** A connection: `net.Socket`. */
export interface NodeSocket {
  readonly remoteAddress?: string | undefined;
  on(event: "close", listener: () => void): void;
  end(): void;
  destroy(): void;
}

export interface NodeServer {
  listen(port: number, host: string): void;
  address(): { readonly port: number } | string | null;
  on(event: "listening", listener: () => void): void;
  on(event: "error", listener: (error: Error & { readonly code?: string }) => void): void;
  on(event: "connection", listener: (socket: NodeSocket) => void): void;
  /** Closes connections that are idle for that many milliseconds. */
  setTimeout(ms: number): void;
  close(closed: () => void): void;
  closeAllConnections(): void;
}

/** A request: `http.IncomingMessage`. */
export interface Incoming {
  readonly method?: string | undefined;
  /** The request target (RFC 9112 §3.2). */
  readonly url?: string | undefined;
  /** Names and values alternately, as received. */
  readonly rawHeaders: readonly string[];
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly socket: NodeSocket;
  /** Whether all of it has been received. */
  readonly complete: boolean;
  /** Whether all of it has been read. */
  readonly readableEnded: boolean;
  on(event: "data", listener: (chunk: Uint8Array) => void): void;
  on(event: "end" | "close", listener: () => void): void;
  on(event: "error", listener: (error: Error) => void): void;
  pause(): void;
  resume(): void;
}

/** An answer: `http.ServerResponse`. */
export interface Outgoing {
  statusCode: number;
  /** Absent while the connection is busy with an earlier response. */
  readonly socket: { end(text: string, sent: () => void): void } | null;
  /** Whether the connection is kept for the next request. */
  shouldKeepAlive: boolean;
  setHeader(name: string, value: string): void;
  writeHead(status: number, headers: Readonly<Record<string, string | number>>): void;
  write(chunk: Uint8Array): void;
  end(chunk?: Uint8Array): void;
  destroy(): void;
  on(event: "close", listener: () => void): void;
  on(event: "error", listener: (error: Error) => void): void;
}

interface NodeProcess {
  getBuiltinModule?(name: string): unknown;
}

/**
 * Loads it where there is one. It is not imported: bundlers of pages follow an import, or warn of one
 * that they cannot follow.
 * @throws {TypeError} where there is none.
 */
export function nodeHttp(): NodeHttp {
  const { process } = globalThis as { readonly process?: NodeProcess };
  const http = process?.getBuiltinModule?.("node:http");
  if (!http) throw new TypeError("listen() needs Node 20.16, Deno or Bun; handle() works without");
  return http as NodeHttp;
}
