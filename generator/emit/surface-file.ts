import { SURFACE, surfaceOf } from "./changes/surface.ts";
import type { Emitter } from "./emitter.ts";

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
