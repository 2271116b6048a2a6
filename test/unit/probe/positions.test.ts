import { describe, expect, test } from "vitest";
import { positionsOf } from "../../../runtime/probe/positions.ts";
import { positionOf } from "../../../runtime/xml/position.ts";

describe("many positions are those that are found one by one:", () => {
  test.each([
    ["lines of each kind", "a\nbc\r\nd\re\n\r\n\r\rf"],
    ["a byte order mark", "\ufeffab\ncd"],
    ["a byte order mark in the middle", "ab\n\ufeffcd"],
    ["pairs of surrogates", "😀a😀\n😀😀b"],
    ["halves of pairs", "\ud83da\ude00\ude00\ud83d"],
    ["a line that is longer than an excerpt", `${"x😀".repeat(200)}\ny`],
    ["nothing", ""],
  ])("%s", (_name, text) => {
    const offsets = Array.from({ length: text.length + 1 }, (_, i) => i);
    expect(positionsOf(text, offsets)).toEqual(offsets.map((at) => positionOf(text, at)));
    const backwards = [...offsets].reverse();
    expect(positionsOf(text, backwards)).toEqual(backwards.map((at) => positionOf(text, at)));
    expect(positionsOf(text, [...offsets, ...offsets])).toHaveLength(2 * offsets.length);
  });
});
