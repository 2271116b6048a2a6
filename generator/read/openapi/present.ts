import type { Diagnostics } from "../../diagnostics/diagnostics.ts";
import type { Spec } from "../../source/tree.ts";
import { upgrade } from "../upgrade/upgrade.ts";
import type { BrokenReferences } from "./broken-references.ts";
import type { Version } from "./read-context.ts";
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
