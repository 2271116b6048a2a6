import type { LeftOut } from "../check/select-operations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { type Change, changesBetween } from "../emit/changes/change.ts";
import type { CaseCount, GeneratedFile, OutputOptions } from "../emit/emitter.ts";
import { surfaceAmong, surfaceIn } from "../emit/surface-file.ts";
import { compareOutput, type Difference, type Written, writeOutput } from "../output/output.ts";
import { chooseRuntime } from "../output/runtime-copy.ts";
import { Stopwatch, type Timing } from "../output/stopwatch.ts";
import { countSupported, generate, type SelectOptions, type Supported } from "../pipeline.ts";
import type { Lister, Reader } from "../source/load.ts";
import { headerPath } from "../source/spec-file.ts";

export interface RunOptions extends SelectOptions, OutputOptions {
  /** The spec's first file. */
  readonly spec: string;
  /** The paths of OpenAPI Overlays. */
  readonly overlays?: readonly string[];
  readonly out: string;
  /** Whether to compare only. */
  readonly check: boolean;
}

/** What became of a run. */
export interface Outcome {
  readonly result:
    | {
        readonly kind: "problems";
        readonly diagnostics: readonly Diagnostic[];
        /** What could be generated nevertheless; undefined where that was not asked for, or not counted. */
        readonly supported: Supported | undefined;
      }
    | {
        readonly kind: "written";
        readonly written: Written;
        /** What changed in terms of the API; undefined where there was no output to compare with. */
        readonly changes: readonly Change[] | undefined;
      }
    | { readonly kind: "checked"; readonly differences: readonly Difference[] };
  /** Notes about the spec, which are not problems. */
  readonly notes: readonly Diagnostic[];
  /** The operations that were left out since they have a problem. */
  readonly leftOut: readonly LeftOut[];
  /** How many conformance cases there are where some were left out, and how many these are. */
  readonly casesLeftOut?: CaseCount | undefined;
  readonly timings: readonly Timing[];
}

function isUnsupported({ code }: Diagnostic): boolean {
  return code === "unsupported" || code === "unsupported-format";
}

/** Generates from a spec, and writes the output to the disk or compares it. */
export async function run(options: RunOptions, read: Reader, list: Lister): Promise<Outcome> {
  const { spec, overlays, out, check, only, skipUnsupported } = options;
  const runtime = chooseRuntime(out);
  const generated = await generate({
    ...options,
    entry: spec,
    read,
    list,
    specPath: headerPath(spec),
    runtimePath: runtime.path,
    standalone: runtime.standalone,
  });
  const { diagnostics, notes, leftOut } = generated;
  if (diagnostics.length > 0) {
    // A mistake is to be corrected; what is not supported cannot be.
    const isAlternative = only === undefined && !skipUnsupported && diagnostics.some(isUnsupported);
    const supported = isAlternative
      ? await countSupported({ entry: spec, overlays, read, list })
      : undefined;
    return {
      result: { kind: "problems", diagnostics, supported },
      notes,
      leftOut,
      timings: generated.timings,
    };
  }

  // The compiler, which reads the imports, is loaded for output that stands alone only.
  const copied = runtime.standalone
    ? (await import("../output/runtime-copy.ts")).copiedRuntime(generated.files, runtime.path)
    : [];
  const files = [...generated.files, ...copied];
  const casesLeftOut = countLeftOut(files);
  const listed = leftOut.map(
    ({ method, path, problem }) => `${method} ${path}: ${problem.message}`,
  );
  const watch = new Stopwatch();
  if (check) {
    const differences = await watch.time("compare", () => compareOutput(out, files, listed));
    return {
      result: { kind: "checked", differences },
      notes,
      leftOut,
      casesLeftOut,
      timings: [...generated.timings, ...watch.timings],
    };
  }
  const result = await watch.time("write", (): Outcome["result"] => {
    const before = surfaceIn(out);
    const written = writeOutput(out, files, listed);
    const changes = before && changesBetween(before, surfaceAmong(files));
    return { kind: "written", written, changes };
  });
  const timings = [...generated.timings, ...watch.timings];
  return { result, notes, leftOut, casesLeftOut, timings };
}

/** How many conformance cases there are; undefined where none were left out. */
function countLeftOut(files: readonly GeneratedFile[]): CaseCount | undefined {
  const counts = files.flatMap(({ cases }) => cases ?? []);
  const leftOut = counts.reduce((sum, each) => sum + each.leftOut, 0);
  const kept = counts.reduce((sum, each) => sum + each.kept, 0);
  return leftOut === 0 ? undefined : { kept, leftOut };
}
