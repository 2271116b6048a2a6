import type { Outcome } from "./target.ts";

/** The outcome of a case that is not for a target. */
export function skipped(reason: string): Outcome {
  return { kind: "skipped", reason };
}
