import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import { api } from "../../support/six-operations.ts";
import { type Arrived, serve } from "../http/server.ts";
import { sampleOf } from "../probe/samples.ts";
import { printed, refused, runCli, timeless } from "./cli.ts";
import { lampApi } from "./lamp-api.ts";

const XML = { "content-type": "application/xml" };

function resourceOf({ url }: Arrived): string {
  return /entrypoint\/(\w+)/.exec(url)?.[1] ?? "";
}

/** A server that answers the spec's samples, but for what is given. */
function documented(
  other: { readonly [resource: string]: (response: ServerResponse) => void } = {},
) {
  const samples: Readonly<Record<string, string>> = {
    agentAvailability: sampleOf("getAgentAvailability", "available"),
    capacity: sampleOf("getCapacity", "fourLeft"),
    liveSessionStatus: sampleOf("getLiveSessionStatus", "oneWaiting"),
    checkEligibility: sampleOf("checkEligibility", "canTakeChats"),
    chatAllowed: sampleOf("getChatAllowed", "entryPointInactive"),
  };
  return serve((response, request) => {
    const resource = resourceOf(request);
    const answer = other[resource];
    if (answer) answer(response);
    else if (resource === "survey") response.writeHead(204).end();
    else response.writeHead(200, XML).end(samples[resource]);
  });
}

/** The block of an operation in what was printed. */
function blockOf(id: string, stdout: string): string {
  const blocks = stdout.split(/\n\n(?=OK|DEVIATES|FAILS|\d)/);
  const block = blocks.find((each) => each.split("\n")[0]?.includes(` ${id} `)) ?? "";
  return timeless(block).replace(/http:\/\/127\.0\.0\.1:\d+/g, "http://server");
}

describe("probe", () => {
  test("of a server that answers the samples is fine", async () => {
    const { baseUrl, arrived } = await documented();
    const stdout = await printed(["probe", "--id", "1000", "--base-url", baseUrl]);
    expect(timeless(stdout).replaceAll(baseUrl, "http://server")).toBe(
      `OK       getAgentAvailability  GET http://server/chat/entrypoint/agentAvailability/1000
  200 Whether an agent is available · application/xml · 258 bytes · 1 ms
  available: true

OK       getCapacity  GET http://server/chat/entrypoint/capacity/1000
  200 The capacity that the agents have left · application/xml · 280 bytes · 1 ms
  count: 4

OK       getLiveSessionStatus  GET http://server/chat/entrypoint/liveSessionStatus/1000
  200 The queue depth and the wait time · application/xml · 325 bytes · 1 ms
  waitTime: 3
  queueDepth: 1

OK       checkEligibility  GET http://server/chat/entrypoint/checkEligibility/1000
  200 Whether the queue can take new chats · application/xml · 258 bytes · 1 ms
  responseType: 0 (The queue can take new chats.)

OK       getChatAllowed  GET http://server/chat/entrypoint/chatAllowed/1000
  200 Whether the entry point can take new chats · application/xml · 281 bytes · 1 ms
  allowed: false
  reason: entry_point_inactive (The entry point in the request is not active.)

5 operations called: 5 as the spec says, 0 deviating, 0 failing

submitSurvey: the body is sent in no namespace, and by other clients in
http://bindings.egain.com/chat. A server that reads one of them may accept the other and lose what
is in it; --request-namespace chooses.
`,
    );
    expect(arrived.map(({ method }) => method)).toEqual(["GET", "GET", "GET", "GET", "GET"]);
  });

  test("of a server that answers as the vendor's note prints it shows each misprint", async () => {
    const printedSample = (name: string) => (response: ServerResponse) => {
      const path = new URL(`../../vendor-note/${name}.printed.xml`, import.meta.url);
      response.writeHead(200, XML).end(readFileSync(path));
    };
    const { baseUrl } = await documented({
      agentAvailability: printedSample("agent-availability"),
      capacity: printedSample("capacity"),
      liveSessionStatus: printedSample("live-session-status"),
      checkEligibility: printedSample("check-eligibility"),
      chatAllowed: printedSample("chat-allowed-false"),
    });
    const { status, stdout, stderr } = await runCli(["probe", "--id", "1", "--base-url", baseUrl]);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(blockOf("getAgentAvailability", stdout)).toBe(
      `FAILS    getAgentAvailability  GET http://server/chat/entrypoint/agentAvailability/1
  200 Whether an agent is available · application/xml · 259 bytes · 1 ms

  error not-well-formed: / (line 1, column 54)
    expected "?>"
      ="1.0" encoding="UTF-8" standalone="yes"/>
                                              ^

  the answer as it came:
    1 | <?xml version="1.0" encoding="UTF-8" standalone="yes"/>
    2 | <agentAvailability available="true" xmlns:ns2="http://bindings.egain.com/chat"
    3 | xmlns:ns4="urn:ietf:params:xml:ns:xmpp-stanzas" xmlns:ns3="jabber:client"
    4 | xmlns:ns5="http://jabber.org/protocol/httpbind"/>`,
    );
    expect(blockOf("getCapacity", stdout)).toBe(
      `DEVIATES getCapacity  GET http://server/chat/entrypoint/capacity/1
  200 The capacity that the agents have left · application/xml · 252 bytes · 1 ms
  count: 4

  deviation unknown-namespace: /availableSlots/@xmlns:ns4 (line 3, column 12)
    the prefix ns4 stands for "urn:ietf:params:xmlns:xmpp-sanzas", which no sample of the spec declares
    hint: the samples have "urn:ietf:params:xml:ns:xmpp-stanzas"
      xmlns:ns4="urn:ietf:params:xmlns:xmpp-sanzas"
                 ^

  deviation unknown-namespace: /availableSlots/@xmlns:ns5 (line 4, column 12)
    the prefix ns5 stands for "http://jabber.org/protocol/httbind", which no sample of the spec declares
    hint: the samples have "http://jabber.org/protocol/httpbind"
      xmlns:ns5="http://jabber.org/protocol/httbind">
                 ^

  note undeclared-namespace: /availableSlots (line 2, column 1)
    the root does not declare "jabber:client", as the sample "fourLeft" does
      <availableSlots xmlns:ns2="http://bindin
      ^

  the answer as it came:
    1 | <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    2 | <availableSlots xmlns:ns2="http://bindings.egain.com/chat"
    3 | xmlns:ns4="urn:ietf:params:xmlns:xmpp-sanzas"
    4 | xmlns:ns5="http://jabber.org/protocol/httbind">
    5 | <ns2:count>4</ns2:count>
    6 | </availableSlots>`,
    );
    const heads = (id: string) =>
      blockOf(id, stdout).match(/(?:error|deviation|note) [\w-]+: .*column \d+\)/g);
    expect(heads("getLiveSessionStatus")).toEqual([
      "error not-well-formed: /sessionStatus/queueDepth (line 6, column 20)",
      "deviation unknown-namespace: /sessionStatus/@xmlns:ns4 (line 3, column 12)",
      "deviation unknown-namespace: /sessionStatus/@xmlns:ns5 (line 4, column 12)",
      "note undeclared-namespace: /sessionStatus (line 2, column 1)",
    ]);
    expect(heads("checkEligibility")).toEqual([
      "error not-well-formed: /checkEligibility (line 4, column 62)",
      "deviation unknown-namespace: /checkEligibility/@xmlns:ns4 (line 3, column 12)",
    ]);
    expect(heads("getChatAllowed")).toEqual(["error not-well-formed: / (line 1, column 7)"]);
    expect(stdout).toMatch(
      /\n\n5 operations called: 0 as the spec says, 1 deviating, 4 failing\n$/,
    );
  });

  test("shows no escape sequence of the server, and not all of a long answer", async () => {
    const line = `${"\u001b]8;;http://evil\u0007".repeat(30)}\r`;
    const { baseUrl } = await documented({
      capacity: (response) =>
        response
          .writeHead(500, { "content-type": "text/\u009bplain" })
          .end(`${line}\u202e\tx\u2028y\n${"z\n".repeat(50)}`),
    });
    const { stdout } = await runCli(["probe", "--id", "1", "--base-url", baseUrl]);
    expect(stdout).not.toMatch(/(?![\n\t])\p{C}|\u2028/u);
    const lines = blockOf("getCapacity", stdout).split("\n");
    expect(lines[1]).toBe(
      "  500 The agent capacity could not be determined · text/\\u{9b}plain · 621 bytes · 1 ms",
    );
    expect(lines.slice(3, 5)).toEqual([
      "  error unexpected-status: The agent capacity could not be determined (status 500)",
      "",
    ]);
    expect(lines[6]).toMatch(
      /^ {5}1 \| \\u\{1b\}\]8;;http:\/\/evil\\u\{7\}.*… 310 more characters$/,
    );
    expect(lines.slice(7, 9)).toEqual(["     2 | \\u{202e}\tx\\u{2028}y", "     3 | z"]);
    expect(lines.at(-1)).toBe("       … 22 more lines");
  });

  test("in colours", async () => {
    const { baseUrl } = await documented({ capacity: (response) => response.writeHead(404).end() });
    const args = ["probe", "--id", "1", "--base-url", baseUrl];
    const { stdout } = await runCli(args, { colour: true });
    expect(stdout).toContain(
      "\u001b[32mOK      \u001b[39m \u001b[1mgetAgentAvailability\u001b[22m  GET",
    );
    expect(stdout).toContain("\u001b[31mFAILS   \u001b[39m");
  });
});

describe("--include", () => {
  test("calls an operation with the spec's first sample, and says so", async () => {
    const { baseUrl, arrived } = await documented();
    const args = ["probe", "--id", "1", "--include", "submitSurvey", "--base-url", baseUrl];
    expect(blockOf("submitSurvey", await printed(args))).toBe(
      `OK       submitSurvey  POST http://server/chat/entrypoint/survey
  SENT: the spec's sample "fourQuestions", since no --body was given
  204 The survey was stored · no content type · 0 bytes · 1 ms`,
    );
    expect(arrived.at(-1)?.body).toContain("<question>Question 4</question>");
  });

  test("sends what is given", async () => {
    const { baseUrl, arrived } = await documented();
    const include = ["--include", "submitSurvey", "--body", "-"];
    const body = { sid: "7", survey: [{ question: "Q", answer: "A" }] };
    const args = ["probe", "--id", "1", ...include, "--base-url", baseUrl];
    const stdout = await printed(args, { stdin: JSON.stringify(body) });
    expect(stdout).not.toContain("SENT");
    expect(arrived.at(-1)?.body).toContain('<egainSurvey sid="7">');
  });

  test.each<[string, readonly string[], readonly string[]]>([
    [
      "an operation that there is not",
      ["--include", "submitSurvy"],
      ['error: no operation is called "submitSurvy"', "  did you mean submitSurvey?"],
    ],
    [
      "a body for nothing",
      ["--body", "-"],
      ["error: --body goes with --include and an operation that takes one"],
    ],
    [
      "a body that cannot be sent",
      ["--include", "submitSurvey", "--body", "-"],
      ["error: --body: /egainSurvey/@sid: is missing"],
    ],
    [
      "a body for several operations",
      ["--include", "submitSurvey", "--include", "putLamp", "--lamp-id", "1", "--body", "-"],
      ["error: --body is for one operation: submitSurvey or putLamp?"],
    ],
    [
      "an operation whose body is neither given nor known",
      ["--include", "putLamp", "--lamp-id", "1"],
      ["error: --body: is missing, and the spec has no sample of it"],
    ],
    [
      "an operation without its parameters",
      ["--include", "putLamp"],
      ["error: putLamp needs --lamp-id", "  --lamp-id INT64  The number on the lamp. (required)"],
    ],
    [
      "an operand",
      ["submitSurvey"],
      [
        "error: probe takes no operand, and got submitSurvey",
        "  --include OPERATION calls one that is not a GET",
      ],
    ],
  ])("refuses %s, and sends nothing", async (_, more, lines) => {
    const { baseUrl, arrived } = await documented();
    const args = ["probe", "--id", "1", "--base-url", baseUrl, ...more];
    const operations = [...api.operations, ...lampApi.operations.slice(1)];
    const setup = { stdin: "{}", api: { ...api, operations } };
    expect(await refused(args, setup)).toBe(`${lines.join("\n")}\n`);
    expect(arrived).toEqual([]);
  });
});

describe("--json", () => {
  test("prints one document, with the answers as they came", async () => {
    const text = sampleOf("getCapacity", "fourLeft").replace("4<", "four<");
    const { baseUrl } = await documented({
      capacity: (response) => response.writeHead(200, XML).end(text),
      chatAllowed: (response) =>
        response.writeHead(500, { "content-type": "text/plain" }).end(new Uint8Array([0xff, 0x9b])),
    });
    const args = ["probe", "--id", "1", "--json", "--base-url", baseUrl];
    const { status, stdout, stderr } = await runCli(args);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout.trimEnd()).not.toMatch(/[\n\u0080-\u009f]/);
    const report = JSON.parse(timeless(stdout));
    expect(report).toMatchObject({ baseUrl, exitStatus: 1 });
    expect(report.operations).toHaveLength(5);
    expect(report.operations[1]).toEqual({
      operation: "getCapacity",
      method: "GET",
      url: `${baseUrl}/chat/entrypoint/capacity/1`,
      sample: null,
      latencyMs: 1,
      meaning: "The capacity that the agents have left",
      redirectedTo: null,
      length: text.length,
      cutOff: false,
      value: null,
      findings: [
        {
          severity: "error",
          code: "invalid-int32",
          message: 'expected int32, got "four"',
          hint: null,
          path: "/availableSlots/count",
          line: 5,
          column: 12,
          excerpt: "<ns2:count>four</ns2:count>\n           ^",
          count: 1,
        },
      ],
      response: {
        status: 200,
        headers: expect.objectContaining({ "content-type": "application/xml" }),
        body: { text },
      },
    });
    expect(report.operations[4]).toMatchObject({
      value: null,
      meaning: "Whether the entry point can take new chats could not be determined",
      findings: [{ code: "unexpected-status", path: null, line: null }],
      response: { status: 500, body: { base64: "/5s=" } },
    });
  });

  test("has values where there are some, and says where nothing came", async () => {
    const { baseUrl } = await documented({ capacity: () => {} });
    const args = ["probe", "--id", "1", "--json", "--timeout", "100", "--base-url", baseUrl];
    const { stdout } = await runCli(args);
    const [first, second] = JSON.parse(stdout).operations;
    expect(first).toMatchObject({ value: { available: true }, findings: [] });
    expect(second).toMatchObject({
      value: null,
      meaning: null,
      length: null,
      findings: [{ code: "timeout", message: "no complete answer in 100 ms" }],
      response: null,
    });
  });
});

describe("--junit", () => {
  test("writes a suite, with a case for each operation", async () => {
    const { baseUrl } = await documented({
      capacity: (response) => response.writeHead(404).end("<gone\u0007/>"),
    });
    const args = ["probe", "--id", "1", "--junit", "out.xml", "--base-url", baseUrl];
    const { status, written } = await runCli(args);
    expect(status).toBe(1);
    const xml = timeless(written["out.xml"] ?? "").replaceAll(baseUrl, "http://server");
    expect(xml).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
<testsuite name="ece-chat probe of http://server" tests="5" failures="1" errors="0" skipped="0">
<testcase classname="ece-chat" name="getAgentAvailability"/>
<testcase classname="ece-chat" name="getCapacity"><failure message="undocumented-status: the server answered 404, which the spec does not describe" type="failure">${[
      "FAILS    getCapacity  GET http://server/chat/entrypoint/capacity/1",
      "  404 · no content type · 8 bytes · 1 ms",
      "",
      "  error undocumented-status: the server answered 404, which the spec does not describe",
      "",
      "  the answer as it came:",
      "    1 | &lt;gone\\u{7}/&gt;",
    ].join("&#10;")}</failure></testcase>
<testcase classname="ece-chat" name="getLiveSessionStatus"/>
<testcase classname="ece-chat" name="checkEligibility"/>
<testcase classname="ece-chat" name="getChatAllowed"/>
</testsuite>
</testsuites>
`);
  });

  test("says that the file cannot be written", async () => {
    const { baseUrl } = await documented();
    const args = ["probe", "--id", "1", "--junit", "/no/out.xml", "--base-url", baseUrl];
    expect(await runCli(args)).toMatchObject({
      status: 2,
      stderr:
        "error: /no/out.xml cannot be written: ENOENT: no such file or directory, open '/no/out.xml'\n",
    });
  });
});

test("an API of which nothing can be asked is fine", async () => {
  const stdout = await printed(["probe", "--base-url", "http://x"], {
    api: { ...api, operations: [] },
  });
  expect(stdout).toBe("0 operations called: 0 as the spec says, 0 deviating, 0 failing\n");
});
