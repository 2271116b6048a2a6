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
  /** Instead of the documented one. */
  readonly contentType?: string;
  readonly options?: CaseOptions;
  /** Defaults to `must`. */
  readonly level?: Level;
  /** Where a server reads it. Defaults to {@link Variant.level}. */
  readonly bodyLevel?: Level;
  /** What is expected: a value, or one of these errors. */
  readonly outcome: "value" | readonly ErrorCode[];
  /** Prints the document. */
  make(): { readonly body: WireBody; readonly expect: ExpectedValue | ExpectedError };
}

/** Makes variants of a document. */
export type VariantFactory = (sample: SampleDocument) => readonly Variant[];

/** A part of a case, or how to make it where it takes long: most cases of a large document are never made. */
export type Later<T> = T | (() => T);

/** A document that is read; without a value, as the sample's. */
type Accepts = (
  what: string,
  documentation: string,
  text: Later<string>,
  value?: Later<Json>,
) => Variant;

/** What goes wrong; where two codes are honest, both. */
type Codes = ErrorCode | readonly ErrorCode[];

/** A document that is refused, at the mark in it. */
type Refuses = (
  what: string,
  documentation: string,
  marked: Later<string>,
  code: Codes,
  path?: string,
) => Variant;

export function accepting(
  sample: Later<Pick<SampleDocument, "value">>,
  ...tags: readonly Tag[]
): Accepts {
  return (what, documentation, text, value = () => made(sample).value) => ({
    what,
    documentation,
    tags,
    outcome: "value",
    make: () => ({ body: { text: made(text) }, expect: { kind: "value", value: made(value) } }),
  });
}

export function refusing(...tags: readonly Tag[]): Refuses {
  return (what, documentation, marked, code, path) => ({
    what,
    documentation,
    tags,
    outcome: codesOf(code),
    make: () => {
      const { text, place } = unmark(made(marked));
      return { body: { text }, expect: errorOf(code, path, place) };
    },
  });
}

/** A part as it is, or as it is made now. */
export function made<T>(part: Later<T>): T {
  return part instanceof Function ? part() : part;
}

function codesOf(code: Codes): readonly ErrorCode[] {
  return typeof code === "string" ? [code] : code;
}

/** What is known of an error; the rest of it is left to the implementation. */
export function errorOf(
  code: Codes,
  path?: string,
  place?: { readonly line: number; readonly column: number },
): ExpectedError {
  return { kind: "error", codes: codesOf(code), ...(path !== undefined && { path }), ...place };
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
