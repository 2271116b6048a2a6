import type {
  ApiDescription,
  OperationDescription,
  ScenarioDescription,
} from "../api/description.ts";
import { answerFor } from "../api/lookup.ts";
import { InputError, quote } from "../errors.ts";
import { isSame, type Values } from "./parameters.ts";
import type { Preferences } from "./preferences.ts";
import { choice } from "./reply.ts";
import { findScenario } from "./state.ts";

/** The answer of the mock. */
export interface Answer {
  readonly status: number;
  readonly mediaType?: string | undefined;
  /** The exact body; undefined for none. */
  readonly text?: string | undefined;
  /** The preferences that led to it. */
  readonly by: Preferences;
}

/**
 * Chooses an answer by, in this order: the example or status that the request prefers, the scenario that it prefers, the
 * scenario of the whole mock, the first scenario that its parameters select, the first scenario of the spec. An operation
 * that the scenario leaves out answers with its first success.
 * @param forAll - The scenario of the whole mock.
 * @throws {InputError} for a preferred example or scenario that does not exist.
 */
export function chooseAnswer(
  api: ApiDescription,
  described: OperationDescription,
  values: Values,
  { scenario, example, exampleIn, code }: Preferences,
  forAll: string | undefined,
): Answer {
  if (example !== undefined) {
    return withExample(described, example, code, { example, exampleIn, code });
  }
  if (code !== undefined) return withStatus(described, code);
  const name = scenario ?? forAll;
  const state =
    name === undefined
      ? (api.scenarios.find((each) => isSelected(each, described, values)) ?? api.scenarios[0])
      : findScenario(api, name);
  const answer = state?.answers[described.operation.id];
  if (!answer) return { ...firstSuccess(described), by: { scenario } };
  if (answer.example === undefined) return { status: answer.status, by: { scenario } };
  return withExample(described, answer.example, answer.status, { scenario });
}

/** Whether all parameters that the operation shares with the scenario have the scenario's values. */
function isSelected(
  { parameters }: ScenarioDescription,
  { operation }: OperationDescription,
  values: Values,
): boolean {
  const known = operation.parameters.filter(({ name }) => Object.hasOwn(parameters, name));
  const same = known.filter((each) =>
    isSame(each, parameters[each.name] ?? "", values.get(each.name)),
  );
  return known.length > 0 && same.length === known.length;
}

/** The example of a name, of a given status or else of the first response that has it. */
function withExample(
  { operation, answers }: OperationDescription,
  name: string,
  code: number | undefined,
  by: Preferences,
): Answer {
  const fitting = code === undefined ? answers : [answerFor(answers, code) ?? []].flat();
  for (const { status, mediaType, examples } of fitting) {
    const text = examples.find((each) => each.name === name)?.text;
    if (text !== undefined) return { status: code ?? statusOf(status), mediaType, text, by };
  }
  const names = fitting.flatMap(({ examples }) => examples.map((each) => each.name));
  const where = code === undefined ? "" : ` with status ${code}`;
  const problem = `${operation.id} has no example ${quote(name)}${where}; ${choice(names)}`;
  throw new InputError(by.exampleIn ?? "Prefer", problem);
}

/** The first example of a status; a status that has none, or is not documented, has no body. */
function withStatus({ answers }: OperationDescription, code: number): Answer {
  const answer = answerFor(answers, code);
  const text = answer?.examples[0]?.text;
  return { status: code, mediaType: answer?.mediaType, text, by: { code } };
}

function firstSuccess(described: OperationDescription): Answer {
  const success = described.answers.find(({ status }) => status.startsWith("2"));
  return withStatus(described, statusOf(success?.status ?? "200"));
}

/** A status of a class; `default` means an error, since a success always has a status of its own. */
function statusOf(status: string): number {
  return status === "default" ? 500 : Number(status.replace("XX", "00"));
}
