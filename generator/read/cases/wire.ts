import type { WireBody, WireRequest, WireResponse } from "../../../runtime/api/case.ts";
import { isBase64 } from "../../model/scalars.ts";
import type { Entry } from "../../source/tree.ts";
import { ObjectReader } from "../openapi/object-reader.ts";
import type { Placed, Text } from "../openapi/placed.ts";
import type { ReadContext } from "../openapi/read-context.ts";
import { shape } from "../openapi/shape.ts";
import { keysIn, readOnlyKey } from "./only-key.ts";
import { readWholeNumber } from "./whole-number.ts";

/** The `request` of a case: what a client must send. */
const requestObject = shape("the request of a case", {
  read: ["method", "path", "headers", "text", "base64"],
  otherwise: "a request has a method, a path, headers, and a body as text or base64",
});

/** The `response` of a case: what a client gets. */
const responseObject = shape("the response of a case", {
  read: ["status", "headers", "text", "base64"],
  otherwise: "a response has a status, headers, and a body as text or base64",
});

/** The `body` of a case: what a server gets. */
const bodyObject = shape("the body of a case", {
  read: ["contentType", "text", "base64"],
  otherwise: "a body has a contentType, and is given as text or base64",
});

const bodyKeys = ["text", "base64"] as const;

/** Informational answers are not seen by `fetch`. */
const STATUSES = { min: 200, max: 599, message: "invalid-case/status" } as const;

/** RFC 9110 §15.3.5, §15.3.6, §15.4.5 */
const WITHOUT_BODY: readonly number[] = [204, 205, 304];

export function readRequest(
  reading: ReadContext,
  { value, keySpan }: Entry,
): WireRequest | undefined {
  const fields = ObjectReader.of(reading, value, keySpan, requestObject);
  if (fields === undefined) return undefined;
  const method = fields.needText("method", "as in POST");
  const path = fields.needText("path", "give what follows the base URL, with the query");
  if (method !== undefined && !/^[A-Z]+$/.test(method.value)) {
    reading.diagnostics.report("invalid-case/method", method.span, { method: method.value });
  }
  if (path !== undefined) checkPath(reading, path);
  const { headers, body } = readMessage(reading, fields);
  if (method === undefined || path === undefined) return undefined;
  return { method: method.value, path: path.value, headers, ...(body && { body }) };
}

/** What follows a base URL, as it stands in a request line. */
export function checkPath(reading: ReadContext, { value, span }: Text): void {
  if (/^\/[!-~]*$/.test(value)) return;
  reading.diagnostics.report("invalid-case/path", span, { path: value });
}

interface PlacedResponse {
  readonly status: Placed<number>;
  readonly response: WireResponse;
}

export function readResponse(
  reading: ReadContext,
  { value, keySpan }: Entry,
): PlacedResponse | undefined {
  const fields = ObjectReader.of(reading, value, keySpan, responseObject);
  if (fields === undefined) return undefined;
  if (!fields.has("status")) fields.missing("status", "as in 200");
  const status = readWholeNumber(reading, fields, "status", STATUSES);
  const { headers, body } = readMessage(reading, fields);
  if (status === undefined) return undefined;
  if (body !== undefined && WITHOUT_BODY.includes(status.value)) {
    reading.diagnostics.report("invalid-case/no-body", status.span, { status: status.value });
  }
  return { status, response: { status: status.value, headers, ...(body && { body }) } };
}

interface SentBody {
  readonly contentType: string;
  readonly body: WireBody;
}

export function readSentBody(
  reading: ReadContext,
  { value, keySpan }: Entry,
): SentBody | undefined {
  const fields = ObjectReader.of(reading, value, keySpan, bodyObject);
  if (fields === undefined) return undefined;
  const contentType = fields.needText("contentType", "as in text/xml; charset=utf-8");
  if (contentType !== undefined) checkHeaderValue(reading, contentType);
  const body = readBody(reading, fields);
  if (keysIn(fields, bodyKeys).length === 0) fields.missing("text", "an empty body is text: ''");
  return contentType && body && { contentType: contentType.value, body };
}

function readMessage(
  reading: ReadContext,
  fields: ObjectReader,
): { headers: Headers; body?: WireBody } {
  const body = readBody(reading, fields);
  return { headers: readHeaders(reading, fields), ...(body && { body }) };
}

type Headers = WireResponse["headers"];

/** Names are written in lower case, so that none can be given twice (RFC 9110 §5.1, §5.6.2). */
function readHeaders(reading: ReadContext, fields: ObjectReader): Headers {
  const entries = fields.textEntries("headers").map(({ name, text }) => {
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name.value)) {
      reading.diagnostics.report("invalid-case/header-name", name.span, { name: name.value });
    }
    checkHeaderValue(reading, text);
    return [name.value, text.value] as const;
  });
  return Object.fromEntries(entries);
}

/** RFC 9110 §5.5: visible characters, with blanks between them. */
function checkHeaderValue(reading: ReadContext, value: Text): void {
  if (/^([!-~\x80-\xff]([\t -~\x80-\xff]*[!-~\x80-\xff])?)?$/.test(value.value)) return;
  reading.diagnostics.report("invalid-case/header-value", value.span, { value: value.value });
}

/** The body, if there is one. */
function readBody(reading: ReadContext, fields: ObjectReader): WireBody | undefined {
  if (keysIn(fields, bodyKeys).length === 0) return undefined;
  const only = readOnlyKey(reading, fields, "the body", bodyKeys);
  const given = only && fields.text(only.key);
  if (only === undefined || given === undefined) return undefined;
  if (only.key === "text") {
    if (/\p{Surrogate}/u.test(given.value)) {
      reading.diagnostics.report("invalid-case/surrogate", given.span, { text: given.value });
    }
    return { text: given.value };
  }
  // A long one may be written on several lines.
  const base64 = given.value.replace(/\s/g, "");
  if (!isBase64(base64)) {
    reading.diagnostics.report("invalid-case/base64", given.span, { text: given.value });
  }
  return { base64 };
}
