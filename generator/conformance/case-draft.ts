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

/** A case that may never be made: what is known of it without its documents and values. */
export interface Draft
  extends Pick<Case, "id" | "operation" | "kind" | "documentation" | "origin" | "tags"> {
  readonly outcome: Case["expect"]["kind"];
  make(): Case;
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

/** A case that is there. */
export function drafted(each: Case): Draft {
  return { ...each, outcome: each.expect.kind, make: () => each };
}

/** An answer with a document in some form. */
export function answerDraft(
  { operation, status, mediaType, prefix }: AnswerOf,
  variant: Variant,
): Draft {
  const { contentType = mediaType, options } = variant;
  const headers = contentType === undefined ? {} : { "content-type": contentType };
  const head = caseHeader("response", operation, variant, prefix);
  return {
    ...head,
    outcome: outcomeOf(variant),
    make(): ResponseCase {
      const { body, expect } = variant.make();
      return {
        ...head,
        ...(options && { options }),
        response: { status, headers, body },
        expect,
      };
    },
  };
}

function outcomeOf({ outcome }: Variant): Draft["outcome"] {
  return outcome === "value" ? "value" : "error";
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
export function bodyDraft(operation: Operation, mediaType: string, variant: Variant): Draft {
  const { contentType = mediaType } = variant;
  const level = variant.bodyLevel ?? bodyLevel(variant);
  const head = caseHeader("body", operation, { ...variant, level }, "body");
  return {
    ...head,
    outcome: outcomeOf(variant),
    make(): BodyCase {
      const { body, expect } = variant.make();
      return { ...head, contentType, body, expect };
    },
  };
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
 * request. The spec says what a body has to be, and not what a server does with an invalid one.
 */
function bodyLevel({ level = "must", outcome }: Variant): Level {
  if (outcome === "value" || outcome.some((code) => NO_DOCUMENT.includes(code))) return level;
  return "may";
}

/** The drafts with ids of their own: where two would have the same, the later one gets a number. */
export function withUniqueIds(drafts: readonly Draft[]): readonly Draft[] {
  const taken = new Set<string>();
  return drafts.map((each) => {
    let { id } = each;
    for (let number = 2; taken.has(id); number++) id = `${each.id}-${number}`;
    taken.add(id);
    return id === each.id ? each : { ...each, id, make: () => ({ ...each.make(), id }) };
  });
}
