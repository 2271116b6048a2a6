import type { Diagnostic, Diagnostics } from "../../diagnostics/diagnostics.ts";
import type { Span } from "../../diagnostics/source-file.ts";
import { entriesOf, partOf } from "../../source/built-nodes.ts";
import type { Spec } from "../../source/tree.ts";

/** The problem of each `$ref` that leads nowhere, by the place of its value. */
export type BrokenReferences = ReadonlyMap<Span, Diagnostic>;

const codes = ["bad-ref", "remote-ref", "unreadable-ref", "unknown-ref"];

/**
 * Those that concern only what leads to them. Of a path that is nothing but such a `$ref`, nobody knows which operations
 * it has: that stays a problem of the whole document.
 */
export function brokenReferences(spec: Spec, loading: Diagnostics): BrokenReferences {
  const paths = entriesOf(partOf(spec.root, "paths"));
  const ofPaths = new Set(paths.map(({ value }) => partOf(value, "$ref")?.span));
  const broken = loading.all.filter(({ code, span }) => codes.includes(code) && !ofPaths.has(span));
  return new Map(broken.map((problem) => [problem.span, problem]));
}
