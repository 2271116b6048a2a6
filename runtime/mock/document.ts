import type { Json } from "../conformance/case.ts";
import { toJson } from "../conformance/json-value.ts";
import { decode } from "../decode.ts";
import type { BodyDescription } from "../description.ts";
import { DecodeError } from "../errors.ts";
import { charsetOf } from "../response-body.ts";
import { quote } from "../scalars.ts";
import { json, Refusal, text } from "./reply.ts";

/**
 * Reads the document of a request's body as strictly as a client reads an answer.
 * @throws {Refusal} 415 for what is not XML, 400 for what is not the document that the spec describes.
 */
export function readDocument(
  operation: string,
  { document, mediaType }: BodyDescription,
  headers: Headers,
  bytes: Uint8Array,
): Json {
  checkType(mediaType, headers);
  const charset = charsetOf(new Response(null, { headers }));
  try {
    return toJson(decode(document, bytes, { operation, charset }), document.content);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    const { code, path, line, column, message, excerpt } = error;
    throw new Refusal(json(400, { code, path, line, column, message, excerpt }));
  }
}

/** What may carry XML (RFC 7303 §9). */
const XML = /^[ \t]*(?:(?:application|text)\/xml|[^\s;]+\+xml)[ \t]*(?:;|$)/i;

/** RFC 9110 §15.5.16: 415 is for a type and for a coding that cannot be read. */
function checkType(mediaType: string, headers: Headers): void {
  const type = headers.get("content-type");
  if (type === null || !XML.test(type)) {
    const got = type === null ? "none" : quote(type);
    const problem = `Content-Type: expected "${mediaType}" or another type of XML, got ${got}`;
    throw new Refusal(text(415, problem, { accept: mediaType }));
  }
  const coding = headers.get("content-encoding") ?? "identity";
  if (coding.toLowerCase() !== "identity") {
    const problem = `Content-Encoding: ${quote(coding)} is not read: send the document as it is`;
    throw new Refusal(text(415, problem, { "accept-encoding": "identity" }));
  }
}
