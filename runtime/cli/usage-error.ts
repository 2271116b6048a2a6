import { quote } from "../errors.ts";
import { nearest } from "../text/typed-names.ts";

/**
 * What stops a command before it does anything: wrong usage, a file that cannot be read. The exit
 * status is 2. The message is for people; there is no need for a stack.
 */
export class UserError extends Error {
  override readonly name = "UsageError";
  /** What to do about it, a line each. */
  readonly hints: readonly string[];

  constructor(message: string, ...hints: readonly string[]) {
    super(message);
    this.hints = hints;
  }
}

/** The error for an unknown name, with the one that may have been meant. */
export function unknown(kind: string, name: string, names: readonly string[]): UserError {
  const near = nearest(name, names);
  const all = names.length > 0 ? `there are: ${names.join(", ")}` : "there are none";
  const hint = near === undefined ? all : `did you mean ${near}?`;
  return new UserError(`no ${kind} is called ${quote(name)}`, hint);
}

/**
 * Refuses an operand.
 * @param name - What takes none: a command, or an operation after `call`.
 * @throws {UserError} where there is one.
 */
export function refuseOperand(
  operand: string | undefined,
  name: string,
  ...hints: readonly string[]
): void {
  if (operand === undefined) return;
  throw new UserError(`${name} takes no operand, and got ${operand}`, ...hints);
}
