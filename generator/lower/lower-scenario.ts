import type { Answer, Scenario } from "../model/model.ts";
import type { Operation } from "../read/openapi/operation.ts";
import type { Scenario as ScenarioObject } from "../read/openapi/scenario.ts";
import { answerOf } from "../read/openapi/scenario-answers.ts";
import type { Spec } from "../source/tree.ts";
import { lowerExample } from "./lower-example.ts";

export function lowerScenario(
  scenario: ScenarioObject,
  operations: readonly Operation[],
  spec: Spec,
): Scenario {
  const { name, summary, parameters, node } = scenario;
  return {
    name: name.value,
    summary,
    parameters: [...parameters].map(([key, { given }]) => ({ name: key, value: given.value })),
    answers: operations.flatMap((operation) => lowerAnswer(operation, scenario, spec)),
    origin: { pointer: spec.locate(node), span: name.span },
  };
}

function lowerAnswer(
  operation: Operation,
  scenario: ScenarioObject,
  spec: Spec,
): readonly Answer[] {
  const answer = answerOf(operation, scenario);
  if (answer?.kind !== "answer" || operation.id === undefined) return [];
  const { status, example } = answer;
  return [
    { operation: operation.id.value, status, example: example && lowerExample(example, spec) },
  ];
}
