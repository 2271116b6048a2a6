/**
 * Texts of a spec that would be HTML, or links to code, on a page: all pages are rendered by another
 * parser, with HTML allowed, and hold nothing that Markdown itself does not make.
 */
import MarkdownIt from "markdown-it";
import { parse as parseHtml } from "parse5";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { guardedLine } from "../../generator/emit/markdown/guard.ts";
import { code, plain, table } from "../../generator/emit/markdown/inline.ts";
import { firstParagraph, proseBelow } from "../../generator/emit/markdown/prose.ts";
import { generateFrom } from "../support/generate.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const IMG = "<img src=x onerror=alert(1)>";

const hostile: readonly string[] = [
  `    \`\`\`\n${IMG}\n    \`\`\``,
  `\t~~~\n${IMG}\n\t~~~`,
  "[x](javascript:alert(1))",
  "[x]( JaVaScRiPt:alert(1) 'title')",
  "[x](java&#115;cript&colon;alert(1))",
  "[x](java\\script:alert(1)) [y](\\javascript:alert(1))",
  "[x](<javascript:alert(1)>)",
  "[x](<data:text/html,<script>alert(1)</script>>)",
  "[x](vbscript:a) [y](file:///etc/passwd) [z](//evil.example/) [w](../../x)",
  "<javascript:alert(1)>",
  "<data:text/html;base64,PHNjcmlwdD4=>",
  "![](data:image/svg+xml;base64,PHN2Zz4=)",
  "![x](javascript:alert(1)) ![y][z]\n\n[z]: data:image/png,x",
  "[x]\n\n[x]: javascript:alert(1)",
  "[x][y]\n\n[y]: <javascript:alert(1)> 'title'",
  "[x][]\n\n[x]:\njavascript:alert(1)\n'ti\ntle'",
  `[^a]\n\n[^a]: ${IMG}`,
  `[^a]\n\n[^a]: https://a.example\n\n    ${IMG}`,
  IMG,
  `a\n${IMG}\nb`,
  "<script>alert(1)</script>",
  "<script\n>\nalert(1)\n</script\n>",
  `<div\n  title="a>b"\n>\n\n${IMG}\n\n</div>`,
  `<!-- a --> ${IMG}`,
  `<!-- ${IMG}`,
  `--!>${IMG}`,
  `<?php ${IMG} ?>`,
  `<!DOCTYPE html>${IMG}`,
  `<![CDATA[ ${IMG} ]]>`,
  "<svg/onload=alert(1)>",
  "<a href=javascript:alert(1)>x</a>",
  `<details open ontoggle=alert(1)>\n\n[x](javascript:a)`,
  `\`\`\`\n${IMG}`,
  `~~~ html\n${IMG}\n\`\`\``,
  `\`\`\` a\`b\n${IMG}\n\`\`\``,
  `\`\`\`\`\n\`\`\`\n${IMG}\n\`\`\`\`\n${IMG}`,
  `- a\n\n      ${IMG}\n\n    ${IMG}\n\n${IMG}`,
  `1. a\n   \`\`\`\n   ${IMG}\n   \`\`\`\n2. b\n\`\`\`\n${IMG}`,
  `> \`\`\`\n${IMG}`,
  `> > a\n${IMG}\n> \`\`\`\n> b\n\n${IMG}`,
  `| a \` | ${IMG} \` |\n| --- | --- |\n| \`b\\|${IMG}\` | \\\\|${IMG} |`,
  `a | ${IMG}\n-|-\n[x](javascript:a) | ![](data:,)`,
  `${IMG}\n===\n\n[x](javascript:a)\n---`,
  `# ${IMG} [x](javascript:a)\n\n###### ${IMG} ###`,
  `\`\`${IMG}\` ${IMG}`,
  `\`a\\\`${IMG}\` ${IMG}`,
  `\\\`${IMG}\\\``,
  `\\\\${IMG} \\${IMG}`,
  `\\\n${IMG}`,
  `*a ${IMG}* __${IMG}__ ~~${IMG}~~`,
  `[a ${IMG}](https://a.example "${IMG}")`,
  `[a [b](javascript:c) d](https://a.example)`,
  `[![x](javascript:a)](javascript:b)`,
  `![a [b](javascript:c)](https://a.example/x.png)`,
  '[x](https://a.example" onmouseover=alert(1) x=")',
  `[x](https://a.example '" onmouseover="alert(1)')`,
  `\ufeff    ${IMG}`,
  `\r    ${IMG}\r${IMG}`,
  `a\r\n\r\n\`\`\`\r\n${IMG}`,
  `&lt;img src=x onerror=alert(1)&gt; &#60;script&#62;`,
  `<b>a</b>\n\n    ${IMG}`,
  `<pre>\n\n${IMG}\n\n</pre>`,
  `</textarea></title></style>${IMG}`,
  `<style>*{}</style><link rel=stylesheet href=//a.example><base href=//a.example><meta http-equiv=refresh>`,
  "x <img src=//a.example/x onerror=alert(1)> <form action=/x//y> <a b=c/d>",
  `<iframe srcdoc="<script>alert(1)</script>">`,
  `<form action=//a.example><input name=x><button>`,
  `${"> ".repeat(60)}${IMG}`,
  `${"<!-- ".repeat(80)}${IMG}`,
  `${"a ".repeat(30_000)}${IMG}`,
  `${"[".repeat(300)}x${"](javascript:a)".repeat(300)}`,
];

const ordinary = new Set(
  "html head body p h1 h2 h3 h4 h5 h6 ul ol li pre code blockquote table thead tbody tr th td a em strong s br hr img".split(
    " ",
  ),
);
const attributes = new Set([
  "a href",
  "a title",
  "img src",
  "img alt",
  "img title",
  "ol start",
  "code class",
]);

interface Html {
  readonly nodeName: string;
  readonly data?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Html[];
}

/** What a page holds that it must not. */
function wrongIn(markdown: string, links: RegExp): readonly string[] {
  const renderer = new MarkdownIt({ html: true });
  // Others than this one may let more pass.
  renderer.validateLink = () => true;
  const wrong: string[] = [];
  const look = ({ nodeName, data = "", attrs = [], childNodes = [] }: Html): void => {
    if (nodeName === "#comment" && !data.startsWith(" @generated from ")) wrong.push(data);
    if (!nodeName.startsWith("#") && !ordinary.has(nodeName)) wrong.push(`<${nodeName}>`);
    for (const { name, value } of attrs) {
      if (!attributes.has(`${nodeName} ${name}`)) wrong.push(`${nodeName} ${name}="${value}"`);
      if (/^(href|src)$/.test(name) && !links.test(value)) wrong.push(`${name}="${value}"`);
    }
    for (const child of childNodes) look(child);
  };
  look(parseHtml(renderer.render(markdown)) as Html);
  return wrong;
}

const outward = /^(https?:|mailto:|#)/;

describe.each(hostile)("%j", (text) => {
  test("in a part of a page, in a cell and in a line", () => {
    const below = `## Before\n\n${proseBelow(2, text)}\n\n## After the text`;
    expect(wrongIn(below, outward)).toEqual([]);
    expect(new MarkdownIt().render(below)).toContain("<h2>After the text</h2>");
    for (const line of [firstParagraph(text), guardedLine(text), plain(text), code(text)]) {
      expect(
        wrongIn(
          table([
            ["a", "b"],
            [line, "c"],
          ]),
          outward,
        ),
      ).toEqual([]);
      expect(
        wrongIn(`### A: ${line.replace(/\s+/g, " ")}\n\n**${line.replace(/\s+/g, " ")}**`, outward),
      ).toEqual([]);
    }
  });
});

describe("all pages of a spec that is full of them", () => {
  const doc = (index: number) => JSON.stringify(hostile[index % hostile.length] ?? "");
  let pages: readonly (readonly [string, string])[];

  beforeAll(async () => {
    let count = 0;
    const next = () => doc(count++);
    const operations = Array.from(
      { length: 10 },
      (_, index) => `  /part${index}/{id}:
    get:
      operationId: getPart${index}
      summary: ${next()}
      description: ${next()}
      parameters:
        - { name: id, in: path, required: true, description: ${next()}, schema: { type: string } }
      responses:
        "200":
          description: ${next()}
          content:
            application/xml:
              schema: { $ref: "#/components/schemas/Part${index}" }
              examples:
                one: { summary: ${next()}, description: ${next()}, dataValue: { name: ${next()} } }
        "404": { description: ${next()} }
`,
    );
    const schemas = Array.from(
      { length: 10 },
      (_, index) => `    Part${index}:
      type: object
      description: ${next()}
      xml: { name: part${index} }
      properties:
        name: { type: string, description: ${next()} }
`,
    );
    const spec = `openapi: 3.2.0
info: { title: ${doc(0)}, version: "<b>1", summary: ${doc(18)}, description: ${doc(3)} }
servers: [{ url: https://example.com, description: ${doc(4)} }]
paths:
${operations.join("")}components:
  schemas:
${schemas.join("")}`;
    const output = await generateFrom({ [`a--!>${IMG.replaceAll("=", "")} \`.yaml`]: spec });
    expect(output.diagnostics.map(({ message }) => message)).toEqual([]);
    pages = [...output.files].filter(([path]) => path.endsWith(".md"));
    expect(pages.length).toBeGreaterThan(10);
  });

  test("hold nothing but Markdown, and only links to their own files and the web", () => {
    const own = /^((https?:|mailto:|#)|(\.\.\/)*[\w/.-]+(#[^"<>]*)?$)/;
    for (const [path, text] of pages) expect([path, wrongIn(text, own)]).toEqual([path, []]);
  });

  test("have all their parts", () => {
    for (const [path, text] of pages.filter(([path]) => path.includes("get-part"))) {
      const html = new MarkdownIt().render(text);
      expect(html, path).toContain("<h2>Call it</h2>");
      expect(html, path).toContain("<h2>Errors</h2>");
    }
  });
});
