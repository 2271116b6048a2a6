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
import type { EncodeOptions } from "../../../runtime/codec/encode.ts";
import { encode } from "../../../runtime/codec/encode.ts";
import { closedEnum } from "../../../runtime/codec/facets.ts";
import {
  boolean,
  collapsed,
  double,
  int32,
  int64,
  type Scalar,
  string,
} from "../../../runtime/codec/scalars.ts";
import { InputError } from "../../../runtime/errors.ts";
import type { Namespace } from "../../../runtime/xml/namespaces.ts";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** What stands behind the XML declaration. */
function written<T>(type: Document<T>, value: T, options?: EncodeOptions): string {
  // A caller's types may not have been checked.
  const xml = encode<unknown>(type, value, options);
  expect(xml.slice(0, DECLARATION.length)).toBe(DECLARATION);
  return xml.slice(DECLARATION.length);
}

/** Why a value cannot be written. */
function refused(type: Document<unknown>, value: unknown): string {
  try {
    encode(type, value);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.code).toBe("invalid-input");
    expect(error.message).toContain(`${error.path}: `);
    return error.message;
  }
  throw new Error("the value was written");
}

interface Lamp {
  readonly on: boolean;
  readonly colour?: string;
  readonly note?: string;
}

const lamp = struct<Lamp>({
  on: required(attribute("on"), boolean),
  colour: optional(element("colour"), string),
  note: optional(attribute("note"), string),
});
const lamps = document(element("lamp"), lamp);

interface Shelf {
  readonly lamp: readonly Lamp[];
  readonly box?: readonly number[];
}

const shelf = struct<Shelf>({
  lamp: list(element("lamp"), lamp, count(0, 2)),
  box: optional(wrapped(element("boxes"), list(element("box"), int32, count(1)))),
});
const shelves = document(element("shelf"), shelf);

describe("form", () => {
  test("members in the order of the spec, whatever that of the value", () => {
    const value = { note: "n", colour: "red", on: true };
    expect(written(lamps, value)).toBe('<lamp on="true" note="n"><colour>red</colour></lamp>');
  });

  test("an absent member is left out, and so is one that is undefined", () => {
    expect(written(lamps, { on: false })).toBe('<lamp on="false"/>');
    expect(encode<unknown>(lamps, { on: false, colour: undefined })).toBe(
      `${DECLARATION}<lamp on="false"/>`,
    );
  });

  test("an empty text is written", () => {
    expect(written(lamps, { on: true, colour: "", note: "" })).toBe(
      '<lamp on="true" note=""><colour></colour></lamp>',
    );
  });

  test("lists, with and without an element around them", () => {
    expect(written(shelves, { lamp: [{ on: true }, { on: false }], box: [1, 2] })).toBe(
      '<shelf><lamp on="true"/><lamp on="false"/><boxes><box>1</box><box>2</box></boxes></shelf>',
    );
    expect(written(shelves, { lamp: [] })).toBe("<shelf/>");
  });

  test("the text of an element with attributes", () => {
    const price = struct<{ unit: string; value: number }>({
      unit: required(attribute("unit"), string),
      value: required(textContent, double),
    });
    expect(written(document(element("price"), price), { unit: "EUR", value: 3 })).toBe(
      '<price unit="EUR">3.0</price>',
    );
  });

  test("a root that holds a text", () => {
    expect(written(document(element("note"), string), "a")).toBe("<note>a</note>");
    expect(written(document(element("note"), string), "")).toBe("<note></note>");
  });

  test("structs that contain each other", () => {
    interface Tree {
      readonly tree?: Tree;
    }
    const tree: Struct<Tree> = struct<Tree>({ tree: optional(element("tree"), () => tree) });
    expect(written(document(element("tree"), tree), { tree: { tree: {} } })).toBe(
      "<tree><tree><tree/></tree></tree>",
    );
  });
});

describe("namespaces", () => {
  const inU: Namespace = { uri: "urn:u", prefix: "u", aliases: ["urn:old"] };
  const inV: Namespace = { uri: "urn:v" };

  test("a prefix is declared on the root", () => {
    const place = struct<{ a: string; b?: string }>({
      a: required(element("a", inU), string),
      b: optional(attribute("b", inU), string),
    });
    expect(written(document(element("place"), place, inU), { a: "1", b: "2" })).toBe(
      '<place xmlns:u="urn:u" u:b="2"><u:a>1</u:a></place>',
    );
    expect(written(document(element("place", inU), place, inU), { a: "1" })).toBe(
      '<u:place xmlns:u="urn:u"><u:a>1</u:a></u:place>',
    );
  });

  test("without a prefix, the default namespace is declared where it changes", () => {
    const inner = struct<{ c: string }>({ c: required(element("c", inV), string) });
    const outer = struct<{ a: { c: string }; b: string }>({
      a: required(element("a", inV), inner),
      b: required(element("b", inV), string),
    });
    expect(written(document(element("place", inV), outer), { a: { c: "1" }, b: "2" })).toBe(
      '<place xmlns="urn:v"><a><c>1</c></a><b>2</b></place>',
    );
    expect(written(document(element("place"), outer), { a: { c: "1" }, b: "2" })).toBe(
      '<place><a xmlns="urn:v"><c>1</c></a><b xmlns="urn:v">2</b></place>',
    );
  });

  test('xmlns="" where an element without a namespace stands in a default one', () => {
    const place = struct<{ a: { b: string }; c: string }>({
      a: required(element("a"), struct<{ b: string }>({ b: required(element("b"), string) })),
      c: required(element("c", inV), string),
    });
    expect(written(document(element("place", inV), place), { a: { b: "1" }, c: "2" })).toBe(
      '<place xmlns="urn:v"><a xmlns=""><b>1</b></a><c>2</c></place>',
    );
  });

  test("not below an element with a prefix, which has no default namespace", () => {
    const place = struct<{ a: string }>({ a: required(element("a"), string) });
    expect(written(document(element("place", inU), place, inU), { a: "1" })).toBe(
      '<u:place xmlns:u="urn:u"><a>1</a></u:place>',
    );
  });

  test("an element with a prefix leaves the default namespace as it is", () => {
    const inner = struct<{ c: string; d: string }>({
      c: required(element("c", inV), string),
      d: required(element("d"), string),
    });
    const place = struct<{ b: { c: string; d: string } }>({
      b: required(element("b", inU), inner),
    });
    expect(written(document(element("a", inV), place, inU), { b: { c: "1", d: "2" } })).toBe(
      '<a xmlns="urn:v" xmlns:u="urn:u"><u:b><c>1</c><d xmlns="">2</d></u:b></a>',
    );
  });

  test("a namespace is escaped like any value", () => {
    const odd: Namespace = { uri: 'urn:a?b&c"<\n', prefix: "p" };
    expect(written(document(element("a", odd), string, odd), "")).toBe(
      '<p:a xmlns:p="urn:a?b&amp;c&quot;&lt;&#10;"></p:a>',
    );
  });

  describe("of a request", () => {
    const place = struct<{ a: string; b: string; c: string; d?: string }>({
      a: required(element("a"), string),
      b: required(element("b", inU), string),
      c: required(element("c", inV), string),
      d: optional(attribute("d"), string),
    });
    const value = { a: "1", b: "2", c: "3", d: "4" };

    test("moves exactly the elements that have none", () => {
      expect(written(document(element("place"), place, inU), value, { namespace: "urn:x" })).toBe(
        '<place xmlns="urn:x" xmlns:u="urn:u" d="4"><a>1</a><u:b>2</u:b><c xmlns="urn:v">3</c></place>',
      );
      expect(
        written(document(element("place", inV), place, inU), value, { namespace: "urn:x" }),
      ).toBe(
        '<place xmlns="urn:v" xmlns:u="urn:u" d="4"><a xmlns="urn:x">1</a><u:b>2</u:b><c>3</c></place>',
      );
    });

    test('"" is the same as none', () => {
      const type = document(element("place"), place, inU);
      expect(written(type, value, { namespace: "" })).toBe(written(type, value));
    });
  });
});

describe("characters", () => {
  test.each([
    ["&<>", "&amp;&lt;&gt;"],
    ["]]>", "]]&gt;"],
    ["\"'", "\"'"],
    ["a\r\nb\rc", "a&#13;\nb&#13;c"],
    [" \t\n ", " \t\n "],
    [
      "\x7f\x85\u2028\ufeff\ufffd\u{1f600}\u{10ffff}",
      "\x7f\x85\u2028\ufeff\ufffd\u{1f600}\u{10ffff}",
    ],
    ["&amp;&#13;", "&amp;amp;&amp;#13;"],
  ])("in text: %j", (value, escaped) => {
    expect(written(lamps, { on: true, colour: value })).toBe(
      `<lamp on="true"><colour>${escaped}</colour></lamp>`,
    );
    expect(decode(lamps, encode(lamps, { on: true, colour: value })).colour).toBe(value);
  });

  test.each([
    ["&<", "&amp;&lt;"],
    ["\"'", "&quot;'"],
    ["\t\n\r", "&#9;&#10;&#13;"],
    ["\r\n", "&#13;&#10;"],
    [" a ", " a "],
    ["\x85\u{1f600}", "\x85\u{1f600}"],
  ])("in an attribute: %j", (value, escaped) => {
    expect(written(lamps, { on: true, note: value })).toBe(`<lamp on="true" note="${escaped}"/>`);
    expect(decode(lamps, encode(lamps, { on: true, note: value })).note).toBe(value);
  });

  test("]]> in an attribute comes back as it was", () => {
    const value = { on: true, note: "a]]>b>" };
    expect(decode(lamps, encode(lamps, value))).toEqual(value);
  });

  const carried = "contains a character that XML does not allow";
  test.each([
    ["\0", '"\\u0000"'],
    ["a\x08", '"a\\b"'],
    ["\x0b", '"\\u000b"'],
    ["\x1f", '"\\u001f"'],
    ["\ud800", '"\\ud800"'],
    ["\udc00x", '"\\udc00x"'],
    ["\udc00\ud800", '"\\udc00\\ud800"'],
    ["\ufffe", '"·"'],
    ["\uffff&", '"·&"'],
  ])("that XML cannot carry: %j", (value, quoted) => {
    expect(refused(lamps, { on: true, colour: value })).toBe(`/lamp/colour: ${quoted} ${carried}`);
    expect(refused(lamps, { on: true, note: value })).toBe(`/lamp/@note: ${quoted} ${carried}`);
  });

  test("wherever they stand in a long text", () => {
    const value = `${"<&>\r".repeat(100)}\0`;
    expect(refused(lamps, { on: true, colour: value })).toContain(carried);
    expect(refused(lamps, { on: true, note: value })).toContain(carried);
  });
});

describe("what cannot be written, with its path", () => {
  test.each([
    ["a missing attribute", {}, "/lamp/@on: is missing"],
    ["an attribute that is undefined", { on: undefined }, "/lamp/@on: is missing"],
    ["an attribute that is null", { on: null }, "/lamp/@on: expected boolean, got null"],
    [
      "an optional member that is null",
      { on: true, note: null },
      "/lamp/@note: expected string, got null",
    ],
    ["a wrong type", { on: "true" }, '/lamp/@on: expected boolean, got "true"'],
    [
      "an object for a text",
      { on: true, colour: { a: 1 } },
      "/lamp/colour: expected string, got an object",
    ],
    ["an unknown member", { on: true, color: "red" }, '/lamp: has no member "color"'],
    ["no object", "on", '/lamp: expected an object, got "on"'],
    ["nothing", undefined, "/lamp: expected an object, got undefined"],
    ["null", null, "/lamp: expected an object, got null"],
  ])("%s", (_, value, message) => {
    expect(refused(lamps, value)).toBe(message);
  });

  test.each([
    ["a missing list", {}, "/shelf/lamp: is missing"],
    ["no array", { lamp: { on: true } }, "/shelf/lamp: expected an array, got an object"],
    [
      "too many items",
      { lamp: [{ on: true }, { on: true }, { on: true }] },
      "/shelf/lamp: expected at most 2, got 3",
    ],
    ["too few items", { lamp: [], box: [] }, "/shelf/boxes/box: expected at least 1, got 0"],
    [
      "a wrong item",
      { lamp: [{ on: true }, { on: 1 }] },
      "/shelf/lamp[2]/@on: expected boolean, got 1",
    ],
    ["a missing item", { lamp: [undefined] }, "/shelf/lamp[1]: expected an object, got undefined"],
    [
      "a wrong item in a wrapper",
      { lamp: [], box: [1, 2.5] },
      "/shelf/boxes/box[2]: expected int32, got 2.5",
    ],
    ["no array in a wrapper", { lamp: [], box: 1 }, "/shelf/boxes/box: expected an array, got 1"],
    [
      "an unknown member of an item",
      { lamp: [{ on: true, off: false }] },
      '/shelf/lamp[1]: has no member "off"',
    ],
  ])("%s", (_, value, message) => {
    expect(refused(shelves, value)).toBe(message);
  });

  test("the text of an element is its own, so that its path has no further step", () => {
    const price = document(element("price"), struct({ value: required(textContent, double) }));
    expect(refused(price, { value: "1" })).toBe('/price: expected double, got "1"');
    expect(refused(price, {})).toBe("/price: is missing");
  });

  test("more than 64 elements inside each other", () => {
    interface Box {
      readonly box?: Box;
    }
    const box: Struct<Box> = struct<Box>({ box: optional(element("box"), () => box) });
    const boxes = document(element("box"), box);
    const nested = (depth: number): Box => (depth === 1 ? {} : { box: nested(depth - 1) });
    expect(decode(boxes, encode(boxes, nested(64)))).toEqual(nested(64));
    expect(() => encode(boxes, nested(65))).toThrow("/box: more than 64 elements deep");
  });

  test("an unknown member that is undefined does no harm", () => {
    expect(encode<unknown>(lamps, { on: true, color: undefined })).toBe(
      `${DECLARATION}<lamp on="true"/>`,
    );
  });

  test("what an object inherits is no member of it", () => {
    expect(refused(lamps, Object.create({ on: true }))).toBe("/lamp/@on: is missing");
    const named = document(
      element("a"),
      struct<{ [key: string]: string }>({ constructor: optional(element("constructor"), string) }),
    );
    expect(encode<unknown>(named, {})).toBe(`${DECLARATION}<a/>`);
    expect(refused(lamps, { on: true, ["__proto__"]: 1 })).toBe('/lamp: has no member "__proto__"');
  });

  test("the operation is named, where there is one", () => {
    expect(() => encode<unknown>(lamps, {}, { operation: "setLamp" })).toThrow(
      "setLamp: /lamp/@on: is missing",
    );
  });
});

describe("scalars", () => {
  test.each<[Scalar<unknown>, unknown, string]>([
    [boolean, true, "true"],
    [int32, -0, "0"],
    [int64, 9223372036854775807n, "9223372036854775807"],
    [int64, "-9223372036854775808", "-9223372036854775808"],
    [double, 3, "3.0"],
    [double, Number.NEGATIVE_INFINITY, "-INF"],
    [dateTime, "2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"],
    [base64, Uint8Array.of(0, 255), "AP8="],
    [closedEnum(collapsed, { Red: "red" }), "red", "red"],
  ])("%# are written as XML Schema has them", (scalar, value, lexical) => {
    const held = struct<{ x: unknown; y: unknown }>({
      x: required(attribute("x"), scalar),
      y: required(element("y"), scalar),
    });
    expect(written(document(element("a"), held), { x: value, y: value })).toBe(
      `<a x="${lexical}"><y>${lexical}</y></a>`,
    );
  });

  test.each<[Scalar<unknown>, unknown, string]>([
    [int32, 2147483648, "/a: 2147483648 is out of the range of int32"],
    [int64, 2 ** 53, "/a: 9007199254740992 is not exact: give a bigint or a string"],
    [double, "3", '/a: expected double, got "3"'],
    [dateTime, "today", '/a: expected date-time, got "today"'],
    [base64, "AP8=", '/a: expected base64, got "AP8="'],
    [closedEnum(collapsed, { Red: "red" }), "blue", '/a: "blue" is not one of "red"'],
  ])("%# are refused with their path", (scalar, value, message) => {
    expect(refused(document(element("a"), scalar), value)).toBe(message);
  });
});
