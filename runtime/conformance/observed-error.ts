import { ClientError, DecodeError, HttpError, InputError } from "../errors.ts";
import type { Outcome } from "./target.ts";

/**
 * An error of this library as the outcome of a case.
 *
 * @throws Any other error, as it is: it is a mistake, and no outcome.
 */
export function observedError(error: unknown): Outcome {
  if (!(error instanceof ClientError)) throw error;
  const { code, message } = error;
  if (error instanceof DecodeError) {
    const { path, line, column } = error;
    return { kind: "error", error: { code, message, path, line, column } };
  }
  if (error instanceof InputError) {
    return { kind: "error", error: { code, message, path: error.path } };
  }
  if (error instanceof HttpError) {
    return { kind: "error", error: { code, message, status: error.status } };
  }
  return { kind: "error", error: { code, message } };
}
