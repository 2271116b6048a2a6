import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { base64 } from "../../runtime/codec/bytes.ts";
import { attribute, document, element, list, optional, struct } from "../../runtime/codec/codec.ts";
import { date, dateTime, duration, time } from "../../runtime/codec/dates.ts";
import { decimal } from "../../runtime/codec/decimal.ts";
import { decode } from "../../runtime/codec/decode.ts";
import { encode } from "../../runtime/codec/encode.ts";
import { closedEnum, inRange } from "../../runtime/codec/facets.ts";
import { uri, uriReference, uuid } from "../../runtime/codec/identifiers.ts";
import {
  boolean,
  collapsed,
  double,
  int32,
  int64,
  integer,
  string,
} from "../../runtime/codec/scalars.ts";
import { DecodeError } from "../../runtime/errors.ts";
import { repository, run } from "../support/generate.ts";
import { leastTime, processorTime } from "../support/least-time.ts";
import { compareLongNames, MOST } from "../support/long-names.ts";
import { readTree } from "../support/tree.ts";
import { bundle } from "./targets/bundle.ts";

const box = struct<{ label?: string; item: readonly string[] }>({
  label: optional(attribute("label"), string),
  item: list(element("item"), string),
});
const boxes = document(element("box"), box);

/** What a document is refused with; it must be. */
function refusal(read: () => unknown): DecodeError {
  try {
    read();
  } catch (error) {
    if (error instanceof DecodeError) return error;
    throw error;
  }
  throw new Error("the document was accepted");
}

/**
 * Sixteen times the size costs sixteen times as much where the cost is linear, and 256 times where it
 * is quadratic. The bound lies between; what takes less than a millisecond cannot be told apart.
 */
function expectLinear(size: number, callOf: (size: number) => () => unknown): void {
  const small = leastTime(callOf(size));
  const most = 80 * Math.max(small, 1);
  expect(leastTime(callOf(16 * size), { enough: most })).toBeLessThan(most);
}

/** A program of `targets/`, as one file that Node runs. */
async function programOf(name: string): Promise<string> {
  const path = join(inject("scratch"), `${name}.mjs`);
  writeFileSync(path, await bundle(new URL(`./targets/${name}.ts`, import.meta.url)));
  return path;
}

/** Whether accepted or refused: it must not take long. */
function attempt(read: () => unknown): () => void {
  return () => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
    }
  };
}

describe("time is linear in the document", () => {
  const documents: { readonly [name: string]: (size: number) => string } = {
    "elements inside each other": (n) => `${"<a>".repeat(n)}${"</a>".repeat(n)}`,
    "elements of one name side by side": (n) => `<a>${"<b/>".repeat(n)}</a>`,
    "attributes of one element": (n) => `<a ${numbered(n, (i) => `b${i}="${i}"`)}/>`,
    "prefixed attributes of one element": (n) =>
      `<a ${numbered(n, (i) => `xmlns:p${i}="u${i}" p${i}:b=""`)}/>`,
    "one attribute again and again": (n) => `<a ${'b="" '.repeat(n)}/>`,
    "one long value": (n) => `<a b="${"x".repeat(n)}"/>`,
    "a value of references": (n) => `<a b="${"&lt;&#10;".repeat(n)}"/>`,
    "a value of line ends": (n) => `<a b="${"\r\n".repeat(n)}"/>`,
    "declarations, each looked up": (n) =>
      `<a ${numbered(n, (i) => `xmlns:p${i}="u${i}"`)}>${numbered(n, (i) => `<p${i}:b/>`)}</a>`,
    "a declaration in each of many elements": (n) =>
      `<a xmlns:p="u">${numbered(n, (i) => `<p:b xmlns:p="u${i}" p:c=""/>`)}</a>`,
    "declarations that hide others": (n) => {
      const declarations = numbered(n / 10, (i) => `xmlns:p${i}="u"`);
      return `${`<a ${declarations}>`.repeat(10)}${"</a>".repeat(10)}`;
    },
    "an undeclared prefix behind many declarations": (n) =>
      `<a ${numbered(n, (i) => `xmlns:p${i}="u"`)}>${"<b/>".repeat(n)}<q:b/></a>`,
    "text of references": (n) => `<a>${"&amp;&#x1F600;".repeat(n)}</a>`,
    "text of carriage returns": (n) => `<a>${"\r".repeat(n)}</a>`,
    "text of brackets": (n) => `<a>${"]".repeat(n)}</a>`,
    "text of brackets in pieces": (n) => `<a>${"]]<!---->".repeat(n)}</a>`,
    "ampersands that begin nothing": (n) => `<a>${"&".repeat(n)}</a>`,
    "a reference without an end": (n) => `<a>&#${"1".repeat(n)}</a>`,
    "a reference with many zeros": (n) => `<a>&#x${"0".repeat(n)}41;</a>`,
    "a reference to no character": (n) => `<a>&#${"9".repeat(n)};</a>`,
    "CDATA sections": (n) => `<a>${"<![CDATA[]]]]>".repeat(n)}</a>`,
    "a CDATA section of brackets": (n) => `<a><![CDATA[${"]]".repeat(n)}]]></a>`,
    "comments before the root": (n) => `${"<!--x-->".repeat(n)}<a/>`,
    "a long comment": (n) => `<a><!--${"- ".repeat(n)}--></a>`,
    "processing instructions behind the root": (n) => `<a/>${"<?p ??>".repeat(n)}`,
    "a long processing instruction": (n) => `<a><?p ${"?".repeat(n)}?></a>`,
    "white space around everything": (n) => {
      const space = " \r\n\t".repeat(n);
      return `<?xml version="1.0"${space}?>${space}<a${space}b${space}=${space}''${space}>${space}</a${space}>${space}`;
    },
    "white space, and no declaration behind it": (n) => `<?xml${" ".repeat(n)}x`,
    "a declaration that is never right": (n) => `<?xml version="1.0"${" ".repeat(n)}x?>`,
    "a long version": (n) => `<?xml version="1.${"1".repeat(n)}?><a/>`,
    "a quote that does not end, after many that do": (n) => `<a>${'<b c=""/>'.repeat(n)}<b c="</a>`,
    "comments that do not end": (n) => `<a>${"<!--".repeat(n)}`,
    "CDATA that does not end": (n) => `<a>${"<![CDATA[".repeat(n)}`,
    "start tags that do not end": (n) => "<a ".repeat(n),
    "less-than signs": (n) => "<".repeat(n),
    "a long name": (n) => `<${"n".repeat(n)} ${"m".repeat(n)}=''></${"n".repeat(n)}>`,
    "a long name beyond ASCII": (n) => `<${"é".repeat(n)}></${"é".repeat(n)}>`,
    "a long prefix": (n) => `<${"p".repeat(n)}:a xmlns:${"p".repeat(n)}="u"/>`,
    colons: (n) => `<a${":".repeat(n)}/>`,
    "an end tag that is wrong, of a long name": (n) => `<${"n".repeat(n)}></${"n".repeat(n - 1)}>`,
    "an error behind one long line": (n) => `<a>${"\u{1f600}".repeat(n)}</b>`,
    "an error behind many lines": (n) => `<a>${"\r\n".repeat(n)}</b>`,
  };

  test.each(Object.entries(documents))("%s", (_, documentOf) => {
    expectLinear(2_000, (size) => {
      const xml = documentOf(size);
      const bytes = new TextEncoder().encode(xml);
      return attempt(() => readTree(bytes));
    });
  });

  function numbered(n: number, each: (i: number) => string): string {
    return Array.from({ length: n }, (_, i) => each(i)).join(" ");
  }
});

describe("long names and namespaces take the time of plain documents", () => {
  test.each([64, 128])("in %d kilobytes", (kilobytes) => {
    for (const [name, ratio] of Object.entries(compareLongNames(kilobytes, processorTime))) {
      expect(ratio, name).toBeLessThan(MOST);
    }
  });

  test("and memory that is a small multiple of the document", async () => {
    const { stdout } = await run(repository, await programOf("long-names"), "256");
    expect(JSON.parse(stdout).megabytes).toBeLessThan(400);
  });

  test("duplicates among them are found, and no others", () => {
    const long = "n".repeat(20_000);
    const many = Array.from({ length: 20 }, (_, i) => `a${i}=""`).join(" ");
    const twice = (xml: string): void => {
      const { message, column } = refusal(() => readTree(xml));
      expect(message).toMatch(/: duplicate attribute \(line 1, column \d+\)$/);
      // The second one.
      expect(column).toBe(xml.lastIndexOf(" ") + 2);
    };
    for (const more of ["", many]) {
      const once = (attributes: string): string => `<r ${more} ${attributes}/>`;
      twice(once(`${long}1="" ${long}2="" ${long}1=""`));
      twice(once(`xmlns:p="${long}" xmlns:q="${long}" p:a="" q:a=""`));
      twice(once(`xmlns:${long}="u" xmlns:q="u" ${long}:a="" q:a=""`));
      twice(once(`xmlns:${long}="u" xmlns:${long}="v"`));
      twice(once(`xmlns:xml="http://www.w3.org/XML/1998/namespace" xml:a="" xml:a=""`));
      expect(readTree(once(`${long}1="" ${long}2="" ${long}=""`)).content).toEqual([]);
      expect(
        readTree(once(`xmlns:p="${long}1" xmlns:q="${long}2" p:b="" q:b="" b=""`)),
      ).toBeTruthy();
      expect(readTree(once(`xmlns="u" xmlns:p="u" p:b="" b=""`))).toBeTruthy();
      expect(readTree(once(`xmlns:${long}1="u" xmlns:${long}2="v"`)).content).toEqual([]);
      // A piece is another one behind other pieces.
      const [x, y] = ["x".repeat(1000), "y".repeat(1000)];
      expect(
        readTree(once(`${x}${y}="" ${y}${y}="" ${x}${x}="" ${y}${x}="" ${x}=""`)),
      ).toBeTruthy();
    }
  });
});

describe("time is linear in what a codec reads and writes", () => {
  test("items of a list, with strangers between them", () => {
    expectLinear(2_000, (size) => {
      const xml = `<box>${"<item>x</item><other/>".repeat(size)}</box>`;
      return () => expect(decode(boxes, xml).item.length).toBe(size);
    });
  });

  test("attributes that nobody knows", () => {
    expectLinear(2_000, (size) => {
      const attributes = Array.from({ length: size }, (_, i) => `a${i}=""`);
      return () => decode(boxes, `<box ${attributes.join(" ")}/>`);
    });
  });

  test("a text in many pieces", () => {
    expectLinear(2_000, (size) => {
      const xml = `<box><item>${"a<!---->b<![CDATA[c]]>".repeat(size)}</item></box>`;
      return () => expect(decode(boxes, xml).item[0]?.length).toBe(3 * size);
    });
  });

  test("bytes that turn out malformed at the end", () => {
    expectLinear(20_000, (size) => {
      const bytes = Uint8Array.from([...new TextEncoder().encode("<a>".padEnd(size, "é")), 0xff]);
      return attempt(() => decode(boxes, bytes));
    });
  });

  test("items and texts that are written", () => {
    expectLinear(2_000, (size) => {
      const item = Array.from({ length: size }, () => "x");
      return () => encode(boxes, { label: "<\r\n\u{1f600}".repeat(size), item });
    });
  });
});

describe("time is linear in the text of a value", () => {
  const texts: { readonly [name: string]: (size: number) => string } = {
    digits: (n) => "1".repeat(n),
    "digits, and then a letter": (n) => `${"1".repeat(n)}x`,
    zeros: (n) => "0".repeat(n),
    "zeros, and then a letter": (n) => `${"0".repeat(n)}x`,
    "digits behind a point": (n) => `1.${"1".repeat(n)}x`,
    "digits of an exponent": (n) => `1e${"1".repeat(n)}x`,
    "white space, and then a letter": (n) => `${" ".repeat(n)}x`,
    "white space between digits": (n) => `1${" ".repeat(n)}1`,
    "a long year": (n) => `${"2".repeat(n)}-01-01T00:00:00`,
    "a long fraction of a second": (n) => `2024-01-01T00:00:00.${"1".repeat(n)}x`,
    "a long duration": (n) => `P${"1".repeat(n)}x`,
    "a long fraction of a duration": (n) => `PT1.${"1".repeat(n)}x`,
    "a URI of user information": (n) => `a://${"a".repeat(n)}%`,
    "a URI of segments": (n) => `a:${"/".repeat(n)}[`,
    "an address of groups": (n) => `a://[${":".repeat(n)}]`,
    "number signs": (n) => `a:${"#".repeat(n)}`,
    "a long enum": (n) => "open".repeat(n),
  };
  const kinds = {
    ...{ boolean, int32, int64, integer, double, dateTime, base64, collapsed },
    ...{ decimal, date, time, duration, uuid, uri, uriReference },
    closed: closedEnum(collapsed, { open: "open" }),
    between: inRange(double, 0, 1),
  };

  for (const [kind, scalar] of Object.entries(kinds)) {
    test.each(Object.entries(texts))(`${kind}: %s`, (_, textOf) => {
      expectLinear(1_000, (size) => {
        const text = textOf(size);
        return attempt(() =>
          scalar.parse(text, (code, problem) => {
            throw new DecodeError(code, "/", problem, { line: 1, column: 1, excerpt: "" });
          }),
        );
      });
    });
  }
});

describe("large documents are read like small ones", () => {
  const hundredThousand = Array.from({ length: 100_000 }, (_, i) => i);

  test("a hundred thousand declarations, each looked up", () => {
    const declarations = hundredThousand.map((i) => `xmlns:p${i}="u${i}"`).join(" ");
    const elements = hundredThousand.map((i) => `<p${i}:b/>`).join("");
    const { content } = readTree(`<a ${declarations}>${elements}</a>`);
    expect(content.length).toBe(100_000);
    expect(content[99_999]).toEqual({ name: "{u99999}b", attributes: [], content: [] });
  });

  test("attributes of two megabytes", () => {
    const attributes = hundredThousand.map((i) => `a${i}="value ${i}"`).join(" ");
    expect(readTree(`<a ${attributes}/>`).attributes.length).toBe(100_000);
  });

  test("names of a megabyte", () => {
    const name = "n".repeat(1_000_000);
    const xml = `<${name} ${name}=""><${name}:x xmlns:${name}="u"/></${name}>`;
    expect(readTree(xml).content).toEqual([{ name: "{u}x", attributes: [], content: [] }]);
  });
});

test("values and errors do not keep the documents that they come from", async () => {
  const { stdout } = await run(repository, "--expose-gc", await programOf("kept-memory"));
  for (const [name, bytes] of Object.entries(JSON.parse(stdout))) {
    expect(bytes, name).toBeLessThan(30_000);
  }
}, 60_000);

describe("nothing grows with what a document asks for", () => {
  test.each([65, 100_000])("%d elements inside each other are too deep", (depth) => {
    const { code, line, column } = refusal(() => readTree("<a>".repeat(depth)));
    // At the 65th, before anything else is read.
    expect({ code, line, column }).toEqual({ code: "too-deep", line: 1, column: 193 });
  });

  test("elements that nobody knows count too", () => {
    const xml = `<box>${"<x>".repeat(64)}${"</x>".repeat(64)}</box>`;
    expect(refusal(() => decode(boxes, xml)).code).toBe("too-deep");
  });

  test("entities are not even looked at", () => {
    const entities = Array.from(
      { length: 20 },
      (_, i) => `<!ENTITY e${i + 1} "&e${i};&e${i};">`,
    ).join("");
    const bomb = `<!DOCTYPE box [<!ENTITY e0 "ha">${entities}]><box><item>&e20;</item></box>`;
    expect(refusal(() => decode(boxes, bomb)).code).toBe("doctype");
  });

  test("an entity that names a file is not looked at either", () => {
    const xml = '<!DOCTYPE box [<!ENTITY e SYSTEM "file:///etc/passwd">]><box>&e;</box>';
    expect(refusal(() => decode(boxes, xml)).code).toBe("doctype");
    expect(refusal(() => decode(boxes, "<box>&e;</box>")).code).toBe("not-well-formed");
  });

  test("a message quotes only the beginning of what was sent", () => {
    const { message, excerpt } = refusal(() => decode(boxes, `<box>${"x".repeat(1e6)}</box>`));
    expect(message.length).toBeLessThan(200);
    expect(excerpt.length).toBeLessThan(200);
  });

  const name = "n".repeat(1e6);
  const nested = `<${"n".repeat(10_000)}>`.repeat(64);
  test.each([
    ["an end tag", `<${name}></x>`],
    ["an end tag that is missing", `<${name}>`],
    ["an end tag that breaks off", `<${name}></`],
    ["a prefix that nothing declares", `<${name}:a/>`],
    ["an attribute's prefix that nothing declares", `<a ${name}:b=""/>`],
    ["an attribute without a value", `<a ${name}/>`],
    ["an attribute that stands twice", `<a ${name}="" ${name}=""/>`],
    ["a prefix that stands twice", `<a xmlns:${name}="u" xmlns:${name}="u"/>`],
    ["a prefix that is undone", `<a xmlns:${name}=""/>`],
    ["an instruction", `<a><?${name}</a>`],
    ["a declaration", `<?xml version="${name}"?><a/>`],
    ["another root", `<${name}/>`],
    ["another namespace", `<box xmlns="${name}"/>`],
    ["a text", `<box>${name}</box>`],
    ["an element in a text", `<box><item><${name}/></item></box>`],
    ["names in each other", `${nested}</x>`],
    ["names in each other that do not end", nested],
    ["too many names in each other", `${nested}<a>`],
    [
      "another encoding",
      new TextEncoder().encode(`<?xml version="1.0" encoding="${name}"?><box/>`),
    ],
    ["malformed bytes", Uint8Array.from([...new TextEncoder().encode(`<${name}`), 0xff])],
    ["text instead of XML", name],
    ["JSON instead of XML", `{"${name}": 1}`],
  ])("a message, a path and an excerpt are short: %s", (_, xml) => {
    const { message, path, excerpt } = refusal(() => decode(boxes, xml));
    expect(message.length).toBeLessThan(1000);
    expect(path.length).toBeLessThan(700);
    expect(excerpt.length).toBeLessThan(200);
  });

  test("an encoding of a megabyte that the transport names is cut", () => {
    const bytes = new TextEncoder().encode("<box/>");
    expect(refusal(() => decode(boxes, bytes, { charset: name })).message.length).toBeLessThan(200);
  });

  test("names are cut between characters", () => {
    const { message } = refusal(() => readTree(`<${"\u{10000}".repeat(61)}></a>`));
    const shown = `${"\u{10000}".repeat(60)}…`;
    expect(message).toBe(`/${shown}: expected </${shown}> (line 1, column 64)`);
  });

  test("a path is cut in the middle, so that its end shows", () => {
    const { path } = refusal(() => readTree(`<root>${"<name-of-ten>".repeat(60)}<last></a>`));
    expect(path).toMatch(/^\/root(\/name-of-ten)+.{0,12}….{0,12}(\/name-of-ten)+\/last$/);
  });

  test("names do not become keys of objects", () => {
    const xml =
      '<box __proto__="1" constructor="2"><__proto__><item>a</item></__proto__><toString/></box>';
    const value = decode(boxes, xml);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.entries(value)).toEqual([["item", []]]);
  });
});
