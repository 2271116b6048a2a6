import { base64, type Fail } from "../codec/scalars.ts";
import { readContentType } from "../http/header-fields.ts";
import type { Bytes } from "../platform.ts";
import type { WireBody } from "./case.ts";

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
