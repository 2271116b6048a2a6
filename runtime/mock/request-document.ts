import type { Json } from "../api/case.ts";
import type { BodyDescription } from "../api/description.ts";
import { toJson } from "../api/json-value.ts";
import type { Document } from "../codec/codec.ts";
import { decode } from "../codec/decode.ts";
import { DecodeError, quote } from "../errors.ts";
import { isXml, readContentType } from "../http/header-fields.ts";
import { textOf } from "../xml/encoding.ts";
import { withoutElementsInText } from "./lenient-text.ts";
import { json, MockHttpError, text } from "./reply.ts";

/**
 * Reads the document of a request's body as strictly as a client reads an answer, but for elements in
 * a text: servers in use take those, so a mock that refused them would fail apps that work.
 * @throws {MockHttpError} 415 for what is not XML, 400 for what is not the document that the spec describes.
 */
export function readDocument(
  operation: string,
  { document, mediaType }: BodyDescription,
  headers: Headers,
  bytes: Uint8Array,
): Json {
  const charset = charsetIn(mediaType, headers);
  try {
    const xml = textOf(bytes, charset, operation);
    return toJson(leniently(document, xml, operation), document.content);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    const { code, path, line, column, message, excerpt } = error;
    throw new MockHttpError(json(400, { code, path, line, column, message, excerpt }));
  }
}

function leniently(document: Document<unknown>, xml: string, operation: string): unknown {
  try {
    return decode(document, xml, { operation });
  } catch (error) {
    // The document is well-formed: otherwise that would have been the error.
    if (!(error instanceof DecodeError && error.code === "unexpected-element")) throw error;
    return decode(document, withoutElementsInText(document, xml), { operation });
  }
}

/**
 * The charset of a document.
 * @throws {MockHttpError} 415 for a type or a coding that cannot be read (RFC 9110 §15.5.16).
 */
function charsetIn(mediaType: string, headers: Headers): string | undefined {
  const field = headers.get("content-type");
  const found = readContentType(field);
  if (!found || !isXml(found.type)) {
    const got = field === null ? "none" : quote(field);
    const problem = `Content-Type: expected "${mediaType}" or another type of XML, got ${got}`;
    throw new MockHttpError(text(415, problem, { accept: mediaType }));
  }
  const coding = headers.get("content-encoding") ?? "identity";
  if (coding.toLowerCase() !== "identity") {
    const problem = `Content-Encoding: ${quote(coding)} is not read: send the document as it is`;
    throw new MockHttpError(text(415, problem, { "accept-encoding": "identity" }));
  }
  return found.charset;
}
