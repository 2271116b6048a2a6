import { base64 } from "../codec/bytes.ts";
import type { Fail } from "../codec/scalars.ts";
import { readContentType } from "../http/header-fields.ts";
import { type Body, readBody } from "../http/response-body.ts";
import type { Bytes } from "../platform.ts";
import type { WireBody, WireRequest } from "./case.ts";
import { cannotFail } from "./scalar-text.ts";

/**
 * The bytes that go over the wire; none where there is no body.
 *
 * @throws {Error} for invalid base64, unless `fail` does otherwise.
 */
export function bytesOf(body: WireBody | undefined, fail: Fail = cannotRead): Bytes {
  if (body === undefined) return new Uint8Array(0);
  const bytes =
    "text" in body ? new TextEncoder().encode(body.text) : base64.parse(body.base64, fail);
  // A copy, since `fetch` takes only bytes that the compiler knows to be in an ArrayBuffer.
  return Uint8Array.from(bytes);
}

const cannotRead: Fail = (_code, problem) => {
  throw new Error(`the body of the case: ${problem}`);
};

/** The charset that a `Content-Type` among headers names, if there is one and it does. */
export function charsetIn(
  headers: { readonly [name: string]: string } | undefined,
): string | undefined {
  return readContentType(new Headers(headers).get("content-type"))?.charset;
}

/** Keeps a byte order mark: what is sent back has to be what came. */
const STRICT = { fatal: true, ignoreBOM: true };

/** Bytes in a form that JSON can carry: as text where they are valid UTF-8. */
export function wireBodyOf(bytes: Uint8Array): WireBody {
  try {
    return { text: new TextDecoder("utf-8", STRICT).decode(bytes) };
  } catch {
    return { base64: base64.format(bytes, cannotFail) };
  }
}

/** Statuses with which no body can be: "null body status" in Fetch §2.2.3. */
export function isBodyless(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

/** Whether a header says how a message is sent, which is up to the server (RFC 9110 §7.6.1, RFC 9112 §6.1). */
export function isOfConnection(name: string): boolean {
  return /^(connection|keep-alive|proxy-connection|te|trailer|transfer-encoding|upgrade)$/i.test(
    name,
  );
}

/**
 * Headers by their names in lower case. By `forEach`, since the types of browsers before TypeScript 6 have
 * the other ways only with `dom.iterable`.
 */
export function headerRecord(headers: Headers): { readonly [name: string]: string } {
  const record: { [name: string]: string } = {};
  headers.forEach((value, name) => {
    record[name] = value;
  });
  return record;
}

/** A request before it is sent. */
interface Unsent {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | null;
}

/** A request as cases have it. */
export function wireRequest({ url, method, headers, body }: Unsent, baseUrl: string): WireRequest {
  return {
    method,
    path: url.slice(baseUrl.length),
    headers: headerRecord(headers),
    ...(body === null ? {} : { body: { text: body } }),
  };
}

/** Reads a request's body while it arrives, `limit` bytes at most; the rest is cancelled. */
export async function readRequest(request: Request, limit: number): Promise<Body> {
  // Not every browser gives the stream of a request (Firefox does not).
  const stream = request.body ?? (await request.arrayBuffer());
  const { headers } = request;
  return readBody(new Response(stream, { headers }), limit, (cause) => {
    throw cause;
  });
}
