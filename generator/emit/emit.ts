import type { Api } from "../model/model.ts";
import type { EmitOptions, GeneratedFile } from "./emitter.ts";
import { emitters } from "./emitters.ts";
import { formatTypeScript } from "./typescript/format.ts";

/** Everything that is generated from a model. */
export async function emit(api: Api, options: EmitOptions): Promise<readonly GeneratedFile[]> {
  const { specPath, runtimePath, standalone, without = [] } = options;
  const chosen = emitters.filter(
    ({ name, packageOnly }) =>
      !(packageOnly && standalone) && !without.some((output) => output === name),
  );
  const outputs = new Set(chosen.map(({ name }) => name));
  const input = { api, specPath, runtimePath, standalone, outputs };
  const emitted = await Promise.all(chosen.map((emitter) => emitter.emit(input)));
  return Promise.all(emitted.flat().map(formatted));
}

async function formatted({ path, text }: GeneratedFile): Promise<GeneratedFile> {
  return path.endsWith(".ts") ? { path, text: await formatTypeScript(path, text) } : { path, text };
}
