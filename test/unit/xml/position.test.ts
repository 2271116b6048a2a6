import { describe, expect, test } from "vitest";
import { positionOf } from "../../../runtime/xml/position.ts";

/** The position of the «mark» in a text. */
function at(marked: string) {
  const offset = marked.indexOf("«");
  return positionOf(marked.replace("«", ""), offset);
}

describe("lines and columns start at 1", () => {
  test.each([
    ["«abc", 1, 1],
    ["ab«c", 1, 3],
    ["abc«", 1, 4],
    ["«", 1, 1],
    ["abc«\ndef", 1, 4],
    ["abc\n«def", 2, 1],
    ["a\r\n\r\n«b", 3, 1],
    ["a\r\r«b", 3, 1],
    ["a\n\rb\r\nc«", 4, 2],
    // A line ends at these only where they are XML 1.1's.
    ["a\x85b\u2028c«", 1, 6],
    // Two UTF-16 units, one code point; but each part of a family is one.
    ["\u{1f600}«", 1, 2],
    ["\u{1f468}\u200d\u{1f469}«", 1, 4],
    // A half by itself is a character of its own; the mark of byte order is none.
    ["\ud83dx\ude00«", 1, 4],
    ["x\ude00«", 1, 3],
    ["\ud83d\ud83d\ude00«", 1, 3],
    ["\ufeff«a", 1, 1],
    ["«\ufeffa", 1, 1],
    ["e\u0301«", 1, 3],
    ["\t«", 1, 2],
  ])("%j", (marked, line, column) => {
    expect(at(marked)).toMatchObject({ line, column });
  });
});

describe("the excerpt", () => {
  test.each([
    ["a line and a caret below", "<a>\n  <b «c>\n</a>", ["  <b c>", "     ^"]],
    ["the end of a line", "ab«\ncd", ["ab", "  ^"]],
    ["an empty line", "ab\n«\ncd", ["", "^"]],
    [
      "forty characters before and forty behind",
      `${"a".repeat(50)}«${"b".repeat(50)}`,
      [`${"a".repeat(40)}${"b".repeat(40)}`, `${" ".repeat(40)}^`],
    ],
    [
      "characters are not torn apart",
      `${"\u{1f600}".repeat(50)}«${"\u{1f4a9}".repeat(50)}`,
      [`${"\u{1f600}".repeat(40)}${"\u{1f4a9}".repeat(40)}`, `${" ".repeat(40)}^`],
    ],
    [
      "control characters, direction marks and line separators show as dots",
      "\x1b[31m\t\x07\x9b\u202e\u2028\ufeff\ud800«\x00x",
      ["·[31m········x", "            ^"],
    ],
  ])("%s", (_, marked, lines) => {
    expect(at(marked).excerpt).toBe(lines.join("\n"));
  });
});
