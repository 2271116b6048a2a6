import { expect, test } from "vitest";
import { canonicalDocument } from "../../../../generator/conformance/canonical-document.ts";
import { attribute, element, marked, markup } from "../../../../generator/conformance/markup.ts";
import { plainStyle, printMarkup } from "../../../../generator/conformance/print-markup.ts";

const prefixes = new Map([
  ["urn:lamps", "l"],
  ["urn:rooms", "r"],
]);
const lamp = { local: "lamp", uri: "urn:lamps" };
const room = { local: "room", uri: "urn:rooms" };
const id = { local: "id", uri: "" };

const document = element(
  lamp,
  [attribute(id, "a &lt; &quot;b&quot;")],
  [element(room, [], [markup("Q&amp;A &gt; 速")]), element({ local: "off", uri: "" }, [], [])],
);

test("is the document that variants are printed from, to the byte", () => {
  const text = canonicalDocument(document, prefixes);
  expect(text).toBe(`<l:lamp xmlns:l="urn:lamps" xmlns:r="urn:rooms" id="a &lt; &quot;b&quot;">
  <r:room>Q&amp;A &gt; 速</r:room>
  <off/>
</l:lamp>`);
  expect(printMarkup(document, { ...plainStyle, prefixes })).toBe(text);
});

test.each([
  ["a reference to a character", element(lamp, [], [markup("a&#13;b")])],
  ["a comment", element(lamp, [], [markup("<!-- a -->")])],
  ["markup that is not well-formed", element(lamp, [markup("id=a")], [])],
  ["the place of an error", marked(element(lamp, [], []))],
])("%s is left to the printer of variants", (_name, root) => {
  expect(canonicalDocument(root, prefixes)).toBeUndefined();
});
