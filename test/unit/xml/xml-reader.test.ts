import { describe, expect, test } from "vitest";
import { DecodeError } from "../../../runtime/errors.ts";
import { CLOSE, OPEN, TEXT, XmlReader } from "../../../runtime/xml/xml-reader.ts";
import { readTree, type Tree } from "../../support/tree.ts";

/** What the reader says of a document that it refuses. */
function refusal(xml: string): DecodeError {
  try {
    readTree(xml);
  } catch (error) {
    if (error instanceof DecodeError) return error;
    throw error;
  }
  throw new Error("the document was accepted");
}

/** A table of documents, and of what is said of each. */
type Refusals = readonly (readonly [xml: string, message: string])[];

function refuses(name: string, table: Refusals, code = "not-well-formed"): void {
  describe(name, () => {
    test.each(table)("%j", (xml, message) => {
      const error = refusal(xml);
      expect(error.message).toBe(message);
      expect(error.code).toBe(code);
      expect(message).toContain(`(line ${error.line}, column ${error.column})`);
    });
  });
}

refuses("no document", [
  ["", "/: the document ends too early: expected the root element (line 1, column 1)"],
  [" \n ", "/: the document ends too early: expected the root element (line 2, column 2)"],
  ["Service Unavailable", "/: expected the root element; plain text came (line 1, column 1)"],
  ['{"a":true}', "/: expected the root element; JSON came (line 1, column 1)"],
  ["x<a/>", "/: expected the root element (line 1, column 1)"],
  ["x?p?><a/>", "/: expected the root element (line 1, column 1)"],
  ["x!-- --><a/>", "/: expected the root element (line 1, column 1)"],
  ["&#32;<a/>", "/: expected the root element (line 1, column 1)"],
  ["</a>", "/: expected a name (line 1, column 2)"],
]);

refuses("something behind the root", [
  ["<a/>\nx", "/: content after the root element (line 2, column 1)"],
  ["<a/>&#32;", "/: content after the root element (line 1, column 5)"],
  ["<a/><b/>", "/: content after the root element (line 1, column 5)"],
  ["<a></a></a>", "/: content after the root element (line 1, column 8)"],
  ["<a/>x?p?>", "/: content after the root element (line 1, column 5)"],
  ["<a/>\0", '/: "\\u0000" is not allowed here (line 1, column 5)'],
  ["<a/>\u00a0", "/: content after the root element (line 1, column 5)"],
]);

refuses("tags", [
  ["<a>\n<b/>", "/a: the document ends too early: expected </a> (line 2, column 5)"],
  ["<", "/: the document ends too early: expected a name (line 1, column 2)"],
  [
    "<a",
    '/a: the document ends too early: expected white space or ">" (line 1, column 3)', //
  ],
  [
    "<a b='1'",
    '/a: the document ends too early: expected white space or ">" (line 1, column 9)', //
  ],
  ["<a></a", "/a: the document ends too early: expected </a> (line 1, column 7)"],
  ["<abc></ab", "/abc: the document ends too early: expected </abc> (line 1, column 10)"],
  ["<abc></ab ", "/abc: expected </abc> (line 1, column 6)"],
  ["<a>\n<b></c></a>", "/a/b: expected </b> (line 2, column 4)"],
  ["<a><b></a></b>", "/a/b: expected </b> (line 1, column 7)"],
  ["<a></ab>", "/a: expected </a> (line 1, column 4)"],
  ["<ab></a>", "/ab: expected </ab> (line 1, column 5)"],
  ["<a></A>", "/a: expected </a> (line 1, column 4)"],
  ["<a></ a>", "/a: expected </a> (line 1, column 4)"],
  ["<a></a b=''>", "/a: expected </a> (line 1, column 4)"],
  ["< a/>", "/: expected a name (line 1, column 2)"],
  ["<></>", "/: expected a name (line 1, column 2)"],
  ["<a / >", '/a: expected ">" (line 1, column 5)'],
  ["<a/b>", '/a: expected ">" (line 1, column 4)'],
]);

refuses("names", [
  ["<a><1b/></a>", "/a: expected a name (line 1, column 5)"],
  ["<-a/>", "/: expected a name (line 1, column 2)"],
  ["<.a/>", "/: expected a name (line 1, column 2)"],
  ["<·a/>", "/: expected a name (line 1, column 2)"],
  ["<a!/>", '/a: expected white space or ">" (line 1, column 3)'],
  ["<é\u037e/>", '/é: expected white space or ">" (line 1, column 3)'],
  ["<a\u00d7/>", '/a: expected white space or ">" (line 1, column 3)'],
  ["<a\u{f0000}/>", '/a: expected white space or ">" (line 1, column 3)'],
  ["<a b='' 1c=''/>", "/a: expected a name (line 1, column 9)"],
]);

refuses("attributes", [
  ["<a b/>", '/a: expected "=" (line 1, column 5)'],
  ["<a b=1/>", "/a: expected a quoted value (line 1, column 6)"],
  ["<a b=/>", "/a: expected a quoted value (line 1, column 6)"],
  ["<a ='1'/>", "/a: expected a name (line 1, column 4)"],
  ["<a\nb='1>\n</a>", "/a: this value does not end (line 2, column 3)"],
  ["<a b='1\"/>", "/a: this value does not end (line 1, column 6)"],
  ["<a b='1'c='2'/>", '/a: expected white space or ">" (line 1, column 9)'],
  ["<a b='1<2'/>", '/a: "<" is not allowed here (line 1, column 8)'],
  ["<a b='1&2'/>", '/a: "&" is not allowed here (line 1, column 8)'],
  ["<a b='1' b='1'/>", "/a: duplicate attribute (line 1, column 10)"],
  ["<a\nb='1&2>\n<c/></a>", '/a: "&" is not allowed here (line 2, column 5)'],
  ["<a\u00a0b=''/>", '/a: expected white space or ">" (line 1, column 3)'],
  ["<a\x0cb=''/>", '/a: expected white space or ">" (line 1, column 3)'],
]);

refuses("references", [
  ["<a>tom & jerry</a>", '/a: "&" is not allowed here (line 1, column 8)'],
  ["<a>\n  &foo;</a>", '/a: "&" is not allowed here (line 2, column 3)'],
  ["<a>&nbsp;</a>", '/a: "&" is not allowed here (line 1, column 4)'],
  ["<a>&lt </a>", '/a: "&" is not allowed here (line 1, column 4)'],
  ["<a>& lt;</a>", '/a: "&" is not allowed here (line 1, column 4)'],
  ["<a>&LT;</a>", '/a: "&" is not allowed here (line 1, column 4)'],
  ["<a>&#;</a>", '/a: "&" is not allowed here (line 1, column 4)'],
  ["<a>&#x;</a>", '/a: "&" is not allowed here (line 1, column 4)'],
  ["<a>&#1f;</a>", '/a: "&" is not allowed here (line 1, column 4)'],
  ["<a>&#X41;</a>", '/a: "&" is not allowed here (line 1, column 4)'],
  ["<a>&#-1;</a>", '/a: "&" is not allowed here (line 1, column 4)'],
  ["<a>&#0;</a>", '/a: "&" is not allowed here (line 1, column 4)'],
  ["<a>&#x1F;</a>", '/a: "&" is not allowed here (line 1, column 4)'],
  ["<a>&#xD83D;&#xDE00;</a>", '/a: "&" is not allowed here (line 1, column 4)'],
  ["<a>&#xFFFE;</a>", '/a: "&" is not allowed here (line 1, column 4)'],
  ["<a>&#x110000;</a>", '/a: "&" is not allowed here (line 1, column 4)'],
  ["<a>&#99999999999999999999;</a>", '/a: "&" is not allowed here (line 1, column 4)'],
]);

refuses("characters", [
  ["<a>x]]>y</a>", '/a: "]" is not allowed here (line 1, column 5)'],
  ["<a>x\0y</a>", '/a: "\\u0000" is not allowed here (line 1, column 5)'],
  ["<a>\n \x01</a>", '/a: "\\u0001" is not allowed here (line 2, column 2)'],
  ["<a>\x0c</a>", '/a: "\\f" is not allowed here (line 1, column 4)'],
  ["<a b='\x1f'/>", '/a: "\\u001f" is not allowed here (line 1, column 7)'],
  ["<a><!--\x08--></a>", '/a: "\\b" is not allowed here (line 1, column 8)'],
  ["<a><![CDATA[\x0b]]></a>", '/a: "\\u000b" is not allowed here (line 1, column 13)'],
  ["<a><?p \x02?></a>", '/a: "\\u0002" is not allowed here (line 1, column 8)'],
  ["<a>\ufffe</a>", '/a: "·" is not allowed here (line 1, column 4)'],
  ["<a b='é\uffff'/>", '/a: "·" is not allowed here (line 1, column 8)'],
  ["<a>\ud800</a>", '/a: "\\ud800" is not allowed here (line 1, column 4)'],
  ["<a>&\udc00</a>", '/a: "&" is not allowed here (line 1, column 4)'],
  ["<a>\udc00\ud800</a>", '/a: "\\udc00" is not allowed here (line 1, column 4)'],
  ["<a/><!--\ufffe-->", '/: "·" is not allowed here (line 1, column 9)'],
]);

refuses("the first thing that is wrong in a tag", [
  ["<a b='' c='' b='' d/>", "/a: duplicate attribute (line 1, column 14)"],
  ["<a b='' b='' c='' c='' =>", "/a: duplicate attribute (line 1, column 9)"],
  ["<a p:b='' q:b='' d/>", '/a: expected "=" (line 1, column 19)'],
  ["<a xmlns:p='' d/>", "/a: this cannot be declared (line 1, column 4)"],
  ["<a b='' b='' xmlns:p='' d/>", "/a: duplicate attribute (line 1, column 9)"],
  ["<a xmlns:p='' b='' b='' d/>", "/a: this cannot be declared (line 1, column 4)"],
  ["<a xmlns:p='' xmlns:xml='u'/>", "/a: this cannot be declared (line 1, column 4)"],
  ["<a p:b='' c='' c=''/>", "/a: undeclared prefix p (line 1, column 4)"],
]);

refuses("the ninth attribute, if it is there twice", [
  [
    `<a ${[..."abcdefgh"].map((name) => `${name}=''`).join(" ")} a=''/>`,
    "/a: duplicate attribute (line 1, column 44)",
  ],
]);

refuses("comments, CDATA and processing instructions", [
  ["<a><!-- x </a>", '/a: the document ends too early: expected "--" (line 1, column 15)'],
  ["<a>\n<!-- a -- b --></a>", '/a: expected ">" (line 2, column 10)'],
  ["<a><!-- a ---></a>", '/a: expected ">" (line 1, column 13)'],
  ["<a><!-x--></a>", '/a: expected "<!--" (line 1, column 4)'],
  ["<a><![CDATA[ x</a>", '/a: the document ends too early: expected "]]>" (line 1, column 19)'],
  ["<a><![cdata[]]></a>", '/a: expected "<!--" (line 1, column 4)'],
  ["<![CDATA[ ]]><a/>", '/: expected "<!--" (line 1, column 1)'],
  ["<a/><![CDATA[]]>", '/: expected "<!--" (line 1, column 5)'],
  ["<a><!ELEMENT a ANY></a>", '/a: expected "<!--" (line 1, column 4)'],
  ["<a><?p x</a>", '/a: the document ends too early: expected "?>" (line 1, column 13)'],
  ["<a><? p?></a>", "/a: expected a name (line 1, column 6)"],
  ["<a><?p:q?></a>", '/a: expected "?>" (line 1, column 7)'],
  ['<a><?p"q"?></a>', '/a: expected "?>" (line 1, column 7)'],
  ["<a><?XmL?></a>", "/a: an XML declaration comes first (line 1, column 4)"],
]);

refuses("XML declarations", [
  ["<a><?xml version='1.0'?></a>", "/a: an XML declaration comes first (line 1, column 4)"],
  ["<a/><?xml version='1.0'?>", "/: an XML declaration comes first (line 1, column 5)"],
  ["\n<?xml version='1.0'?><a/>", "/: an XML declaration comes first (line 2, column 1)"],
  ["<!----><?xml version='1.0'?><a/>", "/: an XML declaration comes first (line 1, column 8)"],
  ["<?XML version='1.0'?><a/>", "/: an XML declaration comes first (line 1, column 1)"],
  ["<?xml?><a/>", "/: an XML declaration comes first (line 1, column 1)"],
  ["<?xml ?><a/>", '/: expected version="1.0" (line 1, column 7)'],
  ["<?xml encoding='UTF-8'?><a/>", '/: expected version="1.0" (line 1, column 7)'],
  ["<?xml version='2.0'?><a/>", '/: expected version="1.0" (line 1, column 7)'],
  ["<?xml version='1.'?><a/>", '/: expected version="1.0" (line 1, column 7)'],
  ["<?xml version='1.0\"?><a/>", '/: expected version="1.0" (line 1, column 7)'],
  ['<?xml version="1.0?><a/>', '/: expected version="1.0" (line 1, column 7)'],
  ["<?xml version='1.0'/><a/>", '/: expected "?>" (line 1, column 20)'],
  ["<?xml version='1.0'encoding='UTF-8'?><a/>", '/: expected "?>" (line 1, column 20)'],
  ["<?xml version='1.0' encoding='8'?><a/>", '/: expected "?>" (line 1, column 21)'],
  ["<?xml version='1.0' standalone='maybe'?><a/>", '/: expected "?>" (line 1, column 21)'],
  [
    "<?xml version='1.0' standalone='yes' encoding='UTF-8'?><a/>",
    '/: expected "?>" (line 1, column 38)',
  ],
  ["<?xml version='1.0' ", '/: the document ends too early: expected "?>" (line 1, column 21)'],
]);

refuses(
  "DOCTYPE, wherever it stands",
  [
    ["<!DOCTYPE a><a/>", "/: no DOCTYPE is accepted (line 1, column 1)"],
    [
      "<?xml version='1.0'?>\n<!---->\n <!DOCTYPE a []>",
      "/: no DOCTYPE is accepted (line 3, column 2)",
    ],
    ["<a><!DOCTYPE a></a>", "/a: no DOCTYPE is accepted (line 1, column 4)"],
    ["<a/>\n<!DOCTYPE a>", "/: no DOCTYPE is accepted (line 2, column 1)"],
    [
      "<!DOCTYPE html>\n<html><br></html>",
      "/: no DOCTYPE is accepted; an HTML page came (line 1, column 1)",
    ],
    [
      "<!-- saved from a browser -->\n<!DOCTYPE html>\n<html></html>",
      "/: no DOCTYPE is accepted; an HTML page came (line 2, column 1)",
    ],
  ],
  "doctype",
);

refuses("HTML pages, which say that they are", [
  ["<!doctype html>\n<html>", '/: expected "<!--"; an HTML page came (line 1, column 1)'],
  ["<html>\n<br></html>", "/html/br: expected </br>; an HTML page came (line 2, column 5)"],
]);

refuses(
  "elements more than 64 deep",
  [
    ["<a>".repeat(65), `${"/a".repeat(64)}: more than 64 elements deep (line 1, column 193)`],
    [
      `${"<a>\n".repeat(64)}<a/>`,
      `${"/a".repeat(64)}: more than 64 elements deep (line 65, column 1)`,
    ],
  ],
  "too-deep",
);

describe("what is accepted", () => {
  function leaf(...content: Tree["content"]): Tree {
    return { name: "a", attributes: [], content };
  }

  test.each([
    ["<a/>", leaf()],
    ["\ufeff<a></a\n>", leaf()],
    ["<?xml version='1.1' encoding='Made-up' standalone='no' ?>\n<a />", leaf()],
    ["<?xml-stylesheet href='x'?><!-- - --><a/>\n<?p?><!---->\n", leaf()],
    ["<a> x\t</a>", leaf(" x\t")],
    ["<a>1\r\n2\r3\n4\r\r\n5</a>", leaf("1\n2\n3\n4\n\n5")],
    ["<a>&#13;&#x0D;&#10;</a>", leaf("\r\r\n")],
    ["<a>&lt;&gt;&amp;&quot;&apos;</a>", leaf("<>&\"'")],
    ["<a>&amp;lt;&#38;amp;</a>", leaf("&lt;&amp;")],
    ["<a>&#65;&#x00000042;&#x1F600;&#x10fFfF;</a>", leaf("AB\u{1f600}\u{10ffff}")],
    ["<a>]]&gt; ] ]> >\"'</a>", leaf("]]> ] ]> >\"'")],
    ["<a>p<![CDATA[<&lt;]]]]><![CDATA[>\r\n]]>q</a>", leaf("p<&lt;]]>\nq")],
    ["<a>1<!-- x -->2<?p x?>3</a>", leaf("123")],
    ["<a><!-->--><?p ??></a>", leaf()],
    ["<?fooxml?><a><?axml x?></a>", leaf()],
    [
      "<a>\x7f\x80\x85\u2028\ufeff\ufffd\ue000\u{10000}</a>",
      leaf("\x7f\x80\x85\u2028\ufeff\ufffd\ue000\u{10000}"),
    ],
    ["<a>x<b/>y</a>", leaf("x", { name: "b", attributes: [], content: [] }, "y")],
  ])("%j", (xml, tree) => {
    expect(readTree(xml)).toEqual(tree);
  });

  test.each([
    ["''", ""],
    ["'\"'", '"'],
    ['"\'>"', "'>"],
    ["' a\tb\nc\rd\r\ne '", " a b c d e "],
    ["'&#9;&#10;&#13;&#32;'", "\t\n\r "],
    ["']]>&lt;&amp;&#x1F600;'", "]]><&\u{1f600}"],
    [`"it's &lt;"`, "it's <"],
    [`'say "a" &lt; "b"'`, 'say "a" < "b"'],
    ["'\u{1f600} &lt; \u{1f600}'", "\u{1f600} < \u{1f600}"],
  ])("the value %j", (quoted, value) => {
    expect(readTree(`<a  b\n=\t${quoted}\r/>`).attributes).toEqual([["b", value]]);
  });

  test.each([
    "_",
    "a-b.c1",
    "é",
    "a·\u0300\u203f",
    "\u200c",
    "\u{10000}",
    "\u{effff}",
    "xml",
    "XMLa",
  ])("the name %j", (name) => {
    expect(readTree(`<${name} ${name}=''></${name}>`)).toEqual({
      name,
      attributes: [[name, ""]],
      content: [],
    });
  });

  test("more than eight attributes of different names", () => {
    const names = [..."abcdefghij"];
    const xml = `<a ${names.map((name) => `${name}=''`).join(" ")}/>`;
    expect(readTree(xml).attributes).toEqual(names.map((name) => [name, ""]));
  });

  test("64 elements inside each other", () => {
    expect(() => readTree("<a>".repeat(64) + "</a>".repeat(64))).not.toThrow();
  });
});

test("a long path is cut in the middle", () => {
  const name = "n".repeat(50);
  const { path = "", message } = refusal(`<first>${`<${name}>`.repeat(30)}<last></x>`);
  expect(path).toHaveLength(601);
  expect(path).toMatch(/^\/first\/n+\/[/n]*…[/n]*n\/last$/);
  expect(message).toContain(path);
  const short = refusal(`${`<${name}>`.repeat(11)}<last></x>`);
  expect(short.path).toBe(`${`/${name}`.repeat(11)}/last`);
  const just = refusal(`${`<${"n".repeat(59)}>`.repeat(10)}</x>`);
  expect(just.path).toBe(`/${"n".repeat(59)}`.repeat(10));
});

describe("reading token by token", () => {
  test("elements, texts and where each begins", () => {
    const reader = new XmlReader("<a>\n <b c='1'/>x<!-- -->y</a>");
    expect([reader.local, reader.start, reader.element?.depth]).toEqual(["a", 0, 1]);
    expect([reader.next(), reader.value, reader.start]).toEqual([TEXT, "\n ", 3]);
    expect([reader.next(), reader.local, reader.start]).toEqual([OPEN, "b", 5]);
    expect(reader.attributes).toMatchObject([{ local: "c", uri: "", value: "1" }]);
    expect([reader.next(), reader.element?.local]).toEqual([CLOSE, "b"]);
    expect([reader.next(), reader.value, reader.start]).toEqual([TEXT, "x", 15]);
    expect([reader.next(), reader.value, reader.start]).toEqual([TEXT, "y", 24]);
    expect([reader.next(), reader.element?.local]).toEqual([CLOSE, "a"]);
    reader.finish();
  });

  test("an element is skipped with all that it holds", () => {
    const reader = new XmlReader("<a><b>x<b><c/></b></b><d/></a>");
    reader.next();
    reader.skip();
    expect([reader.next(), reader.local]).toEqual([OPEN, "d"]);
  });

  test("what is skipped, or never asked for, is looked at all the same", () => {
    const skipped = new XmlReader("<a><b>&</b></a>");
    skipped.next();
    expect(() => skipped.skip()).toThrow('/a/b: "&" is not allowed here (line 1, column 7)');
    const left = new XmlReader("<a><b/>\n<b></a>");
    expect(() => left.finish()).toThrow("/a/b: expected </b> (line 2, column 4)");
  });

  test("two documents can be read at once", () => {
    const one = new XmlReader("<a>one</a>");
    const two = new XmlReader("<b>second</b>");
    expect([one.next(), one.value, two.next(), two.value]).toEqual([TEXT, "one", TEXT, "second"]);
    one.finish();
    const three = new XmlReader("<c>three</c>");
    expect([two.next(), three.next(), three.value]).toEqual([CLOSE, TEXT, "three"]);
    two.finish();
    three.finish();
  });

  test("an error names the operation, where there is one", () => {
    expect(() => new XmlReader("<a", "getLamp")).toThrow(
      'getLamp: /a: the document ends too early: expected white space or ">" (line 1, column 3)',
    );
  });
});
