import type { ScenarioCase } from "../../runtime/api/case.ts";
import type { Answer, Api, DocumentElement, Operation, Scenario } from "../model/model.ts";
import { kebabCase } from "../model/names.ts";
import { found, type Types } from "../model/types.ts";
import { caseHeader } from "./case-draft.ts";
import { caseValue } from "./case-value.ts";
import { type Params, parameterValue } from "./parameter-sample.ts";
import { successFor } from "./status-cases.ts";
import { errorOf } from "./variant.ts";

/**
 * What an operation answers in each state of the server. `params` is a valid input. Of states that an input does
 * not tell apart, only the first has a case: a server, such as the mock, is in that one.
 */
export function scenarioCases(
  operation: Operation,
  params: Params,
  api: Api,
  types: Types,
): readonly ScenarioCase[] {
  const inputs = new Set<string>();
  return api.scenarios.flatMap((scenario) => {
    const selected = { ...params, ...selection(scenario, operation, types) };
    const input = JSON.stringify(selected);
    if (inputs.has(input)) return [];
    inputs.add(input);
    const answer = scenario.answers.find((each) => each.operation === operation.id);
    const expect = answer && expectationOf(answer, operation, api, types);
    if (expect === undefined) return [];
    const head = caseHeader("scenario", operation, {
      what: `scenario-${kebabCase(scenario.name)}`,
      documentation: sentenceOf(scenario),
      tags: ["sample"],
    });
    return [{ ...head, scenario: scenario.name, params: selected, expect }];
  });
}

function sentenceOf({ summary, name }: Scenario): string {
  const [first = ""] = summary.split(/(?<=\.)\s/);
  return first === "" ? `The server is in the state ${name}.` : first;
}

/** The parameters that select a scenario, as far as the operation has them. */
function selection(scenario: Scenario, { parameters }: Operation, types: Types): Params {
  return Object.fromEntries(
    scenario.parameters.flatMap(({ name, value: text }) => {
      const parameter = parameters.find((each) => each.name === name);
      const value = parameter && parameterValue(text, parameter, types);
      return parameter === undefined || value === undefined ? [] : [[parameter.key, value]];
    }),
  );
}

function expectationOf(
  { status, example }: Answer,
  operation: Operation,
  { documents }: Api,
  types: Types,
): ScenarioCase["expect"] | undefined {
  const response = successFor(status, operation);
  if (response === undefined) return { ...errorOf("unexpected-status"), status };
  if (response.document === undefined) return { kind: "nothing" };
  if (example?.value === undefined) return undefined;
  const byName = new Map(documents.map((each): [string, DocumentElement] => [each.name, each]));
  const { type } = found(byName, response.document);
  return { kind: "value", value: caseValue(example.value, type, types) };
}
