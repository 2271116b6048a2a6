import { check } from "./check/check.ts";
import {
  judge,
  type LeftOut,
  namedOperations,
  supportedOperations,
} from "./check/select-operations.ts";
import { type Diagnostic, Diagnostics } from "./diagnostics/diagnostics.ts";
import type { EmitOptions, GeneratedFile } from "./emit/emitter.ts";
import { lower } from "./lower/lower.ts";
import type { Api } from "./model/model.ts";
import { Stopwatch, type Timing } from "./output/stopwatch.ts";
import { readOpenApi } from "./read/openapi/document.ts";
import { brokenReferences, type PresentedSpec, present } from "./read/openapi/present.ts";
import { type ListedOperation, listOperations } from "./read/openapi/selection.ts";
import { type Lister, load, type Reader } from "./source/load.ts";
import type { Spec } from "./source/tree.ts";

/** Where a spec is read from. */
export interface SpecSource {
  /** The path of the spec's first file, as diagnostics name it. */
  readonly entry: string;
  readonly read: Reader;
  /** Finds the cases beside the spec; without it there are none. */
  readonly list?: Lister | undefined;
  /** The paths of OpenAPI Overlays, which are applied one after another. */
  readonly overlays?: readonly string[] | undefined;
}

/** A spec without problems: its tree, and the model of what it says. */
export interface SpecContent {
  readonly spec: Spec;
  readonly api: Api;
  readonly leftOut: readonly LeftOut[];
}

/** Which operations are generated. */
export interface SelectOptions {
  /** Their ids, or method and path as in `GET /orders`: nothing else is read. Not given, all are. */
  readonly only?: readonly string[] | undefined;
  /** Whether operations with a problem are left out. Defaults to false: one problem stops all. */
  readonly skipUnsupported?: boolean | undefined;
}

export interface GenerateInput extends SpecSource, EmitOptions, SelectOptions {}

export interface Generated {
  /** Empty when there are problems: either all files are there or none. */
  readonly files: readonly GeneratedFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** Notes on the spec, which are not problems. */
  readonly notes: readonly Diagnostic[];
  /** The operations that were left out since they have a problem. */
  readonly leftOut: readonly LeftOut[];
  readonly timings: readonly Timing[];
}

/** The whole generator: from the text of a spec to the text of everything that follows from it. */
export async function generate(input: GenerateInput): Promise<Generated> {
  const diagnostics = new Diagnostics();
  const stopwatch = new Stopwatch();
  const content = await readApi(input, diagnostics, stopwatch);
  // The model alone is held: the tree of a large spec takes more memory than all that is made of it.
  const api = content?.api;
  const leftOut = content?.leftOut ?? [];
  const files =
    api === undefined
      ? []
      : await stopwatch.time("emit", async () => {
          // Compilers come along, so a spec with problems is not kept waiting for them.
          const { emit } = await import("./emit/emit.ts");
          return emit(api, input);
        });
  const { all, notes } = diagnostics;
  return { files, diagnostics: all, notes, leftOut, timings: stopwatch.timings };
}

/**
 * From the text of a spec to its model: load, read, lower and check, each once. All problems go to
 * `diagnostics`; if there are any, the result is undefined.
 *
 * @throws {UserError} when the first file cannot be read, or an operation of `only` is not there.
 */
export async function readApi(
  { entry, read, list, overlays, only, skipUnsupported = false }: SpecSource & SelectOptions,
  diagnostics: Diagnostics,
  stopwatch: Stopwatch = new Stopwatch(),
): Promise<SpecContent | undefined> {
  const isPart = only !== undefined || skipUnsupported;
  const { spec, presented } = await stopwatch.time("load", () =>
    loadAndPresent({ entry, read, list, overlays }, isPart, diagnostics),
  );
  if (spec === undefined || presented === undefined) return undefined;
  if (!isPart) {
    const document = await stopwatch.time("read", () => readOpenApi(presented, diagnostics));
    if (document === undefined) return undefined;
    const { api, types } = await stopwatch.time("lower", () => lower(document, spec, diagnostics));
    const subject = { document, api, types };
    const checked = await stopwatch.time("check", () => check(subject, diagnostics));
    return diagnostics.failed ? undefined : { spec, api: checked, leftOut: [] };
  }
  // What cannot be loaded may be anything, so nothing is left out for it.
  if (diagnostics.failed) return undefined;
  return stopwatch.time("read", () => {
    const named = only && namedOperations(presented, only);
    const { selected, leftOut } = skipUnsupported
      ? supportedOperations(presented, named)
      : { selected: named ?? new Set<ListedOperation>(), leftOut: [] };
    const api = judge(presented, selected, diagnostics);
    return api === undefined || diagnostics.failed ? undefined : { spec, api, leftOut };
  });
}

/** Loads a spec. Of a part of it, a `$ref` that leads nowhere is a problem only of what leads to that. */
async function loadAndPresent(
  { entry, read, list, overlays }: SpecSource,
  isPart: boolean,
  diagnostics: Diagnostics,
): Promise<{ readonly spec: Spec | undefined; readonly presented: PresentedSpec | undefined }> {
  const loading = new Diagnostics();
  const spec = await load(entry, read, loading, list, overlays);
  const broken = spec === undefined ? new Map() : brokenReferences(spec, loading);
  diagnostics.take(loading, new Set(isPart ? broken.values() : []));
  return { spec, presented: spec && present(spec, diagnostics, broken) };
}

/** How many operations of a document can be generated, each with all that it leads to. */
export interface Supported {
  readonly operations: number;
  readonly of: number;
}

/** Each operation is read once more, which takes seconds where there are more. */
const MOST_COUNTED = 200;

/** Counts what `skipUnsupported` would generate; undefined when that is unknown, or takes too long. */
export async function countSupported(source: SpecSource): Promise<Supported | undefined> {
  const diagnostics = new Diagnostics();
  const { presented } = await loadAndPresent(source, true, diagnostics);
  if (presented === undefined || diagnostics.failed) return undefined;
  const all = listOperations(presented.spec);
  if (all.length > MOST_COUNTED) return undefined;
  return { operations: supportedOperations(presented, all).selected.size, of: all.length };
}
