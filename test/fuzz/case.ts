import { createHash } from "node:crypto";
import { stringify } from "yaml";
import type { Json } from "../../generator/model/model.ts";
import type { ErrorCode } from "../../runtime/errors.ts";
import { canonical } from "./canonical.ts";
import { isList } from "./json.ts";
import { plainTree } from "./plain-tree.ts";
import { exchangeOf } from "./spec.ts";

/** A conformance case that would have shown what was found. */
export type Proposal = ReadProposal | WriteProposal;

/** A document that has to be read, or refused. */
export interface ReadProposal {
  readonly kind: "read";
  /** The type of the document; undefined for one that is none of the API. */
  readonly type: string | undefined;
  readonly document: string | Uint8Array;
  /** What the transport says of the encoding of bytes. */
  readonly charset?: string | undefined;
  /** Why the case exists, in one sentence. */
  readonly documentation: string;
  readonly expect:
    | { readonly kind: "read"; readonly value: Json }
    | { readonly kind: "error"; readonly code: ErrorCode };
}

/** A value that has to be written. */
export interface WriteProposal {
  readonly kind: "write";
  readonly type: string;
  readonly value: Json;
  readonly documentation: string;
}

/** A file of `spec/cases/` with one case, in ASCII alone; empty where no case can show it. */
export function caseText(proposal: Proposal): string {
  const { operation } = exchangeOf(proposal.type);
  const content = proposal.kind === "read" ? readCase(proposal) : writeCase(proposal);
  if (content === undefined) return "";
  const hash = createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 8);
  const each = { id: `found-${hash}`, documentation: proposal.documentation, ...content };
  const text = stringify(
    { operation: operation.id, cases: [each] },
    {
      lineWidth: 0,
      doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
      defaultKeyType: "PLAIN",
      defaultStringType: "QUOTE_DOUBLE",
    },
  );
  return text.replace(/[^\n -~]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\U${code.toString(16).padStart(8, "0")}`;
  });
}

/** Half of a surrogate pair cannot be sent. */
function readCase({ type, document, charset, expect }: ReadProposal): object | undefined {
  if (typeof document === "string" && /\p{Surrogate}/u.test(document)) return undefined;
  const exchange = exchangeOf(type);
  const isText = typeof document === "string";
  const [mediaType] = exchange.mediaType.split(";");
  // A text is sent in UTF-8, whatever it declares.
  const named = isText ? "utf-8" : charset;
  const contentType = named === undefined ? mediaType : `${mediaType}; charset=${named}`;
  const body = isText ? { text: document } : { base64: Buffer.from(document).toString("base64") };
  const given =
    exchange.kind === "body"
      ? { body: { contentType, ...body } }
      : { response: { status: 200, headers: { "content-type": contentType }, ...body } };
  return expect.kind === "read"
    ? { ...given, value: plain(expect.value) }
    : { ...given, error: { code: expect.code } };
}

/** Only what clients send can be asked for. */
function writeCase({ type, value }: WriteProposal): object | undefined {
  const { kind, operation, mediaType } = exchangeOf(type);
  if (kind === "response") return undefined;
  const { method, path } = operation;
  const headers = { "content-type": mediaType };
  const text = canonical(plainTree(type, value));
  return { params: plain(value), request: { method, path, headers, text } };
}

/** JSON has no bigints: an int64 beyond 2^53 is written as a string. */
function plain(value: Json): Json {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}
