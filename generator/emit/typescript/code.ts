import { isIdentifier } from "../../model/names.ts";
import { escapeUnseen } from "../compact-json.ts";

/**
 * The text of an expression. These functions write it on as few lines as they can: where a line is
 * broken, and which quotes a string has, is the formatter's business.
 */
export type Code = string;

/** One `key: value` of an object. */
export type Entry = readonly [key: string, value: Code];

/** `name(a, b)` */
export function call(name: Code, ...items: readonly Code[]): Code {
  return `${name}(${items.join(", ")})`;
}

/** `Name<A, B>` */
export function typeArguments(name: string, ...types: readonly string[]): string {
  return `${name}<${types.join(", ")}>`;
}

/** `[a, b]` */
export function list(items: readonly Code[]): Code {
  return `[${items.join(", ")}]`;
}

/** `{ a: b }`. The entries stay in their order, also where a key looks like an index. */
export function object(entries: readonly Entry[]): Code {
  return `{${entriesCode(entries)}}`;
}

/** An object with one entry a line, however short it is. */
export function expanded(entries: readonly Entry[]): Code {
  // The formatter keeps an object open whose first entry is on a line of its own.
  return entries.length === 0 ? "{}" : `{\n${entriesCode(entries)}}`;
}

function entriesCode(entries: readonly Entry[]): Code {
  return entries.map(([name, value]) => `${key(name)}: ${value}`).join(", ");
}

/** Plain data, with the entries of its objects a line each. */
export function jsonCode(value: unknown): Code {
  if (typeof value === "string") return escapeUnseen(literal(value));
  if (Array.isArray(value)) return list(value.map(jsonCode));
  if (typeof value !== "object" || value === null) return String(value);
  return object(Object.entries(value).map(([name, held]) => [name, jsonCode(held)]));
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
