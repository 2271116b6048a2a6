import type { Headers } from "./platform.ts";

/** The scalar types for which some texts are invalid. Each has an error code, `invalid-…`. */
export const textTypes = [
  "boolean",
  "int32",
  "int64",
  "integer",
  "double",
  "decimal",
  "date-time",
  "date",
  "time",
  "duration",
  "uuid",
  "uri",
  "uri-reference",
  "base64",
] as const;

export type TextType = (typeof textTypes)[number];

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
  | `invalid-${TextType}`
  | "out-of-range"
  | "not-multiple"
  | "pattern-mismatch"
  | "unknown-value";

/** Codes of every error of this library. The reference says what each means. */
export type ErrorCode = ClientError["code"];

abstract class CallError extends Error {
  abstract override readonly name: string;
  /** What went wrong, in a form that does not change between releases. */
  abstract readonly code: string;
  /** The operation that was called; `undefined` where a codec was called by itself. */
  declare readonly operation: string | undefined;
  /** The URL requested last, without its query, which may hold secrets; absent if nothing was sent. */
  declare readonly url?: string;
  /** How many attempts were made; absent if nothing was sent. */
  declare readonly attempts?: number;
  /** The status of the response to the last attempt (RFC 9110 §15), if there was one. */
  declare readonly status?: number;
  /** The header fields of that response. */
  declare readonly headers?: Headers;

  constructor(message: string, operation: string | undefined, options?: ErrorOptions) {
    super(operation === undefined ? message : `${operation}: ${message}`, options);
    this.operation = operation;
  }
}

/**
 * Every error of this library. An abort is not one of them: it remains the platform's `AbortError`. A `switch` over
 * `code` or `name` narrows it to one class.
 */
export type ClientError = InputError | NetworkError | TimeoutError | HttpError | DecodeError;

/**
 * For `instanceof`, which narrows to the five classes: there are no others. It is the base class at run time; TypeScript
 * has no way to say that an abstract class has a closed set of subclasses, so the type is asserted.
 */
export const ClientError = CallError as unknown as abstract new (...given: never) => ClientError;

/** A value that cannot be sent. It is thrown before anything is sent. */
export class InputError extends CallError {
  override readonly name = "InputError" as const;
  override readonly code = "invalid-input" as const;
  /** Where the value is: a parameter's or an option's name, or the path in the document (`/a/b[2]/@c`). */
  declare readonly path: string;

  constructor(path: string, problem: string, operation?: string) {
    super(`${path.slice(0, 200)}: ${problem}`, operation);
    this.path = path;
  }
}

/** No response arrived: the connection failed, or broke before the response's end. */
export class NetworkError extends CallError {
  override readonly name = "NetworkError" as const;
  override readonly code = "network" as const;
}

/** No complete response within `timeoutMs`. */
export class TimeoutError extends CallError {
  override readonly name = "TimeoutError" as const;
  override readonly code = "timeout" as const;
}

/** A response with a status that is not a success for the operation. */
export class HttpError extends CallError {
  override readonly name = "HttpError" as const;
  override readonly code = "unexpected-status" as const;
  declare readonly status: number;
  /**
   * What the spec says the status means for this operation, where it says anything. If the body is not
   * XML, a gateway may have sent the status in place of the server; the message says so.
   */
  declare readonly meaning: string | undefined;
  /** The response's body as text, as far as it could be read. */
  declare readonly body: string;

  constructor(
    status: number,
    meaning: string | undefined,
    body: string,
    operation: string | undefined,
    { note = "", ...options }: ErrorOptions & { readonly note?: string } = {},
  ) {
    super(
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

/** A document that is not what the spec describes. No value is ever guessed. */
export class DecodeError extends CallError implements Position {
  override readonly name = "DecodeError" as const;
  declare readonly code: DecodeCode;
  /** Local names from the root (`/a/b[2]/@c`), positions in a list 1-based; `/` for the document. */
  declare readonly path: string;
  declare readonly line: number;
  declare readonly column: number;
  declare readonly excerpt: string;

  constructor(
    code: DecodeCode,
    path: string,
    problem: string,
    at: Position,
    operation?: string,
    options?: ErrorOptions,
  ) {
    super(`${path}: ${problem} (line ${at.line}, column ${at.column})`, operation, options);
    this.code = code;
    this.path = path;
    this.line = at.line;
    this.column = at.column;
    this.excerpt = at.excerpt;
  }
}

/** A value in a message: short, strings quoted, control characters and direction marks taken out. */
export function quote(value: unknown): string {
  if (typeof value === "string") return visible(JSON.stringify(value.slice(0, 60)));
  if (Array.isArray(value)) return "an array";
  if (typeof value === "function") return "a function";
  return value && typeof value === "object" ? "an object" : String(value).slice(0, 60);
}

/** A text in which control characters, direction marks and line ends show as `·`. */
export function visible(text: string): string {
  return text.replace(/[\p{C}\u2028\u2029]/gu, "·");
}

/** How many characters of a name are shown in a message. */
const LONGEST = 60;

/** A name in a message, or the beginning of it: short, and a copy, so that the text around it can be freed. */
export function cut(name: string): string {
  const start = [...name.slice(0, 2 * LONGEST + 1)];
  return start.slice(0, LONGEST).join("") + (start.length > LONGEST ? "…" : "");
}

/** A text for a message, without credentials and without what URLs in it have as query or fragment. */
export function redact(text: string): string {
  return text
    .replace(/(?<![^\s"'<>])(\w+:\/\/)?[^\s"'<>]*@/g, "$1…@")
    .replace(/[?#][^\s"'<>]+/g, "?…");
}
