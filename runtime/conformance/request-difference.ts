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
 * How a request differs from the one that a case expects. What a target does not tell of it is not
 * compared, but for one thing: who tells the headers knows of a body too, so there was none.
 *
 * @throws {Error} when the expected body is no document: the case is wrong.
 */
export function requestDifference(
  expected: WireRequest,
  actual: Partial<WireRequest>,
  { readXml, partial }: RequestComparison,
): Difference | undefined {
  for (const key of ["method", "path"] as const) {
    const told = actual[key];
    if (told !== undefined && told !== expected[key]) {
      return { at: `request.${key}`, expected: expected[key], actual: told };
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
    const told = headers[name];
    if (partial && name === "accept" && admitsXml(told)) continue;
    const meaning = name === "content-type" ? mediaType : (text: string) => text;
    if (told === undefined || meaning(told) !== meaning(value)) {
      return { at: `request.headers.${name}`, expected: value, actual: told ?? "nothing" };
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
