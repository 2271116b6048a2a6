import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import type ts from "typescript";
import type { GeneratedFile } from "../emit/emitter.ts";
import { requireWithCompiler } from "../emit/typescript/ts-morph.ts";
import { RUNTIME } from "./runtime-choice.ts";

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
  const todo = generated.filter(({ path }) => path.endsWith(".ts"));
  for (let file = todo.pop(); file !== undefined; file = todo.pop()) {
    for (const path of importsOf(file)) {
      if (!path.startsWith(folder) || copied.has(path)) continue;
      const name = path.slice(folder.length);
      const copy = { path, text: HEADER + readFileSync(join(RUNTIME, name), "utf8") };
      copied.set(path, copy);
      todo.push(copy);
    }
  }
  return [...copied.values()];
}

/** Rules of the app that it is copied into are not those that it was written by. */
const HEADER = `// @generated: a copy of the runtime that lies beside the generator
// Do not edit: the next run of the generator overwrites it.
/* eslint-disable */

`;

/** The paths of what a file imports of this output, as seen from the output folder. */
function importsOf({ path, text }: GeneratedFile): readonly string[] {
  return compiler
    .preProcessFile(text)
    .importedFiles.filter(({ fileName }) => fileName.startsWith("."))
    .map(({ fileName }) => posix.join(posix.dirname(path), fileName));
}
