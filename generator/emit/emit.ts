import type { Api } from "../model/model.ts";
import type { EmitOptions, GeneratedFile } from "./emitter.ts";
import { emitters } from "./emitters.ts";
import { formatTypeScript } from "./typescript/format.ts";

/** How many files the formatter has at once: enough work for its threads while the next are printed. */
const MOST_IN_FORMATTER = 8;

/** Everything that is generated from a model. Files are formatted while later ones are printed. */
export async function emit(api: Api, options: EmitOptions): Promise<readonly GeneratedFile[]> {
  const { specPath, runtimePath, standalone, without = [] } = options;
  const wanted = emitters.filter(
    ({ name, packageOnly }) =>
      !(packageOnly && standalone) && !without.some((output) => output === name),
  );
  const chosen = wanted.filter(
    ({ neededBy }) => neededBy === undefined || wanted.some(({ name }) => neededBy.includes(name)),
  );
  const outputs = new Set(chosen.map(({ name }) => name));
  const input = { api, specPath, runtimePath, standalone, outputs };
  const files: GeneratedFile[] = [];
  const formatting = new Set<Promise<void>>();
  for (const emitter of chosen) {
    for (const file of await emitter.emit(input)) {
      const index = files.push(file) - 1;
      if (!file.path.endsWith(".ts")) continue;
      const job = formatTypeScript(file.path, file.text).then((text) => {
        files[index] = { ...file, text };
        formatting.delete(job);
      });
      // A failure is found by the next `await`; until then it is not unhandled.
      job.catch(() => {});
      formatting.add(job);
      if (formatting.size >= MOST_IN_FORMATTER) await Promise.race(formatting);
    }
  }
  await Promise.all(formatting);
  return files;
}
