import { distance } from "../runtime/probe/distance.ts";

/** The names most like a mistyped one, best first; none where nothing is alike. */
export function nearest(name: string, names: Iterable<string>, count = 3): readonly string[] {
  const limit = Math.max(1, Math.floor(name.length * 0.4));
  return [...names]
    .map((candidate) => ({ candidate, distance: distance(name, candidate) }))
    .filter((found) => found.distance <= limit && found.distance < name.length)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map((found) => found.candidate);
}
