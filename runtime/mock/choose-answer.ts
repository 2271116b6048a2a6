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

/** What is answered. */
export interface Answer {
  readonly status: number;
  readonly mediaType?: string | undefined;
  /** The body, to the letter; without one there is none. */
  readonly text?: string | undefined;
  /** The preferences that led to it. */
  readonly by: Preferences;
}

/**
 * Chooses an answer. First to last: the example or status that the request prefers, the scenario that
 * it prefers, that of the whole mock, the one that its parameters select, the first of the spec.
 * @param forAll - The scenario of the whole mock.
 * @throws {InputError} for a preference of a name that there is not.
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

/** Whether a request's parameters are the scenario's, as far as the operation has them. */
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

/** The example of a name: with a status if one is given, otherwise a success before a failure. */
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
