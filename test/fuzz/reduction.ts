/** So many pieces are taken out at most, to see what comes of it. */
const TRIES = 4000;

/** From this length on, a piece may begin anywhere. */
const SHORT = 16;

/**
 * What is left of a list when all is taken out that does not matter: first long pieces, then shorter
 * ones, then single items.
 */
export function reduce<T>(
  items: readonly T[],
  matters: (items: readonly T[]) => boolean,
): readonly T[] {
  let left = items;
  let tries = 0;
  for (let length = items.length >> 1; length > 0; length = shorter(length)) {
    for (let at = 0; at < left.length && tries < TRIES; tries++) {
      const less = [...left.slice(0, at), ...left.slice(at + length)];
      if (matters(less)) left = less;
      else at += length > SHORT ? length : 1;
    }
  }
  return left;
}

function shorter(length: number): number {
  return length > SHORT ? length >> 1 : length - 1;
}
