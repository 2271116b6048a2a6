import { byStatus } from "../../../runtime/http/status.ts";
import { type Diagnostic, diagnose } from "../../diagnostics/diagnostics.ts";
import type { Example } from "./example.ts";
import type { Operation } from "./operation.ts";
import type { Placed, Text } from "./placed.ts";
import type { Response } from "./response.ts";
import { asStatus, type Scenario } from "./scenario.ts";

/** What an operation answers in a scenario, or why what the scenario gives for it is invalid. */
type Answer =
  | { readonly kind: "answer"; readonly status: number; readonly example: Example | undefined }
  | { readonly kind: "refusal"; readonly diagnostic: Diagnostic };

/** What a scenario says of an operation, found among its answers; undefined where it says nothing. */
export function answerOf(
  operation: Operation,
  { examples, statuses }: Scenario,
): Answer | undefined {
  const id = operation.id?.value ?? "";
  const example = examples.get(id)?.given;
  const status = statuses.get(id)?.given;
  if (status !== undefined) return withStatus(operation, id, status, example);
  return example && withExample(operation, id, example);
}

function withStatus(
  operation: Operation,
  id: string,
  status: Placed<number>,
  name: Text | undefined,
): Answer {
  const response = responseTo(operation, status.value);
  if (response === undefined) {
    const known = operation.responses.map((each) => each.status.value);
    const parameters = { id, status: status.value, known };
    return refuse(diagnose("invalid-scenario/status", status.span, parameters));
  }
  if (name !== undefined) {
    const example = exampleIn(response, name.value);
    if (example === undefined) return unknownExample(id, [response], name);
    return { kind: "answer", status: status.value, example };
  }
  if (status.value >= 300 || response.answer?.media === undefined) {
    return { kind: "answer", status: status.value, example: undefined };
  }
  return refuse(diagnose("invalid-scenario/body", status.span, { id, status: status.value }));
}

function withExample({ responses }: Operation, id: string, name: Text): Answer {
  const [response, second] = responses.filter((each) => exampleIn(each, name.value) !== undefined);
  if (response === undefined) return unknownExample(id, responses, name);
  const status = asStatus(Number(response.status.value));
  if (status !== undefined && second === undefined) {
    return { kind: "answer", status, example: exampleIn(response, name.value) };
  }
  return refuse(diagnose("invalid-scenario/ambiguous", name.span, { id, name: name.value }));
}

function unknownExample(id: string, responses: readonly Response[], name: Text): Answer {
  const examples = responses.flatMap(({ answer }) => answer?.media?.examples ?? []);
  const known = new Set(examples.map((example) => example.name.value));
  return refuse(diagnose("invalid-scenario/example", name.span, { id, name: name.value, known }));
}

function refuse(diagnostic: Diagnostic): Answer {
  return { kind: "refusal", diagnostic };
}

function exampleIn({ answer }: Response, name: string): Example | undefined {
  return answer?.media?.examples.find((example) => example.name.value === name);
}

/** The answer to a status: its own, else its class's, else the default (OpenAPI 3.2 §4.16). */
export function responseTo({ responses }: Operation, status: number): Response | undefined {
  return byStatus(status, (name) => responses.find((each) => each.status.value === name));
}
