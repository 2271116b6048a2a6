import type { Api } from "../model/model.ts";

/** A file to be written. */
export interface GeneratedFile {
  /** Below the output folder, with `/` between parts. */
  readonly path: string;
  readonly text: string;
  /** The paths of the modules that it imports or exports from. Defaults to none. */
  readonly imports?: readonly string[];
  /** How many conformance cases it has. Defaults to none. */
  readonly cases?: CaseCount;
}

/** How many conformance cases there are, and how many were left out. */
export interface CaseCount {
  readonly kept: number;
  readonly leftOut: number;
}

/** What those who run the generator choose of its output. */
export interface OutputOptions {
  /** What is left out. */
  readonly without?: readonly OptionalOutput[];
  /** How many conformance cases an operation has at most. Defaults to 1,000. */
  readonly maxCases?: number | undefined;
}

/** What a run emits. */
export interface EmitOptions extends OutputOptions {
  /** The spec's first file as headers name it (`spec/x.openapi.yaml`). */
  readonly specPath: string;
  /** Where the runtime lies, from the output folder: `../runtime` or `./runtime`. */
  readonly runtimePath: string;
  /** Whether the output is used outside of the package: parts made for that alone are left out. */
  readonly standalone: boolean;
}

/** What an emitter is given. */
export interface EmitInput extends EmitOptions {
  readonly api: Api;
  /** The names of all emitters that have their part in the output. */
  readonly outputs: ReadonlySet<string>;
}

/**
 * One kind of output. Emitters are pure and see neither the file system nor the spec's format. One that has
 * a file for each part of the spec makes them one after the other, while those before are formatted.
 */
export interface Emitter {
  readonly name: string;
  /** Emitted only into this package, not into standalone output. */
  readonly packageOnly?: true;
  /** The names of those that import what it emits: it is left out where none of them is there. */
  readonly neededBy?: readonly string[];
  emit(input: EmitInput): Iterable<GeneratedFile> | Promise<Iterable<GeneratedFile>>;
}

/** Outputs that no other needs, by the names of their emitters: `--without` leaves them out. */
export const optionalOutputs = ["conformance", "mock", "reference", "schema"] as const;

export type OptionalOutput = (typeof optionalOutputs)[number];

export function isOptionalOutput(name: string): name is OptionalOutput {
  return optionalOutputs.some((each) => each === name);
}
