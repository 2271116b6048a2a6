import { widthOf } from "../../runtime/text/layout.ts";

/** As wide as a line may be, as in all files of the repository. */
const WIDTH = 100;

/**
 * JSON as it is committed where there is much of it: an object or array that fits on a line is on one.
 * Those of the outer levels never are, so that a change of one member is a change of one line.
 *
 * @param open - How many levels are always written on several lines.
 */
export function printCompactJson(document: unknown, open: number): string {
  return `${printValue(document, "", 0, open)}\n`;
}

/**
 * @param indent - What is before the line's first character.
 * @param taken - How many columns of the first line are not free: indent, key and comma.
 */
function printValue(value: unknown, indent: string, taken: number, open: number): string {
  if (typeof value !== "object" || value === null) return scalar(value);
  if (open <= 0) {
    const line = inline(value);
    if (taken + widthOf(line) <= WIDTH) return line;
  }
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const entries = Object.entries(value);
  const parts = entries.map(([key, held], index) => {
    const name = isList ? "" : `${scalar(key)}: `;
    const comma = index < entries.length - 1 ? 1 : 0;
    return name + printValue(held, inner, inner.length + widthOf(name) + comma, open - 1);
  });
  const [start, end] = isList ? "[]" : "{}";
  if (parts.length === 0) return `${start}${end}`;
  return `${start}\n${parts.map((part) => inner + part).join(",\n")}\n${indent}${end}`;
}

function inline(value: unknown): string {
  if (typeof value !== "object" || value === null) return scalar(value);
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  const members = Object.entries(value).map(([key, held]) => `${scalar(key)}: ${inline(held)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

function scalar(value: unknown): string {
  // The formatter writes `1e21` where JavaScript writes `1e+21`.
  if (typeof value === "number") return JSON.stringify(value).replace("e+", "e");
  return escapeUnseen(JSON.stringify(value));
}

/** Characters that nobody sees, or that are half of a surrogate pair. */
const UNSEEN = /[\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff]/g;

/** A text of JSON or code in which only strings hold such characters. */
export function escapeUnseen(text: string): string {
  // Nearly all texts are ASCII, and looking for that is quicker.
  if (!/[^\n -~]/.test(text)) return text;
  return text.replace(UNSEEN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
