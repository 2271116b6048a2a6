import { type ClientError, DecodeError, HttpError } from "../errors.ts";
import { indented, type Output, paint } from "../text/layout.ts";
import { printable, shortened } from "../text/printable.ts";
import { excerptLines, rawLines } from "./raw-text.ts";

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
