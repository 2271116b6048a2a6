import type { Case } from "../../runtime/api/case.ts";
import type { Api, Operation } from "../model/model.ts";
import { casesByOperation } from "./derive.ts";

/** How many cases an operation has at most, unless more are asked for. */
export const MOST_CASES = 1000;

/** How many times as many all operations have together. */
const MOST_OPERATIONS = 10;

/** How long a case is that counts once, in UTF-16 units of its JSON; a longer one counts several times. */
const USUAL_LENGTH = 2048;

/** The cases of one operation, and how many more there would be. */
export interface LimitedCases {
  readonly operation: Operation;
  readonly cases: readonly Case[];
  readonly leftOut: number;
}

/**
 * The cases of an API, within bounds: `most` for an operation and 10 times as many for all. Of the cases that show
 * the same thing, those of later members go first; where all operations have too many, each gives up as many, but for
 * what is shown nowhere before. What the spec shows itself, what was written by hand, and the plain and the whole request of
 * each operation stay whatever the bounds are. Ids are those of an API without bounds.
 *
 * @param most - How many cases of usual length. Defaults to {@link MOST_CASES}.
 */
export function limitedCases(api: Api, most: number = MOST_CASES): readonly LimitedCases[] {
  const limited: { operation: Operation; cases: readonly Ranked[]; all: number }[] = [];
  for (const { operation, cases } of casesByOperation(api)) {
    const kept = within(ranked(cases), most);
    limited.push({ operation, cases: kept, all: cases.length });
  }
  const kept = new Set(
    within(inTurns(limited.map(({ cases }) => cases)), most * MOST_OPERATIONS).map(
      (each) => each.case,
    ),
  );
  return limited.map(({ operation, cases, all }) => {
    const some = cases.map((each) => each.case).filter((each) => kept.has(each));
    return { operation, cases: some, leftOut: all - some.length };
  });
}

/** A case, and whether others go before it. */
interface Ranked {
  readonly case: Case;
  /** As how many cases it counts. */
  readonly weight: number;
  /** Those of the highest rank go first, and of these the last ones; those below 0 stay. */
  readonly rank: number;
}

/** The cases of one operation. The rank of each is how many show the same before it. */
function ranked(cases: readonly Case[]): readonly Ranked[] {
  const count = new Counter();
  return cases.map((each) => {
    const before = count.next(kindOf(each));
    const weight = Math.ceil(JSON.stringify(each).length / USUAL_LENGTH);
    return { case: each, weight, rank: isPinned(each) ? -1 : before };
  });
}

/**
 * The cases of all operations. What is shown for the first time comes before all else; then the operations
 * take turns, and with each the requests, the answers and the bodies.
 */
function inTurns(operations: readonly (readonly Ranked[])[]): readonly Ranked[] {
  const shown = new Counter();
  return operations.flatMap((cases) => {
    const turn = new Counter();
    return byRank(cases).map((each) => {
      if (each.rank < 0) return each;
      const isFirst = shown.next(kindOf(each.case)) === 0;
      return { ...each, rank: isFirst ? 0 : 1 + turn.next(each.case.kind) };
    });
  });
}

/** Those for which there is room, in their order. */
function within(all: readonly Ranked[], most: number): readonly Ranked[] {
  let room = most;
  const kept = new Set<Ranked>();
  for (const each of byRank(all)) {
    if (each.rank >= 0 && each.weight > room) continue;
    room -= each.weight;
    kept.add(each);
  }
  return all.filter((each) => kept.has(each));
}

function byRank(all: readonly Ranked[]): readonly Ranked[] {
  return [...all].sort((a, b) => a.rank - b.rank);
}

/** Counts how often each name came up. */
class Counter {
  readonly #counts = new Map<string, number>();

  /** How often it came up before. */
  next(name: string): number {
    const count = this.#counts.get(name) ?? 0;
    this.#counts.set(name, count + 1);
    return count;
  }
}

/** What a case shows: its sentence says it, whatever member or operation it is of. */
function kindOf({ kind, documentation, expect }: Case): string {
  return JSON.stringify([kind, documentation, expect.kind]);
}

/** Whether a case shows a document or a request itself, and not what follows from its description. */
function isPinned({ id, kind, operation, origin, tags }: Case): boolean {
  if (origin !== "derived" || tags.includes("sample")) return true;
  return kind === "request" && PINNED.some((what) => id === `${operation}/request-${what}`);
}

const PINNED = ["plain", "whole"];
