import { InputError } from "../errors.ts";
import { quote } from "../scalars.ts";

/** What a request wants to be answered, by its `Prefer` (RFC 7240). */
export interface Preferences {
  /** The name of a scenario. */
  readonly scenario?: string | undefined;
  /** The name of an example of the operation that is asked. */
  readonly example?: string | undefined;
  /** A status, documented or not. */
  readonly code?: number | undefined;
  /** For how long the answer is held back, in milliseconds. */
  readonly delay?: number | undefined;
}

/** One preference: its name, its value in quotation marks or without, and parameters, not looked at. */
const PREFERENCE =
  /[\s,]*([^\s,;="]+)[ \t]*(?:=[ \t]*(?:"((?:[^"\\]|\\.)*)"[ \t]*|([^",;]*)))?(?:;(?:[^",]|"(?:[^"\\]|\\.)*")*)?(?:,|$)/y;

/**
 * Reads `Prefer`; of several fields, their values joined by commas. Of a preference that comes twice the
 * first counts, one without a value is not there, and what is not known is passed over (RFC 7240 §2).
 * @throws {InputError} when it cannot be read, or a value cannot be used.
 */
export function readPreferences(prefer: string | null): Preferences {
  const given = read((prefer ?? "").replace(/[\s,]+$/, ""));
  return {
    scenario: given.get("scenario") || undefined,
    example: given.get("example") || undefined,
    code: numberOf(given.get("code"), "code", 200, 599),
    delay: numberOf(given.get("delay"), "delay", 0, 2 ** 31 - 1),
  };
}

/** `Preference-Applied` (RFC 7240 §3): the preferences that the answer goes by. */
export function applied(preferences: Preferences): string {
  return Object.entries(preferences)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${wordOf(String(value))}`)
    .join(", ");
}

function read(text: string): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  for (let at = 0; at < text.length; at = PREFERENCE.lastIndex) {
    PREFERENCE.lastIndex = at;
    const match = PREFERENCE.exec(text);
    if (!match) return refuse(`cannot be read from ${quote(text.slice(at))} on`);
    const [, name = "", quoted, plain = ""] = match;
    const value = quoted?.replace(/\\(.)/g, "$1") ?? plain.trim();
    const key = name.toLowerCase();
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
