import type { ValueProblem } from "../../diagnostics/example-messages.ts";
import type { Span } from "../../diagnostics/source-file.ts";

/** What is wrong with a sample, and where in its text. */
export class SampleError extends Error {
  override readonly name = "SampleError";
  /** Whether it is no XML at all, or not what the spec describes. */
  readonly kind: "not-well-formed" | "invalid";
  readonly problem: ValueProblem;
  readonly offset: number;
  /** Where the spec describes what the sample has otherwise. */
  readonly described: Span | undefined;

  constructor(kind: SampleError["kind"], problem: ValueProblem, offset: number, described?: Span) {
    super(problem.problem);
    this.kind = kind;
    this.problem = problem;
    this.offset = offset;
    this.described = described;
  }
}

export function malformed(problem: string, offset: number): SampleError {
  return new SampleError("not-well-formed", { problem }, offset);
}

export function invalid(
  problem: ValueProblem,
  { offset }: { readonly offset: number },
  described?: Span,
): SampleError {
  return new SampleError("invalid", problem, offset, described);
}
