/**
 * Generates from OpenAPI documents of other people, prints what comes of each, and writes the table in
 * docs/corpus.md. The documents are fetched into `node_modules/.cache` once.
 */
import { writeFileSync } from "node:fs";
import { type Examined, examine } from "./examine.ts";
import { DOCUMENTS, fetchDocuments } from "./packages.ts";
import { printMarkdown } from "./print-markdown.ts";

const folder = fetchDocuments();
const all: Examined[] = [];
for (const name of DOCUMENTS) {
  const each = await examine(folder, name);
  all.push(each);
  const { operations, withXml, generated, notes, cases, accepted, seconds, compiles } = each;
  const problems = [...each.problems].map(([code, count]) => `${code} ${count}`).join(", ");
  console.log(
    [
      name,
      accepted ? "accepted" : "not accepted as a whole",
      `${operations} operations, ${withXml} with XML, ${generated} generated`,
      `${notes} kinds of notes`,
      `${cases.kept} cases, ${cases.leftOut} left out`,
      `left out for: ${problems || "nothing"}`,
      compiles === undefined ? "no output" : compiles ? "compiles" : "DOES NOT COMPILE",
      `${seconds.toFixed(1)} s`,
    ].join(" · "),
  );
}
writeFileSync(new URL("../../docs/corpus.md", import.meta.url), printMarkdown(all));
process.exitCode = all.some(({ compiles }) => compiles === false) ? 1 : 0;
