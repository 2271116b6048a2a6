import { describe, expect, test } from "vitest";
import { decimal } from "../../../runtime/codec/decimal.ts";
import { format, parse } from "./read-and-write.ts";

describe("decimal", () => {
  test.each([...["0", "-0", "+1", "200.00", ".5", "5.", "-.5", "007.10", `${"9".repeat(400)}.1`]])(
    "%s is kept as it was sent",
    (text) => {
      expect(parse(decimal, `\r\n${text}\t`)).toBe(text);
      expect(format(decimal, text)).toBe(text);
    },
  );

  test.each([
    ...["", " ", ".", "+", "-.", "1e3", "1E3", "INF", "NaN", "1,5", "1.2.3", "0x1", "1 2", "1_0"],
    ...["\u0661", "\u00a01", "$1"],
  ])("%j is no decimal", (text) => {
    const trimmed = text.trim() === "" ? "" : text;
    expect(parse(decimal, text)).toBe(
      `Error: invalid-decimal: expected decimal, got ${JSON.stringify(trimmed)}`,
    );
  });

  test.each([
    [200, "Error: invalid-string: expected string, got 200"],
    [1n, "Error: invalid-string: expected string, got 1"],
    ["1e3", 'Error: invalid-decimal: expected decimal, got "1e3"'],
    [" 1", 'Error: invalid-decimal: expected decimal, got " 1"'],
  ])("%s cannot be written", (value, message) => {
    expect(format(decimal, value)).toBe(message);
  });
});
