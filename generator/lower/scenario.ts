import type { Scenario } from "../model.ts";
import type { Scenario as ScenarioObject } from "../openapi/scenario.ts";
import type { Spec } from "../tree.ts";
import { lowerExample } from "./example.ts";

export function lowerScenario(scenario: ScenarioObject, spec: Spec): Scenario {
  const { name, summary, parameters, answers, node } = scenario;
  return {
    name: name.value,
    summary,
    parameters: [...parameters].map(([parameter, value]) => ({ name: parameter, value })),
    answers: answers.map(({ operation, status, example }) => ({
      operation,
      status,
      example: example && lowerExample(example, spec),
    })),
    origin: { pointer: spec.locate(node), span: name.span },
  };
}
