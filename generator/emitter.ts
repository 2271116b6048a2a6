import type { Declare } from "./declarations/declaration.ts";
import type { Api } from "./model.ts";

/** A file to be written, by its path below the output folder, with `/` between parts. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

export interface EmitInput {
  readonly api: Api;
  /** The spec's first file as headers name it (`spec/x.openapi.yaml`). */
  readonly specPath: string;
  /** Where the runtime lies, from the output folder: `../runtime` or `./runtime`. */
  readonly runtimePath: string;
  /** The names of all emitters that have their part in the output. */
  readonly outputs: ReadonlySet<string>;
  readonly declare: Declare;
}

/** One kind of output. Emitters are pure and see neither the file system nor the spec's format. */
export interface Emitter {
  readonly name: string;
  /** Made for the package alone, because other places have no use for it, or not what it needs. */
  readonly packageOnly?: true;
  emit(input: EmitInput): readonly GeneratedFile[] | Promise<readonly GeneratedFile[]>;
}
