import type { ApiDescription } from "../api/description.ts";
import { type ClientError, DecodeError, HttpError, quote } from "../errors.ts";
import { pageHint, problemOf } from "./failure.ts";
import type { Answer } from "./recorded-answer.ts";
import { rootAt } from "./start-tag.ts";

/** Why an operation failed, in a form in which those of several can be compared. */
export interface Cause {
  /** The same where the cause is. */
  readonly key: string;
  /** What came, in a few words. */
  readonly text: string;
  readonly hint: "address" | "certificate" | "admission" | "server";
}

/** A cause that most operations share. */
export interface CommonCause {
  readonly cause: Cause;
  /** The ids of the operations that failed so. */
  readonly operations: readonly string[];
  /** Questions and hints, a sentence each. */
  readonly hints: readonly string[];
}

/** Codes of connections that fail for the sake of a certificate or of TLS itself. */
const TLS = /CERT|TLS|SSL|SIGNATURE|SELF_SIGNED|ISSUER|ALTNAME|EPROTO/;

/** Why a call failed; nothing where the cause is one of that operation's own document. */
export function causeOf(failure: ClientError, answer: Answer | undefined): Cause | undefined {
  if (!answer) {
    const code = codeOf(failure);
    const hint = TLS.test(code) ? "certificate" : "address";
    // Without a code the message is all there is; a time that ran out is the same at every place.
    return { key: `${failure.code} ${code || problemOf(failure)}`, text: problemOf(failure), hint };
  }
  const { status, headers, text } = answer;
  const location = answer.redirectedTo ?? headers.get("location");
  const page = pageHint(text) === undefined ? "" : ", with an HTML page";
  const redirect = location ? `, redirected to ${quote(withoutQuery(location))}` : "";
  if (failure instanceof HttpError) {
    const key = `${status}${page}${location === null ? "" : " redirected"}`;
    return { key, text: `status ${status}${page}${redirect}`, hint: hintOf(status) };
  }
  if (!(failure instanceof DecodeError)) return undefined;
  if (page) return { key: "page", text: `an HTML page${redirect}`, hint: "address" };
  const type = headers.get("content-type")?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (type !== "" && !/[/+]xml$/.test(type)) {
    return { key: `type ${type}`, text: `the Content-Type ${quote(type)}`, hint: "address" };
  }
  const start = text.slice(rootAt(text)).slice(0, 500);
  const what = start === "" ? "an answer without a document" : "the same document";
  return { key: `document ${start}`, text: what, hint: "address" };
}

function hintOf(status: number): Cause["hint"] {
  if ([401, 403, 407, 511].includes(status)) return "admission";
  return status >= 500 || status === 408 || status === 429 ? "server" : "address";
}

/** The code that the platform has for a failed connection, at whatever depth. */
function codeOf(error: unknown): string {
  let at: unknown = error;
  let code = "";
  for (let depth = 0; depth < 5 && at instanceof Error; depth++) {
    if ("code" in at && typeof at.code === "string" && depth > 0) code = at.code;
    at = at.cause;
  }
  return code;
}

function withoutQuery(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? "";
}

/** What the most operations have in common that failed, if these are more than half of all. */
export function commonCauseOf(
  all: readonly { readonly id: string; readonly cause: Cause | undefined }[],
  baseUrl: string,
  { servers = [] }: ApiDescription,
): CommonCause | undefined {
  const groups = new Map<string, { readonly cause: Cause; readonly operations: string[] }>();
  for (const { id, cause } of all) {
    if (!cause) continue;
    const group = groups.get(cause.key) ?? { cause, operations: [] };
    group.operations.push(id);
    groups.set(cause.key, group);
  }
  const [largest] = [...groups.values()].sort((a, b) => b.operations.length - a.operations.length);
  if (!largest || largest.operations.length < 2) return undefined;
  if (largest.operations.length * 2 <= all.length) return undefined;
  return { ...largest, hints: hintsOf(largest.cause, baseUrl, servers) };
}

function hintsOf(
  { hint }: Cause,
  baseUrl: string,
  servers: NonNullable<ApiDescription["servers"]>,
): readonly string[] {
  const address = [
    `is the base URL right? ${baseUrl}`,
    ...servers.map(({ url, doc }) => `the spec has ${url}${doc && `: ${doc}`}`),
  ];
  switch (hint) {
    case "address":
      return address;
    case "certificate":
      return ["does this machine trust the server's certificate, and is its host name in it?"];
    case "admission":
      return ["does the server, or a gateway before it, ask for a header that was not sent?"];
    case "server":
      return ["is the server in order?", ...address];
  }
}
