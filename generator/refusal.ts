/**
 * What stops the generator without being a problem of the spec: wrong usage, a file that cannot be
 * read, a file in the way. The message is for people; there is no need for a stack.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  /** What to do about it. */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** An error of the file system is no bug of the generator; any other error stays what it is. */
export function asRefusal(error: unknown): unknown {
  return error instanceof Error && "syscall" in error ? new Refusal(error.message) : error;
}
