/** What is wrong with a sample, and where in its text. */
export class SampleError extends Error {
  override readonly name = "SampleError";
  /** Whether it is no XML at all, or not what the spec describes. */
  readonly kind: "not-well-formed" | "invalid";
  readonly offset: number;

  constructor(kind: SampleError["kind"], problem: string, offset: number) {
    super(problem);
    this.kind = kind;
    this.offset = offset;
  }
}

export function malformed(problem: string, offset: number): SampleError {
  return new SampleError("not-well-formed", problem, offset);
}
