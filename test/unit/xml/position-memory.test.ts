/** What finding a position costs in a document of megabytes. */
import { describe, expect, test } from "vitest";
import { positionOf } from "../../../runtime/xml/position.ts";
import { collectGarbage } from "../../support/garbage.ts";

describe("a long document", () => {
  test.each([
    ["of many lines", "abc\r\n".repeat(5_000_000), { line: 5_000_001, column: 1 }],
    ["of one line", "\u{1f600}".repeat(5_000_000), { line: 1, column: 5_000_001 }],
  ])("%s is not copied", (_, text, position) => {
    // What was made before is one piece from here on.
    expect(text.charCodeAt(text.length - 1)).toBeGreaterThan(0);
    // What files before this one have left would be collected meanwhile, and hide a copy.
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    expect(positionOf(text, text.length)).toMatchObject(position);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(10_000_000);
  });
});
