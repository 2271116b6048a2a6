import type { Case, Json, WireBody, WireRequest } from "../api/case.ts";
import { isObject } from "../http/options.ts";
import { beginning } from "../text/printable.ts";
import { shownJson } from "./json-difference.ts";
import { NoAnswerError, type ObservedError, type Outcome, type Target } from "./target.ts";

/** A program that reads cases and writes their outcomes, a line of JSON each. */
export interface Testee {
  readonly name: string;
  /**
   * Sends a line, and gives the line that comes back. Starts the program if it does not run.
   *
   * @param signal - Aborts when the answer is no longer needed; the program is ended then.
   * @throws {NoAnswerError} when the program ends, or prints what is no answer.
   */
  ask(line: string, signal: AbortSignal | undefined): Promise<string>;
  /** Kills the program, which is in an unknown state. The next line starts it again. */
  stop(): void;
}

/**
 * Any program as a target. It gets each case as the case files have it, without `expect`. What it
 * does not say of an error or a request is not compared.
 */
export function testeeTarget(testee: Testee): Target {
  return {
    name: testee.name,
    partial: true,
    async run(each, signal) {
      const { expect, ...given } = each;
      const line = await testee.ask(JSON.stringify(given), signal);
      try {
        return readAnswer(line, each);
      } catch (error) {
        // Whatever it prints next may belong to this case.
        testee.stop();
        throw error;
      }
    },
  };
}

const KINDS = ["value", "nothing", "error", "request", "skipped"] as const;

/** @throws {NoAnswerError} for a line that is no answer to this case. */
function readAnswer(line: string, { id }: Case): Outcome {
  const answer = parsed(line);
  if (!isObject(answer)) throw noAnswer('an object with an "id"', line);
  if (answer.id !== id) {
    const expected = `an answer with the "id" ${shownJson(id)}`;
    throw noAnswer(expected, line, ": print one line for each case");
  }
  const [kind, second] = KINDS.filter((each) => each in answer);
  if (kind === undefined || second !== undefined) {
    throw noAnswer(`one of ${KINDS.join(", ")}`, line);
  }
  const outcome = readOutcome(kind, answer[kind]);
  if (outcome === undefined) throw noAnswer(FORMS[kind], line);
  return outcome;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw noAnswer("a line of JSON", line, ": what is no answer goes to stderr");
  }
}

/** A line in a message is cut here, in UTF-16 units. */
const LONGEST_LINE = 200;

function noAnswer(expected: string, line: string, hint = ""): NoAnswerError {
  return new NoAnswerError(`expected ${expected}, got ${beginning(line, LONGEST_LINE)}${hint}`);
}

/** What is expected of an answer, by its kind. */
const FORMS: { readonly [kind in (typeof KINDS)[number]]: string } = {
  value: '"value" to be a value of JSON',
  nothing: '"nothing" to be true',
  error: '"error" to have a "code", and maybe path, line, column and status',
  request:
    '"request" to have method, path, headers, and maybe a body as { "text" } or { "base64" }',
  skipped: '"skipped" to be the reason',
};

function readOutcome(kind: (typeof KINDS)[number], given: unknown): Outcome | undefined {
  switch (kind) {
    case "value":
      // It comes from JSON.
      return { kind, value: given as Json };
    case "nothing":
      return given === true ? { kind } : undefined;
    case "error":
      return readError(given);
    case "request":
      return readRequest(given);
    case "skipped":
      return typeof given === "string" ? { kind, reason: given } : undefined;
  }
}

function readError(given: unknown): Outcome | undefined {
  if (!isObject(given)) return undefined;
  const { code, message = "no message", path, line, column, status } = given;
  if (typeof code !== "string" || typeof message !== "string") return undefined;
  if (!isOptional(path, "string") || ![line, column, status].every(isOptionalNumber)) {
    return undefined;
  }
  const places = { path, line, column, status } as Partial<ObservedError>;
  return { kind: "error", error: { code, message, ...withoutAbsent(places) } };
}

function readRequest(given: unknown): Outcome | undefined {
  if (!isObject(given)) return undefined;
  const { method, path, headers, body } = given;
  if (!isOptional(method, "string") || !isOptional(path, "string")) return undefined;
  if (headers !== undefined && !isHeaders(headers)) return undefined;
  if (body !== undefined && !isBody(body)) return undefined;
  const request = { method, path, headers: lowerCased(headers), body } as Partial<WireRequest>;
  return { kind: "request", request: withoutAbsent(request) };
}

function isOptional(value: unknown, type: "string" | "number"): boolean {
  return value === undefined || value === null || typeof value === type;
}

function isOptionalNumber(value: unknown): boolean {
  return isOptional(value, "number");
}

function isHeaders(value: unknown): value is { readonly [name: string]: string } {
  return isObject(value) && Object.values(value).every((each) => typeof each === "string");
}

function isBody(value: unknown): value is WireBody {
  if (!isObject(value)) return false;
  return typeof value.text === "string" || typeof value.base64 === "string";
}

/** Names of header fields have no letter case (RFC 9110 §5.1). */
function lowerCased(headers: unknown): WireRequest["headers"] | undefined {
  if (!isHeaders(headers)) return undefined;
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

/** Languages without `undefined` write `null` for what is not there. */
function withoutAbsent<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, held]) => held !== undefined && held !== null),
  ) as T;
}
