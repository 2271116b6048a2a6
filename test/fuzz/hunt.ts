import fc from "fast-check";
import { Counts } from "./counts.ts";
import { type Finding, printFinding } from "./finding.ts";
import { reduce } from "./reduction.ts";

/** What comes of comparing readers on one document. */
export type Verdict =
  | {
      readonly kind: "agreed";
      /** What it is counted as. */
      readonly outcome: "accepted" | "invalid" | "refused" | "with a DOCTYPE";
      /** Where a reader differs as it is known to. */
      readonly known: readonly string[];
    }
  | { readonly kind: "found"; readonly finding: Finding };

/** A way to look for mistakes: documents, and readers that are compared on them. */
export interface Hunt {
  readonly name: string;
  /** How many documents take about a second. */
  readonly batch: number;
  /** Looks at documents that follow from a seed, up to the first finding. */
  run(seed: number, numRuns: number): Result;
}

export interface Result {
  readonly counts: Counts;
  /** Of the smallest document that shows it. */
  readonly finding: Finding | undefined;
  /** What was found, in full; empty for nothing. */
  readonly report: string;
}

/** What a hunt is made of. */
interface Plan<Input, Part> {
  readonly name: string;
  readonly batch: number;
  readonly inputs: fc.Arbitrary<Input>;
  judge(input: Input): Verdict;
  /** Parts of an input, and an input of parts, where less can be left of it than fast-check leaves. */
  readonly parts?: {
    of(input: Input): readonly Part[];
    join(input: Input, parts: readonly Part[]): Input;
  };
}

export function hunt<Input, Part>(plan: Plan<Input, Part>): Hunt {
  const { name, batch, inputs, judge, parts } = plan;

  function found(input: Input): Finding | undefined {
    const verdict = judge(input);
    return verdict.kind === "found" ? verdict.finding : undefined;
  }

  function smallest(input: Input): Finding | undefined {
    const first = found(input);
    if (first === undefined || parts === undefined) return first;
    // The same problem, so that nothing else takes its place.
    const left = reduce(parts.of(input), (rest) => {
      return found(parts.join(input, rest))?.problem === first.problem;
    });
    return found(parts.join(input, left));
  }

  function run(seed: number, numRuns: number): Result {
    const counts = new Counts();
    let shrinking = false;
    const property = fc.property(inputs, (input) => {
      const verdict = judge(input);
      shrinking ||= verdict.kind === "found";
      if (verdict.kind === "found") return false;
      // What is tried to make a document smaller is not counted.
      if (!shrinking) for (const what of [verdict.outcome, ...verdict.known]) counts.add(what);
      return true;
    });
    const { counterexample } = fc.check(property, { seed, numRuns });
    const finding = counterexample === null ? undefined : smallest(counterexample[0]);
    const report = finding === undefined ? "" : printFinding(finding, name, seed);
    return { counts, finding, report };
  }

  return { name, batch, run };
}
