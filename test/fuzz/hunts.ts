import { byteHunt } from "./bytes.ts";
import { changed } from "./changes.ts";
import { wellFormed } from "./documents.ts";
import { firstProblemHunt } from "./first-problems.ts";
import type { Hunt } from "./hunt.ts";
import { roundTripHunt } from "./round-trips.ts";
import { sampleHunt } from "./samples.ts";
import { treeHunt } from "./trees.ts";

/** All that a long run tries. */
export const hunts: readonly Hunt[] = [
  treeHunt("well-formed documents", wellFormed),
  treeHunt("changed documents", changed),
  sampleHunt(),
  byteHunt(),
  firstProblemHunt(),
  roundTripHunt(),
];
