import { api } from "../../support/six-operations.ts";

/** The text of a sample, by the id of its operation and its name. */
export function sampleOf(id: string, name: string): string {
  const described = api.operations.find(({ operation }) => operation.id === id);
  const examples = described?.answers.flatMap((answer) => answer.examples) ?? [];
  const sample = examples.find((each) => each.name === name);
  if (!sample) throw new Error(`${id} has no sample ${name}`);
  return sample.text;
}
