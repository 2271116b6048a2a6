import type { Diagnostics } from "./diagnostics.ts";
import { type Lister, load, type Reader } from "./load.ts";
import { lower } from "./lower.ts";
import type { Api } from "./model.ts";
import { readOpenApi } from "./openapi/document.ts";
import { check } from "./rules/index.ts";
import { Stopwatch } from "./stopwatch.ts";
import type { Spec } from "./tree.ts";

export interface SpecSource {
  /** The path of the spec's first file, as diagnostics name it. */
  readonly entry: string;
  readonly read: Reader;
  /** Finds the cases beside the spec; without it there are none. */
  readonly list?: Lister | undefined;
}

/** A spec without problems: its tree, and what it says. */
export interface SpecContent {
  readonly spec: Spec;
  readonly api: Api;
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
  stopwatch = new Stopwatch(),
): Promise<SpecContent | undefined> {
  const spec = await stopwatch.time("load", () => load(entry, read, diagnostics, list));
  if (spec === undefined) return undefined;
  const document = await stopwatch.time("read", () => readOpenApi(spec, diagnostics));
  if (document === undefined) return undefined;
  const { api, types } = await stopwatch.time("lower", () => lower(document, spec));
  await stopwatch.time("check", () => check({ document, api, types }, diagnostics));
  return diagnostics.failed ? undefined : { spec, api };
}
