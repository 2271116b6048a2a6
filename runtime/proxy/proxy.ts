import type { ApiDescription } from "../api/description.ts";
import { refuse } from "../api/refuse-input.ts";
import { type OptionTable, readTable, text } from "../http/options.ts";
import type { Incoming, Outgoing } from "../mock/node-http.ts";
import type { Request, Response } from "../platform.ts";
import { Gateway } from "./gateway.ts";
import { type ProxyOptions, readProxyOptions } from "./proxy-options.ts";
import { type ProxyContext, proxyRequest, webResponse } from "./web-exchange.ts";

export interface ProxyListenOptions {
  /** The address or name on which to listen. Defaults to `127.0.0.1`, which no other machine reaches. */
  readonly host?: string | undefined;
}

export const proxyListenTable: OptionTable<ProxyListenOptions, "host"> = {
  host: [...text, "127.0.0.1"],
};

/** Where a proxy answers by HTTP. */
export interface ProxyListening {
  /** The base URL of the operations, `basePath` included, without a slash at its end. `/healthz` is at the root of the host. */
  readonly url: string;
  readonly port: number;
}

/** Caches answers between pages and the server of an API. */
export interface ApiProxy {
  /** Answers a request, whatever it is; never rejects. */
  readonly handle: (request: Request, context?: ProxyContext) => Promise<Response>;
  /**
   * Answers a request of `node:http`, as middleware of Express and Connect gets it. Its body must not have been
   * read yet.
   */
  readonly handleNode: (incoming: Incoming, outgoing: Outgoing) => Promise<void>;
  /**
   * Answers by HTTP. Needs Node, Deno or Bun.
   * @param port - From 0 to 65535; 0, the default, picks a free port.
   * @throws {@link InputError} when the port or host cannot be listened on.
   */
  listen(port?: number, options?: ProxyListenOptions): Promise<ProxyListening>;
  /**
   * Stops listening. Resolves when the requests in flight are answered; those that take longer than ten
   * seconds are cut off.
   */
  close(): Promise<void>;
}

/**
 * A proxy of an API, not listening yet.
 * @throws {InputError} when an option cannot be used.
 */
export function createProxy(api: ApiDescription, options: ProxyOptions): ApiProxy {
  const settings = readProxyOptions(api, options);
  const gateway = new Gateway(api, settings);
  const closers: (() => Promise<void>)[] = [];
  return {
    async handle(request, context = {}) {
      return webResponse(await gateway.answer(proxyRequest(request, context)));
    },
    async handleNode(incoming, outgoing) {
      const { answerNode } = await import("./node-server.ts");
      answerNode(gateway, incoming, outgoing, "localhost");
    },
    async listen(port = 0, options = {}) {
      const { host } = readTable(proxyListenTable, options, "options", refuse);
      const { serve } = await import("./node-server.ts");
      gateway.isClosing = false;
      const { close, origin, port: used } = await serve(gateway, port, host);
      closers.push(close);
      return { url: origin + settings.basePath, port: used };
    },
    async close() {
      gateway.isClosing = true;
      await Promise.all(closers.splice(0).map((close) => close()));
    },
  };
}
