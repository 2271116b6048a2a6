import { describe, expect, test } from "vitest";
import { document, element } from "../../runtime/codec/codec.ts";
import { decode } from "../../runtime/codec/decode.ts";
import { string } from "../../runtime/codec/scalars.ts";
import { DecodeError } from "../../runtime/errors.ts";
import documents from "../data/xml-documents.json" with { type: "json" };
import { readTree } from "../support/tree.ts";

const bytes = (xml: string): Uint8Array => new TextEncoder().encode(xml);

test("none is left out", () => {
  const { malformed, wellFormed, fidelity } = documents;
  expect([malformed, wellFormed, fidelity].map((each) => Object.keys(each).length)).toEqual([
    30, 8, 9,
  ]);
});

describe("malformed documents are refused", () => {
  test.each(Object.entries(documents.malformed))("%s", (name, xml) => {
    expect(() => readTree(xml)).toThrow(DecodeError);
    expect(() => readTree(bytes(xml))).toThrow(DecodeError);
    const code =
      name === "empty document"
        ? "empty-body"
        : name === "HTML login page"
          ? "doctype"
          : "not-well-formed";
    const status = document(element("sessionStatus"), string);
    expect(() => decode(status, xml)).toThrow(expect.objectContaining({ code }));
  });
});

describe("well-formed documents are accepted", () => {
  test.each(Object.entries(documents.wellFormed))("%s", (_, xml) => {
    expect(readTree(bytes(xml))).toEqual(readTree(xml));
  });
});

describe("characters arrive as they were meant", () => {
  test.each(Object.entries(documents.fidelity))("%s", (_, { document: xml, expected }) => {
    const tree = readTree(xml);
    const [text] = tree.attributes.length > 0 ? tree.attributes.map(([, b]) => b) : tree.content;
    expect(text).toBe(expected);
  });
});
