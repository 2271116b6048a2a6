import type { Diagnostics } from "../diagnostics.ts";
import type { Span } from "../source.ts";
import type { Node, Spec } from "../tree.ts";
import type { MediaTypeObject } from "./media-type.ts";
import type { Schema } from "./schema.ts";

/** The minor version of OpenAPI that a spec is written in. */
export type Version = "3.1" | "3.2";

/** What every reader needs, and what has been read. */
export interface Reading {
  readonly spec: Spec;
  readonly diagnostics: Diagnostics;
  /** What a key means depends on it. */
  readonly version: Version;
  /** The keys that name the components of the first file. */
  readonly names: ReadonlyMap<Node, Span>;
  /** The schemas that were read; undefined is one that could not be. */
  readonly schemas: Map<Node, Schema | undefined>;
  /**
   * What is left to read. The members of an object are put off until later: so objects may contain
   * themselves, and a chain of references may be longer than the stack.
   */
  readonly pending: (() => void)[];
  /** The bodies that were read, used or not. */
  readonly bodies: MediaTypeObject[];
}
