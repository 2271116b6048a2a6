import type { Diagnostic } from "./diagnostics.ts";
import type { Reader } from "./load.ts";
import { compareOutput, type Difference, type Written, writeOutput } from "./output.ts";
import { generate } from "./pipeline.ts";
import { chooseRuntime } from "./runtime-copy.ts";
import { headerPath } from "./spec-file.ts";
import { Stopwatch, type Timing } from "./stopwatch.ts";

export interface RunOptions {
  /** The spec's first file. */
  readonly spec: string;
  readonly out: string;
  /** Whether to compare only. */
  readonly check: boolean;
}

/** What became of a run. */
export interface Outcome {
  readonly result:
    | { readonly kind: "problems"; readonly diagnostics: readonly Diagnostic[] }
    | { readonly kind: "written"; readonly written: Written }
    | { readonly kind: "checked"; readonly differences: readonly Difference[] };
  readonly timings: readonly Timing[];
}

/** Generates from a spec, and writes the output to the disk or compares it. */
export async function run({ spec, out, check }: RunOptions, read: Reader): Promise<Outcome> {
  const runtime = chooseRuntime(out);
  const generated = await generate({
    entry: spec,
    read,
    specPath: headerPath(spec),
    runtimePath: runtime.path,
    standalone: runtime.standalone,
  });
  const { diagnostics } = generated;
  if (diagnostics.length > 0) {
    return { result: { kind: "problems", diagnostics }, timings: generated.timings };
  }

  const files = [...generated.files, ...runtime.files];
  const watch = new Stopwatch();
  const result = await watch.time(check ? "compare" : "write", (): Outcome["result"] =>
    check
      ? { kind: "checked", differences: compareOutput(out, files) }
      : { kind: "written", written: writeOutput(out, files) },
  );
  return { result, timings: [...generated.timings, ...watch.timings] };
}
