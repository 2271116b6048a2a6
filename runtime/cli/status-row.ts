import type { Json } from "../api/case.ts";
import { ClientError, HttpError } from "../errors.ts";
import { problemOf } from "../probe/failure.ts";
import { printable, shortened } from "../text/printable.ts";
import { type FailureDocument, failureDocument } from "./failed-call.ts";
import { callOperation, type Question } from "./operation-call.ts";

/** The longest answer in a line, in UTF-16 units. */
const LONGEST = 1_000;

/** What an operation answered, in short and as JSON. */
export type StatusResult =
  | { readonly kind: "value"; readonly text: string; readonly json: Json }
  | { readonly kind: "error"; readonly text: string; readonly error: FailureDocument };

/** Asks once. Rejects as a call does. */
export async function ask(question: Question, signal: AbortSignal): Promise<StatusResult> {
  const { lines, json } = await callOperation(question, signal);
  return { kind: "value", text: shortened(lines.join(", "), LONGEST), json };
}

/** A call that failed, in a line. Rethrows anything but a ClientError. */
export function failed(error: unknown): StatusResult {
  if (!(error instanceof ClientError)) throw error;
  // Of a status the message says more than the code.
  const code = error instanceof HttpError ? "" : ` ${error.code}`;
  const text = `error${code}: ${printable(shortened(problemOf(error)))}`;
  return { kind: "error", text, error: failureDocument(error) };
}
