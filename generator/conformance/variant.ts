import type {
  CaseOptions,
  ExpectedError,
  ExpectedValue,
  Json,
  Level,
  WireBody,
} from "../../runtime/api/case.ts";
import type { ErrorCode } from "../../runtime/errors.ts";
import { unmark } from "./markup.ts";
import type { SampleDocument } from "./sample-document.ts";
import type { Tag } from "./tags.ts";

/** A form of a document, and the expected result wherever it is read: in an answer or a request. */
export interface Variant {
  /** What is special about it, in words of an id. */
  readonly what: string;
  readonly documentation: string;
  readonly tags: readonly Tag[];
  readonly body: WireBody;
  /** Instead of the documented one. */
  readonly contentType?: string;
  readonly options?: CaseOptions;
  /** Defaults to `must`. */
  readonly level?: Level;
  /** Where a server reads it. Defaults to {@link Variant.level}. */
  readonly bodyLevel?: Level;
  readonly expect: ExpectedValue | ExpectedError;
}

/** Makes variants of a document. */
export type VariantFactory = (sample: SampleDocument) => readonly Variant[];

/** A document that is read; without a value, as the sample's. */
type Accepts = (what: string, documentation: string, text: string, value?: Json) => Variant;

/** What goes wrong; where two codes are honest, both. */
type Codes = ErrorCode | readonly ErrorCode[];

/** A document that is refused, at the mark in it. */
type Refuses = (
  what: string,
  documentation: string,
  marked: string,
  code: Codes,
  path?: string,
) => Variant;

export function accepting({ value: own }: SampleDocument, ...tags: readonly Tag[]): Accepts {
  return (what, documentation, text, value = own) => ({
    what,
    documentation,
    tags,
    body: { text },
    expect: { kind: "value", value },
  });
}

export function refusing(...tags: readonly Tag[]): Refuses {
  return (what, documentation, marked, code, path) => {
    const { text, place } = unmark(marked);
    return { what, documentation, tags, body: { text }, expect: errorOf(code, path, place) };
  };
}

/** What is known of an error; the rest of it is left to the implementation. */
export function errorOf(
  code: Codes,
  path?: string,
  place?: { readonly line: number; readonly column: number },
): ExpectedError {
  const codes = typeof code === "string" ? [code] : code;
  return { kind: "error", codes, ...(path !== undefined && { path }), ...place };
}

/** The same, as something that an implementation may do or leave. */
export function optional(variant: Variant): Variant {
  return { ...variant, level: "may" };
}

/** The same, where a server that compares requests with a schema may refuse it. */
export function optionalInBodies(variant: Variant): Variant {
  return { ...variant, bodyLevel: "may" };
}

/** A word of an id and what follows it; the root's own name is empty. */
export function joined(...words: readonly string[]): string {
  return words.filter((word) => word !== "").join("-");
}
