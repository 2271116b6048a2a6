/** Outputs that no other needs, by the names of their emitters: `--without` leaves them out. */
export const optionalOutputs = ["conformance", "mock", "reference", "schema"] as const;

export type OptionalOutput = (typeof optionalOutputs)[number];

export function isOptionalOutput(name: string): name is OptionalOutput {
  return optionalOutputs.some((each) => each === name);
}
