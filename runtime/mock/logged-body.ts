import type { WireBody } from "../api/case.ts";
import { base64, type FormatFail } from "../codec/scalars.ts";
import { type Body, readBody } from "../http/response-body.ts";

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

const cannotFail: FormatFail = (code, problem) => {
  throw new TypeError(`${code}: ${problem}`);
};

/** Reads a request's body while it arrives, `limit` bytes at most; the rest is cancelled. */
export async function readRequest(request: Request, limit: number): Promise<Body> {
  // Not every browser gives the stream of a request (Firefox does not).
  const stream = request.body ?? (await request.arrayBuffer());
  const { headers } = request;
  return readBody(new Response(stream, { headers }), limit, (cause) => {
    throw cause;
  });
}
