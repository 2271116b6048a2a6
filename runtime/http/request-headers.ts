import { quote } from "../errors.ts";
import type { Headers as PlatformHeaders } from "../platform.ts";
import { isUnsendable } from "./forbidden-headers.ts";
import { isObject, type Refuse } from "./options.ts";

/** Headers as `fetch` takes them; an `undefined` one is not sent. */
export type RequestHeaders =
  | PlatformHeaders
  | Iterable<readonly [name: string, value: string]>
  | Readonly<Record<string, string | undefined>>;

/** Headers, or a function that is asked for them before each attempt. */
export type HeadersOption = RequestHeaders | (() => RequestHeaders | Promise<RequestHeaders>);

/** A name: a token (RFC 9110 §5.1). */
const NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/** What a value cannot have: controls but for the tab, and anything beyond Latin-1 (RFC 9110 §5.5). */
const NOT_IN_VALUE = /[^\t -~\x80-\xff]/u;

/** Refuses a header that cannot be sent, by the path of what it comes from. */
export function checkHeader(path: string, name: string, value: unknown, refuse: Refuse): void {
  // Of a text only the character is shown, since the rest may be a password.
  const wrong = typeof value === "string" ? NOT_IN_VALUE.exec(value) : [value];
  if (wrong) refuse(path, `${quote(wrong[0])} cannot be part of a header`);
  if (!NAME.test(name)) refuse(path, `${quote(name)} cannot be the name of a header`);
  if (isUnsendable(name)) refuse(path, "is a header that only the platform sends");
}

/** The headers of a client and of a call in one: a later one replaces those of its name before it. */
export function readHeaders(
  all: readonly (RequestHeaders | undefined)[],
  refuse: Refuse,
): PlatformHeaders {
  const headers = new Headers();
  for (const given of all) {
    // Of one object all are sent, even if names differ in nothing but their case.
    const own = new Headers();
    for (const [name, value] of pairsOf(given, refuse)) {
      if (value === undefined) continue;
      checkHeader(`headers.${name}`, name, value, refuse);
      own.append(name, value);
    }
    own.forEach((value, name) => {
      headers.set(name, value);
    });
  }
  return headers;
}

function pairsOf(
  given: RequestHeaders = {},
  refuse: Refuse,
): readonly (readonly [string, string | undefined])[] {
  const pairs: readonly (readonly [string, string | undefined])[] | undefined =
    Symbol.iterator in Object(given)
      ? [...(given as Iterable<readonly [string, string]>)]
      : isObject(given)
        ? Object.entries(given)
        : undefined;
  return pairs?.every((pair) => Array.isArray(pair) && pair.length === 2)
    ? pairs
    : refuse("headers", `must be what fetch takes as headers, got ${quote(given)}`);
}
