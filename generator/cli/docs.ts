import { findSpec } from "../source/spec-file.ts";
import { printError } from "./run-report.ts";
import { buildPage } from "./site/site-page.ts";

/** Where the page is written. */
const PAGE = "site/index.html";

try {
  await buildPage(findSpec(undefined), PAGE);
  process.stdout.write(`wrote ${PAGE}: one file, which needs no network\n`);
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
