/** JSON that is read by people, too. */
import { expect, test } from "vitest";
import { printCompactJson } from "../../../../generator/emit/compact-json.ts";

const value = { id: "a", tags: ["b", "c"], none: {}, text: "Gr\u00f6\u00dfe\u2028", big: 1e21 };

test("what fits on a line is on one, but for the outer levels", () => {
  expect(printCompactJson([value], 2)).toBe(`[
  {
    "id": "a",
    "tags": ["b", "c"],
    "none": {},
    "text": "Gr\u00f6\u00dfe\\u2028",
    "big": 1e21
  }
]
`);
  expect(printCompactJson({ a: [] }, 0)).toBe('{ "a": [] }\n');
});

const linesOf = (document: unknown, open: number): number =>
  printCompactJson(document, open).trimEnd().split("\n").length;

test("a line of 100 columns is not broken, and one of 101 is", () => {
  const columns = '{ "a": "" }'.length;
  expect(linesOf({ a: "x".repeat(100 - columns) }, 0)).toBe(1);
  expect(linesOf({ a: "x".repeat(101 - columns) }, 0)).toBe(3);
});

test("a comma counts where one follows, and a wide character is two columns", () => {
  const held = { a: ["x".repeat(100 - '  "b": { "a": [""] }'.length)] };
  expect(linesOf({ b: held }, 1)).toBe(3);
  expect(linesOf({ b: held, c: 1 }, 1)).toBe(6);
  expect(linesOf({ a: "\u5927".repeat(45) }, 0)).toBe(3);
});

test("it is the same value", () => {
  for (const open of [0, 1, 5]) expect(JSON.parse(printCompactJson(value, open))).toEqual(value);
});
