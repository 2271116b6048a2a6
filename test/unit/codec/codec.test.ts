/** Each kind of member, from the table to the document and back. */
import { XMLParser } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import {
  attribute,
  document,
  element,
  list,
  nillable,
  optional,
  required,
  struct,
  textContent,
  wrapped,
} from "../../../runtime/codec/codec.ts";
import { decode } from "../../../runtime/codec/decode.ts";
import { encode } from "../../../runtime/codec/encode.ts";
import { closedEnum } from "../../../runtime/codec/facets.ts";
import { collapsed, int32, string } from "../../../runtime/codec/scalars.ts";

const XSI = "http://www.w3.org/2001/XMLSchema-instance";

describe("a member", () => {
  interface Shelf {
    readonly id: number;
    readonly colour: "red" | "green";
    readonly note?: string;
    readonly lamp: readonly number[];
    readonly box?: readonly string[];
  }

  function shelves() {
    const colour = closedEnum(collapsed, { Red: "red", Green: "green" });
    return document(
      element("shelf"),
      struct<Shelf>({
        id: required(attribute("id"), int32),
        colour: required(element("colour"), colour),
        note: optional(element("note"), string),
        lamp: list(element("lamp"), int32),
        box: optional(wrapped(element("boxes"), list(element("box"), string))),
      }),
    );
  }

  test("is read by its name and kind", () => {
    const xml =
      '<shelf id="1"><lamp>2</lamp><colour> red </colour><boxes><box>a</box></boxes><lamp>3</lamp></shelf>';
    expect(decode(shelves(), xml)).toEqual({ id: 1, colour: "red", lamp: [2, 3], box: ["a"] });
  });

  test("that may be left out is not there, and a list that must be is empty", () => {
    expect(decode(shelves(), '<shelf id="1"><colour>green</colour></shelf>')).toEqual({
      id: 1,
      colour: "green",
      lamp: [],
    });
  });

  test("is written as its kind", () => {
    const value: Shelf = { id: 1, colour: "red", note: "n", lamp: [2, 3], box: [] };
    expect(encode(shelves(), value)).toContain(
      '<shelf id="1"><colour>red</colour><note>n</note><lamp>2</lamp><lamp>3</lamp><boxes/></shelf>',
    );
  });

  test("that is a list with an element of its own has to be there, unless it may be left out", () => {
    const boxes = wrapped(element("boxes"), list(element("box"), string));
    const shelf = document(element("shelf"), struct<{ box: readonly string[] }>({ box: boxes }));
    const nothing = {} as { box: readonly string[] };
    expect(() => encode(shelf, nothing)).toThrow("/shelf/boxes: is missing");
    expect(() => decode(shelf, "<shelf/>")).toThrow("/shelf/boxes: this element is missing");
    expect(decode(shelf, "<shelf><boxes/></shelf>")).toEqual({ box: [] });
  });

  test("that holds the text of its element", () => {
    const price = document(
      element("price"),
      struct<{ unit: string; value: number }>({
        unit: required(attribute("unit"), string),
        value: required(textContent, int32),
      }),
    );
    expect(decode(price, '<price unit="EUR"> 3 </price>')).toEqual({ unit: "EUR", value: 3 });
    expect(encode(price, { unit: "EUR", value: 3 })).toContain('<price unit="EUR">3</price>');
  });
});

describe("a member that can be null", () => {
  interface Product {
    readonly size: number | null;
    readonly maker: string | null;
    readonly note: string | null;
  }

  function products() {
    return document(
      element("product"),
      struct<Product>({
        size: nillable(required(attribute("size"), int32)),
        maker: nillable(required(element("maker", { uri: "urn:m" }), string)),
        note: nillable(required(element("note"), string)),
      }),
    );
  }

  test("is null where it is nil, and where it is absent", () => {
    const nil = `<note xmlns:i="${XSI}" i:nil="true"/>`;
    expect(decode(products(), `<product>${nil}</product>`)).toEqual({
      size: null,
      maker: null,
      note: null,
    });
  });

  test("has its value otherwise", () => {
    const xml = '<product size="4"><maker xmlns="urn:m">M</maker><note/></product>';
    expect(decode(products(), xml)).toEqual({ size: 4, maker: "M", note: "" });
    expect(encode(products(), { size: 4, maker: "M", note: "" })).toContain(
      '<product size="4"><maker xmlns="urn:m">M</maker><note></note></product>',
    );
  });

  test("is written as nil where it is an element, and left out where it is an attribute", () => {
    const xml = encode(products(), { size: null, maker: null, note: null });
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "@" });
    expect(parser.parse(xml).product).toEqual({
      maker: { "@xmlns": "urn:m", "@xmlns:xsi": XSI, "@xsi:nil": "true" },
      note: { "@xmlns:xsi": XSI, "@xsi:nil": "true" },
    });
    expect(xml).not.toContain("size");
  });

  test("that holds the text of its element is null where the element is empty, and writes nothing", () => {
    const price = document(
      element("price"),
      struct<{ value: number | null }>({ value: nillable(required(textContent, int32)) }),
    );
    expect(decode(price, "<price/>")).toEqual({ value: null });
    expect(encode(price, { value: null })).toContain("<price/>");
  });
});
