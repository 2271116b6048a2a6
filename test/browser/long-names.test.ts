import { expect, test } from "vitest";
import { compareLongNames, MOST } from "../support/long-names.ts";

test("long names and namespaces take the time of plain documents", () => {
  for (const [name, ratio] of Object.entries(compareLongNames(64))) {
    expect(ratio, name).toBeLessThan(MOST);
  }
});
