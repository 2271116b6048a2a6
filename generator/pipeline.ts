import { check } from "./check/check.ts";
import { type Diagnostic, Diagnostics } from "./diagnostics/diagnostics.ts";
import type { EmitOptions, GeneratedFile } from "./emit/emitter.ts";
import { lower } from "./lower/lower.ts";
import type { Api } from "./model/model.ts";
import { Stopwatch, type Timing } from "./output/stopwatch.ts";
import { readOpenApi } from "./read/openapi/document.ts";
import { type Lister, load, type Reader } from "./source/load.ts";
import type { Spec } from "./source/tree.ts";

/** Where a spec is read from. */
export interface SpecSource {
  /** The path of the spec's first file, as diagnostics name it. */
  readonly entry: string;
  readonly read: Reader;
  /** Finds the cases beside the spec; without it there are none. */
  readonly list?: Lister | undefined;
}

/** A spec without problems: its tree, and the model of what it says. */
export interface SpecContent {
  readonly spec: Spec;
  readonly api: Api;
}

export interface GenerateInput extends SpecSource, EmitOptions {}

export interface Generated {
  /** Empty when there are problems: there is no such thing as half an output. */
  readonly files: readonly GeneratedFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** What is said of the spec that is no problem. */
  readonly notes: readonly Diagnostic[];
  readonly timings: readonly Timing[];
}

/** The whole generator: from the text of a spec to the text of everything that follows from it. */
export async function generate(input: GenerateInput): Promise<Generated> {
  const diagnostics = new Diagnostics();
  const stopwatch = new Stopwatch();
  // The model alone is held: the tree of a large spec takes more memory than all that is made of it.
  const api = (await readApi(input, diagnostics, stopwatch))?.api;
  const files =
    api === undefined
      ? []
      : await stopwatch.time("emit", async () => {
          // Compilers come along, so a spec with problems is not kept waiting for them.
          const { emit } = await import("./emit/emit.ts");
          return emit(api, input);
        });
  const { all, notes } = diagnostics;
  return { files, diagnostics: all, notes, timings: stopwatch.timings };
}

/**
 * From the text of a spec to its model: load, read, lower and check, each once. All problems go to
 * `diagnostics`; if there are any, the result is undefined.
 *
 * @throws {Refusal} when the first file cannot be read.
 */
export async function readApi(
  { entry, read, list }: SpecSource,
  diagnostics: Diagnostics,
  stopwatch: Stopwatch = new Stopwatch(),
): Promise<SpecContent | undefined> {
  const spec = await stopwatch.time("load", () => load(entry, read, diagnostics, list));
  if (spec === undefined) return undefined;
  const document = await stopwatch.time("read", () => readOpenApi(spec, diagnostics));
  if (document === undefined) return undefined;
  const { api, types } = await stopwatch.time("lower", () => lower(document, spec, diagnostics));
  const checked = await stopwatch.time("check", () => check({ document, api, types }, diagnostics));
  return diagnostics.failed ? undefined : { spec, api: checked };
}
