import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type ts from "typescript";
import type { GeneratedFile } from "../emit/emitter.ts";
import { requireWithCompiler } from "../emit/typescript/ts-morph.ts";

const compiler = requireWithCompiler<typeof ts>("typescript");

/**
 * The modules of the runtime that generated code reaches by its imports, as files beside it.
 *
 * @param runtimePath - Where generated code imports the runtime from, as seen from the output folder.
 */
export function copiedRuntime(
  generated: readonly GeneratedFile[],
  runtimePath: string,
): readonly GeneratedFile[] {
  const folder = `${posix.normalize(runtimePath)}/`;
  const copied = new Map<string, GeneratedFile>();
  const todo = [...new Set(generated.flatMap(({ imports = [] }) => imports))];
  for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
    if (!path.startsWith(folder) || copied.has(path)) continue;
    const text = readFileSync(join(RUNTIME, path.slice(folder.length)), "utf8");
    const imports = importsOf(path, text);
    copied.set(path, { path, text: HEADER + text, imports });
    todo.push(...imports);
  }
  return [...copied.values()];
}

/** Rules of the app that it is copied into are not those that it was written by. */
const HEADER = `// @generated: a copy of the runtime that lies beside the generator
// Do not edit: the next run of the generator overwrites it.
/* eslint-disable */

`;

/** What a hand-written file imports of this output, as {@link GeneratedFile.imports}. */
function importsOf(path: string, text: string): readonly string[] {
  // To read a text to its end takes ten times as long as to read the part that has its imports.
  const last = Math.max(text.lastIndexOf('"./'), text.lastIndexOf('"../'));
  return compiler
    .preProcessFile(text.slice(0, text.indexOf("\n", last) + 1))
    .importedFiles.filter(({ fileName }) => fileName.startsWith("."))
    .map(({ fileName }) => posix.join(posix.dirname(path), fileName));
}

/** The folder of the runtime, beside the generator. */
const RUNTIME = fileURLToPath(new URL("../../runtime", import.meta.url));

/** How generated code in some folder comes to its runtime. */
interface RuntimeChoice {
  /** Where generated code imports it from. */
  readonly path: string;
  /** Whether the output stands alone: outside of the package that the repository becomes. */
  readonly standalone: boolean;
}

/** Uses the repository's own runtime where it lies beside the output, and a copy of it elsewhere. */
export function chooseRuntime(out: string): RuntimeChoice {
  // Imports are resolved from where a folder really is, not from a link to it.
  const folder = existsSync(out) ? realpathSync(out) : resolve(out);
  const beside = resolve(folder, "../runtime");
  if (existsSync(beside) && realpathSync(beside) === realpathSync(RUNTIME)) {
    return { path: "../runtime", standalone: false };
  }
  return { path: "./runtime", standalone: true };
}
