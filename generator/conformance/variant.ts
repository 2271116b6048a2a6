import type {
  CaseOptions,
  ExpectedError,
  ExpectedValue,
  Json,
  WireBody,
} from "../../runtime/api/case.ts";
import type { ErrorCode } from "../../runtime/errors.ts";
import { unmark } from "./error-marker.ts";
import type { SampleDocument } from "./sample-document.ts";
import type { Tag } from "./tags.ts";

/** A form of a document, and what must come of it wherever it is read: in an answer or a request. */
export interface Variant {
  /** What is special about it, in words of an id. */
  readonly what: string;
  readonly documentation: string;
  readonly tags: readonly Tag[];
  readonly body: WireBody;
  /** Instead of the documented one. */
  readonly contentType?: string;
  readonly options?: CaseOptions;
  /** Servers in use read it all the same, where a client may not. */
  readonly serversRead?: boolean;
  readonly expect: ExpectedValue | ExpectedError;
}

/** Makes variants of a document. */
export type VariantFactory = (sample: SampleDocument) => readonly Variant[];

/** A document that is read; without a value, as the sample's. */
type Accepts = (what: string, documentation: string, text: string, value?: Json) => Variant;

/** A document that is refused, where the mark stands in it. */
type Refuses = (
  what: string,
  documentation: string,
  marked: string,
  code: ErrorCode,
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
  code: ErrorCode,
  path?: string,
  place?: { readonly line: number; readonly column: number },
): ExpectedError {
  return { kind: "error", code, ...(path !== undefined && { path }), ...place };
}

/** A word of an id and what stands behind it; the root's own name is empty. */
export function joined(...words: readonly string[]): string {
  return words.filter((word) => word !== "").join("-");
}
