import type { WireBody, WireRequest } from "../api/case.ts";
import { bytesOf, charsetIn } from "../api/wire-body.ts";
import { readContentType } from "../http/header-fields.ts";
import { textOf } from "../xml/encoding.ts";
import type { Difference } from "./json-difference.ts";
import { type ReadXml, treeDifference, type XmlTree } from "./xml-tree.ts";

/** How requests are compared. */
interface RequestComparison {
  readonly readXml: ReadXml;
  /** Whether any `Accept` will do that admits XML. */
  readonly partial: boolean;
}

/**
 * How a request differs from the one that a case expects. Parts that the target does not report are not
 * compared, with one exception: a target that reports headers but no body received no body.
 *
 * @throws {Error} when the expected body is not a document, so the case is wrong.
 */
export function requestDifference(
  expected: WireRequest,
  actual: Partial<WireRequest>,
  { readXml, partial }: RequestComparison,
): Difference | undefined {
  for (const key of ["method", "path"] as const) {
    const observed = actual[key];
    if (observed !== undefined && observed !== expected[key]) {
      return { at: `request.${key}`, expected: expected[key], actual: observed };
    }
  }
  return headersDifference(expected, actual, partial) ?? bodyDifference(expected, actual, readXml);
}

/** Of headers only those that the case names count. */
function headersDifference(
  expected: WireRequest,
  { headers }: Partial<WireRequest>,
  partial: boolean,
): Difference | undefined {
  if (headers === undefined) return undefined;
  for (const [name, value] of Object.entries(expected.headers)) {
    const observed = headers[name];
    if (partial && name === "accept" && admitsXml(observed)) continue;
    const meaning = name === "content-type" ? mediaType : (text: string) => text;
    if (observed === undefined || meaning(observed) !== meaning(value)) {
      return { at: `request.headers.${name}`, expected: value, actual: observed ?? "nothing" };
    }
  }
  return undefined;
}

/** Whether a server that has XML and other media types may answer in XML (RFC 9110 §12.5.1). */
function admitsXml(accept: string | undefined): boolean {
  return (
    accept === undefined ||
    /(?:^|,)\s*(?:(?:application|text)\/xml|\*\/\*)\s*(?:[;,]|$)/i.test(accept)
  );
}

/** Type and charset, in lower case. Other parameters, quotation marks and spaces mean nothing. */
function mediaType(contentType: string): string {
  const { type, charset } = readContentType(contentType) ?? { type: contentType };
  return `${type}; charset=${charset}`.toLowerCase();
}

function bodyDifference(
  expected: WireRequest,
  actual: Partial<WireRequest>,
  readXml: ReadXml,
): Difference | undefined {
  const [wanted, got] = [expected.body, actual.body].map((body) => body && bytesOf(body).length);
  if (!wanted) return got ? difference("nothing", "a body") : undefined;
  if (!got) return actual.headers || actual.body ? difference("a body", "nothing") : undefined;
  const charset = charsetIn(expected.headers);
  const tree = readXml(bodyText(expected.body as WireBody, charset));
  let sent: XmlTree;
  try {
    sent = readXml(bodyText(actual.body as WireBody, charsetIn(actual.headers) ?? charset));
  } catch (error) {
    return difference("a document", `no document: ${error}`);
  }
  const found = treeDifference(tree, sent);
  return found && { ...found, at: `request.body ${found.at}` };
}

function difference(expected: string, actual: string): Difference {
  return { at: "request.body", expected, actual };
}

/** Text is text already; bytes are read as a server would. */
function bodyText(body: WireBody, charset: string | undefined): string {
  return "text" in body ? body.text : textOf(bytesOf(body), charset);
}
