import type { Diagnostics, Related } from "../diagnostics/diagnostics.ts";
import { oneOf } from "../diagnostics/hints.ts";
import type { Span } from "../diagnostics/source-file.ts";
import type { Operation } from "../read/openapi/operation.ts";
import type { Text } from "../read/openapi/placed.ts";
import type { Scenario } from "../read/openapi/scenario.ts";
import { answerOf } from "../read/openapi/scenario-answers.ts";
import type { Rule, Subject } from "./rule.ts";

/** Scenarios name operations, parameters, statuses and examples that there are, and differ. */
export const scenarios: Rule = ({ document }, diagnostics) => {
  const problems = new Problems();
  checkDistinct(document.scenarios, problems);
  const operations = distinct(document.operations);
  for (const scenario of document.scenarios) {
    checkNames(scenario, document, problems);
    for (const operation of operations) checkAnswer(operation, scenario, problems);
  }
  problems.report(diagnostics);
};

/** A name that is missing is often missed in many scenarios: it is one problem, and their places. */
class Problems {
  readonly #all = new Map<string, { span: Span; hint: string; related: Related[] }>();

  add(problem: string, span: Span, hint: string, related: readonly Related[] = []): void {
    const known = this.#all.get(problem);
    if (known === undefined) this.#all.set(problem, { span, hint, related: [...related] });
    else known.related.push({ span, message: "also here" });
  }

  report(diagnostics: Diagnostics): void {
    for (const [problem, { span, hint, related }] of this.#all) {
      diagnostics.report("invalid-scenario", span, { problem }, { hint, related });
    }
  }
}

/** Of operations with one id, the first: the others are reported as such. */
function distinct(operations: readonly Operation[]): readonly Operation[] {
  const byId = new Map<string, Operation>();
  for (const operation of operations) {
    const id = operation.id?.value;
    if (id !== undefined && !byId.has(id)) byId.set(id, operation);
  }
  return [...byId.values()];
}

/** Two scenarios with the same parameters could not be told apart. */
function checkDistinct(all: readonly Scenario[], problems: Problems): void {
  const selected = new Map<string, Text>();
  for (const { name, parameters } of all) {
    const values = [...parameters].map(([parameter, { said }]) => [parameter, said.value]);
    const key = JSON.stringify(values.sort());
    const first = selected.get(key);
    if (first === undefined) {
      selected.set(key, name);
      continue;
    }
    const problem = `"${name.value}" is selected by the same parameters as "${first.value}"`;
    const related = [{ span: first.span, message: "the other one is here" }];
    problems.add(problem, name.span, "give one of them another value", related);
  }
}

/** What could not be read of an operation may be what is missing: then nothing is said. */
function checkNames(scenario: Scenario, { paths }: Subject["document"], problems: Problems): void {
  if (paths.length === 0 || !paths.every(({ whole }) => whole)) return;
  const operations = paths.flatMap((path) => path.operations);
  const ids = new Set(operations.map(({ id }) => id?.value ?? ""));
  const places = [...scenario.examples.values(), ...scenario.statuses.values()];
  for (const { name } of places) {
    if (ids.has(name.value)) continue;
    const problem = `there is no operation "${name.value}"`;
    problems.add(problem, name.span, oneOf(name.value, ids));
  }
  if (operations.some(({ parameters }) => parameters === undefined)) return;
  const parameters = operations.flatMap((operation) => operation.parameters ?? []);
  const names = new Set(parameters.map(({ name }) => name.value));
  for (const { name } of scenario.parameters.values()) {
    if (names.has(name.value)) continue;
    const problem = `no operation has a parameter "${name.value}"`;
    problems.add(problem, name.span, oneOf(name.value, names));
  }
}

function checkAnswer(operation: Operation, scenario: Scenario, problems: Problems): void {
  const answer = operation.whole ? answerOf(operation, scenario) : undefined;
  if (answer?.kind === "refusal") problems.add(answer.problem, answer.span, answer.hint);
}
