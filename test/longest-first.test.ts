import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "./support/generate.ts";
import { LONGEST } from "./support/longest-first.ts";

test("the files that are begun first are there", () => {
  expect(LONGEST.filter((path) => !existsSync(join(repository, path)))).toEqual([]);
});
