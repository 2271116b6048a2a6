import type { Json } from "../api/case.ts";
import { ClientError, HttpError, InputError } from "../errors.ts";
import { problemOf } from "../probe/failure.ts";
import { printable, shortened } from "../text/printable.ts";
import {
  callOperation,
  type FailureDocument,
  failureDocument,
  type Question,
} from "./operation-call.ts";

/** The longest answer in a line, in UTF-16 units. */
const LONGEST = 1_000;

/** What an operation answered, in short and as JSON. */
export type StatusResult =
  | { readonly kind: "value"; readonly text: string; readonly json: Json }
  | { readonly kind: "error"; readonly text: string; readonly error: FailureDocument };

/** The result of calling an operation, and how long that took. */
export interface StatusRow {
  readonly operation: string;
  readonly result: StatusResult;
  readonly latencyMs: number;
  /** Why the call failed, if it did. */
  readonly failure: unknown;
}

/**
 * Asks once. A call that fails gives a row, too.
 * @throws {InputError} when an input or an option cannot be used.
 * @throws The signal's reason, when that aborts.
 */
export async function ask(question: Question, signal: AbortSignal): Promise<StatusRow> {
  const operation = question.description.operation.id;
  const started = performance.now();
  let result: StatusResult;
  let failure: unknown;
  try {
    const { lines, json } = await callOperation(question, signal);
    result = { kind: "value", text: shortened(lines.join(", "), LONGEST), json };
  } catch (error) {
    if (error instanceof InputError) throw error;
    failure = error;
    result = failed(error);
  }
  return { operation, result, latencyMs: Math.round(performance.now() - started), failure };
}

/** A call that failed, in a line. Rethrows anything but a ClientError. */
export function failed(error: unknown): StatusResult {
  if (!(error instanceof ClientError)) throw error;
  // Of a status the message says more than the code.
  const code = error instanceof HttpError ? "" : ` ${error.code}`;
  const text = `error${code}: ${printable(shortened(problemOf(error)))}`;
  return { kind: "error", text, error: failureDocument(error) };
}

/** The members of a JSON document that a result has. */
export function resultDocument(result: StatusResult) {
  return {
    value: result.kind === "value" ? result.json : null,
    error: result.kind === "error" ? result.error : null,
  };
}
