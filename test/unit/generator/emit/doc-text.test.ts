/** Texts of a spec in documentation comments, as TypeScript itself reads them. */
import * as fc from "fast-check";
import ts from "typescript";
import { describe, expect, test, vi } from "vitest";
import { described, docText } from "../../../../generator/emit/typescript/doc-comment.ts";
import { printStatements } from "../../../../generator/emit/typescript/print-statements.ts";
import { constant } from "../../../../generator/emit/typescript/statements.ts";
import { generateFrom } from "../../../support/generate.ts";

vi.setConfig({ testTimeout: 60_000 });

/** The comment of a declaration and its tags. */
function read(lines: readonly string[]) {
  const source = printStatements([constant("a", "1", { docs: lines })]);
  const file = ts.createSourceFile("a.ts", source, ts.ScriptTarget.Latest, true);
  const [statement] = file.statements;
  if (statement === undefined) throw new Error(`nothing is left of ${source}`);
  const docs = ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc);
  const parts = docs.flatMap(({ comment = [] }): readonly (string | ts.JSDocComment)[] =>
    typeof comment === "string" ? [comment] : [...comment],
  );
  return {
    statements: file.statements.length,
    tags: ts.getJSDocTags(statement).map(({ tagName }) => tagName.text),
    links: parts.filter(
      (part) => typeof part !== "string" && part.kind !== ts.SyntaxKind.JSDocText,
    ),
    text: parts.map((part) => (typeof part === "string" ? part : part.text)).join(""),
  };
}

/** As Markdown shows it, white space aside, which comments lay out anew. */
function shown(text: string): string {
  return text.replaceAll("&#64;", "@").replaceAll("*\\/", "*/").replace(/\s+/g, "");
}

const texts = [
  "@internal",
  "@internal The part.",
  "The part.\n@internal",
  "The @internal part, me@internal.example, `@internal`",
  "@deprecated",
  "a @deprecated b",
  "\t@param {string} a b",
  "{@link Client} { @linkcode a} {\n@linkplain b}",
  "* @returns a",
  "*@returns a",
  "\ufeff@a \u200b@b \u00a0@c \u3000@d \u0085@e",
  "a */ export const evil = 1; /** b",
  "a\r@private\u2028@private\u2029@private",
  "<script>alert(1)</script>\n<b>",
  "@ts-ignore",
  "@ts-expect-error\n@ts-nocheck",
  "@",
  "@@a @ a",
  "me@a.example and @b",
  "```ts\n@Component()\nclass A {}\n```",
  "`a\n@b`",
  "- @a\n- @b",
  "/** @a */",
];

describe.each([false, true])("deprecated: %s", (deprecated) => {
  test.each(texts)("%j has no tag that is not ours", (text) => {
    const found = read(described(text, deprecated));
    expect(found).toMatchObject({
      statements: 1,
      tags: deprecated ? ["deprecated"] : [],
      links: [],
    });
    expect(shown(found.text)).toBe(shown(text));
  });
});

test("any text", () => {
  const piece = fc.constantFrom(
    "@",
    "{",
    "}",
    "*",
    "/",
    "`",
    " ",
    "\n",
    "\t",
    "a",
    "link",
    "internal",
    "\u200b",
    "\ufeff",
    "-",
    "<",
    "see",
    "\\",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = `x${pieces.join("")}`;
      const found = read(described(text, true));
      expect(found).toMatchObject({ statements: 1, tags: ["deprecated"], links: [] });
      expect(docText(text)).not.toContain("@internal");
    }),
    { numRuns: 3000 },
  );
});

test("all that is generated keeps its members with stripInternal, and has our tags alone", async () => {
  const text = (index: number) => JSON.stringify(texts[index % texts.length]);
  const members = texts.map(
    (_, index) => `        m${index}: { type: string, description: ${text(index)} }`,
  );
  const spec = `openapi: 3.2.0
info: { title: ${text(0)}, version: "1" }
servers: [{ url: https://example.com }]
paths:
  /part/{id}:
    get:
      operationId: getPart
      summary: ${text(1)}
      description: ${text(7)}
      parameters: [{ name: id, in: path, required: true, description: ${text(0)}, schema: { type: string } }]
      responses:
        "200":
          description: ${text(3)}
          content: { application/xml: { schema: { $ref: "#/components/schemas/Part" } } }
        "404": { description: ${text(11)} }
        "500": { description: ${text(2)} }
components:
  schemas:
    Part:
      type: object
      description: ${text(2)}
      xml: { name: part }
      properties:
        kind: { $ref: "#/components/schemas/Kind", xml: { name: kind } }
${members.join("\n")}
    Kind:
      type: string
      description: ${text(7)}
      enum: [a, b]
      x-enum-varnames: [A, B]
      x-enum-descriptions: [${text(0)}, ${text(11)}]
`;
  const { files, diagnostics } = await generateFrom(spec);
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  // The compiler reads the link in `@throws {@link HttpError}` as a tag of its own.
  const ours = new Set(["deprecated", "throws", "link"]);
  for (const [path, source] of files) {
    if (!/^(types|enums|client|operations\/.*)\.ts$/.test(path)) continue;
    const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
    const tags: string[] = [];
    const visit = (node: ts.Node): void => {
      for (const { tagName } of ts.getJSDocTags(node)) tags.push(tagName.text);
      ts.forEachChild(node, visit);
    };
    visit(file);
    expect([path, tags.filter((tag) => !ours.has(tag))]).toEqual([path, []]);
    const { outputText } = ts.transpileDeclaration(source, {
      compilerOptions: { stripInternal: true, isolatedDeclarations: false },
    });
    for (const [, member = ""] of source.matchAll(/^ {2}readonly (\w+)\??:/gm)) {
      expect(outputText, path).toContain(`readonly ${member}`);
    }
  }
});
