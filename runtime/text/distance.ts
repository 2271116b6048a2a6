/** Longer names are compared by their beginning: a hint is not worth more work. */
export const LONGEST = 64;

/** How many letters must be changed, added, left out or swapped with the next, letter case aside. */
export function distance(left: string, right: string): number {
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
