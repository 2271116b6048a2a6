import type { Answer, Scenario } from "../model/model.ts";
import type { Operation } from "../read/openapi/operation.ts";
import type { Scenario as ScenarioObject } from "../read/openapi/scenario.ts";
import { answerOf } from "../read/openapi/scenario-answers.ts";
import { lowerExample } from "./lower-example.ts";
import type { TypeTable } from "./type-table.ts";

export function lowerScenario(
  scenario: ScenarioObject,
  operations: readonly Operation[],
  types: TypeTable,
): Scenario {
  const { name, summary, parameters, node } = scenario;
  return {
    name: name.value,
    summary,
    parameters: [...parameters].map(([key, { given }]) => ({ name: key, value: given.value })),
    answers: operations.flatMap((operation) => lowerAnswer(operation, scenario, types)),
    origin: types.origin(node, name.span),
  };
}

function lowerAnswer(
  operation: Operation,
  scenario: ScenarioObject,
  types: TypeTable,
): readonly Answer[] {
  const answer = answerOf(operation, scenario);
  if (answer?.kind !== "answer" || operation.id === undefined) return [];
  const { status, example } = answer;
  return [
    { operation: operation.id.value, status, example: example && lowerExample(example, types) },
  ];
}
