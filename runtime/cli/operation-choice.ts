import type { ApiDescription, OperationDescription } from "../api/description.ts";
import { quote } from "../errors.ts";
import { nearest } from "../text/typed-names.ts";
import { UserError } from "./usage-error.ts";

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

/** The error for an unknown name, with the one that may have been meant. */
export function unknown(kind: string, name: string, names: readonly string[]): UserError {
  const near = nearest(name, names);
  const all = names.length > 0 ? `there are: ${names.join(", ")}` : "there are none";
  const hint = near === undefined ? all : `did you mean ${near}?`;
  return new UserError(`no ${kind} is called ${quote(name)}`, hint);
}
