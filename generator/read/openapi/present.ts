import type { Diagnostics } from "../../diagnostics/diagnostics.ts";
import { entriesOf, partOf } from "../../source/built-nodes.ts";
import type { Spec } from "../../source/tree.ts";
import { document20 } from "../upgrade/document-2-0.ts";
import { document30 } from "../upgrade/document-3-0.ts";
import { Rewriter } from "../upgrade/rewriter.ts";
import type { BrokenReferences, Version } from "./read-context.ts";
import { readVersion } from "./version.ts";

/** A document in the one form that is read, and the version in which it is written. */
export interface PresentedSpec {
  readonly spec: Spec;
  readonly version: Version;
  readonly broken: BrokenReferences;
}

/** Presents a document in the form that is read; undefined where it is not one of OpenAPI 2.0 or 3. */
export function present(
  spec: Spec,
  diagnostics: Diagnostics,
  broken: BrokenReferences = new Map(),
): PresentedSpec | undefined {
  const version = readVersion(spec, diagnostics);
  return version && { spec: upgrade(spec, version), version, broken };
}

/**
 * Presents a document of an older version in the form of OpenAPI 3.1, so that one reader reads all. Every
 * node keeps its place in the text. What the newer form cannot say is left as it is: the reader reports it.
 */
function upgrade(spec: Spec, version: Version): Spec {
  switch (version) {
    case "2.0":
      return new Rewriter(spec).present(document20(spec));
    case "3.0":
      return new Rewriter(spec).present(document30);
    case "3.1":
    case "3.2":
      return spec;
  }
}

const codes = ["bad-ref", "remote-ref", "unreadable-ref", "unknown-ref"];

/**
 * The problems of `$ref`s that concern only what leads to them. Of a path that is nothing but such a `$ref`, nobody knows which operations
 * it has: that stays a problem of the whole document.
 */
export function brokenReferences(spec: Spec, loading: Diagnostics): BrokenReferences {
  const paths = entriesOf(partOf(spec.root, "paths"));
  const ofPaths = new Set(paths.map(({ value }) => partOf(value, "$ref")?.span));
  const broken = loading.all.filter(({ code, span }) => codes.includes(code) && !ofPaths.has(span));
  return new Map(broken.map((problem) => [problem.span, problem]));
}
