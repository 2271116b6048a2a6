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
