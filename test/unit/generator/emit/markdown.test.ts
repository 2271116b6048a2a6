/** Markdown that is made of texts which could mean something in it. */
import { describe, expect, test } from "vitest";
import {
  code,
  enumerate,
  fenced,
  plain,
  table,
} from "../../../../generator/emit/markdown/inline.ts";
import { MarkdownPage } from "../../../../generator/emit/markdown/page.ts";
import {
  firstParagraph,
  isParagraph,
  prose,
  proseBelow,
} from "../../../../generator/emit/markdown/prose.ts";

test.each([
  ["a *b* _c_ `d` [e](f) ~~g~~", "a \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) \\~\\~g\\~\\~"],
  ["a < b > c \\ <d>", "a \\< b \\> c \\\\ \\<d\\>"],
  ["AT&T &amp; &#33; & so on", "AT&T \\&amp; \\&#33; & so on"],
])("plain text: %s", (text, expected) => {
  expect(plain(text)).toBe(expected);
});

test.each([
  ["a", "`a`"],
  ["a `b` c", "``a `b` c``"],
  ["`a", "`` `a ``"],
  ["a\n  b", "`a b`"],
  [" a ", "`  a  `"],
])("code: %j", (text, expected) => {
  expect(code(text)).toBe(expected);
});

test("a fence is longer than any in the text", () => {
  expect(fenced("xml", "<a>\n````\n</a>")).toBe("`````xml\n<a>\n````\n</a>\n`````");
});

test("a list of things in a sentence", () => {
  expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(enumerate)).toEqual([
    "",
    "a",
    "a and b",
    "a, b and c",
  ]);
});

test("a cell is one line, and no bar of the text ends it", () => {
  const rows = [
    ["a", "b"],
    ["x|y\nz", "`a \\| b` \\\\|"],
    ["大", ""],
  ];
  expect(table(rows)).toBe(
    [
      "| a      | b             |",
      "| ------ | ------------- |",
      "| x\\|y z | `a \\| b` \\\\\\| |",
      "| 大     |               |",
    ].join("\n"),
  );
});

describe("a description", () => {
  test.each([
    ["*a* **b** [c](#d) `e`", "*a* **b** [c](#d) `e`"],
    ["[a](../b.md) [c](/d) [e](f 'g') [h]()", "\\[a](../b.md) \\[c](/d) \\[e](f 'g') \\[h]()"],
    ["<b>a</b> <!-- c --> 1 < 2 <?d?>", "\\<b>a\\</b> \\<!-- c --> 1 < 2 \\<?d?>"],
    ["`<a>` and ``b ` <c>`` and <d>", "`<a>` and ``b ` <c>`` and \\<d>"],
    ["<https://a.example/?b=c> <me@a.example>", "<https://a.example/?b=c> <me@a.example>"],
    ["\\<a> and ` <b>", "\\<a> and ` \\<b>"],
    ["```\n<a>\n```\n<b>", "```\n<a>\n```\n\\<b>"],
    ["~~~ xml\n```\n<a>\n\n~~~\n\n<b>", "~~~ xml\n```\n<a>\n\n~~~\n\n\\<b>"],
    ["a ` b\n\n<c> `", "a ` b\n\n\\<c> `"],
  ])("stays Markdown, and holds no HTML: %j", (text, expected) => {
    expect(prose(text)).toBe(expected);
  });

  test("has its headings below ours, and lists and code as they are", () => {
    const text = "# A\n\n## B\n- c\n\n```\n# d\n```\n###### E\n#f";
    expect(proseBelow(2, text)).toBe("### A\n\n#### B\n- c\n\n```\n# d\n```\n###### E\n#f");
    expect(proseBelow(2, "### A")).toBe("### A");
    expect(proseBelow(2, "a")).toBe("a");
  });

  test.each([
    ["a\nb *c*", true],
    ["*c* a", true],
    ["-1 is none", true],
    ["a\n\nb", false],
    ["- a", false],
    ["a\n1. b", false],
    ["# a", false],
    ["> a", false],
    ["| a |", false],
    ["a\n===", false],
    ["```\na\n```", false],
    ["    a", false],
  ])("is a paragraph or not: %j", (text, expected) => {
    expect(isParagraph(text)).toBe(expected);
  });

  test("begins with a paragraph or not", () => {
    expect(firstParagraph("a <b>\nc\n\n- d")).toBe("a \\<b>\nc");
    expect(firstParagraph("- d\n\na")).toBe("");
  });
});

test("a page numbers headings of one name, those of a description too", async () => {
  const page = new MarkdownPage("a/b.md");
  expect(page.heading(1, "Über `a`, b & *c*")).toBe("über-a-b--c");
  page.describe(1, "# Errors #\n\n```\n# Samples\n```");
  expect(page.heading(2, "Errors")).toBe("errors-1");
  expect(page.heading(2, "[Samples](x.md)")).toBe("samples");
  page.add("");
  const { path, text } = await page.print("spec -->\n#/x");
  expect(path).toBe("a/b.md");
  expect(text).toBe(`<!-- @generated from spec --&gt; #/x
     Do not edit: change the spec, then run \`npm run generate\`. -->

# Über \`a\`, b & *c*

## Errors #

\`\`\`
# Samples
\`\`\`

## Errors

## [Samples](x.md)
`);
});
