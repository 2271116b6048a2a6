import type { ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import { type Arrived, serve } from "../http/server.ts";
import { printed, refused, runCli } from "./cli.ts";
import { lampApi } from "./lamp-api.ts";

const XML = { "content-type": "application/xml" };

/** A server that answers everything in one way. */
function answering(status: number, body?: string, headers: Record<string, string> = XML) {
  return serve((response) => response.writeHead(status, headers).end(body));
}

const SLOTS = `<availableSlots xmlns:c="http://bindings.egain.com/chat">
  <c:count>four</c:count>
</availableSlots>`;

const LAMP = `<lamp serial="9007199254740993" mood="calm">
  <bulb watts="40"/>
  <bulb watts="INF">left\u009b31m</bulb>
  <picture>AQID</picture>
</lamp>`;

describe("a value", () => {
  test("is printed line by line, with what the spec says of values from a list", async () => {
    const body = '<chatAllowed allowed="false" reason="entry_point_inactive"/>';
    const { baseUrl, arrived } = await answering(200, body);
    expect(await printed(["call", "getChatAllowed", "--id", "1000", "--base-url", baseUrl])).toBe(
      [
        "allowed: false",
        "reason: entry_point_inactive (The entry point in the request is not active.)",
        "",
      ].join("\n"),
    );
    expect(arrived[0]?.url).toBe("/chat/entrypoint/chatAllowed/1000");
  });

  test("that is in no list is printed as it is", async () => {
    const { baseUrl } = await answering(200, '<checkEligibility responseType="7"/>');
    const args = ["call", "--id=1000", "checkEligibility", "--base-url", baseUrl];
    expect(await printed(args)).toBe("responseType: 7\n");
  });

  test("of many parts is printed with the place of each", async () => {
    const { baseUrl } = await answering(200, LAMP);
    const args = ["call", "getLamp", "--lamp-id", "1", "--base-url", baseUrl];
    expect(await printed(args, { api: lampApi })).toBe(
      [
        "serial: 9007199254740993",
        "mood: calm (Nothing happens.)",
        "bulb[1].watts: 40",
        "bulb[2].watts: INF",
        "bulb[2].label: left\\u{9b}31m",
        "picture: AQID",
        "",
      ].join("\n"),
    );
  });

  test("without items says so", async () => {
    const { baseUrl } = await answering(200, '<lamp serial="1" mood="wild"/>');
    const args = ["call", "getLamp", "--lamp-id", "1", "--base-url", baseUrl];
    expect(await printed(args, { api: lampApi })).toBe("serial: 1\nmood: wild\nbulb: (none)\n");
  });

  test("as JSON has an int64 as a string, and nothing that a terminal obeys", async () => {
    const { baseUrl } = await answering(200, LAMP);
    const args = ["call", "getLamp", "--lamp-id", "1", "--base-url", baseUrl, "--json"];
    const json = await printed(args, { api: lampApi });
    expect(json).toBe(
      '{"serial":"9007199254740993","mood":"calm","bulb":[{"watts":40},{"watts":"INF","label":"left\\u009b31m"}],"picture":"AQID"}\n',
    );
    expect(JSON.parse(json).bulb[1].label).toBe("left\u009b31m");
  });
});

describe("parameters", () => {
  test("go where they belong; repeated ones may be given several times", async () => {
    const { baseUrl, arrived } = await answering(200, LAMP);
    const flags = ["--lamp-id", "-5", "--colour-name", "red", "--colour-name=-blue"];
    const twins = ["--param-json", "TRUE", "--x-query", "q", "--x-header", "h"];
    const args = ["call", "getLamp", ...flags, ...twins, "--base-url", baseUrl, "--json"];
    await printed(args, { api: lampApi });
    expect(arrived).toMatchObject([
      {
        url: "/lamps/-5?Colour_name=red&Colour_name=-blue&json=true&x=q",
        headers: { x: "h" },
      },
    ]);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    [
      "that are required are named with what they are",
      ["call", "getChatAllowed"],
      [
        "error: getChatAllowed needs --id",
        "  --id INT64  The id of the chat entry point. (required)",
      ],
    ],
    [
      "have to be of their type",
      ["call", "getChatAllowed", "--id", "x1"],
      ['error: --id x1: expected int64, got "x1"'],
    ],
    [
      "that are not repeated are given once",
      ["call", "getChatAllowed", "--id", "1", "--id", "2"],
      ["error: --id is given twice"],
    ],
    [
      "need a value",
      ["call", "getChatAllowed", "--id", "--json"],
      ["error: --id needs a value: --id INT64"],
    ],
    [
      "of another operation are not known to this one",
      ["call", "submitSurvey", "--id", "1"],
      ["error: submitSurvey has no --id", "  its parameters: none"],
    ],
  ])("%s", async (_, args, lines) => {
    expect(await refused([...args, "--base-url", "http://x"])).toBe(`${lines.join("\n")}\n`);
  });

  test("of their own have to fit their place", async () => {
    const args = [
      "call",
      "getLamp",
      "--lamp-id",
      "1",
      "--x-header",
      "a\u0007",
      "--base-url",
      "http://x",
    ];
    expect(await refused(args, { api: lampApi })).toBe(
      'error: --x-header: "\\u0007" cannot be part of a header\n',
    );
  });
});

describe("usage", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "an operation has to be named",
      ["call"],
      [
        "error: which operation is to be called?",
        "  there are: getAgentAvailability, getCapacity, getLiveSessionStatus, checkEligibility, getChatAllowed, submitSurvey",
      ],
    ],
    [
      "a mistyped operation is guessed",
      ["call", "getChatAlowed"],
      ['error: no operation is called "getChatAlowed"', "  did you mean getChatAllowed?"],
    ],
    [
      "one that is like none gets the list",
      ["call", "frobnicate"],
      [
        'error: no operation is called "frobnicate"',
        "  there are: getAgentAvailability, getCapacity, getLiveSessionStatus, checkEligibility, getChatAllowed, submitSurvey",
      ],
    ],
    [
      "there is one operation",
      ["call", "getCapacity", "getChatAllowed", "--id", "1"],
      ["error: getCapacity takes no operand, and got getChatAllowed"],
    ],
    [
      "a mistyped flag is guessed",
      ["call", "getCapacity", "--bse-url", "http://x"],
      ["error: there is no --bse-url here", "  did you mean --base-url?"],
    ],
    [
      "a flag that is like none is only refused",
      ["call", "getCapacity", "-x"],
      ["error: there is no -x here"],
    ],
    [
      "a switch takes no value",
      ["call", "getCapacity", "--json=yes"],
      ["error: --json takes no value"],
    ],
    [
      "the server has to be named",
      ["call", "getCapacity", "--id", "1"],
      [
        "error: where is the server? give --base-url URL, or set ECE_CHAT_BASE_URL",
        "  ece-chat mock serves the spec's examples, to try it out",
      ],
    ],
    [
      "its URL has to be one",
      ["call", "getCapacity", "--id", "1", "--base-url", "chat.example.com"],
      [
        'error: --base-url: must be an http(s) URL without query, fragment or credentials, got "chat.example.com"',
      ],
    ],
    [
      "a number has to be one",
      ["call", "getCapacity", "--id", "1", "--base-url", "http://x", "--timeout", "5s"],
      ["error: --timeout 5s: expected a whole number"],
    ],
    [
      "a number has to be in its range",
      ["call", "getCapacity", "--id", "1", "--base-url", "http://x", "--timeout", "9999999999"],
      ["error: --timeout: must be a number from 0 to 2147483647, got 9999999999"],
    ],
    [
      "a header has a name and a value",
      ["call", "getCapacity", "--id", "1", "--base-url", "http://x", "--header", "secret"],
      ['error: --header secret: expected "NAME: VALUE"'],
    ],
    [
      "a header has to fit",
      ["call", "getCapacity", "--id", "1", "--base-url", "http://x", "--header", "a: b\u001b[2Jc"],
      ['error: --header: a: "\\u001b" cannot be part of a header'],
    ],
  ])("%s", async (_, args, lines) => {
    expect(await refused(args)).toBe(`${lines.join("\n")}\n`);
  });
});

test("options go with the request", async () => {
  const { baseUrl, arrived } = await answering(500, "");
  const headers = [
    "--header",
    "Authorization: Bearer a:b",
    "--header",
    "x-trace:1",
    "--header",
    "x-trace: 2",
  ];
  const { status } = await runCli(
    ["call", "getCapacity", "--id", "1", ...headers, "--retry", "1"],
    { env: { ECE_CHAT_BASE_URL: `${baseUrl}/system/egain/` } },
  );
  expect(status).toBe(1);
  expect(arrived).toHaveLength(2);
  expect(arrived[0]).toMatchObject({
    url: "/system/egain/chat/entrypoint/capacity/1",
    headers: { authorization: "Bearer a:b", "x-trace": "1, 2" },
  });
});

describe("a call that fails", () => {
  const failing = async (
    answer: (response: ServerResponse, request: Arrived) => void,
    ...more: readonly string[]
  ) => {
    const { baseUrl } = await serve((response, request) => answer(response, request));
    const args = ["call", "getCapacity", "--id", "1", "--retry", "0", "--base-url", baseUrl];
    return runCli([...args, ...more]);
  };

  test("says where the answer is not what it should be", async () => {
    expect(await failing((response) => response.writeHead(200, XML).end(SLOTS))).toMatchObject({
      status: 1,
      stdout: "",
      stderr: [
        'error invalid-int32: getCapacity: /availableSlots/count: expected int32, got "four" (line 2, column 12)',
        "    <c:count>four</c:count>",
        "             ^",
        "",
      ].join("\n"),
    });
  });

  test("says what the status means, and what the server said", async () => {
    const body = "<down>\r\n\u001b]0;owned\u0007\u202e</down>\n";
    expect(await failing((response) => response.writeHead(500, XML).end(body))).toMatchObject({
      status: 1,
      stdout: "",
      stderr: [
        "error unexpected-status: getCapacity: The agent capacity could not be determined (status 500)",
        "  1 | <down>",
        "  2 | \\u{1b}]0;owned\\u{7}\\u{202e}</down>",
        "",
      ].join("\n"),
    });
  });

  test("says that nothing came", async () => {
    const { status, stderr } = await failing(() => {}, "--timeout", "30");
    expect(stderr).toBe("error timeout: getCapacity: no complete answer in 30 ms\n");
    expect(status).toBe(1);
  });

  test("is a document on stderr with --json", async () => {
    const { status, stdout, stderr } = await failing(
      (response) => response.writeHead(200, XML).end(SLOTS),
      "--json",
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(JSON.parse(stderr)).toEqual({
      error: {
        kind: "DecodeError",
        code: "invalid-int32",
        operation: "getCapacity",
        message:
          'getCapacity: /availableSlots/count: expected int32, got "four" (line 2, column 12)',
        status: null,
        meaning: null,
        body: null,
        path: "/availableSlots/count",
        line: 2,
        column: 12,
        excerpt: "  <c:count>four</c:count>\n           ^",
      },
    });
  });

  test("has the answer of the server in that document, with nothing that a terminal obeys", async () => {
    const { stderr } = await failing(
      (response) => response.writeHead(404).end("\u009b2Jgone"),
      "--json",
    );
    expect(stderr).toContain('"body":"\\u009b2Jgone"');
    expect(JSON.parse(stderr).error).toMatchObject({
      kind: "HttpError",
      code: "unexpected-status",
      status: 404,
      meaning: null,
      body: "\u009b2Jgone",
    });
  });

  test("in colours", async () => {
    const { baseUrl } = await answering(500, "");
    const args = ["call", "getCapacity", "--id", "1", "--retry", "0", "--base-url", baseUrl];
    const { stderr } = await runCli(args, { colour: true });
    const start = "\u001b[31merror\u001b[39m \u001b[90munexpected-status:\u001b[39m getCapacity:";
    expect(stderr.slice(0, start.length)).toBe(start);
  });

  test("because the user ended it has the status that shells have for that", async () => {
    const stop = new AbortController();
    const { baseUrl } = await serve(() => stop.abort());
    const args = ["call", "getCapacity", "--id", "1", "--base-url", baseUrl];
    expect(await runCli(args, { signal: stop.signal })).toMatchObject({ status: 130, stderr: "" });
  });
});
