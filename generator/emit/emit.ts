import type { Api } from "../model/model.ts";
import type { EmitOptions, GeneratedFile } from "./emitter.ts";
import { emitters } from "./emitters.ts";
import { formatTogether } from "./typescript/format.ts";

/** How much text the formatter is given at once, in UTF-16 units; a longer file is given alone. */
const MOST_TEXT = 2 ** 16;

/** How many lots the formatter has at once: enough work for its threads while the next are printed. */
const MOST_IN_FORMATTER = 4;

/** Everything that is generated from a model. Files are formatted while later ones are printed. */
export async function emit(api: Api, options: EmitOptions): Promise<readonly GeneratedFile[]> {
  const { standalone, without = [] } = options;
  const wanted = emitters.filter(
    ({ name, packageOnly }) =>
      !(packageOnly && standalone) && !without.some((output) => output === name),
  );
  const chosen = wanted.filter(
    ({ neededBy }) => neededBy === undefined || wanted.some(({ name }) => neededBy.includes(name)),
  );
  const outputs = new Set(chosen.map(({ name }) => name));
  const input = { ...options, api, outputs };
  const formatting = new Formatting();
  for (const emitter of chosen) {
    for (const file of await emitter.emit(input)) await formatting.add(file);
  }
  return formatting.end();
}

/** Files in their order, some of which are still being formatted. */
class Formatting {
  readonly #files: GeneratedFile[] = [];
  readonly #jobs = new Set<Promise<void>>();
  /** Which files the next lot is made of. */
  #waiting: number[] = [];
  #length = 0;

  async add(file: GeneratedFile): Promise<void> {
    const index = this.#files.push(file) - 1;
    if (!file.path.endsWith(".ts")) return;
    const { length } = file.text;
    if (this.#length + length > MOST_TEXT) await this.#start();
    this.#waiting.push(index);
    this.#length += length;
  }

  async end(): Promise<readonly GeneratedFile[]> {
    await this.#start();
    await Promise.all(this.#jobs);
    return this.#files;
  }

  /** Has the files that wait formatted, once the formatter has room. */
  async #start(): Promise<void> {
    const lot = this.#waiting;
    this.#waiting = [];
    this.#length = 0;
    if (lot.length === 0) return;
    if (this.#jobs.size >= MOST_IN_FORMATTER) await Promise.race(this.#jobs);
    const files = lot.flatMap((index) => this.#files[index] ?? []);
    const job = formatTogether(files).then((texts) => {
      for (const [at, file] of files.entries()) {
        this.#files[lot[at] ?? -1] = { ...file, text: texts[at] ?? "" };
      }
      this.#jobs.delete(job);
    });
    // A failure is found by the next `await`; until then it is not unhandled.
    job.catch(() => {});
    this.#jobs.add(job);
  }
}
