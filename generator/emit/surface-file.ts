import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Surface, surfaceOf } from "./changes/surface.ts";
import type { Emitter, GeneratedFile } from "./emitter.ts";

/** The file that keeps the surface of the output before. */
const SURFACE = "surface.json";

/** What apps and servers rely on: the next run compares it to report what changed. */
export const surface: Emitter = {
  name: "surface",
  emit({ api }) {
    const { facts } = surfaceOf(api);
    const text = JSON.stringify({ "//": NOTE, facts }, null, 2);
    return [{ path: SURFACE, text: `${text}\n` }];
  },
};

const NOTE =
  "What apps and servers rely on. The generator compares it with the next run to report what changed.";

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
