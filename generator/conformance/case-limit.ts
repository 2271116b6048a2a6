import type { Case } from "../../runtime/api/case.ts";
import type { Api, Operation } from "../model/model.ts";
import type { Draft } from "./case-draft.ts";
import { draftsByOperation, type OperationDrafts } from "./derive.ts";

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
 * the same thing, those of later members are dropped first; where all operations have too many, each gives up as many, but for
 * what is shown nowhere before. What the spec shows itself, what was written by hand, and the plain and the whole request of
 * each operation stay whatever the bounds are. Ids are those of an API without bounds.
 *
 * Cases are made one after another until there is room for no more: how long one is, is known only then.
 *
 * @param most - How many cases of usual length. Defaults to {@link MOST_CASES}.
 */
export function limitedCases(api: Api, most: number = MOST_CASES): readonly LimitedCases[] {
  const shown = new Set<string>();
  const operations = draftsByOperation(api).map((each) => new OperationChoice(each, most, shown));
  let room = most * MOST_OPERATIONS;
  for (let round = PINNED; operations.some((each) => !each.isDone); round++) {
    for (const operation of operations) {
      for (const made of operation.round(round)) {
        if (round !== PINNED && made.weight > room) continue;
        room -= made.weight;
        operation.keep(made);
      }
    }
    if (room <= 0) break;
  }
  return operations.map(({ chosen }) => chosen);
}

/** The round of what stays whatever the bounds are. */
const PINNED = -1;

/** The round of what no other operation shows; in each later one, an operation has a case of each kind. */
const FIRST = 0;

/** A case that is not made yet. */
interface Ranked {
  readonly draft: Draft;
  /** What it shows: its sentence says it, whatever member or operation it is of. */
  readonly shows: string;
  /** How many show the same before it, or {@link PINNED}. Those of the highest rank are left out first. */
  readonly rank: number;
}

interface Made {
  readonly draft: Draft;
  readonly case: Case;
  /** How many cases it counts as. */
  readonly weight: number;
}

/** Chooses from the cases of one operation: by rank as far as its own bound goes, and of these round after round. */
class OperationChoice {
  readonly #drafts: OperationDrafts;
  /** Those that were not looked at, the next one last. */
  readonly #rest: Ranked[];
  #room: number;
  /** How many of each kind of case were not looked at. */
  readonly #left = new Counter();
  /** What comes up in this operation, and what came up in any. */
  readonly #shows: ReadonlySet<string>;
  readonly #shown: Set<string>;
  readonly #turns = new Counter();
  readonly #waiting = new Map<number, Made[]>();
  readonly #kept = new Map<Draft, Case>();

  constructor(drafts: OperationDrafts, most: number, shown: Set<string>) {
    this.#drafts = drafts;
    const all = ranked(drafts.drafts);
    const chosen = all.filter(({ rank }) => rank !== PINNED);
    for (const { draft } of chosen) this.#left.add(draft.kind);
    this.#rest = [...all].sort((a, b) => a.rank - b.rank).reverse();
    this.#room = most;
    this.#shows = new Set(chosen.map(({ shows }) => shows));
    this.#shown = shown;
  }

  get isDone(): boolean {
    return this.#rest.length === 0 && this.#waiting.size === 0;
  }

  /** The cases of a round. Rounds are asked for one after another. */
  round(number: number): readonly Made[] {
    while (this.#rest.length > 0 && this.#mayHaveMore(number)) this.#makeNext();
    const made = this.#waiting.get(number) ?? [];
    this.#waiting.delete(number);
    return made;
  }

  keep({ draft, case: made }: Made): void {
    this.#kept.set(draft, made);
  }

  get chosen(): LimitedCases {
    const { operation, drafts } = this.#drafts;
    const cases = drafts.flatMap((draft) => this.#kept.get(draft) ?? []);
    return { operation, cases, leftOut: drafts.length - cases.length };
  }

  /** Whether a case of a round may be among those that were not looked at. */
  #mayHaveMore(number: number): boolean {
    if (number === PINNED) return this.#rest.at(-1)?.rank === PINNED;
    if (number === FIRST) return [...this.#shows].some((each) => !this.#shown.has(each));
    return this.#left.names.some(
      (kind) => this.#turns.count(kind) < number && this.#left.count(kind) > 0,
    );
  }

  #makeNext(): void {
    const { draft, shows, rank } = this.#rest.pop() as Ranked;
    if (rank !== PINNED) {
      this.#left.add(draft.kind, -1);
      if (this.#room <= 0) {
        this.#rest.length = 0;
        return;
      }
    }
    const made = draft.make();
    const weight = Math.ceil(JSON.stringify(made).length / USUAL_LENGTH);
    if (rank !== PINNED && weight > this.#room) return;
    this.#room -= weight;
    const round = rank === PINNED ? PINNED : this.#roundOf(draft, shows);
    this.#waiting.set(round, [...(this.#waiting.get(round) ?? []), { draft, case: made, weight }]);
  }

  #roundOf({ kind }: Draft, shows: string): number {
    if (this.#shown.has(shows)) return FIRST + 1 + this.#turns.add(kind);
    this.#shown.add(shows);
    return FIRST;
  }
}

/** The cases of one operation. The rank of each is how many show the same before it. */
function ranked(drafts: readonly Draft[]): readonly Ranked[] {
  const counter = new Counter();
  return drafts.map((draft) => {
    const shows = `${draft.kind} ${draft.outcome} ${draft.documentation}`;
    const before = counter.add(shows);
    return { draft, shows, rank: isPinned(draft) ? PINNED : before };
  });
}

/** Counts how often each name came up. */
class Counter {
  readonly #counts = new Map<string, number>();

  get names(): readonly string[] {
    return [...this.#counts.keys()];
  }

  count(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  /** Gives how often it came up before. */
  add(name: string, more = 1): number {
    const count = this.count(name);
    this.#counts.set(name, count + more);
    return count;
  }
}

/** Whether a case shows a document or a request itself, and not what follows from its description. */
function isPinned({ id, kind, operation, origin, tags }: Draft): boolean {
  if (origin !== "derived" || tags.includes("sample")) return true;
  return kind === "request" && WHOLE.some((what) => id === `${operation}/request-${what}`);
}

const WHOLE = ["plain", "whole"];
