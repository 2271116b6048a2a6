import { describeError } from "../report.ts";
import { findSpec } from "../spec-file.ts";
import { buildPage } from "./page.ts";

/** Where the page is written. */
const PAGE = "site/index.html";

try {
  await buildPage(findSpec(undefined), PAGE);
  console.log(`wrote ${PAGE}`);
} catch (error) {
  for (const line of describeError(error)) console.error(line);
  process.exitCode = 1;
}
