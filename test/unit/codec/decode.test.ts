import { describe, expect, test } from "vitest";
import { base64 } from "../../../runtime/codec/bytes.ts";
import {
  attribute,
  count,
  type Document,
  document,
  element,
  list,
  optional,
  required,
  type Struct,
  struct,
  textContent,
  wrapped,
} from "../../../runtime/codec/codec.ts";
import { dateTime } from "../../../runtime/codec/dates.ts";
import { decode } from "../../../runtime/codec/decode.ts";
import { closedEnum, inRange } from "../../../runtime/codec/facets.ts";
import {
  boolean,
  collapsed,
  double,
  int32,
  int64,
  type Scalar,
  string,
} from "../../../runtime/codec/scalars.ts";
import { type DecodeCode, DecodeError } from "../../../runtime/errors.ts";
import type { Namespace } from "../../../runtime/xml/namespaces.ts";

/** Every code that a test saw, so that none is left out. */
const seen = new Set<DecodeCode>();

function refusal(type: Document<unknown>, xml: string | Uint8Array): DecodeError {
  try {
    decode(type, xml);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    seen.add(error.code);
    return error;
  }
  throw new Error("the document was accepted");
}

/** The code and the message with which a document is refused. */
function refused(type: Document<unknown>, xml: string | Uint8Array): readonly [string, string] {
  const { code, message } = refusal(type, xml);
  return [code, message];
}

const inU: Namespace = { uri: "urn:u", prefix: "u", aliases: ["urn:old", ""] };

interface Lamp {
  readonly on: boolean;
  readonly colour?: string;
  readonly watts?: number;
}

const lamp = struct<Lamp>({
  on: required(attribute("on"), boolean),
  colour: optional(element("colour"), collapsed),
  watts: optional(element("watts"), double),
});
const lamps = document(element("lamp"), lamp);

describe("matching", () => {
  const place = struct<{ a: string; b?: string }>({
    a: required(element("a", inU), string),
    b: optional(attribute("b"), string),
  });
  const places = document(element("place", inU), place);

  test.each([
    ["any prefix", '<x:place xmlns:x="urn:u"><x:a>1</x:a></x:place>'],
    ["the default namespace", '<place xmlns="urn:u"><a>1</a></place>'],
    ["two prefixes", '<x:place xmlns:x="urn:u" xmlns:y="urn:u"><y:a>1</y:a></x:place>'],
    ["an alias", '<place xmlns="urn:old"><a>1</a></place>'],
    ["an alias for some", '<place xmlns="urn:u"><a xmlns="urn:old">1</a></place>'],
    ["no namespace, where that is an alias", "<place><a>1</a></place>"],
    [
      "a prefix that the spec uses for another",
      '<ns3:place xmlns:ns3="urn:u" xmlns:u="v"><ns3:a>1</ns3:a></ns3:place>',
    ],
  ])("by %s", (_, xml) => {
    expect(decode(places, xml)).toStrictEqual({ a: "1" });
  });

  test("never by a prefix alone", () => {
    const xml = '<u:place xmlns:u="urn:other"><u:a>1</u:a></u:place>';
    expect(refused(places, xml)).toEqual([
      "unexpected-root",
      '/place: expected <place> in the namespace "urn:u", got <place> in the namespace "urn:other" (line 1, column 1)',
    ]);
  });

  test("no namespace is inherited: an element without one is in none", () => {
    const inside = document(
      element("place", { uri: "urn:u" }),
      struct<{ a: string }>({ a: required(element("a"), string) }),
    );
    expect(decode(inside, '<p:place xmlns:p="urn:u"><a>1</a></p:place>')).toEqual({ a: "1" });
    expect(refused(inside, '<place xmlns="urn:u"><a>1</a></place>')[0]).toBe("missing");
  });

  test("an attribute without a prefix is in no namespace", () => {
    expect(decode(places, '<place xmlns="urn:u" b="1"><a/></place>')).toEqual({ a: "", b: "1" });
    expect(decode(places, '<u:place xmlns:u="urn:u" u:b="1"><u:a/></u:place>')).toEqual({ a: "" });
  });

  test("an attribute with a namespace needs a prefix, and has no alias", () => {
    const tagged = document(
      element("place"),
      struct<{ b?: string }>({ b: optional(attribute("b", inU), string) }),
    );
    expect(decode(tagged, '<place xmlns:x="urn:u" x:b="1"/>')).toEqual({ b: "1" });
    expect(decode(tagged, '<place b="1" xmlns:o="urn:old" o:b="2"/>')).toEqual({});
  });

  test("an attribute is none of the elements, and an element none of the attributes", () => {
    expect(decode(lamps, '<lamp on="1" colour="red"><on>false</on></lamp>')).toEqual({ on: true });
  });

  test("letter case counts", () => {
    expect(decode(lamps, '<lamp on="1" On="x"><Colour>red</Colour></lamp>')).toEqual({ on: true });
  });

  test("members come in any order, keys in that of the spec", () => {
    const xml = '<lamp on="true"><watts>5</watts><colour>red</colour></lamp>';
    expect(JSON.stringify(decode(lamps, xml))).toBe('{"on":true,"colour":"red","watts":5}');
  });

  test("an absent optional member is absent", () => {
    expect(Object.keys(decode(lamps, '<lamp on="1"/>'))).toEqual(["on"]);
    expect(Object.keys(decode(lamps, '<lamp on="1"><colour/></lamp>'))).toEqual(["on", "colour"]);
  });
});

describe("what the spec does not know", () => {
  test.each([
    ["attributes", '<lamp on="1" off="x" xmlns:p="u" p:on="0" xml:lang="en"/>'],
    ["elements, whatever they hold", '<lamp on="1"><x on="0">text<colour>red</colour></x></lamp>'],
    ["elements of a known name elsewhere", '<lamp on="1"><colour xmlns="u">red</colour></lamp>'],
    ["elements, again and again", '<lamp on="1"><x/><x/><lamp/></lamp>'],
    ["comments and instructions", '<?p?><!----><lamp on="1"><!-- x --><?p?></lamp><!---->'],
  ])("is skipped: %s", (_, xml) => {
    expect(decode(lamps, xml)).toStrictEqual({ on: true });
  });

  test("is checked all the same", () => {
    expect(refused(lamps, '<lamp on="1">\n<x><y></x></lamp>')).toEqual([
      "not-well-formed",
      "/lamp/x/y: expected </y> (line 2, column 7)",
    ]);
    expect(refused(lamps, '<lamp on="1"><x a="1" a="2"/></lamp>')[0]).toBe("not-well-formed");
  });

  test("counts against the depth", () => {
    const nested = (depth: number) => "<x>".repeat(depth) + "</x>".repeat(depth);
    expect(decode(lamps, `<lamp on="1">${nested(63)}</lamp>`)).toEqual({ on: true });
    expect(refusal(lamps, `<lamp on="1">${nested(64)}</lamp>`).code).toBe("too-deep");
  });
});

describe("the root", () => {
  test.each([
    [
      "another name",
      "\n<light on='1'/>",
      "/light: expected <lamp> in no namespace, got <light> in no namespace (line 2, column 1)",
    ],
    [
      "another namespace",
      '<lamp xmlns="urn:u" on="1"/>',
      '/lamp: expected <lamp> in no namespace, got <lamp> in the namespace "urn:u" (line 1, column 1)',
    ],
  ])("%s", (_, xml, message) => {
    expect(refused(lamps, xml)).toEqual(["unexpected-root", message]);
  });

  test.each([
    "<html><body/></html>",
    '<HTML lang="en"/>',
    '<html xmlns="http://www.w3.org/1999/xhtml"/>',
    '<?xml version="1.0"?><html/>',
    "<!-- login --><html/>",
  ])("an HTML page says that it is one: %s", (xml) => {
    const { code, message } = refusal(lamps, xml);
    expect(code).toBe("unexpected-root");
    // Once is enough.
    expect(message.match(/an HTML page/g)?.length).toBe(1);
  });

  test.each([
    "<!DOCTYPE html><html><br></html>",
    "<!doctype html>\n<html>",
    "<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>",
    "<html><head><meta></head></html>",
    "<html><p>a&nbsp;b</p></html>",
  ])("so does one that is no XML: %s", (xml) => {
    expect(refusal(lamps, xml).message).toContain("an HTML page");
  });

  test("what only begins like HTML does not", () => {
    expect(refusal(lamps, "<html5/>").message).not.toContain("an HTML page");
  });
});

describe("members", () => {
  test.each([
    ["an attribute", "<lamp>\n</lamp>", "/lamp/@on: this attribute is missing (line 1, column 1)"],
    [
      "an attribute of another namespace",
      '<lamp xmlns:p="u" p:on="1"/>',
      "/lamp/@on: this attribute is missing (line 1, column 1)",
    ],
  ])("missing: %s", (_, xml, message) => {
    expect(refused(lamps, xml)).toEqual(["missing", message]);
  });

  const pair = struct<{ left: string; right: Lamp }>({
    left: required(element("left"), string),
    right: required(element("right"), lamp),
  });
  const pairs = document(element("pair"), pair);

  test("missing: an element, where its parent begins", () => {
    expect(refused(pairs, '<pair>\n  <right on="1"/></pair>')).toEqual([
      "missing",
      "/pair/left: this element is missing (line 1, column 1)",
    ]);
    expect(refused(pairs, "<pair>\n  <left/><right/></pair>")).toEqual([
      "missing",
      "/pair/right/@on: this attribute is missing (line 2, column 10)",
    ]);
  });

  test("duplicate: an element, where it stands again", () => {
    expect(
      refused(lamps, '<lamp on="1">\n<colour>red</colour><colour>red</colour></lamp>'),
    ).toEqual([
      "duplicate",
      "/lamp/colour: expected one <colour>, got another (line 2, column 21)",
    ]);
    expect(refused(pairs, '<pair><left/><right on="1"/><right on="1"/></pair>')[0]).toBe(
      "duplicate",
    );
  });

  test("duplicate: the same element by its alias", () => {
    const either = document(
      element("a"),
      struct<{ b?: string }>({ b: optional(element("b", inU), string) }),
    );
    expect(refused(either, '<a><b>1</b><u:b xmlns:u="urn:u">1</u:b></a>')[0]).toBe("duplicate");
  });

  test("unexpected-text: where only elements belong", () => {
    expect(refused(lamps, '<lamp on="1">\n<colour/> oops\n</lamp>')).toEqual([
      "unexpected-text",
      '/lamp: expected elements and no text, got " oops\\n" (line 2, column 10)',
    ]);
    expect(refused(lamps, '<lamp on="1"><![CDATA[x]]></lamp>')[0]).toBe("unexpected-text");
    expect(refused(lamps, '<lamp on="1">&#160;</lamp>')[0]).toBe("unexpected-text");
  });

  test("white space between elements is no text", () => {
    const xml = '<lamp on="1"> \t\r\n<![CDATA[ ]]>&#32;<colour>red</colour>&#10;</lamp>';
    expect(decode(lamps, xml)).toEqual({ on: true, colour: "red" });
  });

  test("unexpected-element: in a scalar, known or not", () => {
    expect(refused(lamps, '<lamp on="1">\n<colour>r<b/>ed</colour></lamp>')).toEqual([
      "unexpected-element",
      "/lamp/colour/b: expected text and no element (line 2, column 10)",
    ]);
    expect(refused(document(element("a"), string), "<a>x<!---->y<b/></a>")[0]).toBe(
      "unexpected-element",
    );
  });
});

describe("text", () => {
  const note = document(element("note"), string);

  test.each([
    ["", ""],
    [" \n x\t ", " \n x\t "],
    ["a<![CDATA[<b>&amp;]]>c", "a<b>&amp;c"],
    ["a<!-- b -->c<?d?>e", "ace"],
    ["&#65;&lt;&#x1F600;&#13;", "A<\u{1f600}\r"],
    ["1\r\n2\r3", "1\n2\n3"],
  ])("of an element: %j", (content, value) => {
    expect(decode(note, `<note>${content}</note>`)).toBe(value);
  });

  test("of an attribute: white space becomes spaces unless it is a reference", () => {
    const tagged = document(
      element("a"),
      struct<{ b: string }>({ b: required(attribute("b"), string) }),
    );
    expect(decode(tagged, "<a b=' x\ty\nz&#10;&#9; '/>")).toEqual({ b: " x y z\n\t " });
  });

  const price = struct<{ value: number; unit?: string }>({
    value: required(textContent, double),
    unit: optional(attribute("unit"), string),
  });
  const prices = document(element("price"), price);

  test("of an element with attributes", () => {
    expect(decode(prices, '<price unit="EUR" x="">\n 1<!---->2.5 </price>')).toEqual({
      value: 12.5,
      unit: "EUR",
    });
    expect(Object.keys(decode(prices, '<price unit="">1</price>'))).toEqual(["value", "unit"]);
  });

  test("of an element with attributes, which may be absent", () => {
    const note = document(
      element("note"),
      struct<{ text?: number; by?: string }>({
        text: optional(textContent, double),
        by: optional(attribute("by"), string),
      }),
    );
    expect(Object.entries(decode(note, '<note by="A"/>'))).toEqual([["by", "A"]]);
    expect(decode(note, "<note>1</note>")).toEqual({ text: 1 });
    expect(refused(note, "<note> </note>")[0]).toBe("invalid-double");
  });

  test("of an element with attributes: wrong, none, an element", () => {
    expect(refused(prices, "<price>\nfree</price>")).toEqual([
      "invalid-double",
      '/price: expected double, got "\\nfree" (line 1, column 8)',
    ]);
    expect(refused(prices, "<price/>")[0]).toBe("invalid-double");
    expect(refused(prices, "<price>1<b/></price>")).toEqual([
      "unexpected-element",
      "/price/b: expected text and no element (line 1, column 9)",
    ]);
  });
});

describe("lists", () => {
  interface Shelf {
    readonly book: readonly string[];
    readonly lamp?: readonly Lamp[];
    readonly box?: readonly number[];
  }
  const shelf = struct<Shelf>({
    book: list(element("book"), string),
    lamp: optional(list(element("lamp"), lamp, count(2, 3))),
    box: optional(wrapped(element("boxes"), list(element("box"), int32, count(1)))),
  });
  const shelves = document(element("shelf"), shelf);

  test("items in their order, whatever stands between them", () => {
    const xml =
      "<shelf><book>1</book> <x/><boxes> <box>7</box><y/><box>8</box></boxes><book>2</book></shelf>";
    expect(decode(shelves, xml)).toEqual({ book: ["1", "2"], box: [7, 8] });
  });

  test("none: [] if required, absent if optional", () => {
    expect(decode(shelves, "<shelf/>")).toStrictEqual({ book: [] });
  });

  test.each([
    ["too few", '<lamp on="1"/>', "/shelf/lamp: expected at least 2, got 1 (line 1, column 1)"],
    [
      "too many",
      '<lamp on="1"/>'.repeat(4),
      "/shelf/lamp: expected at most 3, got 4 (line 1, column 1)",
    ],
    [
      "an empty wrapper",
      "\n<boxes/>",
      "/shelf/boxes/box: expected at least 1, got 0 (line 2, column 1)",
    ],
  ])("out-of-range: %s", (_, xml, message) => {
    expect(refused(shelves, `<shelf>${xml}</shelf>`)).toEqual(["out-of-range", message]);
  });

  test("a required list with a minimum is too short, never missing", () => {
    const full = document(
      element("a"),
      struct<{ b: readonly string[] }>({ b: list(element("b"), string, count(1)) }),
    );
    expect(refused(full, "<a/>")).toEqual([
      "out-of-range",
      "/a/b: expected at least 1, got 0 (line 1, column 1)",
    ]);
  });

  const boxed = document(
    element("a"),
    struct<{ b: readonly string[] }>({ b: wrapped(element("all"), list(element("b"), string)) }),
  );

  test("a wrapper can be empty, missing, or stand twice", () => {
    expect(decode(boxed, "<a><all/></a>")).toEqual({ b: [] });
    expect(refused(boxed, "<a><b/></a>")).toEqual([
      "missing",
      "/a/all: this element is missing (line 1, column 1)",
    ]);
    expect(refused(boxed, "<a><all/>\n<all/></a>")).toEqual([
      "duplicate",
      "/a/all: expected one <all>, got another (line 2, column 1)",
    ]);
  });

  test("paths count items from 1", () => {
    const wrong = '<shelf>\n<lamp on="1"/><x/><lamp on="x"/></shelf>';
    expect(refused(shelves, wrong)).toEqual([
      "invalid-boolean",
      '/shelf/lamp[2]/@on: expected boolean, got "x" (line 2, column 29)',
    ]);
    expect(refused(shelves, "<shelf><boxes><box>1</box><box>\n2 x</box></boxes></shelf>")).toEqual([
      "invalid-int32",
      '/shelf/boxes/box[2]: expected int32, got "\\n2 x" (line 1, column 32)',
    ]);
  });
});

describe("scalars, with their place", () => {
  test.each<[string, Scalar<unknown>, string, string]>([
    ["invalid-boolean", boolean, "maybe", 'expected boolean, got "maybe"'],
    ["invalid-int32", int32, "4.0", 'expected int32, got "4.0"'],
    ["invalid-int64", int64, "x", 'expected int64, got "x"'],
    ["invalid-double", double, "1,5", 'expected double, got "1,5"'],
    ["invalid-date-time", dateTime, "today", 'expected date-time, got "today"'],
    ["invalid-base64", base64, "A", 'expected base64, got "A"'],
    ["out-of-range", int32, "2147483648", '"2147483648" is out of the range of int32'],
    ["out-of-range", double, "1e999", '"1e999" is out of the range of double'],
    ["out-of-range", inRange(int32, 0, 9), "10", "10 is not between 0 and 9"],
    ["unknown-value", closedEnum(collapsed, { Red: "red" }), "blue", '"blue" is not one of "red"'],
  ])("%s", (code, scalar, value, problem) => {
    const held = struct<{ x?: unknown; y?: unknown }>({
      x: optional(element("x"), scalar),
      y: optional(attribute("y"), scalar),
    });
    const holders = document(element("a"), held);
    expect(refused(holders, `<a>\n <x>${value}</x></a>`)).toEqual([
      code,
      `/a/x: ${problem} (line 2, column 5)`,
    ]);
    expect(refused(holders, `<a\n y="${value}"/>`)).toEqual([
      code,
      `/a/@y: ${problem} (line 2, column 5)`,
    ]);
  });

  test("an unknown value of an open enum is kept", () => {
    expect(decode(lamps, '<lamp on="0"><colour> \n infra  red </colour></lamp>')).toEqual({
      on: false,
      colour: "infra red",
    });
  });
});

describe("what is reported, where several things are wrong", () => {
  test.each([
    [
      "a wrong value",
      '<lamp on="x">\n<colour></lamp>',
      "/lamp/colour: expected </colour> (line 2, column 9)",
    ],
    [
      "another root",
      "<light>\n",
      "/light: the document ends too early: expected </light> (line 2, column 1)",
    ],
    [
      "a document that breaks off",
      "<light>\n&",
      '/light: "&" is not allowed here (line 2, column 1)',
    ],
    [
      "a missing member",
      "<lamp>\n</lamp>\nx",
      "/: content after the root element (line 3, column 1)",
    ],
    [
      "a second element",
      '<lamp on="1"><colour/><colour/><x>\n',
      "/lamp/x: the document ends too early: expected </x> (line 2, column 1)",
    ],
    ["text", '<lamp on="1">oops</light>', "/lamp: expected </lamp> (line 1, column 18)"],
    [
      "an element in a text",
      '<lamp on="1"><colour><b></colour></lamp>',
      "/lamp/colour/b: expected </b> (line 1, column 25)",
    ],
  ])("that it is not well-formed goes before %s", (_, xml, message) => {
    expect(refused(lamps, xml)).toEqual(["not-well-formed", message]);
  });

  test("so do a DOCTYPE and too many elements inside each other", () => {
    expect(refusal(lamps, '<lamp on="x"/><!DOCTYPE a>').code).toBe("doctype");
    expect(refusal(lamps, `<lamp on="x">${"<x>".repeat(64)}`).code).toBe("too-deep");
  });

  test.each(["x", "true"])("what is not well-formed, where on is %j, and where it stands", (on) => {
    expect(refused(lamps, `<lamp on='${on}'>\n<watts unit=W/><a></b></lamp>`)).toEqual([
      "not-well-formed",
      "/lamp/watts: expected a quoted value (line 2, column 13)",
    ]);
  });

  test("otherwise the first, by where it stands; what is missing, where its element ends", () => {
    expect(refused(lamps, '<lamp on="x" ><watts>y</watts></lamp>')[0]).toBe("invalid-boolean");
    expect(refused(lamps, "<lamp><watts>y</watts></lamp>")[0]).toBe("invalid-double");
  });
});

describe("before there is a document", () => {
  test.each([
    [5, "5"],
    [undefined, "undefined"],
    [new ArrayBuffer(8), "an object"],
    [["<a/>"], "an array"],
  ])("what is neither text nor bytes: %o", (given, shown) => {
    const decoding = () => decode(lamps, given as unknown as string);
    expect(decoding).toThrow(new TypeError(`expected a string or Uint8Array, got ${shown}`));
  });

  test("empty-body", () => {
    for (const nothing of ["", new Uint8Array(0)]) {
      expect(refused(lamps, nothing)).toEqual([
        "empty-body",
        "/: the document is empty (line 1, column 1)",
      ]);
      expect(refusal(lamps, nothing).excerpt).toBe("\n^");
    }
  });

  test("white space is no empty body", () => {
    expect(refusal(lamps, " ").code).toBe("not-well-formed");
  });

  test("encoding", () => {
    const latin1 = Uint8Array.from(Buffer.from('<lamp on="ü"/>', "latin1"));
    expect(refused(lamps, latin1)).toEqual([
      "encoding",
      "/: the bytes are not valid utf-8 (line 1, column 11)",
    ]);
    expect(
      decode(document(element("a"), string), Buffer.from("<a>ü</a>", "latin1"), {
        charset: "iso-8859-1",
      }),
    ).toBe("ü");
  });

  test("strings have no encoding, whatever they declare", () => {
    const xml = '<?xml version="1.0" encoding="UTF-16"?><lamp on="1"/>';
    expect(decode(lamps, xml)).toEqual({ on: true });
    expect(decode(lamps, `\ufeff${xml}`)).toEqual({ on: true });
  });
});

describe("structs that contain each other", () => {
  interface Tree {
    readonly name: string;
    readonly tree: readonly Tree[];
  }
  const tree: Struct<Tree> = struct<Tree>({
    name: required(attribute("name"), string),
    tree: list(element("tree"), () => tree),
  });
  const trees = document(element("tree"), tree);

  test("are read as they are nested", () => {
    const xml = '<tree name="1"><tree name="2"/><tree name="3"><tree name="4"/></tree></tree>';
    expect(decode(trees, xml)).toEqual({
      name: "1",
      tree: [
        { name: "2", tree: [] },
        { name: "3", tree: [{ name: "4", tree: [] }] },
      ],
    });
  });

  test("have paths", () => {
    const xml = '<tree name="1"><tree name="2"/>\n<tree name="3"><tree/></tree></tree>';
    expect(refused(trees, xml)).toEqual([
      "missing",
      "/tree/tree[2]/tree[1]/@name: this attribute is missing (line 2, column 16)",
    ]);
  });

  test("end at 64 elements inside each other", () => {
    const nested = (depth: number) => '<tree name="">'.repeat(depth) + "</tree>".repeat(depth);
    expect(decode(trees, nested(64)).tree.length).toBe(1);
    expect(refusal(trees, nested(65)).code).toBe("too-deep");
  });
});

describe("an error", () => {
  test("has a code, a path, a position and an excerpt", () => {
    const error = refusal(lamps, '<lamp on="1">\n  <watts>a\tlot</watts>\n</lamp>');
    expect(error).toMatchObject({
      name: "DecodeError",
      code: "invalid-double",
      path: "/lamp/watts",
      line: 2,
      column: 10,
      excerpt: "  <watts>a·lot</watts>\n         ^",
      operation: undefined,
    });
  });

  test("names the operation, where there is one", () => {
    expect(() => decode(lamps, "<lamp/>", { operation: "getLamp" })).toThrow(
      "getLamp: /lamp/@on: this attribute is missing (line 1, column 1)",
    );
  });

  test("has local names in its path, whatever the prefix", () => {
    const places = document(
      element("a", inU),
      struct<{ b: number }>({ b: required(element("b", inU), int32) }),
    );
    expect(refusal(places, '<x:a xmlns:x="urn:u"><x:b>y</x:b></x:a>').path).toBe("/a/b");
  });
});

test("every code was seen, but that of a body that the transport finds too large", () => {
  const scalars = ["boolean", "int32", "int64", "double", "date-time", "base64"] as const;
  expect([...seen].sort()).toEqual(
    [
      ...scalars.map((name) => `invalid-${name}`),
      ...["not-well-formed", "doctype", "encoding", "too-deep", "empty-body"],
      ...["unexpected-root", "missing", "duplicate", "unexpected-text", "unexpected-element"],
      ...["out-of-range", "unknown-value"],
    ].sort(),
  );
});

describe("xsi:nil", () => {
  const xsi = "http://www.w3.org/2001/XMLSchema-instance";
  const inner = struct<{ on: string }>({ on: required(attribute("on"), string) });
  const type = document(
    element("r"),
    struct<{
      s?: string;
      n?: number;
      o?: { on: string };
      w?: readonly string[];
      i: readonly string[];
      j?: readonly string[];
    }>({
      s: optional(element("s"), string),
      n: optional(element("n"), int32),
      o: optional(element("o"), inner),
      w: optional(wrapped(element("w"), list(element("v"), string))),
      i: list(element("i"), string),
      j: optional(list(element("j"), string)),
    }),
  );
  const strict = document(
    element("r"),
    struct<{ s: string; w: readonly string[] }>({
      s: required(element("s"), string),
      w: wrapped(element("w"), list(element("v"), string)),
    }),
  );
  const around = (content: string): string => `<r xmlns:xsi="${xsi}">\n${content}</r>`;

  test.each([
    ["a string", '<s xsi:nil="true"/>'],
    ["a number", '<n xsi:nil="true"/>'],
    ["a struct", '<o xsi:nil="true"/>'],
    ["a struct with attributes", '<o on="1" xsi:nil="true"/>'],
    ["a wrapped list", '<w xsi:nil="true"></w>'],
    ["as a digit", '<s xsi:nil="1"/>'],
    ["with white space", '<s xsi:nil=" true\n"> \n</s>'],
    ["with comments inside", '<n xsi:nil="true"><!-- none --></n>'],
    ["by another prefix", `<n xmlns:i="${xsi}" i:nil="true"/>`],
    ["all of them", '<s xsi:nil="true"/><n xsi:nil="1"/><o xsi:nil="1"/><w xsi:nil="1"/>'],
    ["something that nobody knows", '<x xsi:nil="true">x</x>'],
  ])("%s that may be absent is absent", (_, content) => {
    expect(Object.entries(decode(type, around(content)) as object)).toEqual([["i", []]]);
  });

  test.each([
    ["false", '<s xsi:nil="false">x</s>', { s: "x" }],
    ["0", '<n xsi:nil="0">1</n>', { n: 1 }],
    ["nothing", '<s xsi:nil="">x</s>', { s: "x" }],
    ["what is no boolean", '<s xsi:nil="yes">x</s>', { s: "x" }],
    ["in no namespace", '<s nil="true">x</s>', { s: "x" }],
    ["in another namespace", '<s xmlns:xsi="u" xsi:nil="true">x</s>', { s: "x" }],
    ["another attribute of that namespace", '<s xsi:type="true">x</s>', { s: "x" }],
    ["what ends like true", '<s xsi:nil="untrue">x</s>', { s: "x" }],
    ["what begins like true", '<s xsi:nil="1st">x</s>', { s: "x" }],
  ])("%s has no effect", (_, content, value) => {
    expect(decode(type, around(content))).toEqual({ i: [], ...value });
  });

  test.each([
    [
      strict,
      '<s xsi:nil="true"/><w/>',
      "missing",
      "/r/s: this element has no value: xsi:nil is true",
    ],
    [strict, '<w xsi:nil="1"/>', "missing", "/r/w: this element has no value: xsi:nil is true"],
    [type, '<i xsi:nil="true"/>', "missing", "/r/i[1]: this element has no value: xsi:nil is true"],
    [type, '<j xsi:nil="true"/>', "missing", "/r/j[1]: this element has no value: xsi:nil is true"],
    [
      type,
      '<s xsi:nil="true">x</s>',
      "unexpected-text",
      '/r/s: expected nothing, since xsi:nil is true, got "x"',
    ],
    [
      type,
      '<o xsi:nil="true"><b/></o>',
      "unexpected-element",
      "/r/o/b: expected nothing, since xsi:nil is true",
    ],
    [
      type,
      '<s xsi:nil="true"/><s>x</s>',
      "duplicate",
      "/r/s: expected one <s>, got another", //
    ],
    [type, '<s xsi:nil="true"/><s xsi:nil="true"/>', "duplicate", "/r/s: expected one <s>"],
  ])("%# is refused: %s", (document, content, code, message) => {
    const error = refusal(document as Document<unknown>, around(content));
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
    expect(error.line).toBe(2);
  });

  test("the root is read as any other", () => {
    const xml = `<r xmlns:xsi="${xsi}" xsi:nil="true"/>`;
    expect(decode(type, xml)).toEqual({ i: [] });
    expect(refused(strict, xml)[1]).toContain("/r/s: this element is missing");
  });
});
