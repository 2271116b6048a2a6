import { describe, expect, test } from "vitest";
import { serve } from "../http/server.ts";
import { printed, refused } from "./cli.ts";
import { lampApi } from "./lamp-api.ts";

const SURVEY = { sid: "7", survey: [{ question: "Why?", answer: "<Because>" }] };
const WRITTEN = `<?xml version="1.0" encoding="UTF-8"?>
<egainSurvey sid="7"><survey><question>Why?</question><answer>&lt;Because&gt;</answer></survey></egainSurvey>`;

async function sent(path: string, text: string | Uint8Array, ...more: readonly string[]) {
  const { baseUrl, arrived } = await serve((response) => response.writeHead(204).end());
  const args = ["call", "submitSurvey", "--body", path, "--base-url", baseUrl, ...more];
  const files = { [path]: text };
  const setup = path === "-" ? { stdin: String(text) } : { files };
  expect(await printed(args, setup)).toBe(more.includes("--json") ? "null\n" : "done (204)\n");
  return arrived[0]?.body;
}

describe("a body", () => {
  test("is given as JSON, in the form of the operation's input", async () => {
    expect(await sent("survey.json", JSON.stringify(SURVEY))).toBe(WRITTEN);
  });

  test("is left out where it is optional", async () => {
    const { baseUrl, arrived } = await serve((response) => response.writeHead(204).end());
    const operations = lampApi.operations.map(({ operation, ...more }) => {
      const { body } = operation;
      const optional = body ? { ...operation, body: { ...body, optional: true } } : operation;
      return { ...more, operation: optional };
    });
    const args = ["call", "putLamp", "--lamp-id", "1", "--base-url", baseUrl];
    const setup = { api: { ...lampApi, operations } };
    expect(await printed(args, setup)).toBe("done (204)\n");
    expect(arrived).toMatchObject([{ body: "" }]);
    expect(await printed(["call", "putLamp", "--help"], setup)).toContain(
      "Usage: lamp-shop call putLamp --lamp-id INT64 [OPTIONS]",
    );
  });

  test("is read from stdin", async () => {
    expect(await sent("-", `\ufeff${JSON.stringify(SURVEY)}`, "--json")).toBe(WRITTEN);
  });

  test("is given as XML, and written anew", async () => {
    const xml = `\ufeff <!-- mine --><egainSurvey xmlns="http://bindings.egain.com/chat" sid="7" x="">
      <survey><question>Why?</question><answer>&lt;Because></answer></survey></egainSurvey>`;
    expect(await sent("survey.xml", xml.replace("\ufeff ", "\ufeff"))).toBe(WRITTEN);
  });

  test("is given as XML in UTF-16", async () => {
    const xml = `\ufeff${WRITTEN.replace("UTF-8", "UTF-16")}`;
    expect(await sent("survey.xml", new Uint8Array(Buffer.from(xml, "utf16le")))).toBe(WRITTEN);
  });

  test("is put into the namespace that is asked for", async () => {
    const body = await sent("s.json", JSON.stringify(SURVEY), "--request-namespace", "urn:n");
    expect(body).toContain('<egainSurvey xmlns="urn:n" sid="7"><survey>');
  });

  test("has an int64 as a string, bytes as base64, and INF", async () => {
    const { baseUrl, arrived } = await serve((response) => response.writeHead(204).end());
    const json =
      '{"serial":"9007199254740993","mood":"","bulb":[{"watts":"INF"}],"picture":"AQID"}';
    const args = ["call", "putLamp", "--lamp-id", "1", "--body", "l", "--base-url", baseUrl];
    await printed(args, { api: lampApi, files: { l: json } });
    expect(arrived[0]).toMatchObject({
      method: "PUT",
      url: "/lamps/1",
      body: '<?xml version="1.0" encoding="UTF-8"?>\n<lamp serial="9007199254740993" mood=""><bulb watts="INF"/><picture>AQID</picture></lamp>',
    });
  });
});

describe("is refused", () => {
  test.each<[string, readonly string[], string | Uint8Array, readonly string[]]>([
    [
      "if it is not there",
      ["submitSurvey"],
      "",
      [
        "error: submitSurvey needs --body FILE",
        "  its members as JSON, or the document as XML; - reads it from stdin",
      ],
    ],
    [
      "if the operation takes none",
      ["getCapacity", "--id", "1", "--body", "file"],
      "{}",
      ["error: getCapacity takes no --body"],
    ],
    [
      "if the file is not there",
      ["submitSurvey", "--body", "other"],
      "",
      ["error: other cannot be read: ENOENT: no such file or directory, open 'other'"],
    ],
    [
      "if it is no JSON",
      ["submitSurvey", "--body", "file"],
      '{\n  "sid": 7,\n}\n',
      [
        "error: file:3:1 is neither JSON nor XML: Expected double-quoted property name",
        "  }",
        "  ^",
      ],
    ],
    [
      "if it breaks off",
      ["submitSurvey", "--body", "file"],
      '{"sid": "7",\n',
      [
        "error: file:1:13 is neither JSON nor XML: Expected double-quoted property name",
        '  {"sid": "7",',
        "              ^",
      ],
    ],
    [
      "if it is empty",
      ["submitSurvey", "--body", "file"],
      "",
      ["error: file is neither JSON nor XML: Unexpected end of JSON input"],
    ],
    [
      "if it is neither",
      ["submitSurvey", "--body", "file"],
      "sid: 7\u001b[2J",
      [
        "error: file is neither JSON nor XML: Unexpected token 's', \"sid: 7\\u{1b}[2J\" is not valid JSON",
      ],
    ],
    [
      "if it is no object",
      ["submitSurvey", "--body", "file"],
      "[1]",
      ["error: file: expected an object, as submitSurvey takes it"],
    ],
    [
      "if it is no UTF-8",
      ["submitSurvey", "--body", "file"],
      new Uint8Array([0x7b, 0xff]),
      ["error: file is not UTF-8", "  save it in that encoding"],
    ],
    [
      "if a member has another type",
      ["submitSurvey", "--body", "file"],
      '{"sid": 7, "survey": [{"question": "Q", "answer": "A"}]}',
      ["error: --body: /egainSurvey/@sid: expected string, got 7"],
    ],
    [
      "if a member is missing",
      ["submitSurvey", "--body", "file"],
      '{"sid": "7", "survey": [{"question": "Q"}]}',
      ["error: --body: /egainSurvey/survey[1]/answer: is missing"],
    ],
    [
      "if a member is not known",
      ["submitSurvey", "--body", "file"],
      '{"sid": "7", "survey": [], "x": 1}',
      ["error: --body: /egainSurvey/survey: expected at least 1, got 0"],
    ],
    [
      "if it is another document",
      ["submitSurvey", "--body", "file"],
      '<egainSurvey sid="7">\n  <survey><question/></survey>\n</egainSurvey>',
      [
        "error: file: /egainSurvey/survey[1]/answer: this element is missing (line 2, column 3)",
        "    <survey><question/></survey>",
        "    ^",
      ],
    ],
  ])("%s", async (_, args, text, lines) => {
    const setup = { files: { file: text } };
    const all = ["call", ...args, "--base-url", "http://127.0.0.1:1"];
    expect(await refused(all, setup)).toBe(`${lines.join("\n")}\n`);
  });
});
