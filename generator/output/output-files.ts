import type { GeneratedFile } from "../emit/emitter.ts";
import { isInside, MANIFEST, printManifest } from "./manifest.ts";

/** What is to be in the output folder: texts by their paths. */
export type OutputFiles = ReadonlyMap<string, string>;

/**
 * The files by their paths, with the manifest, which records what was left out. A path that would leave the folder, or that some file
 * system takes for another one, is a mistake of an emitter.
 */
export function produce(
  files: readonly GeneratedFile[],
  leftOut: readonly string[] = [],
): OutputFiles {
  const produced = new Map<string, string>();
  const taken = new Map<string, string>();
  const manifest = {
    path: MANIFEST,
    text: printManifest(
      files.map(({ path }) => path),
      leftOut,
      casesLeftOutOf(files),
    ),
  };
  for (const { path, text } of [manifest, ...files]) {
    if (!isInside(path)) throw new Error(`"${path}" is not a path below the output folder`);
    const other = taken.get(path.toLowerCase());
    if (other !== undefined)
      throw new Error(`"${other}" and "${path}" are one path to some systems`);
    taken.set(path.toLowerCase(), path);
    produced.set(path, text);
  }
  for (const path of produced.keys()) {
    const file = foldersAbove(path).find((folder) => taken.has(folder.toLowerCase()));
    if (file !== undefined) throw new Error(`"${file}" is both a file and the folder of "${path}"`);
  }
  return produced;
}

/** How many conformance cases were left out, by the files that would have them. */
function casesLeftOutOf(files: readonly GeneratedFile[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    files.flatMap(({ path, cases }) =>
      cases === undefined || cases.leftOut === 0 ? [] : [[path, cases.leftOut]],
    ),
  );
}

/** The folders that a path lies in, the outermost first. */
export function foldersAbove(path: string): readonly string[] {
  const parts = path.split("/");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
}
