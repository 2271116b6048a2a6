import type { Api } from "../model/model.ts";
import type { OptionalOutput } from "./optional-outputs.ts";

/** A file to be written, by its path below the output folder, with `/` between parts. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** What a run emits. */
export interface EmitOptions {
  /** The spec's first file as headers name it (`spec/x.openapi.yaml`). */
  readonly specPath: string;
  /** Where generated code finds the runtime. */
  readonly runtimePath: string;
  /** Whether the output is used outside of the package: parts made for that alone are left out. */
  readonly standalone: boolean;
  /** What else is left out. */
  readonly without?: readonly OptionalOutput[];
}

export interface EmitInput {
  readonly api: Api;
  /** The spec's first file as headers name it (`spec/x.openapi.yaml`). */
  readonly specPath: string;
  /** Where the runtime lies, from the output folder: `../runtime` or `./runtime`. */
  readonly runtimePath: string;
  /** Whether the output is used outside of the package. */
  readonly standalone: boolean;
  /** The names of all emitters that have their part in the output. */
  readonly outputs: ReadonlySet<string>;
}

/** One kind of output. Emitters are pure and see neither the file system nor the spec's format. */
export interface Emitter {
  readonly name: string;
  /** Made for the package alone, because other places have no use for it, or not what it needs. */
  readonly packageOnly?: true;
  emit(input: EmitInput): readonly GeneratedFile[] | Promise<readonly GeneratedFile[]>;
}
