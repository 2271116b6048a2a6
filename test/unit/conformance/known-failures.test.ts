import { describe, expect, test } from "vitest";
import {
  KnownFailuresError,
  parseKnownFailures,
} from "../../../runtime/conformance/known-failures.ts";

test("a line for each case: its id and the reason", () => {
  const text = [
    "\ufeff# What the gateway does wrong.",
    "",
    "getLamp/no-root: it answers JSON: see #12",
    "  switchLamp/on :\tnot written yet  \r",
  ].join("\n");
  expect([...parseKnownFailures(text)]).toEqual([
    ["getLamp/no-root", "it answers JSON: see #12"],
    ["switchLamp/on", "not written yet"],
  ]);
});

test("a list may be empty", () => {
  expect(parseKnownFailures("").size).toBe(0);
});

describe("an error says where it is and what to do", () => {
  test.each([
    ["a/b: why\na/c", 2, 'line 2: "a/c" has no reason: write it after a colon'],
    ["a/c :  ", 1, 'line 1: "a/c" has no reason: write it after a colon'],
    [
      "a/b: why\n\r\na/b: again",
      3,
      'line 3: "a/b" is listed in line 1 already: remove one of the two',
    ],
    [
      "it fails",
      1,
      'line 1: expected "case-id: reason", got "it fails": write the id of a case, a colon and a reason',
    ],
    [
      ": why",
      1,
      'line 1: expected "case-id: reason", got ": why": write the id of a case, a colon and a reason',
    ],
  ])("%j", (text, line, message) => {
    const parse = () => parseKnownFailures(text);
    expect(parse).toThrow(KnownFailuresError);
    expect(parse).toThrow(expect.objectContaining({ name: "KnownFailuresError", line, message }));
  });
});
