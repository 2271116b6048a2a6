import type { Body } from "../http/response-body.ts";

/** As much of a request as the proxy looks at, whatever platform it came by. */
export interface ProxyRequest {
  readonly method: string;
  /** Path and query, as they came. */
  readonly target: string;
  /** Where it comes from, as far as that is known. */
  readonly address: string | undefined;
  /** The value of a header, by its name in lower case. */
  readonly header: (name: string) => string | undefined;
  /** The body, or as much of it as `limit` bytes. Rejects when the connection breaks. */
  readonly read: (limit: number) => Promise<Body>;
  /** Keeps the platform from cancelling the work that goes on after a response. */
  readonly waitUntil: (work: Promise<unknown>) => void;
  /** Calls a function when the client closes the connection, before or after it was answered. */
  readonly onGone: (listener: () => void) => void;
}

/** Why a body cannot be read: the site's own code has read it. */
export class BodyReadBefore extends Error {
  override readonly name = "BodyReadBefore";

  constructor() {
    super("the body was read before: the proxy has to come before what parses bodies");
  }
}

/** What is answered. */
export interface ProxyReply {
  readonly status: number;
  /** By names in lower case. Each reply has an object of its own, to which more are added. */
  readonly headers: Record<string, string>;
  readonly body: Uint8Array | undefined;
}

export type ReplyHeaders = Readonly<Record<string, string>>;

/** What each answer has: it is data, and no page, whatever a browser is led to take it for. */
export const GUARD = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
} as const;

/** An answer without content. */
export function bare(status: number, headers: ReplyHeaders = {}): ProxyReply {
  return {
    status,
    headers: { ...GUARD, "cache-control": "no-store", ...headers },
    body: undefined,
  };
}

/** Where something is wrong in a body, and what, in forms that programs compare. */
export interface ProblemDetails {
  readonly code?: string;
  readonly path?: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * An answer that says in a sentence what is wrong, as problem details (RFC 9457). Nothing of what the
 * upstream sent is in it.
 */
export function problem(
  status: number,
  title: string,
  headers: ReplyHeaders = {},
  details: ProblemDetails = {},
): ProxyReply {
  const text = `${JSON.stringify({ title, status, ...details })}\n`;
  return withBody(bare(status, headers), "application/problem+json", encoder.encode(text));
}

/** An answer with content added. */
export function withBody(
  { status, headers }: ProxyReply,
  type: string,
  body: Uint8Array,
): ProxyReply {
  const described = { "content-type": type, "content-length": String(body.length) };
  return { status, headers: { ...headers, ...described }, body };
}

/** Seconds for `Retry-After`, rounded up: none that asks then is too early. */
export function inSeconds(ms: number): string {
  return String(Math.max(1, Math.ceil(ms / 1000)));
}

export const encoder = new TextEncoder();
