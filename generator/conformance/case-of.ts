import type {
  BodyCase,
  Case,
  Level,
  Origin,
  ResponseCase,
  WireResponse,
} from "../../runtime/api/case.ts";
import type { ErrorCode } from "../../runtime/errors.ts";
import type { Operation } from "../model/model.ts";
import type { Tag } from "./tags.ts";
import { joined, type Variant } from "./variant.ts";

/** What every case has, whatever it is about. */
export interface Head {
  readonly what: string;
  readonly documentation: string;
  readonly tags: readonly Tag[];
  readonly origin?: Origin;
  /** Defaults to `must`. */
  readonly level?: Level;
}

/** The beginning of a case; what it is given and what is expected follow. */
export function caseHeader<K extends Case["kind"]>(
  kind: K,
  { id: operation }: Operation,
  { what, documentation, tags, origin = "derived", level = "must" }: Head,
  prefix = "",
) {
  const id = `${operation}/${joined(prefix, what)}`;
  return { id, operation, kind, documentation, origin, level, tags } as const;
}

/** An answer of an operation. */
export interface AnswerOf {
  readonly operation: Operation;
  readonly status: number;
  readonly mediaType: string | undefined;
  /** Begins the ids of its cases, where they need it. */
  readonly prefix: string;
}

/** An answer with a document in some form. */
export function answerCase(
  { operation, status, mediaType, prefix }: AnswerOf,
  variant: Variant,
): ResponseCase {
  const { body, contentType = mediaType, options, expect } = variant;
  const headers = contentType === undefined ? {} : { "content-type": contentType };
  const response = { status, headers, body };
  const head = caseHeader("response", operation, variant, prefix);
  return options === undefined
    ? { ...head, response, expect }
    : { ...head, options, response, expect };
}

/** An answer as it is. */
export function responseCase(
  operation: Operation,
  head: Head,
  response: WireResponse,
  expect: ResponseCase["expect"],
): ResponseCase {
  return { ...caseHeader("response", operation, head), response, expect };
}

/** A body of a request in some form. */
export function bodyCase(operation: Operation, mediaType: string, variant: Variant): BodyCase {
  const { body, contentType = mediaType, expect } = variant;
  const level = variant.bodyLevel ?? bodyLevel(variant);
  const head = caseHeader("body", operation, { ...variant, level }, "body");
  return { ...head, contentType, body, expect };
}

/** Where there is no document, or another one, no server has a value. */
const NO_DOCUMENT: readonly ErrorCode[] = [
  "not-well-formed",
  "encoding",
  "empty-body",
  "unexpected-root",
];

/**
 * Many servers bind documents to objects, and pass over what is missing, doubled or of another type in a
 * request. The spec says what a body has to be, and not what becomes of one that is not so.
 */
function bodyLevel({ level = "must", expect }: Variant): Level {
  if (expect.kind === "value" || expect.codes.some((code) => NO_DOCUMENT.includes(code))) {
    return level;
  }
  return "may";
}

/** The cases with ids of their own: where two would have the same, the later one gets a number. */
export function withUniqueIds(cases: readonly Case[]): readonly Case[] {
  const taken = new Set<string>();
  return cases.map((each) => {
    let { id } = each;
    for (let number = 2; taken.has(id); number++) id = `${each.id}-${number}`;
    taken.add(id);
    return id === each.id ? each : { ...each, id };
  });
}
