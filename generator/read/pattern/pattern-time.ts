import type { Piece, Sequence } from "./parse-pattern.ts";

/** So many steps are done at once, whatever they are for. */
const MOST_STEPS = 1_000_000;
/** So many ways through a pattern do not count, as long as they do not grow with the text. */
const MOST_WAYS = 10_000;

/** The characters by which two sets are told apart. */
const characters = [
  ...Array.from({ length: 0x250 }, (_, code) => String.fromCharCode(code)),
  ..."\u0416\u05d0\u4e00\u3042\u2028\u{1f600}",
];

/**
 * Whether a search for a pattern takes a time that is at most linear in the text, whatever that is, or few
 * steps for all texts that are not longer than `maxLength`. Where that cannot be told, it is not.
 */
export function isQuick(alternatives: readonly Sequence[], maxLength = Infinity): boolean {
  const found = alternatives.map((sequence) => growthOf(sequence));
  const ways = found.reduce((sum, { ways }) => sum + ways, 0);
  const power = Math.max(...found.map((each) => each.power));
  return ways <= MOST_WAYS && (power <= 1 || ways * maxLength ** power <= MOST_STEPS);
}

/** How the steps of a search grow: `ways` times the length of the text to the power of `power`. */
interface Growth {
  readonly ways: number;
  readonly power: number;
}

function growthOf(sequence: Sequence): Growth {
  const [first] = sequence;
  // What is not bound to the beginning is tried at each character.
  let places = first?.kind === "anchor" && first.text === "^" ? 0 : 1;
  let power = 1;
  let ways = 1;
  for (const [index, piece] of sequence.entries()) {
    const each = waysOf(piece);
    if (piece.max < Infinity) {
      ways *= repeated(each, piece);
      continue;
    }
    // A group that has several ways itself has endlessly many where it is repeated.
    ways *= each === 1 ? 1 : Infinity;
    power = Math.max(power, places + 1);
    if (!isEndedBy(piece, sequence[index + 1])) places++;
  }
  return { ways, power };
}

/** In how many ways one occurrence matches; `Infinity` where that grows with the text. */
function waysOf(piece: Piece): number {
  if (piece.kind !== "group") return 1;
  return piece.alternatives
    .map((sequence) =>
      sequence.reduce(
        (ways, inner) => ways * (inner.max < Infinity ? repeated(waysOf(inner), inner) : Infinity),
        1,
      ),
    )
    .reduce((sum, ways) => sum + ways, 0);
}

function repeated(ways: number, { min, max }: Piece): number {
  return ways ** max * (max - min + 1);
}

/** Whether what follows tells where a repeated character ends, so that there is one way alone. */
function isEndedBy(piece: Piece, next: Piece | undefined): boolean {
  if (piece.kind !== "character" || next?.kind !== "character" || next.min === 0) return false;
  return !characters.some((each) => piece.has(each) && next.has(each));
}
