import { distance, LONGEST } from "./distance.ts";

/**
 * The name that is most like another; none where nothing is.
 * @param share - How much of it may differ, of 1.
 */
export function nearest(name: string, names: Iterable<string>, share = 0.4): string | undefined {
  const limit = Math.max(1, Math.floor(Math.min(name.length, LONGEST) * share));
  let best: string | undefined;
  let least = Math.min(limit, name.length - 1);
  for (const candidate of names) {
    const found = distance(name, candidate);
    if (found < least || (found === least && best === undefined)) {
      best = candidate;
      least = found;
    }
  }
  return best;
}
