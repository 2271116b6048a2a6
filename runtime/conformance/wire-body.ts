import { charsetOf } from "../response-body.ts";
import { base64 } from "../scalars.ts";
import type { WireBody } from "./case.ts";

/**
 * The bytes that go over the wire; none where there is no body.
 *
 * @throws {Error} for what is no base64.
 */
export function bytesOf(body: WireBody | undefined) {
  if (body === undefined) return new Uint8Array(0);
  // Copies, since `fetch` takes no bytes of which the compiler cannot tell where they lie.
  if ("text" in body) return Uint8Array.from(new TextEncoder().encode(body.text));
  const bytes = base64.parse(body.base64, (_code, problem) => {
    throw new Error(`the body of the case: ${problem}`);
  });
  return Uint8Array.from(bytes);
}

/** The charset that a `Content-Type` among headers names, if there is one and it does. */
export function charsetIn(
  headers: { readonly [name: string]: string } | undefined,
): string | undefined {
  return charsetOf(new Response(null, { headers: { ...headers } }));
}
