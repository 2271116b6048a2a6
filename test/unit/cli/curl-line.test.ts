/** Lines of curl: what they send is what was meant, and all shells read them alike. */
import { execFileSync } from "node:child_process";
import { DOMParser } from "@xmldom/xmldom";
import { describe, expect, test } from "vitest";
import { curlLine, portableUrl } from "../../../runtime/text/curl-line.ts";

const request = { method: "POST", url: "http://h/x", headers: [], showsHead: false };

/** The words that a POSIX shell makes of a line. */
function wordsOf(line: string): readonly string[] {
  const printed = execFileSync("sh", ["-c", line.replace(/^curl/, "printf '%s\\0'")], {
    encoding: "utf8",
  });
  return printed.split("\0").slice(0, -1);
}

/** What a reader sees of an element: attributes and content, without white space between elements. */
function seen(xml: string): unknown {
  const root = new DOMParser().parseFromString(xml, "text/xml").documentElement;
  const read = (element: NonNullable<typeof root>): unknown => {
    const children = [...element.childNodes];
    const elements = children.filter((child) => child.nodeType === 1);
    const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`);
    const text = element.textContent ?? "";
    return [
      element.nodeName,
      attributes,
      elements.length === 0 ? text : elements.map((child) => read(child as typeof element)),
    ];
  };
  return root && read(root);
}

describe("a document in a line", () => {
  test.each([
    `<a b="1"><c>x</c>\n  <c>y</c></a>`,
    `<?xml version="1.0"?>\n<?pi "?><!-- "$x" --><a/>`,
    `<a><b> </b><b>\n</b><b>\t x\r\ny </b></a>`,
    `<a b="it's" c='say "x"' d = "1 > 0" e="a=b  c\n d" f="&#10;"/>`,
    `<a>100% of $HOME, \`date\` \\n "q" 'q' !x ~</a>`,
    `<a><![CDATA[<b> & "c" ]]]><![CDATA[]>]]></a>`,
    `<a><![CDATA[ ]]></a>`,
    `<a> <!-- nothing --> </a>`,
    `<p:a xmlns:p="urn:x&amp;y"\n  p:b='é'>日本 😀<p:c></p:c></p:a>`,
    `<a b='&apos;&quot;'>&lt;b/&gt;&#36;</a >`,
  ])("%j", (xml) => {
    const line = curlLine({ ...request, xml });
    expect(line).toMatch(/^curl -d "[^"$`\\!%\n]*" http:\/\/h\/x$/);
    expect(line).toMatch(/^[ -~]*$/);
    const [flag, sent = ""] = wordsOf(line);
    expect(flag).toBe("-d");
    expect(seen(sent)).toEqual(seen(xml.replaceAll("\r\n", "\n")));
  });
});

test.each([
  [{ method: "GET", xml: undefined }, "curl http://h/x"],
  [{ method: "POST", xml: undefined }, "curl -X POST http://h/x"],
  [{ method: "GET", xml: "<a/>" }, 'curl -X GET -d "<a/>" http://h/x'],
  [{ method: "HEAD", xml: undefined, showsHead: true }, "curl --head http://h/x"],
  [{ method: "PUT", xml: "<a/>", showsHead: true }, 'curl -i -X PUT -d "<a/>" http://h/x'],
])("%j", (some, line) => {
  expect(curlLine({ ...request, ...some })).toBe(line);
});

test("a header and a URL are words, whatever is in them", () => {
  const headers = [
    ["content-type", "text/xml; charset=utf-8"],
    ["x-plain", "1"],
    // No two shells quote this alike: it is for those of POSIX.
    ["x-quotes", `"a" $b 'c'`],
  ] as const;
  const url = 'http://h/x?a=1&b=$2`"!\\';
  const line = curlLine({ ...request, xml: "<a/>", headers, url });
  expect(wordsOf(line)).toEqual([
    "-H",
    "Content-Type: text/xml; charset=utf-8",
    "-H",
    "X-Plain: 1",
    "-H",
    `X-Quotes: "a" $b 'c'`,
    "-d",
    "<a/>",
    "http://h/x?a=1&b=%242%60%22%21%5c",
  ]);
  expect(portableUrl("http://h/x?a=1&b=2")).toBe('"http://h/x?a=1&b=2"');
});
