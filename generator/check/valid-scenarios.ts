import {
  type Diagnostic,
  type Diagnostics,
  diagnose,
  related,
} from "../diagnostics/diagnostics.ts";
import type { Operation } from "../read/openapi/operation.ts";
import type { Text } from "../read/openapi/placed.ts";
import type { Scenario } from "../read/openapi/scenario.ts";
import { answerOf } from "../read/openapi/scenario-answers.ts";
import { isReadWhole, operationsById, type Rule, type Subject } from "./rule.ts";

/** Scenarios name only operations, parameters, statuses and examples that exist, and no two of them are alike. */
export const scenarios: Rule = ({ document }, diagnostics) => {
  const problems = new Problems();
  checkDistinct(document.scenarios, problems);
  const operations = [...operationsById(document).values()];
  for (const scenario of document.scenarios) {
    checkNames(scenario, document, problems);
    for (const operation of operations) checkAnswer(operation, scenario, problems);
    noteLeftOpen(scenario, operations, diagnostics);
  }
  for (const diagnostic of problems.all) diagnostics.add(diagnostic);
};

/** A name that is missing is often used in many scenarios: that is one problem, with all their places. */
class Problems {
  readonly #all = new Map<string, Diagnostic>();

  add(diagnostic: Diagnostic): void {
    const { message, span } = diagnostic;
    const known = this.#all.get(message);
    const problem =
      known === undefined
        ? diagnostic
        : { ...known, related: [...known.related, related("again", span)] };
    this.#all.set(message, problem);
  }

  get all(): Iterable<Diagnostic> {
    return this.#all.values();
  }
}

/** Two scenarios with the same parameters could not be distinguished. */
function checkDistinct(all: readonly Scenario[], problems: Problems): void {
  const selected = new Map<string, Text>();
  for (const { name, parameters } of all) {
    const values = [...parameters].map(([parameter, { given }]) => [parameter, given.value]);
    const key = JSON.stringify(values.sort());
    const first = selected.get(key);
    if (first === undefined) {
      selected.set(key, name);
      continue;
    }
    const names = { name: name.value, first: first.value };
    const others = [related("other", first.span)];
    problems.add(diagnose("invalid-scenario/same", name.span, names, others));
  }
}

function checkNames(scenario: Scenario, document: Subject["document"], problems: Problems): void {
  if (!isReadWhole(document)) return;
  const operations = document.paths.flatMap((path) => path.operations);
  const ids = new Set(operations.map(({ id }) => id?.value ?? ""));
  const places = [...scenario.examples.values(), ...scenario.statuses.values()];
  for (const { name } of places) {
    if (ids.has(name.value)) continue;
    const parameters = { id: name.value, known: ids };
    problems.add(diagnose("invalid-scenario/operation", name.span, parameters));
  }
  if (operations.some(({ parameters }) => parameters === undefined)) return;
  const parameters = operations.flatMap((operation) => operation.parameters ?? []);
  const names = new Set(parameters.map(({ name }) => name.value));
  for (const { name } of scenario.parameters.values()) {
    if (names.has(name.value)) continue;
    const parameters = { name: name.value, known: names };
    problems.add(diagnose("invalid-scenario/parameter", name.span, parameters));
  }
}

/** In a scenario the answers of all operations agree: one that is not named answers as if there were none. */
function noteLeftOpen(
  scenario: Scenario,
  all: readonly Operation[],
  diagnostics: Diagnostics,
): void {
  const open = all.filter((each) => each.whole && answerOf(each, scenario) === undefined);
  if (open.length === 0) return;
  diagnostics.note("not-in-scenario", scenario.name.span, {
    scenario: scenario.name.value,
    operations: open.map(({ id }) => id?.value ?? ""),
  });
}

function checkAnswer(operation: Operation, scenario: Scenario, problems: Problems): void {
  const answer = operation.whole ? answerOf(operation, scenario) : undefined;
  if (answer?.kind === "refusal") problems.add(answer.diagnostic);
}
