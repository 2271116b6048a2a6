import type { AnswerDescription } from "../api/description.ts";
import { quote } from "../errors.ts";
import type { Fetch } from "../http/client-options.ts";
import { isXml, readContentType } from "../http/header-fields.ts";
import { charsetOf, readBody, readText } from "../http/response-body.ts";
import { textOf } from "../xml/encoding.ts";
import { declaredEncoding } from "../xml/xml-declaration.ts";
import type { Finding, FindingCode, Severity } from "./finding.ts";

/** An answer as it came. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** Whether the body continues after that. */
  readonly tooLarge: boolean;
  /** The body as text for people, whatever it contains. */
  readonly text: string;
  readonly charset: string | undefined;
  /** The URL that it came from, if that differs from the requested one. */
  readonly redirectedTo: string | undefined;
}

/** A `fetch` that passes on each answer, its body included, before the client gets it. */
export function recording(fetch: Fetch, limit: number, record: (answer: Answer) => void): Fetch {
  let first: string | undefined;
  return async (url, init) => {
    first ??= url;
    const response = await fetch(url, init);
    const { bytes, tooLarge } = await readBody(response.clone(), limit);
    const charset = charsetOf(response);
    record({
      status: response.status,
      headers: response.headers,
      bytes,
      tooLarge,
      text: shownText(bytes, charset),
      charset,
      // A client follows redirects itself, a page leaves them to its platform.
      redirectedTo: response.redirected ? response.url : url === first ? undefined : url,
    });
    return response;
  };
}

/** As the document's own encoding has it, if it is one. */
function shownText(bytes: Uint8Array, charset: string | undefined): string {
  try {
    return textOf(bytes, charset);
  } catch {
    return readText(bytes, charset);
  }
}

/** Looks at everything about a successful answer but the document. */
export function checkAnswer(answer: Answer, { mediaType }: AnswerDescription): readonly Finding[] {
  const findings = [...checkBody(answer, mediaType), ...checkCharset(answer)];
  if (answer.redirectedTo === undefined) return findings;
  const message = `the request was redirected to ${quote(answer.redirectedTo)}`;
  const hint = "let the base URL say where the server is";
  return [...findings, finding("deviation", "redirected", message, hint)];
}

function finding(severity: Severity, code: FindingCode, message: string, hint?: string): Finding {
  return { severity, code, message, hint, count: 1 };
}

function checkBody(
  { headers, bytes, status }: Answer,
  expected: string | undefined,
): readonly Finding[] {
  if (expected === undefined) {
    // Platforms discard the body of a 204: only its Content-Length shows that there was one.
    const length = bytes.length || Number(headers.get("content-length"));
    if (!(length > 0)) return [];
    const message = `a body of ${length} bytes came, though a ${status} has none`;
    return [finding("deviation", "unexpected-body", message)];
  }
  const field = headers.get("content-type");
  const hint = `the spec has ${expected}`;
  if (!field?.trim()) {
    return [finding("deviation", "no-media-type", "there is no Content-Type", hint)];
  }
  const type = readContentType(field)?.type ?? field;
  if (type === readContentType(expected)?.type) return [];
  const xml = isXml(type);
  const message = `the Content-Type is ${quote(type)}${xml ? "" : ", which is not XML"}`;
  return [finding(xml ? "note" : "deviation", "other-media-type", message, hint)];
}

function checkCharset({ charset, bytes }: Answer): readonly Finding[] {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const declared = /^\xef\xbb\xbf/.test(head) ? "UTF-8" : declaredEncoding(head);
  if (charset === undefined || declared === undefined) return [];
  const [given, announced] = [charset, declared].map(encodingOf);
  if (given === undefined || announced === undefined || given === announced) return [];
  const message = `the charset of the Content-Type is ${quote(charset)}, the document is in ${quote(declared)}`;
  return [
    finding("deviation", "contradicting-charset", message, "the document is read by the first"),
  ];
}

function encodingOf(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
