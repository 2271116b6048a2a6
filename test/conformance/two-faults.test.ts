/** Of two things that are wrong in a document, the first one is reported, as libxml2 does. */
import { describe, expect, test } from "vitest";
import { libxml2Problem, ourProblem } from "../support/first-problem.ts";

/** Each is wrong in the line that the `|` begins, and nowhere else. */
const FAULTS: { readonly [name: string]: string } = {
  "U+0001 in text": "<s>|\u0001</s>",
  "U+FFFF in text": "<s>|\uffff</s>",
  "U+FFFE behind letters": "<s>|é\ufffe</s>",
  "U+FFFF behind a pair": "<s>|\u{1f600}\uffff</s>",
  "U+FFFF in a value": "|<s a='\uffff'/>",
  "U+FFFF behind a reference in a value": "|<s a='&lt;\uffff'/>",
  "U+FFFF in a comment": "|<!--\uffff-->",
  "U+FFFF in an instruction": "|<?p \uffff?>",
  "U+FFFF in a CDATA section": "|<![CDATA[\uffff]]>",
  "U+FFFF in a name": "|<s\uffff/>",
  "U+FFFF in an attribute's name": "|<s a\uffff='1'/>",
  "U+FFFF in a tag": "|<s \uffff/>",
  "U+0001 in a comment": "|<!--\u0001-->",
  "an ampersand": "<s>|&</s>",
  "an unknown entity": "|&nosuch;",
  "a reference to no character": "|&#xFFFF;",
  "an ampersand in a value": "|<s a='&'/>",
  "a tag in a value": "|<s a='<'/>",
  "the end of a CDATA section": "|]]>",
  "a wrong end tag": "<s>|</t>",
  "two hyphens in a comment": "|<!-- -- -->",
  "a declaration that is not first": "|<?xml version='1.0'?>",
  "no name": "|<1/>",
  "a value without quotes": "|<s a=1/>",
  "an attribute without a value": "|<s a/>",
  "no space between attributes": "|<s a='1'b='2'/>",
  "an attribute that stands twice": "|<s a='1' a='2'/>",
  "a prefix that nothing declares": "|<p:s/>",
  "an attribute's prefix that nothing declares": "|<s p:a=''/>",
};

/** Each begins something that does not end. */
const BREAKS: { readonly [name: string]: string } = {
  "the end of the document": "",
  "an end tag": "</r",
  "a start tag": "<t",
  "a value": "<t a='1",
  "a comment": "<!-- ",
  "an instruction": "<?p ",
  "a CDATA section": "<![CDATA[ ",
  "a reference": "&#1",
};

function faulty(text: string): string {
  return text.replace("|", "\n");
}

describe("the first of two faults is reported", () => {
  test.each(Object.entries(FAULTS))("%s", (_, text) => {
    const first = faulty(text);
    const alone = ourProblem(`<r>${first}</r>`);
    expect(alone, "alone").toMatchObject({ line: 2 });
    for (const [other, second] of [...Object.entries(FAULTS), ...Object.entries(BREAKS)]) {
      const isBreak = other in BREAKS;
      // The second one stands in a line that is farther on.
      const xml = `<r>${first}\n\n${faulty(second)}${isBreak ? "" : "</r>"}`;
      const own = ourProblem(xml);
      const found = { code: own?.code, path: own?.path, line: own?.line, column: own?.column };
      const { code, path, line, column } = alone ?? {};
      expect(found, `and ${other}: ${JSON.stringify(xml)}`).toEqual({ code, path, line, column });
      expect(libxml2Problem(xml)?.line, `libxml2, and ${other}: ${JSON.stringify(xml)}`).toBe(2);
    }
  });
});

describe("a document that breaks off behind a fault is refused for the fault", () => {
  const faults = ["\u0001", "\uffff", "\ufffe", "\ud800", "\udc00"];

  test.each(Object.entries(BREAKS))("before %s", (_, text) => {
    for (const fault of [...faults, "&", "&no;"]) {
      const xml = `<r>\n${fault}\n\n${text}`;
      expect(ourProblem(xml), JSON.stringify(xml)).toMatchObject({ line: 2, path: "/r" });
    }
  });

  test.each(["<!-- ", "<?p ", "<![CDATA[ ", "<t a='"])("inside %s", (text) => {
    for (const fault of faults) {
      const xml = `<r>\n${text}${fault}\n\n`;
      const problem = { line: 2, column: text.length + 1, path: text === "<t a='" ? "/r/t" : "/r" };
      expect(ourProblem(xml), JSON.stringify(xml)).toMatchObject(problem);
    }
  });
});

describe("in one tag", () => {
  test.each([
    ["an attribute twice, and one without a value", "<r a='' a='' b/>", 9],
    [
      "an attribute twice, and a prefix declared twice",
      "<r a='' a='' xmlns:p='u' xmlns:p='v'/>",
      9,
    ],
    ["a prefix undone, and one that nothing declares", "<r xmlns:p='' q:a=''/>", 4],
    ["a prefix that nothing declares, and one undone", "<r q:a='' xmlns:p=''/>", 4],
    ["the element's own prefix, and an attribute twice", "<q:r a='' a=''/>", 2],
    ["a prefix undone, and a character that cannot stand there", "<r xmlns:p='' a='\uffff'/>", 4],
    ["a prefix declared twice, and a tag that does not end", "<r xmlns:p='u' xmlns:p='u' a='", 16],
    ["a prefixed attribute twice, and no value", "<r xmlns:p='u' p:a='' p:a='' b/>", 23],
    ["attributes of one name with other prefixes, and no value", "<r p:a='' q:a='' a='' b/>", 24],
    ["a value, and an attribute twice", "<r a='&' a=''/>", 7],
  ])("%s", (_, xml, column) => {
    expect(ourProblem(xml)).toMatchObject({ code: "not-well-formed", line: 1, column });
  });
});
