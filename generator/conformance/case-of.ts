import type { BodyCase, Case, Origin, ResponseCase, WireResponse } from "../../runtime/api/case.ts";
import type { Operation } from "../model/model.ts";
import type { Tag } from "./tags.ts";
import { joined, type Variant } from "./variant.ts";

/** What every case has, whatever it is about. */
export interface Head {
  readonly what: string;
  readonly documentation: string;
  readonly tags: readonly Tag[];
  readonly origin?: Origin;
}

/** The beginning of a case; what it is given and what must come of it follow. */
export function caseHeader<K extends Case["kind"]>(
  kind: K,
  { id: operation }: Operation,
  { what, documentation, tags, origin = "derived" }: Head,
  prefix = "",
) {
  const id = `${operation}/${joined(prefix, what)}`;
  return { id, operation, kind, documentation, origin, tags } as const;
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
  const tags: readonly Tag[] = variant.serversRead
    ? [...variant.tags, "strict-server"]
    : variant.tags;
  const head = caseHeader("body", operation, { ...variant, tags }, "body");
  return { ...head, contentType, body, expect };
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
