/** Codes of a {@link DecodeError}: stable, so that programs may compare them. */
export type DecodeCode =
  | "not-well-formed"
  | "doctype"
  | "encoding"
  | "too-deep"
  | "too-large"
  | "empty-body"
  | "unexpected-root"
  | "missing"
  | "duplicate"
  | "unexpected-text"
  | "unexpected-element"
  | `invalid-${string}`
  | "out-of-range"
  | "unknown-value";

/** Codes of every error of this library. */
export type ErrorCode = DecodeCode | "invalid-input" | "network" | "timeout" | "unexpected-status";

/** Base class of every error of this library; an abort stays the platform's `AbortError`. */
export abstract class ClientError extends Error {
  abstract override readonly name: string;
  /** What went wrong, in a form that does not change between releases. */
  readonly code: ErrorCode;
  /** The operation that was called; `undefined` where a codec was called by itself. */
  readonly operation: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    operation: string | undefined,
    options?: ErrorOptions,
  ) {
    super(operation === undefined ? message : `${operation}: ${message}`, options);
    this.code = code;
    this.operation = operation;
  }
}

/** A value that cannot be sent. Given before anything is sent. */
export class InputError extends ClientError {
  override readonly name = "InputError";
  /** Where the value stands: a parameter's name, or the path in the document (`/a/b[2]/@c`). */
  readonly path: string;

  constructor(path: string, problem: string, operation?: string) {
    super("invalid-input", `${path.slice(0, 200)}: ${problem}`, operation);
    this.path = path;
  }
}

/** No answer arrived: the connection failed, or broke before the answer's end. */
export class NetworkError extends ClientError {
  override readonly name = "NetworkError";
}

/** No complete answer within `timeoutMs`. */
export class TimeoutError extends ClientError {
  override readonly name = "TimeoutError";
}

/** An answer with a status that is no success for the operation. */
export class HttpError extends ClientError {
  override readonly name = "HttpError";
  /** The HTTP status (RFC 9110 §15). */
  readonly status: number;
  /**
   * What the spec says the status means for this operation, where it says anything. If the body is no
   * XML, a gateway may have sent the status in place of the server; the message says so.
   */
  readonly meaning: string | undefined;
  /** The answer's body as text, as far as it could be read. */
  readonly body: string;

  constructor(
    status: number,
    meaning: string | undefined,
    body: string,
    operation: string | undefined,
    { note = "", ...options }: ErrorOptions & { readonly note?: string } = {},
  ) {
    super(
      "unexpected-status",
      (meaning === undefined ? `the server answered ${status}` : `${meaning} (status ${status})`) +
        note,
      operation,
      options,
    );
    this.status = status;
    this.meaning = meaning;
    this.body = body;
  }
}

/** Where in a document something was found. Lines and columns start at 1; a column is a code point. */
export interface Position {
  readonly line: number;
  readonly column: number;
  /** The line, or the part of it around the column, and below it a caret. */
  readonly excerpt: string;
}

/** A document that is not what the spec describes. No value is ever made up in its place. */
export class DecodeError extends ClientError implements Position {
  override readonly name = "DecodeError";
  declare readonly code: DecodeCode;
  /** Local names from the root (`/a/b[2]/@c`), positions in a list 1-based; `/` for the document. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly excerpt: string;

  constructor(
    code: DecodeCode,
    path: string,
    problem: string,
    at: Position,
    operation?: string,
    options?: ErrorOptions,
  ) {
    super(code, `${path}: ${problem} (line ${at.line}, column ${at.column})`, operation, options);
    this.path = path;
    this.line = at.line;
    this.column = at.column;
    this.excerpt = at.excerpt;
  }
}

/** A value in a message: short, strings quoted, control characters and direction marks taken out. */
export function quote(value: unknown): string {
  if (typeof value !== "string")
    return value && typeof value === "object" ? "an object" : String(value);
  return JSON.stringify(value.slice(0, 60)).replace(/[\p{C}\u2028\u2029]/gu, "·");
}

/** Names in a message are cut behind so many characters. */
const LONGEST = 60;

/** A name in a message, or the beginning of it: short, and no part of the text that it stood in. */
export function cut(name: string): string {
  const start = [...name.slice(0, 2 * LONGEST + 1)];
  return start.length > LONGEST ? `${start.slice(0, LONGEST).join("")}…` : start.join("");
}
