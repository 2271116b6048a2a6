import type { Diagnostic, Diagnostics } from "../../diagnostics/diagnostics.ts";
import type { Span } from "../../diagnostics/source-file.ts";
import type { Node, Spec } from "../../source/tree.ts";

/** The version of OpenAPI that a spec is written in. */
export type Version = "2.0" | "3.0" | "3.1" | "3.2";

/** The problem of each `$ref` that leads nowhere, by the place of its value. */
export type BrokenReferences = ReadonlyMap<Span, Diagnostic>;

/** What every reader needs. */
export interface ReadContext {
  readonly spec: Spec;
  readonly diagnostics: Diagnostics;
  /** What a key means depends on it. */
  readonly version: Version;
  /** The keys that name the components of the first file. */
  readonly names: ReadonlyMap<Node, Span>;
  /**
   * What is left to read. The members of an object are put off until later: so objects may contain
   * themselves, and a chain of references may be longer than the stack.
   */
  readonly pending: (() => void)[];
  /** The problems of each `$ref` that leads nowhere, by its place. */
  readonly broken: BrokenReferences;
}
