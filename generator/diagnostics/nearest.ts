import { distance } from "../../runtime/text/distance.ts";

/** A longer name is looked for in vain: comparing takes its length squared. */
const LONGEST = 100;
/** How many names are compared with one, so that a large spec does not wait for its hints. */
const COMPARED = 1000;

/** The names most like a mistyped one, best first; none where nothing is alike. */
export function nearest(name: string, names: Iterable<string>, count = 3): readonly string[] {
  if (name.length > LONGEST) return [];
  const limit = Math.max(1, Math.floor(name.length * 0.4));
  return [...names]
    .filter((candidate) => Math.abs(candidate.length - name.length) <= limit)
    .slice(0, COMPARED)
    .map((candidate) => ({ candidate, distance: distance(name, candidate) }))
    .filter((found) => found.distance <= limit && found.distance < name.length)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map((found) => found.candidate);
}
