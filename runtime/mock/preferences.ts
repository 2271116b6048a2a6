import { InputError, quote } from "../errors.ts";
import { membersOf } from "../http/header-fields.ts";

/** The answer that a request prefers, by its `Prefer` (RFC 7240) or its URL. */
export interface Preferences {
  /** The name of a scenario. */
  readonly scenario?: string | undefined;
  /** The name of an example of the operation that is asked. */
  readonly example?: string | undefined;
  /** Where the example was requested, for messages. */
  readonly exampleIn?: "Prefer" | typeof EXAMPLE | undefined;
  /** A status, documented or not. */
  readonly code?: number | undefined;
  /** How long the answer is delayed, in milliseconds. */
  readonly delay?: number | undefined;
}

/** The parameter of a URL that asks for an example, as users of Prism know it. */
const EXAMPLE = "__example";

/**
 * Reads `Prefer`; of several fields, their values joined by commas. Of a preference that comes twice the
 * first counts, one without a value is not there, and what is not known is passed over (RFC 7240 §2). An example may
 * also be requested in the query, for clients that cannot set a header.
 * @throws {InputError} when it cannot be read, or a value cannot be used.
 */
export function readPreferences(prefer: string | null, query?: URLSearchParams): Preferences {
  const given = read(prefer);
  const preferred = given.get("example");
  const asked = preferred ? undefined : query?.get(EXAMPLE);
  return {
    scenario: given.get("scenario") || undefined,
    example: preferred || asked || undefined,
    exampleIn: asked ? EXAMPLE : "Prefer",
    code: numberOf(given.get("code"), "code", 200, 599),
    delay: numberOf(given.get("delay"), "delay", 0, 2 ** 31 - 1),
  };
}

/** `Preference-Applied` (RFC 7240 §3): the preferences that the answer goes by. */
export function applied({ exampleIn: _, ...preferences }: Preferences): string {
  return Object.entries(preferences)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${wordOf(String(value))}`)
    .join(", ");
}

/** What begins a member: up to a semicolon outside of quoted strings, after which come parameters. */
const PREFERENCE = /^(?:[^;"]|"(?:[^"\\]|\\.?)*"?)*/s;

/** A value in quotation marks, and nothing else. */
const QUOTED = /^"((?:[^"\\]|\\.)*)"$/s;

function read(prefer: string | null): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  const members = membersOf(prefer);
  for (const [index, member] of members.entries()) {
    if (member.trim() === "") continue;
    const [preference = ""] = PREFERENCE.exec(member) ?? [];
    const [, name = preference] = /^([^=]*)=/.exec(preference) ?? [];
    const plain = preference.slice(name.length + 1).trim();
    const value = QUOTED.exec(plain)?.[1]?.replace(/\\(.)/gs, "$1") ?? plain;
    const key = name.trim().toLowerCase();
    if (!/^[^\s"]+$/.test(key) || (value === plain && plain.includes('"'))) {
      return refuse(`cannot be read from ${quote(members.slice(index).join())} on`);
    }
    if (!given.has(key)) given.set(key, value);
  }
  return given;
}

function numberOf(
  text: string | undefined,
  name: string,
  min: number,
  max: number,
): number | undefined {
  if (!text) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  // Written so that NaN is refused.
  if (value >= min && value <= max) return value;
  return refuse(`${name} must be a whole number from ${min} to ${max}, not ${quote(text)}`);
}

/** A value as a token, or else in quotation marks (RFC 9110 §5.6.4). */
function wordOf(value: string): string {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(value) ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;
}

function refuse(problem: string): never {
  throw new InputError("Prefer", problem);
}
