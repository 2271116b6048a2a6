import { deepStrictEqual } from "node:assert/strict";
import { asCount, asTimes, type Table } from "./report.ts";
import { median } from "./statistics.ts";

/** One way to do a thing that others do too. */
export interface Contender<T> {
  readonly name: string;
  run(): T;
}

/** How many nanoseconds one run of a contender took, in each round. */
export interface Times {
  readonly name: string;
  readonly rounds: readonly number[];
}

/** Machines are shared: of many short rounds, what disturbs one spoils few. */
const ROUNDS = 300;
const ROUND_MS = 3;
const WARM_UP_MS = 200;

/** Keeps results alive, so that no compiler can leave out the work. */
export const kept: { value: unknown } = { value: undefined };

/**
 * Times contenders side by side: each round runs all of them, one after the other, and begins with
 * another one than the round before.
 */
export function race<T>(contenders: readonly Contender<T>[]): readonly Times[] {
  const lanes = contenders.map((contender) => {
    const runs = Math.max(1, Math.round((ROUND_MS * 1e6) / warmUp(contender)));
    return { contender, runs, name: contender.name, rounds: [] as number[] };
  });
  for (let round = 0; round < ROUNDS; round++) {
    const first = round % lanes.length;
    for (const { contender, runs, rounds } of [...lanes.slice(first), ...lanes.slice(0, first)]) {
      rounds.push(time(contender, runs) / runs);
    }
  }
  return lanes;
}

/** Throws when a contender does not do what all of them are to do: a wrong one has no speed. */
export function checkValue(name: string, value: unknown, expected: unknown): void {
  deepStrictEqual(value, expected, `${name} gives a wrong value`);
}

/**
 * How many times as long one contender takes as another: the median over the rounds, in each of which
 * the machine was equally busy for both.
 */
export function ratio(all: readonly Times[], name: string, other: string): number {
  const others = roundsOf(all, other);
  return median(roundsOf(all, name).map((ns, round) => ns / (others[round] ?? Number.NaN)));
}

/** All times, and how they compare with those of one of the contenders. */
export function compare(all: readonly Times[], reference: string): Table {
  const fastest = Math.min(...roundsOf(all, reference));
  return {
    columns: ["", "ns median", `x ${reference}`, "ns minimum", `x ${reference}`],
    rows: all.map(({ name, rounds }) => [
      name,
      asCount(median(rounds)),
      asTimes(ratio(all, name, reference)),
      asCount(Math.min(...rounds)),
      asTimes(Math.min(...rounds) / fastest),
    ]),
  };
}

function roundsOf(all: readonly Times[], wanted: string): readonly number[] {
  const found = all.find(({ name }) => name === wanted);
  if (found === undefined) throw new Error(`there is no contender ${wanted}`);
  return found.rounds;
}

function warmUp(contender: Contender<unknown>): number {
  let fastest = Number.POSITIVE_INFINITY;
  for (const end = performance.now() + WARM_UP_MS; performance.now() < end; ) {
    fastest = Math.min(fastest, time(contender, 50) / 50);
  }
  return fastest;
}

/** The nanoseconds that some runs take together. */
function time(contender: Contender<unknown>, runs: number): number {
  const start = process.hrtime.bigint();
  for (let run = 0; run < runs; run++) kept.value = contender.run();
  return Number(process.hrtime.bigint() - start);
}
