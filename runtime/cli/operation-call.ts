import type { Json } from "../api/case.ts";
import type { OperationDescription } from "../api/description.ts";
import { toJson } from "../api/json-value.ts";
import { answerContent } from "../api/lookup.ts";
import { type ClientError, DecodeError, HttpError } from "../errors.ts";
import type { ClientOptions } from "../http/client-options.ts";
import { send } from "../http/transport.ts";
import type { KnownValues } from "../probe/knowledge.ts";
import { indented, type Output, paint } from "../text/layout.ts";
import { printable, shortened } from "../text/printable.ts";
import { excerptLines, rawLines } from "./raw-text.ts";
import { valueLines } from "./value-lines.ts";

/** An operation to be called, and how. */
export interface Question {
  readonly description: OperationDescription;
  readonly client: ClientOptions;
  readonly input: { readonly [key: string]: unknown };
  readonly values: KnownValues;
}

/** What an operation answered: for people, a line for each value, and for tools. */
interface Answered {
  readonly lines: readonly string[];
  readonly json: Json;
}

/** Calls an operation once. Rejects as a client does. */
export async function callOperation(
  { description, client, input, values }: Question,
  signal: AbortSignal,
): Promise<Answered> {
  let status = 0;
  const onResponse = (response: Response): void => {
    status = response.status;
  };
  const value = await send(description.operation, { ...client, onResponse }, input, { signal });
  const document = answerContent(description, status);
  if (document === undefined) return { lines: [`done (${status})`], json: null };
  return {
    lines: valueLines(document, value, values),
    json: toJson(value, document.content),
  };
}

/** The longest message, in UTF-16 units. */
const LONGEST = 1_000;

/** A call that failed, for tools. What does not apply is null. */
export interface FailureDocument {
  readonly kind: string;
  readonly code: string;
  readonly operation: string | null;
  readonly message: string;
  readonly status: number | null;
  readonly meaning: string | null;
  readonly body: string | null;
  readonly path: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly excerpt: string | null;
}

export function failureDocument(error: ClientError): FailureDocument {
  const { name, code, operation = null, message } = error;
  const nothing = { status: null, meaning: null, body: null };
  const noPosition = { path: null, line: null, column: null, excerpt: null };
  const document = { kind: name, code, operation, message, ...nothing, ...noPosition };
  if (error instanceof HttpError) {
    const { status, meaning = null, body } = error;
    return { ...document, status, meaning, body };
  }
  if (!(error instanceof DecodeError)) return document;
  const { path, line, column, excerpt } = error;
  return { ...document, path, line, column, excerpt };
}

/** A call that failed, for people: what it is, where it is, and what the server said. */
export function failureLines(error: ClientError, output: Output): readonly string[] {
  const head = `${paint(output, "red", "error")} ${paint(output, "gray", `${error.code}:`)}`;
  return [`${head} ${printable(shortened(error.message, LONGEST))}`, ...evidence(error)];
}

function evidence(error: ClientError): readonly string[] {
  if (error instanceof DecodeError) return indented(excerptLines(error.excerpt));
  if (error instanceof HttpError && error.body !== "") return indented(rawLines(error.body, 10));
  return [];
}
