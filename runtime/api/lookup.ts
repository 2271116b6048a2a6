import type { Document } from "../codec/codec.ts";
import { byStatus } from "../http/transport.ts";
import type { ApiDescription, OperationDescription } from "./description.ts";

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
): Document<unknown> | "none" | undefined {
  return byStatus(operation.responses, status);
}

/** Whether the spec says anything of a status. */
export function isDocumented(description: OperationDescription, status: number): boolean {
  const { failures } = description.operation;
  const { default: other } = failures;
  const meaning = byStatus(failures, status) ?? other;
  return answerDocument(description, status) !== undefined || meaning !== undefined;
}
