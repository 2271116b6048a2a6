/**
 * Writes the release's repository into package.json and the READMEs of a checkout that is about to be published:
 * `node --import tsx .github/release/prepare.ts owner/name`. Nothing of it is committed.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { type PackageJson, withAbsoluteLinks, withRepository } from "./metadata.ts";

const [repository = ""] = process.argv.slice(2);
const json: PackageJson = JSON.parse(readFileSync("package.json", "utf8"));
writeFileSync("package.json", `${JSON.stringify(withRepository(json, repository), null, 2)}\n`);
for (const page of ["README.md", "README.ja.md"]) {
  writeFileSync(page, withAbsoluteLinks(readFileSync(page, "utf8"), repository, json.version));
}
