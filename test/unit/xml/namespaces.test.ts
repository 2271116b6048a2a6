import { describe, expect, test } from "vitest";
import { DecodeError } from "../../../runtime/errors.ts";
import { readTree, type Tree } from "../../support/tree.ts";

/** The names in a document, from the root in: elements, then attributes behind an `@`. */
function namesIn(xml: string): string[] {
  const names = ({ name, attributes, content }: Tree): string[] => [
    name,
    ...attributes.map(([attribute]) => `@${attribute}`),
    ...content.flatMap((node) => (typeof node === "string" ? [] : names(node))),
  ];
  return names(readTree(xml));
}

describe("names", () => {
  test.each([
    ["without a declaration", "<a b=''/>", ["a", "@b"]],
    ["the default namespace, of elements only", "<a xmlns='u' b=''/>", ["{u}a", "@b"]],
    ["a prefix", "<p:a xmlns:p='u' p:b='' c=''/>", ["{u}a", "@c", "@{u}b"]],
    ["declared behind its use", "<p:a p:b='' xmlns:p='u'/>", ["{u}a", "@{u}b"]],
    [
      "xml without a declaration",
      "<a xml:lang=''/>",
      ["a", "@{http://www.w3.org/XML/1998/namespace}lang"],
    ],
    [
      "xml declared as it is",
      "<xml:a xmlns:xml='http://www.w3.org/XML/1998/namespace'/>",
      ["{http://www.w3.org/XML/1998/namespace}a"],
    ],
    [
      "prefixes that begin with xmlns",
      "<xmlnsp:a xmlns:xmlnsp='u' xmlnsa=''/>",
      ["{u}a", "@xmlnsa"],
    ],
    ["an attribute called xml", "<a xml='' p:xmlns='' xmlns:p='u'/>", ["a", "@xml", "@{u}xmlns"]],
    ["letter case counts", "<P:a xmlns:p='u' xmlns:P='U'/>", ["{U}a"]],
    ["a name beyond ASCII", "<é:a xmlns:é='ü'/>", ["{ü}a"]],
    ["a namespace with references and white space", "<a xmlns=' u&#9;&amp;\n'/>", ["{ u\t& }a"]],
    ["a relative namespace", "<a xmlns='com/example'/>", ["{com/example}a"]],
  ])("%s", (_, xml, names) => {
    expect(namesIn(xml)).toEqual(names);
  });
});

test.each(["ymlns", "xnlns", "xmmns", "xmlms", "xmlnt", "xmln", "xmlns_"])(
  "%s declares nothing",
  (name) => {
    expect(namesIn(`<a ${name}='u'/>`)).toEqual(["a", `@${name}`]);
  },
);

describe("scope", () => {
  test.each([
    ["of the default", "<a xmlns='u'><b/></a>", ["{u}a", "{u}b"]],
    ["of a prefix", "<a xmlns:p='u'><b><p:c/></b></a>", ["a", "b", "{u}c"]],
    [
      "a default that hides another",
      "<a xmlns='u'><b xmlns='v'><c/></b><d/></a>",
      [...["{u}a", "{v}b", "{v}c", "{u}d"]],
    ],
    [
      "a prefix that hides another",
      "<p:a xmlns:p='u'><p:b xmlns:p='v'/><p:c/></p:a>",
      [...["{u}a", "{v}b", "{u}c"]],
    ],
    [
      "a default that is undone",
      "<a xmlns='u'><b xmlns=''><c/></b><d/></a>",
      [...["{u}a", "b", "c", "{u}d"]],
    ],
    ["undone where none is", "<a xmlns=''/>", ["a"]],
    [
      "two prefixes for one namespace",
      "<a xmlns:p='u' xmlns:q='u'><p:b/><q:b/></a>",
      [...["a", "{u}b", "{u}b"]],
    ],
    ["of an empty element", "<a><p:b xmlns:p='u'/><p:c xmlns:p='v'/></a>", ["a", "{u}b", "{v}c"]],
  ])("%s", (_, xml, names) => {
    expect(namesIn(xml)).toEqual(names);
  });

  test("declarations end with their elements, however many there are", () => {
    // Beyond eight, another way of looking them up is taken.
    const outer = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((i) => `xmlns:p${i}='u${i}'`).join(" ");
    const inner = "<p1:b xmlns:p1='v1' xmlns:p9='v9' xmlns:p11='v11'><p9:c/><p2:d/><p11:e/></p1:b>";
    const names = ["a", "{v1}b", "{v9}c", "{u2}d", "{v11}e", "{u1}f", "{u9}g", "{v11}h"];
    const behind = "<p1:f/><p9:g/><p11:h xmlns:p11='v11'/>";
    expect(namesIn(`<a ${outer}>${inner}${behind}</a>`)).toEqual(names);
    expect(() => namesIn(`<a ${outer}>${inner}<p11:f/></a>`)).toThrow(
      "/a/f: undeclared prefix p11",
    );
  });

  test("so they do where each element has a few", () => {
    const siblings = [1, 2, 3, 4, 5, 6].map((i) => {
      return `<p:b xmlns:p='u${i}' xmlns:q='v${i}'><q:c xmlns:p='w'/></p:b>`;
    });
    expect(namesIn(`<a xmlns:p='u'>${siblings.join("")}<p:d/></a>`)).toEqual([
      "a",
      ...[1, 2, 3, 4, 5, 6].flatMap((i) => [`{u${i}}b`, `{v${i}}c`]),
      "{u}d",
    ]);
  });
});

describe("what is refused", () => {
  const xml = "http://www.w3.org/XML/1998/namespace";
  const xmlns = "http://www.w3.org/2000/xmlns/";

  test.each([
    ["<p:a/>", "/a: undeclared prefix p (line 1, column 2)"],
    ["<a>\n<p:b xmlns:p='u'/><p:c/></a>", "/a/c: undeclared prefix p (line 2, column 20)"],
    ["<a p:b=''/>", "/a: undeclared prefix p (line 1, column 4)"],
    ["<xmlns:a/>", "/a: undeclared prefix xmlns (line 1, column 2)"],
    ["<a xmlns:p=''/>", "/a: this cannot be declared (line 1, column 4)"],
    ["<a xmlns:p='u'><b xmlns:p=''/></a>", "/a/b: this cannot be declared (line 1, column 19)"],
    ["<a xmlns:xml='u'/>", "/a: this cannot be declared (line 1, column 4)"],
    [`<a xmlns:p='${xml}'/>`, "/a: this cannot be declared (line 1, column 4)"],
    [`<a xmlns='${xml}'/>`, "/a: this cannot be declared (line 1, column 4)"],
    ["<a xmlns:xmlns='u'/>", "/a: this cannot be declared (line 1, column 4)"],
    [`<a xmlns:xmlns='${xmlns}'/>`, "/a: this cannot be declared (line 1, column 4)"],
    [`<a xmlns:p='${xmlns}'/>`, "/a: this cannot be declared (line 1, column 4)"],
    [`<a xmlns='${xmlns}'/>`, "/a: this cannot be declared (line 1, column 4)"],
    ["<a xmlns='u' xmlns='u'/>", "/a: duplicate attribute (line 1, column 14)"],
    ["<a xmlns:p='u' xmlns:p='v'/>", "/a: duplicate attribute (line 1, column 16)"],
    [
      "<a xmlns:p='u' xmlns:q='u' p:b='' q:b=''/>",
      "/a: duplicate attribute (line 1, column 35)", //
    ],
    ["<a:b:c xmlns:a='u'/>", '/b: expected white space or ">" (line 1, column 5)'],
    ["<:a/>", "/: expected a name (line 1, column 2)"],
    ["<a:/>", "/: expected a name (line 1, column 4)"],
    ["<a:1 xmlns:a='u'/>", "/: expected a name (line 1, column 4)"],
    ["<a b:=''/>", "/a: expected a name (line 1, column 6)"],
    ["<a :b=''/>", "/a: expected a name (line 1, column 4)"],
    ["<a xmlns:='u'/>", "/a: expected a name (line 1, column 10)"],
    ["<p:a xmlns:p='u' xmlns:q='u'></q:a>", "/a: expected </p:a> (line 1, column 30)"],
  ])("%j", (document, message) => {
    expect(() => readTree(document)).toThrow(message);
    expect(() => readTree(document)).toThrow(DecodeError);
    expect(() => readTree(document)).toThrow(expect.objectContaining({ code: "not-well-formed" }));
  });

  test("not two attributes of one local name in different namespaces", () => {
    const xml = "<p:a xmlns:p='u' xmlns:q='v' xmlns='u' p:b='1' q:b='2' b='3'/>";
    expect(readTree(xml).attributes).toEqual([
      ["b", "3"],
      ["{u}b", "1"],
      ["{v}b", "2"],
    ]);
  });
});
