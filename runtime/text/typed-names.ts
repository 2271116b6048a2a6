/** Names as people type them: their form in a flag, and what a mistyped one may have meant. */

/** `entryPointId`, `entry_point_id`, `Entry-Point-ID` → `entry-point-id`. */
export function kebabCase(name: string): string {
  return name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1-$2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1-$2")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .join("-")
    .toLowerCase();
}

/** Longer names are compared by their beginning, in UTF-16 units: a hint is not worth more work. */
const LONGEST = 64;
/** How many names of a similar length are compared with one: a large API does not wait for its hints. */
const MOST = 1000;

/**
 * The names most like a mistyped one, best first; none where no name is similar.
 * @param count - How many at most. Defaults to 3.
 * @param share - How much of the name may differ, from 0 to 1. Defaults to 0.4.
 */
export function nearestNames(
  name: string,
  names: Iterable<string>,
  count = 3,
  share = 0.4,
): readonly string[] {
  const length = Math.min(name.length, LONGEST);
  const limit = Math.max(1, Math.floor(length * share));
  return [...names]
    .filter((each) => Math.abs(Math.min(each.length, LONGEST) - length) <= limit)
    .slice(0, MOST)
    .map((each) => ({ each, distance: distance(name, each) }))
    .filter((found) => found.distance <= limit && found.distance < name.length)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ each }) => each);
}

/** The first of {@link nearestNames}. */
export function nearest(name: string, names: Iterable<string>, share?: number): string | undefined {
  return nearestNames(name, names, 1, share)[0];
}

/** How many letters must be changed, added, removed or swapped with the next, letter case aside. */
function distance(left: string, right: string): number {
  const a = left.slice(0, LONGEST).toLowerCase();
  const b = right.slice(0, LONGEST).toLowerCase();
  let above: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = at(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(above, j - 2) + 1 : changed;
      next.push(Math.min(changed, swapped, at(row, j) + 1, at(next, j - 1) + 1));
    }
    above = row;
    row = next;
  }
  return at(row, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
