import { type HttpHandler, http } from "msw";
import type { ApiDescription } from "../description.ts";
import { InputError } from "../errors.ts";
import { createMock, type Mock } from "../mock/mock.ts";

export type { HttpHandler } from "msw";

export interface HandlerOptions {
  /** Below which URL requests are answered, as given to the client; any if left out. */
  readonly baseUrl?: string | undefined;
  /** The mock that answers: to look at what it was sent, to let it fail. By default a new one. */
  readonly mock?: Mock | undefined;
  /** The scenario of that new one; by default the parameters of each request select it. */
  readonly scenario?: string | undefined;
  /** How long every answer of that new one is held back, in milliseconds; 0. */
  readonly delayMs?: number | undefined;
}

const methods = {
  GET: http.get,
  HEAD: http.head,
  POST: http.post,
  PUT: http.put,
  PATCH: http.patch,
  DELETE: http.delete,
} as const;

/**
 * Handlers for Mock Service Worker, one for each operation, all answered by one mock.
 * @throws {@link InputError} when an option cannot be used.
 */
export function handlersOf(api: ApiDescription, options: HandlerOptions = {}): HttpHandler[] {
  const { baseUrl, mock, ...ofNewOne } = options;
  for (const [name, value] of Object.entries(ofNewOne)) {
    if (mock && value !== undefined) throw new InputError(name, "is not for a mock that is given");
  }
  const { handle } = mock ?? createMock(api, ofNewOne);
  const base = baseUrl === undefined ? "*" : baseOf(baseUrl);
  return api.operations.map(({ operation: { method, path } }) =>
    methods[method as keyof typeof methods](base + pathOf(path), ({ request }) => handle(request)),
  );
}

/** A base URL in the syntax of handlers, which knows a scheme and a port but no other colon. */
function baseOf(baseUrl: string): string {
  try {
    const { href } = new URL(baseUrl, globalThis.document?.baseURI);
    return href.replace(/\/+$/, "").replace(/(?<!^https?)[:*?+(){}\\](?!\d+(?:\/|$))/g, "(.)");
  } catch {
    throw new InputError("baseUrl", "must be an http(s) URL");
  }
}

/**
 * A path of the spec in the syntax of handlers. What has a meaning there stands for any character: a
 * request that comes of it wrongly is told so by the mock.
 */
function pathOf(path: string): string {
  // As URLs are written: what is not ASCII is escaped, and so are the braces.
  return new URL(path, "http://host").pathname
    .replace(/[:*?+()\\]/g, "(.)")
    .replace(/%7B(.+?)%7D(?=(\/|$)?)/g, (_, name: string, end: string | undefined) => {
      const known = decodeURIComponent(name).replace(/\W/g, "_");
      return end === undefined ? `:${known}([^/]+)` : `:${known}`;
    });
}
