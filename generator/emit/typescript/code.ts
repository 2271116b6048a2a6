import { isIdentifier } from "../../model/names.ts";
import { escapeUnseen } from "../compact-json.ts";

/**
 * The text of an expression. These functions write it on as few lines as they can: where a line is
 * broken, and which quotes a string has, is the formatter's business.
 */
export type Code = string;

/** One `key: value` of an object, left out where the value is `undefined`. */
export type Entry = readonly [key: string, value: Code | undefined];

/** What an object holds. Keys of the spec have to be in a list: an object moves those that look like an index. */
type Entries = readonly Entry[] | { readonly [key: string]: Code | undefined };

/** `name(a, b)`; what is `undefined` is left out. */
export function call(name: Code, ...items: readonly (Code | undefined)[]): Code {
  return `${name}(${present(items)})`;
}

/** `Name<A, B>` */
export function typeArguments(name: string, ...types: readonly string[]): string {
  return `${name}<${types.join(", ")}>`;
}

/** `[a, b]`; what is `undefined` is left out. */
export function list(items: readonly (Code | undefined)[]): Code {
  return `[${present(items)}]`;
}

function present(items: readonly (Code | undefined)[]): Code {
  return items.filter((item) => item !== undefined).join(", ");
}

/** `{ a: b }` */
export function object(entries: Entries): Code {
  return `{${entriesCode(entries)}}`;
}

/** An object with one entry a line, however short it is. */
export function expanded(entries: Entries): Code {
  const code = entriesCode(entries);
  // The formatter keeps an object open whose first entry is on a line of its own.
  return code === "" ? "{}" : `{\n${code}}`;
}

function entriesCode(entries: Entries): Code {
  const all: readonly Entry[] = isList(entries) ? entries : Object.entries(entries);
  return present(
    all.map(([name, value]) => (value === undefined ? value : `${key(name)}: ${value}`)),
  );
}

function isList(entries: Entries): entries is readonly Entry[] {
  return Array.isArray(entries);
}

/** Plain data, with the entries of its objects a line each. */
export function jsonCode(value: unknown): Code {
  if (typeof value === "string") return escapeUnseen(literal(value));
  if (Array.isArray(value)) return list(value.map(jsonCode));
  if (typeof value !== "object" || value === null) return String(value);
  return object(Object.entries(value).map(([name, held]): Entry => [name, jsonCode(held)]));
}

/** A string literal. */
export function literal(value: string): Code {
  return (
    JSON.stringify(value)
      .replace(/[\u2028\u2029\x7f-\x9f]/g, escapeCode)
      // The linter takes `"${"` for a template literal with the wrong quotes.
      .replaceAll("${", "\\u0024{")
  );
}

/** A text of several lines as a template literal, which shows them as they are. */
export function textLiteral(value: string): Code {
  // Other line ends and what an editor does not show stay visible as escapes.
  if (!/^[^\n]+\n/.test(value) || /[^\n -~]/.test(value)) return literal(value);
  return `\`${value.replace(/[\\`]|\$\{/g, "\\$&")}\``;
}

function escapeCode(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A name as the key of an object or interface: quoted only where it must be. */
export function key(name: string): Code {
  return isIdentifier(name) ? name : literal(name);
}
