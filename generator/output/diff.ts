/** Lines shown of a difference; a reader wants to know what kind it is, not all of it. */
const SHOWN = 12;
/** Lines on each side among which common ones are looked for. */
const COMPARED = 60;

/**
 * The beginning of what differs between two texts, as a unified diff: `-` is only in the old one,
 * `+` only in the new one. Empty when they are the same.
 */
export function shortDiff(before: string, after: string): readonly string[] {
  if (before === after) return [];
  const old = toLines(before);
  const now = toLines(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let tail = 0;
  while (
    tail < Math.min(old.length, now.length) - start &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  ) {
    tail++;
  }

  const removed = old.slice(start, old.length - tail);
  const added = now.slice(start, now.length - tail);
  const context = start === 0 ? [] : [` ${old[start - 1]}`];
  const changes = [
    ...context,
    ...compareLines(removed.slice(0, COMPARED), added.slice(0, COMPARED)),
  ];
  const shown = changes.slice(0, SHOWN);
  const first = start + 1 - context.length;
  const more = removed.length + added.length > COMPARED || changes.length > SHOWN;
  return [`@@ -${first} +${first} @@`, ...shown, ...(more ? ["…"] : [])];
}

/** Splits after each line end, and shows where a carriage return or a last line end makes the difference. */
function toLines(text: string): readonly string[] {
  const lines = text.split("\n").map((line) => line.replace(/\r$/, "\\r"));
  if (lines.at(-1) === "") lines.pop();
  else lines[lines.length - 1] += "\\ (no line end)";
  return lines;
}

/** A line diff by the longest common subsequence. */
function compareLines(old: readonly string[], now: readonly string[]): readonly string[] {
  const lengths = commonLengths(old, now);
  const common = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  const lines: string[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push(` ${old[i]}`);
      i++;
      j++;
    } else if (i < old.length && (j === now.length || common(i + 1, j) >= common(i, j + 1))) {
      lines.push(`-${old[i]}`);
      i++;
    } else {
      lines.push(`+${now[j]}`);
      j++;
    }
  }
  return lines;
}

/** For each pair of places, how many lines the rests have in common. */
function commonLengths(old: readonly string[], now: readonly string[]): readonly number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () =>
    Array.from({ length: now.length + 1 }, () => 0),
  );
  for (let i = old.length - 1; i >= 0; i--) {
    const [row = [], below = []] = lengths.slice(i, i + 2);
    for (let j = now.length - 1; j >= 0; j--) {
      row[j] =
        old[i] === now[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}
