import type { Body } from "../http/response-body.ts";

/** As much of a request as the proxy looks at, whatever platform it came by. */
export interface ProxyRequest {
  readonly method: string;
  /** Path and query, as they came. */
  readonly target: string;
  /** The client's address, as far as it is known. */
  readonly address: string | undefined;
  /** The host and port that the platform takes the request to be for; the `Host` header may have others. */
  readonly host: string | undefined;
  /** The value of a header, by its name in lower case. */
  readonly header: (name: string) => string | undefined;
  /** The body, or as much of it as `limit` bytes. Rejects when the connection breaks. */
  readonly read: (limit: number) => Promise<Body>;
  /** Keeps the platform from cancelling the work that goes on after a response. */
  readonly waitUntil: (work: Promise<unknown>) => void;
  /** Calls a function when the client closes the connection, before or after it was answered. */
  readonly onGone: (listener: () => void) => void;
}

/** Why a body cannot be read: the site's own code has already read it. */
export class BodyReadBefore extends Error {
  override readonly name = "BodyReadBefore";

  constructor() {
    super("the body has already been read: put the proxy before middleware that parses bodies");
  }
}

/** What is answered. */
export interface ProxyReply {
  readonly status: number;
  /** By names in lower case. Each reply has an object of its own, to which more are added. */
  readonly headers: Record<string, string>;
  readonly body: Uint8Array | undefined;
  /** The code of the problem details, if the body is such a document. */
  readonly code?: string;
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

/**
 * The codes of the problems that the proxy itself finds, with their statuses. Programs compare them, so they do not
 * change. Other problems have the code of the error that they come from.
 */
export const proxyProblems = {
  "bad-request": 400,
  "body-incomplete": 400,
  "origin-not-allowed": 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "body-timeout": 408,
  "body-too-large": 413,
  "unsupported-media-type": 415,
  "unsupported-encoding": 415,
  "rate-limited": 429,
  "body-already-read": 500,
  internal: 500,
  overloaded: 503,
  unavailable: 503,
} as const;

export type ProxyProblem = keyof typeof proxyProblems;

/** An answer that says what is wrong, where the proxy itself finds it. */
export function problem(code: ProxyProblem, title: string, headers?: ReplyHeaders): ProxyReply {
  return problemOf(proxyProblems[code], title, { code }, headers);
}

/** What is wrong, and where in a body, in forms that programs compare. */
export interface ProblemDetails {
  readonly code: string;
  readonly path?: string;
  readonly line?: number;
  readonly column?: number;
}

/** An answer that says what is wrong, as problem details (RFC 9457). Nothing that the upstream sent is in it. */
export function problemOf(
  status: number,
  title: string,
  details: ProblemDetails,
  headers?: ReplyHeaders,
): ProxyReply {
  const text = `${JSON.stringify({ title, status, ...details })}\n`;
  const reply = withBody(bare(status, headers), "application/problem+json", encoder.encode(text));
  return { ...reply, code: details.code };
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
