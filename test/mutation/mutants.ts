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
  /** What is changed into what, short, and different from every other one of the file. No line number is in it. */
  readonly change: string;
}

interface Found extends Omit<Mutant, "change"> {
  readonly original: string;
  readonly replacement: string;
  /** The line in which it begins. */
  readonly code: string;
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
  const found = instrumented.mutants.map((mutant): Found => {
    const { id, fileName, replacement, location } = mutant;
    const at = files.findIndex(({ name }) => name === fileName);
    const text = files[at]?.content ?? "";
    const { line, column } = location.start;
    const original = textBetween(text, location);
    const code = text.split("\n")[line] ?? "";
    const place = { file: paths[at] ?? fileName, line: line + 1, column: column + 1 };
    return { id, ...place, original, replacement, code };
  });
  return {
    texts,
    mutants: paths.flatMap((path) => named(found.filter(({ file }) => file === path))),
  };
}

/** The mutants of one file, with what tells them apart: the change, then the line, then which of them it is. */
function named(found: readonly Found[]): readonly Mutant[] {
  const changes = found.map(
    ({ original, replacement }) => `${short(original)} → ${short(replacement)}`,
  );
  const lines = found.map(({ code }, i) =>
    isOnly(changes, i) ? changes[i] : `${changes[i]} in ${short(code)}`,
  );
  return found.map(({ id, file, line, column }, i) => {
    const nth = lines.slice(0, i + 1).filter((each) => each === lines[i]).length;
    const change = `${lines[i]}${isOnly(lines, i) ? "" : ` (${nth})`}`;
    return { id, file, line, column, change };
  });
}

function isOnly<T>(all: readonly T[], index: number): boolean {
  return all.indexOf(all[index] as T) === index && all.lastIndexOf(all[index] as T) === index;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
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
