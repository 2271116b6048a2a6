import type { Piece, Sequence } from "./parse-pattern.ts";

/** Characters that a sample is made of, the plainest first. */
const plain = [
  ..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_. ",
  ...Array.from({ length: 0x250 }, (_, code) => String.fromCharCode(code)).filter((each) =>
    /[^\p{C}\s]/u.test(each),
  ),
];

/** How often what may be repeated is tried. */
const REPEATS = [1, 0, 2, 3, 4, 8, 16, 32, 64, 128, 256];

/** Texts of which some match, the likeliest first. Whether they do is for the caller to see. */
export function* patternSamples(alternatives: readonly Sequence[]): Iterable<string> {
  for (const repeats of REPEATS) {
    for (const sequence of alternatives) yield sampleOf(sequence, repeats);
  }
}

function sampleOf(sequence: Sequence, repeats: number): string {
  return sequence
    .map((piece) => sampleOfPiece(piece, repeats).repeat(timesOf(piece, repeats)))
    .join("");
}

function timesOf({ min, max }: Piece, repeats: number): number {
  return Math.min(max, Math.max(min, repeats), 1000);
}

function sampleOfPiece(piece: Piece, repeats: number): string {
  switch (piece.kind) {
    case "anchor":
      return "";
    case "group":
      return sampleOf(piece.alternatives[0] ?? [], repeats);
    case "character":
      return plain.find((each) => piece.has(each)) ?? "";
  }
}
