import type { Document } from "../codec/codec.ts";
import { noContent } from "../http/operation.ts";
import { byStatus } from "../http/status.ts";
import type { AnswerDescription, ApiDescription, OperationDescription } from "./description.ts";

/**
 * The operation of an id.
 *
 * @throws {Error} when there is none: a case belongs to another API.
 */
export function findOperation(
  { name, operations }: ApiDescription,
  id: string,
): OperationDescription {
  const found = operations.find(({ operation }) => operation.id === id);
  if (found) return found;
  throw new Error(`${name} has no operation ${JSON.stringify(id)}`);
}

/** What an operation's successful answer holds, by its status or else its class, as clients have it. */
export function answerDocument(
  { operation }: OperationDescription,
  status: number,
): Document<unknown> | typeof noContent | undefined {
  return byStatus(status, (name) => operation.responses[name]);
}

/** The document of an operation's successful answer; nothing where it has no content. */
export function answerContent(
  description: OperationDescription,
  status: number,
): Document<unknown> | undefined {
  const document = answerDocument(description, status);
  return document === noContent ? undefined : document;
}

/** The names of the parameters that operations have in their paths. */
export function pathParameterNames({ operations }: ApiDescription): ReadonlySet<string> {
  const all = operations.flatMap(({ operation }) => operation.parameters);
  return new Set(all.filter((each) => each.in === "path").map(({ name }) => name));
}

/** What the spec says of a status. */
export function answerFor(
  answers: readonly AnswerDescription[],
  status: number,
): AnswerDescription | undefined {
  return byStatus(status, (name) => answers.find((each) => each.status === name));
}

/** Whether the spec says anything of a status. */
export function isDocumented(description: OperationDescription, status: number): boolean {
  const { responses, failures } = description.operation;
  return byStatus(status, (name) => responses[name] ?? failures[name]) !== undefined;
}
