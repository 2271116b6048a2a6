import type { ApiDescription, OperationDescription } from "../api/description.ts";
import { unknown } from "./usage-error.ts";

/** The operation of an id. */
export function findOperation({ operations }: ApiDescription, id: string): OperationDescription {
  const found = operations.find(({ operation }) => operation.id === id);
  if (found) return found;
  throw unknown("operation", id, operationIds(operations));
}

export function operationIds(operations: readonly OperationDescription[]): readonly string[] {
  return operations.map(({ operation }) => operation.id);
}

/** Those that only read: a call changes nothing on the server. */
export function readOnly({ operations }: ApiDescription): readonly OperationDescription[] {
  return operations.filter(({ operation }) => operation.method === "GET");
}
