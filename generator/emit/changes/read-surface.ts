import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GeneratedFile } from "../emitter.ts";
import { SURFACE, type Surface } from "./surface.ts";

/** The surface of what lies in an output folder; undefined where there is none yet. */
export function surfaceIn(out: string): Surface | undefined {
  try {
    return parseSurface(readFileSync(join(out, SURFACE), "utf8"));
  } catch {
    // A first run, or a file that a merge left in two versions: there is nothing to compare with.
    return undefined;
  }
}

/** The surface among generated files. */
export function surfaceAmong(files: readonly GeneratedFile[]): Surface {
  const file = files.find(({ path }) => path === SURFACE);
  if (file === undefined) throw new Error(`the output has no ${SURFACE}`);
  return parseSurface(file.text);
}

function parseSurface(text: string): Surface {
  const { facts }: Surface = JSON.parse(text);
  return { facts };
}
