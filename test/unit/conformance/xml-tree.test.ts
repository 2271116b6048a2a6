import { describe, expect, test } from "vitest";
import { treeDifference } from "../../../runtime/conformance/xml-tree.ts";
import { readXmlBySaxes } from "../../conformance/targets/xml-by-saxes.ts";

function differenceOf(expected: string, actual: string) {
  return treeDifference(readXmlBySaxes(expected), readXmlBySaxes(actual));
}

describe("the same document", () => {
  test.each([
    ["<a/>", "<?xml version='1.0'?><a></a>"],
    ['<a b="1" c="2"/>', "<a c='2' b='1'/>"],
    ['<n:a xmlns:n="urn:n" n:b="1"/>', '<a xmlns="urn:n" xmlns:p="urn:n" p:b="1"/>'],
    ["<a><b/><c/></a>", "<a>\n\t<b/>\r\n <!-- c --><c/> </a>"],
    ["<a>x&lt;y</a>", "<a>x<![CDATA[<]]>y</a>"],
    ["<a>x</a>", "<a>x<?y?></a>"],
  ])("%s and %s", (expected, actual) => {
    expect(differenceOf(expected, actual)).toBeUndefined();
  });
});

describe("another document", () => {
  test.each([
    ["<a/>", "<b/>", { at: "/a", expected: "<a>", actual: "<b>" }],
    ["<a/>", '<a xmlns="urn:n"/>', { at: "/a", expected: "<a>", actual: "<{urn:n}a>" }],
    ['<a b="1"/>', '<a b="2"/>', { at: "/a/@b", expected: '"1"', actual: '"2"' }],
    ['<a b="1"/>', "<a/>", { at: "/a/@b", expected: '"1"', actual: "nothing" }],
    ["<a/>", '<a b=""/>', { at: "/a/@b", expected: "nothing", actual: '""' }],
    ["<a><b/></a>", "<a/>", { at: "/a", expected: "<b>", actual: "nothing" }],
    ["<a> </a>", "<a/>", { at: "/a", expected: '" "', actual: "nothing" }],
    ["<a><b/></a>", "<a><b/>\u00a0</a>", { at: "/a", expected: "nothing", actual: '"\u00a0"' }],
    ["<a>x<b/></a>", "<a> x<b/></a>", { at: "/a", expected: '"x"', actual: '" x"' }],
    ["<a>x</a>", "<a><b/></a>", { at: "/a", expected: '"x"', actual: "<b>" }],
    [
      "<a><b>1</b><c/><b>2</b></a>",
      "<a><b>1</b><c/><b>3</b></a>",
      { at: "/a/b[2]", expected: '"2"', actual: '"3"' },
    ],
    ["<a><b/><c/></a>", "<a><c/><b/></a>", { at: "/a/b", expected: "<b>", actual: "<c>" }],
  ])("%s and %s", (expected, actual, difference) => {
    expect(differenceOf(expected, actual)).toEqual(difference);
  });
});
