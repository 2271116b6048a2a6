/** Elements in a text, as pages send them that put line breaks of HTML into an answer. */
import { describe, expect, test } from "vitest";
import {
  attribute,
  document,
  element,
  required,
  struct,
  textContent,
} from "../../../runtime/codec/codec.ts";
import { decode } from "../../../runtime/codec/decode.ts";
import { string } from "../../../runtime/codec/scalars.ts";
import { withoutElementsInText } from "../../../runtime/mock/lenient-text.ts";
import { createMock } from "../../../runtime/mock/mock.ts";
import { api } from "../../support/six-operations.ts";
import { ask, SURVEY, survey } from "./ask.ts";
import { lamps } from "./lamps.ts";

const around = (answer: string, more = "") =>
  `<egainSurvey sid="9"><survey><question>Q</question>${answer}</survey>${more}</egainSurvey>`;

describe("of a text with elements the mock keeps what stands behind the last of them:", () => {
  test.each([
    ["<answer>line1<br />line2</answer>", "line2"],
    ["<answer>line1<br>x</br>line2</answer>", "line2"],
    ["<answer><b/>a</answer>", "a"],
    ["<answer>a<b/></answer>", ""],
    ["<answer>a<b>c</b></answer>", ""],
    ["<answer>a<b/>c<i><b>d</b>e</i> f&amp;<![CDATA[<g/>]]></answer>", " f&<g/>"],
    ["<answer>a<b/><!-- c -->d<!-- e -->f</answer>", "df"],
    [`<answer x="1>" y='2"' >a<b/>c</answer>`, "c"],
    ['<v:answer xmlns:v="http://bindings.egain.com/chat">a<v:answer/>c</v:answer>', "c"],
    ["<answer>a<answer>b</answer>c</answer>", "c"],
    ["<other>a<br/>b</other><answer>c</answer>", "c"],
  ])("%s", async (xml, answer) => {
    const mock = createMock(api);
    expect((await ask(mock, SURVEY, survey(around(xml)))).status).toBe(204);
    expect(mock.received("surveys")).toEqual([{ sid: "9", survey: [{ question: "Q", answer }] }]);
  });

  test("in every item of a list, whatever its type", async () => {
    const mock = createMock(lamps);
    const xml = "<plan><image>x<a/>AQ==</image><level>1<a/>2</level><level>3</level></plan>";
    expect((await ask(mock, "/lamps/1/plan", survey(xml))).status).toBe(204);
    expect(mock.received("plans")).toEqual([{ image: "AQ==", level: [2, 3] }]);
  });

  test("in an element that has attributes and text, and in a root", () => {
    const note = struct<{ lang: string; words: string }>({
      lang: required(attribute("lang"), string),
      words: required(textContent, string),
    });
    const notes = document(element("note"), note);
    const xml = withoutElementsInText(notes, '<note lang=">">a<b/>c</note>');
    expect(decode(notes, xml)).toEqual({ lang: ">", words: "c" });
    const word = document(element("word"), string);
    expect(decode(word, withoutElementsInText(word, "\ufeff<word>a<b/>c</word>"))).toBe("c");
  });
});

describe("what else is wrong is told with its place in the document that was sent:", () => {
  test.each<[string, string, number, number]>([
    [around("<answer>a<br/>b</answer>", "\n<survey/>"), "missing", 2, 1],
    [around("<answer>a\n<br/>\r\n😀<i/>b</answer>", "<survey/>"), "missing", 3, 25],
    [around("<answer>a<b/>c</answer>", "x"), "unexpected-text", 1, 84],
    [around("<answer>a<br>b</answer>"), "not-well-formed", 1, 66],
    [around("<answer>a<br/>b</answer><answer/>"), "duplicate", 1, 76],
  ])("%s", async (xml, code, line, column) => {
    const { status, body } = await ask(createMock(api), SURVEY, survey(xml));
    expect(JSON.parse(body)).toMatchObject({ code, line, column });
    expect(status).toBe(400);
  });

  test("a number in pieces, at the piece that counts", async () => {
    const xml = "<plan><level>1<a/>x</level></plan>";
    const { body } = await ask(createMock(lamps), "/lamps/1/plan", survey(xml));
    expect(JSON.parse(body)).toMatchObject({ code: "invalid-double", line: 1, column: 19 });
  });
});
