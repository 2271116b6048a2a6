import type { WireBody } from "../api/case.ts";
import type { ApiDescription } from "../api/description.ts";
import { refuse } from "../api/refuse-input.ts";
import { bytesOf, isBodyless, isOfConnection } from "../api/wire-body.ts";
import { quote } from "../errors.ts";
import { type Check, flag, isObject } from "../http/options.ts";
import type { Bytes } from "../platform.ts";
import { choice } from "./reply.ts";

/** Something that goes wrong instead of the next answers. */
export interface Fault {
  /** The id of the operation; any if left out. */
  readonly operation?: string | undefined;
  /** How many requests it affects; `null` means all until it is cleared. Defaults to 1. */
  readonly times?: number | null | undefined;
  /** The answer's status, from 200 to 599. The answer then has only the headers and body given here. */
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: WireBody | undefined;
  /** How long the answer is delayed, in milliseconds. On its own, it delays the normal answer. */
  readonly delayMs?: number | undefined;
  /** Cuts the connection instead of answering. */
  readonly drop?: boolean | undefined;
}

/** A checked fault. */
export interface PreparedFault {
  readonly fault: Fault;
  /** How many more requests it affects. */
  readonly left: number | null;
  /** The body of its answer. */
  readonly bytes: Bytes | undefined;
}

const rules: { readonly [K in keyof Required<Fault>]: Check } = {
  operation: ["the id of an operation", isText],
  times: [
    "a whole number from 1, or null for every request until it is cleared",
    (value) => value === null || isWhole(value, 1, Number.MAX_SAFE_INTEGER),
  ],
  status: ["a whole number from 200 to 599", (value) => isWhole(value, 200, 599)],
  headers: ["an object of texts", isRecord],
  body: [
    '{ "text": "…" } or { "base64": "…" }',
    (value) => isRecord(value) && /^(text|base64)$/.test(Object.keys(value).join()),
  ],
  delayMs: ["a whole number from 0 to 2147483647", (value) => isWhole(value, 0, 2 ** 31 - 1)],
  drop: flag,
};

/**
 * Checks a fault: it may have come by HTTP.
 * @throws {InputError} by the name of the member that cannot be used.
 */
export function readFault(given: unknown, { operations }: ApiDescription): PreparedFault {
  const fault = checked(given);
  const { operation, times = 1, status, headers = {}, body, delayMs, drop } = fault;
  const ids = operations.map((each) => each.operation.id);
  if (operation !== undefined && !ids.includes(operation)) {
    refuse("operation", `no operation is called ${quote(operation)}; ${choice(ids)}`);
  }
  if (status === undefined) {
    if (fault.headers) refuse("headers", "are those of an answer, so a status has to be given too");
    if (body) refuse("body", "needs a status");
    if (!drop && delayMs === undefined)
      refuse("fault", "must have a status, a delayMs or a drop, or nothing would go wrong");
  } else if (drop) refuse("drop", "leaves no answer, so there is no status");
  const bytes = body && bytesOf(body, (_code, problem) => refuse("body.base64", problem));
  if (status !== undefined && isBodyless(status) && bytes?.length) {
    refuse("body", `cannot be with status ${status} (RFC 9110 §15)`);
  }
  for (const [name, value] of Object.entries(headers)) checkHeader(name, value, bytes?.length ?? 0);
  return { fault, left: times, bytes };
}

function checked(given: unknown): Fault {
  if (!isObject(given)) {
    return refuse("fault", 'expected an object, such as { "status": 503 }');
  }
  for (const [name, value] of Object.entries(given)) {
    const rule = Object.hasOwn(rules, name) ? rules[name as keyof Fault] : undefined;
    if (!rule)
      return refuse("fault", `has no member ${quote(name)}; ${choice(Object.keys(rules))}`);
    const [expected, fits] = rule;
    if (value !== undefined && !fits(value)) refuse(name, `must be ${expected}`);
  }
  return { ...given };
}

function checkHeader(name: string, value: string, length: number): void {
  const path = `headers.${name}`;
  // The name is a token, the value Latin-1 without controls but for the tab (RFC 9110 §5.1, §5.5).
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) refuse(path, "is not a valid name of a header");
  if (!/^[\t -~\x80-\xff]*$/.test(value)) refuse(path, `${quote(value)} cannot be in a header`);
  if (isOfConnection(name)) refuse(path, "is the connection's, so it cannot be chosen");
  if (/^content-length$/i.test(name) && value !== String(length)) {
    refuse(path, `must be that of the body, ${length}, or be left out`);
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isWhole(value: unknown, min: number, max: number): boolean {
  return Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
}

/** An object of texts. */
function isRecord(value: unknown): value is Readonly<Record<string, string>> {
  return isObject(value) && Object.values(value).every(isText);
}
