import type { Entry, MapNode } from "../tree.ts";
import { Fields } from "./fields.ts";
import { oneOf } from "./hints.ts";
import type { Operation } from "./operation.ts";
import { headOf, type Text } from "./placed.ts";
import type { Reading } from "./reading.ts";
import { type Answer, readAnswers } from "./scenario-answers.ts";
import { shape } from "./shape.ts";

/** One entry of `x-scenarios`. */
const scenarioObject = shape("a scenario", {
  read: ["summary", "parameters", "examples", "status"],
});

/** A state in which the answers of all operations agree. */
export interface Scenario {
  readonly node: MapNode;
  readonly name: Text;
  readonly summary: string;
  /** The values that select it, by the names of parameters on the wire. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly answers: readonly Answer[];
}

export function readScenarios(
  reading: Reading,
  document: Fields,
  operations: readonly Operation[],
): readonly Scenario[] {
  const selected = new Map<string, Text>();
  return document.entries("x-scenarios").flatMap(({ key, keySpan, value }) => {
    const fields = Fields.of(reading, value, keySpan, scenarioObject);
    if (fields === undefined) return [];
    const name: Text = { value: key, span: keySpan };
    const parameters = readParameters(reading, fields, operations);
    checkDistinct(reading, name, parameters, selected);
    return [
      {
        node: fields.node,
        name,
        summary: fields.prose("summary"),
        parameters,
        answers: readAnswers(reading, fields, name, operations),
      },
    ];
  });
}

/** Two scenarios with the same parameters could not be told apart. */
function checkDistinct(
  reading: Reading,
  name: Text,
  parameters: ReadonlyMap<string, string>,
  selected: Map<string, Text>,
): void {
  const key = JSON.stringify([...parameters].sort());
  const first = selected.get(key);
  if (first === undefined) {
    selected.set(key, name);
    return;
  }
  const problem = `"${name.value}" is selected by the same parameters as "${first.value}"`;
  const related = [{ span: first.span, message: "the other one is here" }];
  const hint = "give one of them another value";
  reading.diagnostics.report("invalid-scenario", name.span, { problem }, { hint, related });
}

function readParameters(
  reading: Reading,
  fields: Fields,
  operations: readonly Operation[],
): ReadonlyMap<string, string> {
  const known = namesOf(operations);
  const values = new Map<string, string>();
  for (const entry of fields.entries("parameters")) {
    if (known !== undefined && !known.has(entry.key)) {
      const problem = `no operation has a parameter "${entry.key}"`;
      const hint = oneOf(entry.key, known);
      reading.diagnostics.report("invalid-scenario", entry.keySpan, { problem }, { hint });
    }
    values.set(entry.key, readValue(reading, entry));
  }
  return values;
}

/** The names of all parameters; undefined where some could not be read. */
function namesOf(operations: readonly Operation[]): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const { parameters } of operations) {
    if (parameters === undefined) return undefined;
    for (const { name } of parameters) names.add(name.value);
  }
  return names;
}

function readValue(reading: Reading, { key, value: node }: Entry): string {
  if (node.kind === "value" && node.value !== null) return String(node.value);
  const problem = `the parameter "${key}" has no value`;
  const hint = "give the value as it stands in a request";
  reading.diagnostics.report("invalid-scenario", headOf(node), { problem }, { hint });
  return "";
}
