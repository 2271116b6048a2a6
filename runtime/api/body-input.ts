import type { OperationDescription } from "./description.ts";

/** The members of an operation's input that the value of its body is. */
export function bodyInput(
  { operation }: Pick<OperationDescription, "operation">,
  value: unknown,
): { readonly [key: string]: unknown } {
  const key = operation.body?.key;
  return key === undefined ? Object.assign({}, value) : { [key]: value };
}
