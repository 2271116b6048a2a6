import type { Case, Json } from "../../runtime/conformance/case.ts";
import { escapeUnseen } from "./json-file.ts";
import { key, literal, widthOf } from "./layout.ts";

const WIDTH = 100;

/**
 * Cases as items of an array, laid out as the formatter would. There is far more of this than of any
 * other code and it is plain values alone, so it does not go through layout.ts: that takes three times
 * as long.
 */
export function casesCode(cases: readonly Case[]): string {
  return cases.map((each) => `  ${spread(toValue(each), "  ")},\n`).join("");
}

/** A value, and what it is on one line; nothing where it is never that. */
interface Value {
  readonly line: string | undefined;
  readonly open: "{" | "[" | "";
  readonly items: readonly Item[];
}

interface Item {
  /** `key: ` in an object. */
  readonly before: string;
  readonly value: Value;
}

function toValue(value: Json | Case): Value {
  if (typeof value === "string") return { line: escapeUnseen(literal(value)), open: "", items: [] };
  // The formatter writes `1e21` where JavaScript writes `1e+21`.
  if (typeof value !== "object" || value === null) {
    return { line: String(value).replace("e+", "e"), open: "", items: [] };
  }
  if (isList(value)) {
    const items = value.map((item) => ({ before: "", value: toValue(item) }));
    return { line: isTable(items) ? undefined : lineOf("[", items), open: "[", items };
  }
  const items = Object.entries(value).map(([name, held]: [string, Json]) => {
    return { before: `${keyOf(name)}: `, value: toValue(held) };
  });
  return { line: lineOf("{ ", items), open: "{", items };
}

/** Whether the formatter puts each item on a line of its own, however short they are. */
function isTable(items: readonly Item[]): boolean {
  return items.length > 1 && items.every(({ value }) => value.items.length > 1);
}

/** All of it on one line; nothing where that is too long for any. */
function lineOf(open: "[" | "{ ", items: readonly Item[]): string | undefined {
  let line = "";
  for (const { before, value } of items) {
    if (value.line === undefined || line.length + value.line.length > WIDTH) return undefined;
    line += `${line === "" ? "" : ", "}${before}${value.line}`;
  }
  if (open === "[") return `[${line}]`;
  return line === "" ? "{}" : `{ ${line} }`;
}

/** An object or array with each of its items on a line of its own. */
function spread({ open, items }: Value, margin: string): string {
  const inner = `${margin}  `;
  const lines = items.map((item) => `${inner}${printItem(item, inner)},\n`);
  return `${open}\n${lines.join("")}${margin}${open === "{" ? "}" : "]"}`;
}

function printItem({ before, value }: Item, margin: string): string {
  const { line } = value;
  // One column is for the comma.
  const left = WIDTH - 1 - margin.length - before.length;
  if (line !== undefined && (line.length <= left / 2 || widthOf(line) <= left))
    return before + line;
  if (value.open !== "") return before + spread(value, margin);
  // Below so short a key nothing would be gained, so a string stays beside it.
  return before.length <= 6 ? `${before}${line}` : `${before.trimEnd()}\n${margin}  ${line}`;
}

const keys = new Map<string, string>();

/** The same few keys come again and again. */
function keyOf(name: string): string {
  const known = keys.get(name) ?? key(name);
  keys.set(name, known);
  return known;
}

function isList(value: Json | Case): value is readonly Json[] {
  return Array.isArray(value);
}
