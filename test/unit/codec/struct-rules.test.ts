/** What a struct asks of its element, for those who look for all that is wrong: the decoder ends at the first. */
import { describe, expect, test } from "vitest";
import {
  attribute,
  count,
  element,
  list,
  optional,
  required,
  textContent,
} from "../../../runtime/codec/codec.ts";
import { int32, string } from "../../../runtime/codec/scalars.ts";
import { countProblem, stepOf } from "../../../runtime/codec/struct-rules.ts";

describe("a member that came so often", () => {
  const member = () => required(element("lamp"), string);
  const text = () => required(textContent, string);
  const items = () => list(element("lamp"), int32, count(2, 3));

  test.each([
    ["an element, never", member, 0, ["missing", "this element is missing"]],
    ["an element, once", member, 1, undefined],
    [
      "an element that may be left out, never",
      () => optional(element("lamp"), string),
      0,
      undefined,
    ],
    [
      "an attribute, never",
      () => required(attribute("lamp"), string),
      0,
      ["missing", "this attribute is missing"],
    ],
    ["a text, which is always there", text, 0, undefined],
    ["a list, too seldom", items, 1, ["out-of-range", "expected at least 2, got 1"]],
    ["a list, as often as it must be", items, 2, undefined],
    ["a list, as often as it may be", items, 3, undefined],
    ["a list, too often", items, 4, ["out-of-range", "expected at most 3, got 4"]],
    ["a list that may be left out, never", () => optional(items()), 0, undefined],
  ])("%s", (_, each, times, problem) => {
    expect(countProblem(each(), times)).toEqual(problem);
  });
});

test("the step to a member in a path", () => {
  expect(stepOf(required(attribute("on"), string))).toBe("/@on");
  expect(stepOf(required(element("on"), string))).toBe("/on");
  expect(stepOf(required(textContent, string))).toBe("");
});
