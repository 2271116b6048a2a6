import { readRequest } from "../api/wire-body.ts";
import type { Request, Response } from "../platform.ts";
import { BodyReadBefore, type ProxyReply, type ProxyRequest } from "./proxy-exchange.ts";

/** What a platform knows about a request besides the request itself. */
export interface ProxyContext {
  /** The client's address, by which requests with a body are counted. */
  readonly address?: string | undefined;
  /** Is given the work that goes on after the response, which Workers would cancel otherwise. */
  waitUntil?(work: Promise<unknown>): void;
}

/** A request of the web platform. */
export function proxyRequest(request: Request, context: ProxyContext): ProxyRequest {
  const { method, url, headers } = request;
  const { pathname, search, host } = new URL(url);
  return {
    method,
    target: pathname + search,
    address: context.address,
    host,
    header: (name) => headers.get(name) ?? undefined,
    async read(limit) {
      if (request.bodyUsed) throw new BodyReadBefore();
      return readRequest(request, limit);
    },
    waitUntil: (work) => context.waitUntil?.(work),
    onGone: (listener) => request.signal?.addEventListener("abort", listener),
  };
}

export function webResponse({ status, headers, body }: ProxyReply): Response {
  return new Response((body as Uint8Array<ArrayBuffer> | undefined) ?? null, { status, headers });
}
