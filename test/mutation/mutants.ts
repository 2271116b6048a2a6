/** The runtime with all its mutants in it, each of which is switched on by its id. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Instrumenter } from "@stryker-mutator/instrumenter";

/** A change of the runtime that a test should notice. */
export interface Mutant {
  readonly id: string;
  /** Below the repository. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
}

export interface Instrumented {
  /** By the absolute path of the file. */
  readonly texts: ReadonlyMap<string, string>;
  readonly mutants: readonly Mutant[];
}

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** What every app runs; the rest of the runtime serves those who test, and its tests start servers and processes. */
const CORE = ["runtime", "runtime/xml", "runtime/codec", "runtime/http", "runtime/api"];

const quiet = (): void => {};
const logger = {
  ...{ isTraceEnabled: () => false, isDebugEnabled: () => false, isInfoEnabled: () => false },
  ...{ isWarnEnabled: () => false, isErrorEnabled: () => false, isFatalEnabled: () => false },
  ...{ trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet, fatal: quiet },
};

/** The core of the runtime. The ids of mutants are the same as long as the files are. */
export async function instrument(): Promise<Instrumented> {
  const paths = CORE.flatMap((folder) =>
    readdirSync(join(repository, folder))
      .filter((name) => name.endsWith(".ts"))
      .map((name) => `${folder}/${name}`),
  );
  const files = paths.map((path) => {
    const content = readFileSync(join(repository, path), "utf8");
    return { name: join(repository, path), content, mutate: true };
  });
  const options = { plugins: null, excludedMutations: [], ignorers: [], noHeader: false };
  const instrumented = await new Instrumenter(logger).instrument(files, options);
  const texts = new Map(instrumented.files.map(({ name, content }) => [name, content]));
  const mutants = instrumented.mutants.map((mutant) => {
    const { id, fileName, mutatorName: mutator, replacement, location } = mutant;
    const at = files.findIndex(({ name }) => name === fileName);
    const original = textBetween(files[at]?.content ?? "", location);
    const { line, column } = location.start;
    const position = { line: line + 1, column: column + 1 };
    return { id, file: paths[at] ?? fileName, ...position, mutator, original, replacement };
  });
  return { texts, mutants };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

function textBetween(text: string, { start, end }: { readonly start: Place; readonly end: Place }) {
  const lines = text.split("\n").slice(start.line, end.line + 1);
  const last = lines.length - 1;
  lines[last] = (lines[last] ?? "").slice(0, end.column);
  lines[0] = (lines[0] ?? "").slice(start.column);
  return lines.join("\n");
}
