import { describe, expect, test } from "vitest";
import { flagOf, flags } from "../../../runtime/cli/flag.ts";
import { parameterFlags } from "../../../runtime/cli/parameter-flag.ts";
import { boundsTable } from "../../../runtime/conformance/bounds.ts";
import { serverTable } from "../../../runtime/conformance/server-target.ts";
import { callTable, clientTable } from "../../../runtime/http/client-options.ts";
import { listenTable, mockTable } from "../../../runtime/mock/mock.ts";
import { proxyListenTable } from "../../../runtime/proxy/proxy.ts";
import { forwardTable, proxyTable } from "../../../runtime/proxy/proxy-options.ts";
import { watchTable } from "../../../runtime/watch.ts";
import { api } from "../../support/six-operations.ts";
import { printed, refused, runCli } from "./cli.ts";
import { lampApi } from "./lamp-api.ts";

describe("help", () => {
  test("says what there is", async () => {
    const help = await printed(["--help"]);
    expect(help).toBe(
      `Customer-facing chat API of Cisco Enterprise Chat and Email (ECE)

Usage: ece-chat COMMAND [OPTIONS]

  call OPERATION  call an operation, and print its value
  status          call every GET operation, and show the answers at a glance
  probe           call a live server, and report how its answers differ from the spec
  mock            serve the spec's examples, in place of a server
  proxy           cache answers between pages and a server: one request for all pages
  conformance     run the conformance cases against any program, or a server
  help COMMAND    say more of a command; help call OPERATION of an operation
  -v, --version   print the version of the package
  -h, --help      print this

Operations:

  getAgentAvailability  Is an agent available to take a chat?
  getCapacity           How many more chats can the agents take?
  getLiveSessionStatus  How many chats wait, and for how long?
  checkEligibility      Can the queue take a new chat?
  getChatAllowed        Can the entry point take a new chat, and if not, why?
  submitSurvey          Hand in a customer's answers to a survey.

--base-url can be left out where ECE_CHAT_BASE_URL is set.

Exit status: 0 fine · 1 problems found: a failed call, a deviation · 2 wrong usage, or a file that
cannot be read
`,
    );
    expect(await printed(["help"])).toBe(help);
    expect(await printed(["help", "help"])).toBe(help);
  });

  test.each([[], ["-h"], ["help"], ["help", "-h"], ["help", "version"], ["-h", "--version"]])(
    "on the program is asked for by %j",
    async (...args) => {
      expect(await printed(args)).toBe(await printed(["--help"]));
    },
  );

  test.each(["call", "status", "probe", "mock", "proxy"])(
    "on %s is there both ways",
    async (name) => {
      const help = await printed([name, "--help"]);
      expect(help).toContain(`\n\nUsage: ece-chat ${name} `);
      expect(help).toContain("\n  -h, --help ");
      for (const args of [
        ["help", name],
        [name, "-h"],
        ["-h", name],
        ["help", name, "-h"],
      ]) {
        expect(await printed(args)).toBe(help);
      }
      expect(Math.max(...help.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
    },
  );

  test("on an operation has all that the spec says", async () => {
    const help = await printed(["call", "checkEligibility", "--help"]);
    expect(help).toBe(
      `Can the queue take a new chat?

Tells whether the entry point can take a new chat, by two conditions:

- an agent is available for new chats;
- the queue has not reached its configured maximum depth: it is processing fewer chats than it may
  process at any time.

It does not say whether the entry point is active; \`getChatAllowed\` covers that too.

Usage: ece-chat call checkEligibility --id INT64 [OPTIONS]

  --id INT64               The id of the chat entry point. (required)
  --base-url URL           the base URL of the server's API
  --header "NAME: VALUE"   send a header with each request; may be given several times
  --timeout MS             how long an answer may take (default: 10000)
  --request-namespace URI  put elements of a request that are in no namespace into this one
  --retry N                how often a failed GET is retried (default: 2)
  --json                   print JSON for tools
  -h, --help               print this

GET /chat/entrypoint/checkEligibility/{id}

  200  Whether the queue can take new chats
  500  The eligibility could not be determined
`,
    );
    expect(await printed(["help", "call", "checkEligibility"])).toBe(help);
    expect(await printed(["call", "checkEligibility", "-h"])).toBe(help);
  });

  test("on an operation with a body has a sample of it, in both forms", async () => {
    const help = await printed(["help", "call", "submitSurvey"]);
    expect(help).toContain("Usage: ece-chat call submitSurvey --body FILE [OPTIONS]\n");
    expect(help).toContain(
      'A sample of the body, as JSON and as XML:\n\n{\n  "sid": "1000",\n  "survey": [\n',
    );
    expect(help).toContain('\n}\n\n<egainSurvey sid="1000">\n');
  });

  test("on parameters has what they are, and which are required", async () => {
    const help = await printed(["help", "call", "getLamp"], { api: lampApi });
    expect(help).toContain(
      [
        "Usage: lamp-shop call getLamp --lamp-id INT64 [OPTIONS]",
        "",
        "  --lamp-id INT64          The number on the lamp. (required)",
        "  --colour-name STRING     A colour that it may have. (repeated)",
        "  --param-json BOOLEAN",
        "  --x-query STRING",
        "  --x-header STRING",
        "  --base-url URL           the base URL of the server's API",
      ].join("\n"),
    );
  });
});

test.each([["--version"], ["-v"], ["version"], ["call", "-v"], ["mock", "--version"]])(
  "%s %s is that of the package",
  async (...args) => {
    expect(await printed(args)).toBe("1.2.3\n");
  },
);

describe("usage", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "a mistyped command",
      ["prob"],
      ['error: no command is called "prob"', "  did you mean probe?"],
    ],
    [
      "another command",
      ["\u001b[2J"],
      [
        'error: no command is called "\\u001b[2J"',
        "  there are: call, status, probe, mock, proxy, conformance, help, version",
      ],
    ],
    [
      "a flag in place of a command",
      ["--json"],
      [
        'error: expected a command, got "--json"',
        "  there are: call, status, probe, mock, proxy, conformance, help, version",
      ],
    ],
    [
      "a mistyped flag in place of a command",
      ["--verison"],
      ['error: expected a command, got "--verison"', "  did you mean --version?"],
    ],
    ["a mistyped word", ["hlep"], ['error: no command is called "hlep"', "  did you mean help?"]],
    [
      "help on a mistyped command",
      ["help", "stauts"],
      ['error: no command is called "stauts"', "  did you mean status?"],
    ],
    ["a letter that no flag has", ["status", "-x"], ["error: there is no -x here"]],
    [
      "help on what there is not",
      ["help", "call", "getChatAlowed"],
      ['error: no operation is called "getChatAlowed"', "  did you mean getChatAllowed?"],
    ],
  ])("%s", async (_, args, lines) => {
    expect(await refused(args)).toBe(`${lines.join("\n")}\n`);
  });

  test("what nobody thought of is a bug, and says so", async () => {
    const broken = { ...api, operations: [{ ...api.operations[0], operation: undefined }] };
    // As if the generator had written something else than its types say.
    const { status, stderr } = await runCli(["status"], { api: broken as unknown as typeof api });
    expect(stderr).toMatch(/^error: this is a bug in ece-chat, please report it\n {2}TypeError: /);
    expect(status).toBe(2);
  });
});

test("a flag that is an option in code is called like it", () => {
  const options = [
    clientTable,
    callTable,
    watchTable,
    mockTable,
    listenTable,
    boundsTable,
    serverTable,
    proxyTable,
    forwardTable,
    proxyListenTable,
  ];
  const names = [...new Set(options.flatMap((table) => Object.keys(table)))];
  // What is on by default has a flag that turns it off.
  const turnsOff = (name: string) =>
    Object.values(flags).some((flag) => flag.name === `no-${name}`);
  // What can be said in code alone: functions and objects, and bounds that the commands set.
  expect(names.filter((name) => !flagOf(name) && !turnsOff(name))).toEqual([
    "fetch",
    "maxResponseBytes",
    "onRequest",
    "onResponse",
    "signal",
    "equal",
    "confirm",
    "staleAfterMs",
    "maxRequestBytes",
    "maxLogged",
    "maxKept",
    "maxKeptBytes",
    "onAnswer",
    "stopAfter",
    "store",
    "onEvent",
  ]);
});

test("no parameter's flag is one of the commands' own", () => {
  const own = new Set<string>(Object.values(flags).map(({ name }) => name));
  const names = lampApi.operations.flatMap(parameterFlags).map(({ name }) => name);
  expect(names.filter((name) => own.has(name))).toEqual([]);
});
