import { findSpec } from "../source/spec-file.ts";
import { describeError } from "./run-report.ts";
import { buildPage } from "./site/site-page.ts";

/** Where the page is written. */
const PAGE = "site/index.html";

try {
  await buildPage(findSpec(undefined), PAGE);
  process.stdout.write(`wrote ${PAGE}: one file, which needs no network\n`);
} catch (error) {
  const [message, ...more] = describeError(error);
  process.stderr.write(`error: ${message}\n${more.map((line) => `  ${line}\n`).join("")}`);
  process.exitCode = 1;
}
