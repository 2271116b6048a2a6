import type { Json } from "../api/case.ts";
import type { OperationDescription } from "../api/description.ts";
import { toJson } from "../api/json-value.ts";
import { answerDocument } from "../api/lookup.ts";
import { ClientError, HttpError } from "../errors.ts";
import type { ClientOptions } from "../http/client-options.ts";
import { noContent } from "../http/operation.ts";
import { send } from "../http/transport.ts";
import { problemOf } from "../probe/failure.ts";
import type { KnownValues } from "../probe/knowledge.ts";
import { printable, shortened } from "../text/printable.ts";
import { type FailureDocument, failureDocument } from "./failed-call.ts";
import { linesOf, printed } from "./value-lines.ts";

/** The longest answer in a line, in UTF-16 units. */
const LONGEST = 1_000;

/** What an operation answered, in short and as JSON. */
export type StatusResult =
  | { readonly kind: "value"; readonly text: string; readonly json: Json }
  | { readonly kind: "error"; readonly text: string; readonly error: FailureDocument };

/** An operation to be asked, and how. */
export interface Question {
  readonly description: OperationDescription;
  readonly client: ClientOptions;
  readonly input: { readonly [key: string]: unknown };
  readonly values: KnownValues;
}

/** Asks once. Rejects as a call does. */
export async function ask(
  { description, client, input, values }: Question,
  signal: AbortSignal,
): Promise<StatusResult> {
  let status = 0;
  const onResponse = (response: Response): void => {
    status = response.status;
  };
  const value = await send(description.operation, { ...client, onResponse }, input, { signal });
  const document = answerDocument(description, status);
  if (document === undefined || document === noContent) {
    return { kind: "value", text: `done (${status})`, json: null };
  }
  const text = shortened(linesOf(document, value, values).map(printed).join(", "), LONGEST);
  return { kind: "value", text, json: toJson(value, document.content) };
}

/** A call that failed, in a line. Rethrows anything but a ClientError. */
export function failed(error: unknown): StatusResult {
  if (!(error instanceof ClientError)) throw error;
  // Of a status the message says more than the code.
  const code = error instanceof HttpError ? "" : ` ${error.code}`;
  const text = `error${code}: ${printable(shortened(problemOf(error)))}`;
  return { kind: "error", text, error: failureDocument(error) };
}
