import type { Answer, Api, Operation, Scenario } from "../../model/model.ts";
import { code, link, plain, table } from "../markdown/inline.ts";
import type { Draft } from "./draft.ts";

/** What the mock answers to an operation, by the parameters that select one of its states. */
export function addScenarios(draft: Draft): void {
  const { input, operation, page } = draft;
  const names = selecting(input.api, operation);
  const rows = (input.scenes.get(operation.id) ?? []).map(({ scenario, answer }) => [
    ...valuesIn(scenario, names),
    plain(scenario.summary),
    answerWords(draft, answer),
  ]);
  if (names.length === 0 || rows.length === 0) return;
  page.heading(2, "What the mock answers");
  page.add(table([[...names.map(code), "state of the server", "answer"], ...rows]));
}

/** All states of the mock. */
export function scenarioTable({ scenarios }: Api): string {
  const names = [
    ...new Set(scenarios.flatMap(({ parameters }) => parameters.map(({ name }) => name))),
  ];
  const rows = scenarios.map((scenario) => [
    code(scenario.name),
    ...valuesIn(scenario, names),
    plain(scenario.summary),
  ]);
  return table([["name", ...names.map(code), "state of the server"], ...rows]);
}

/** The parameters of an operation that distinguish the scenarios. */
function selecting({ scenarios }: Api, { parameters }: Operation): readonly string[] {
  const names = new Set(scenarios.flatMap((each) => each.parameters.map(({ name }) => name)));
  return parameters.flatMap(({ name }) => (names.has(name) ? name : []));
}

function valuesIn({ parameters }: Scenario, names: readonly string[]): readonly string[] {
  return names.map((name) => {
    const value = parameters.find((each) => each.name === name)?.value;
    return value === undefined ? "any" : code(value);
  });
}

function answerWords({ samples }: Draft, { status, example }: Answer): string {
  if (example === undefined) return code(String(status));
  const anchor = samples.get(example);
  const name = code(example.name);
  return `${code(String(status))}, ${anchor === undefined ? name : link(name, `#${anchor}`)}`;
}
