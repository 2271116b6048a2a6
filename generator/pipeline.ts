import type { Declare } from "./declarations/declaration.ts";
import { type Diagnostic, Diagnostics } from "./diagnostics.ts";
import type { GeneratedFile } from "./emitter.ts";
import { formatTypeScript } from "./emitters/format.ts";
import { emitters } from "./emitters/index.ts";
import type { OptionalOutput } from "./optional-outputs.ts";
import { readApi, type SpecSource } from "./read-api.ts";
import { Stopwatch, type Timing } from "./stopwatch.ts";

export interface GenerateInput extends SpecSource {
  /** The same file as the header of generated files names it. */
  readonly specPath: string;
  /** Where generated code finds the runtime. */
  readonly runtimePath: string;
  /** Whether the output is used outside of the package: parts made for that alone are left out. */
  readonly standalone: boolean;
  /** What else is left out. */
  readonly without?: readonly OptionalOutput[];
}

export interface Generated {
  /** Empty when there are problems: there is no such thing as half an output. */
  readonly files: readonly GeneratedFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly timings: readonly Timing[];
}

/** The whole generator: from the text of a spec to the text of everything that follows from it. */
export async function generate(input: GenerateInput): Promise<Generated> {
  const diagnostics = new Diagnostics();
  const watch = new Stopwatch();
  const result = (files: readonly GeneratedFile[]): Generated => ({
    files,
    diagnostics: diagnostics.all,
    timings: watch.timings,
  });

  const content = await readApi(input, diagnostics, watch);
  if (content === undefined) return result([]);
  const { api } = content;

  const files = await watch.time("emit", async () => {
    const { specPath, runtimePath, standalone, without = [] } = input;
    const chosen = emitters.filter(
      ({ name, packageOnly }) =>
        !(packageOnly && standalone) && !without.some((output) => output === name),
    );
    const outputs = new Set(chosen.map(({ name }) => name));
    const emitInput = { api, specPath, runtimePath, outputs, declare };
    const emitted = await Promise.all(chosen.map((emitter) => emitter.emit(emitInput)));
    return Promise.all(emitted.flat().map(formatted));
  });
  return result(files);
}

async function formatted({ path, text }: GeneratedFile): Promise<GeneratedFile> {
  return path.endsWith(".ts") ? { path, text: await formatTypeScript(path, text) } : { path, text };
}

/** A compiler comes along, so a spec with problems is not kept waiting for it. */
const declare: Declare = async (schemas) => {
  const declarations = await import("./declarations/declare.ts");
  return declarations.declare(schemas);
};
