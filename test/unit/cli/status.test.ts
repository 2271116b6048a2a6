import type { ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import { type Arrived, serve } from "../http/server.ts";
import { sampleOf } from "../probe/samples.ts";
import { NOW, printed, refused, runCli, timeless } from "./cli.ts";
import { lampApi } from "./lamp-api.ts";

const SAMPLES: Readonly<Record<string, string>> = {
  agentAvailability: sampleOf("getAgentAvailability", "available"),
  capacity: sampleOf("getCapacity", "fourLeft"),
  liveSessionStatus: sampleOf("getLiveSessionStatus", "oneWaiting"),
  checkEligibility: sampleOf("checkEligibility", "agentNotAvailable"),
  chatAllowed: sampleOf("getChatAllowed", "allowed"),
};

function resourceOf({ url }: Arrived): string {
  return /entrypoint\/(\w+)/.exec(url)?.[1] ?? "";
}

function asDocumented(response: ServerResponse, request: Arrived): void {
  response.writeHead(200).end(SAMPLES[resourceOf(request)]);
}

describe("status", () => {
  test("shows all answers below each other", async () => {
    const { baseUrl, arrived } = await serve(asDocumented);
    const table = await printed(["status", "--id", "1000", "--base-url", baseUrl]);
    expect(timeless(table)).toBe(
      [
        "operation             latency  answer",
        "getAgentAvailability 1 ms  available: true",
        "getCapacity 1 ms  count: 4",
        "getLiveSessionStatus 1 ms  waitTime: 3, queueDepth: 1",
        "checkEligibility 1 ms  responseType: 1 (No agent is available for new chats.)",
        "getChatAllowed 1 ms  allowed: true",
        "",
      ].join("\n"),
    );
    expect(arrived).toHaveLength(5);
  });

  test("keeps the columns in line", async () => {
    const { baseUrl } = await serve(asDocumented);
    const table = await printed(["status", "--id", "1000", "--base-url", baseUrl]);
    const columns = table
      .trimEnd()
      .split("\n")
      .map((line) => line.search(/ms {2}|latency {2}/));
    expect(new Set(columns.slice(1))).toEqual(new Set([27]));
  });

  test("asks all at the same time", async () => {
    const waiting: (() => void)[] = [];
    const { baseUrl } = await serve((response, request) => {
      waiting.push(() => asDocumented(response, request));
      if (waiting.length === 5) for (const answer of waiting) answer();
    });
    await printed(["status", "--id", "1000", "--base-url", baseUrl]);
  });

  test("says in its row what failed, and that something did by its exit status", async () => {
    const { baseUrl } = await serve((response, request) => {
      if (resourceOf(request) === "capacity") response.writeHead(500).end("\u001b[2J");
      else if (resourceOf(request) === "chatAllowed")
        response.end("<chatAllowed allowed='\u009b'/>");
      else asDocumented(response, request);
    });
    const args = ["status", "--id", "1000", "--retry", "0", "--base-url", baseUrl];
    const { status, stdout, stderr } = await runCli(args);
    expect(timeless(stdout).split("\n").slice(1)).toEqual([
      "getAgentAvailability 1 ms  available: true",
      "getCapacity 1 ms  error: The agent capacity could not be determined (status 500)",
      "getLiveSessionStatus 1 ms  waitTime: 3, queueDepth: 1",
      "checkEligibility 1 ms  responseType: 1 (No agent is available for new chats.)",
      'getChatAllowed 1 ms  error invalid-boolean: expected boolean, got "·"',
      "",
    ]);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  });

  test("is one document with --json", async () => {
    const { baseUrl } = await serve((response, request) => {
      if (resourceOf(request) === "capacity") response.writeHead(500).end("\u009b");
      else asDocumented(response, request);
    });
    const args = ["status", "--id", "1000", "--retry", "0", "--json", "--base-url", baseUrl];
    const { status, stdout } = await runCli(args);
    expect(status).toBe(1);
    expect(stdout).toContain('"body":"\\u009b"');
    expect(JSON.parse(timeless(stdout))).toMatchObject({
      getAgentAvailability: { value: { available: true }, error: null, latencyMs: 1 },
      getCapacity: { value: null, error: { code: "unexpected-status", status: 500 } },
      checkEligibility: { value: { responseType: 1 }, error: null },
    });
  });

  test("cuts what is too wide for the terminal", async () => {
    const { baseUrl } = await serve(asDocumented);
    const table = await printed(["status", "--id", "1", "--base-url", baseUrl], { columns: 50 });
    const lines = table.trimEnd().split("\n");
    expect(timeless(lines[4] ?? "")).toBe("checkEligibility 1 ms  responseType: 1 (…");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(50);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    [
      "what is missing, with all that miss it",
      ["status"],
      [
        "error: getAgentAvailability, getCapacity, getLiveSessionStatus, checkEligibility, getChatAllowed need --id",
        "  --id INT64  The id of the chat entry point. (required)",
      ],
    ],
    ["an operand", ["status", "1000"], ["error: status takes no operand, and got 1000"]],
    [
      "an interval of nothing",
      ["status", "--id", "1", "--interval", "5"],
      ["error: --interval goes with --watch"],
    ],
    [
      "an interval that is too long",
      ["status", "--id", "1", "--watch", "--interval", "9999999999"],
      ["error: --interval: must be a number from 0 to 2147483647, got 9999999999"],
    ],
  ])("refuses %s", async (_, args, lines) => {
    const env = { ECE_CHAT_BASE_URL: "http://127.0.0.1:1" };
    expect(await refused(args, { env })).toBe(`${lines.join("\n")}\n`);
  });

  test("has nothing to show of an API without a GET", async () => {
    const [, putLamp] = lampApi.operations;
    const api = { ...lampApi, operations: putLamp ? [putLamp] : [] };
    expect(await refused(["status"], { api })).toBe(
      "error: lamp-shop has no GET operation to call\n",
    );
  });
});

/** Watches until something has been printed. */
async function watchUntil(
  text: string | RegExp,
  answer: (response: ServerResponse, request: Arrived, count: number) => void,
  { args = [], columns }: { readonly args?: readonly string[]; readonly columns?: number } = {},
) {
  const stop = new AbortController();
  const { baseUrl } = await serve(answer);
  const all = ["status", "--id", "1", "--watch", "--retry", "0", "--base-url", baseUrl];
  return runCli([...all, "--interval", "10", ...args], {
    signal: stop.signal,
    ...(columns === undefined ? {} : { columns }),
    onOutput: (stdout) => {
      if (typeof text === "string" ? stdout.includes(text) : text.test(stdout)) stop.abort();
    },
  });
}

/** Of each operation the first, second, … call, by what is asked. */
function counting(
  answer: (response: ServerResponse, request: Arrived, nth: number) => void,
): (response: ServerResponse, request: Arrived) => void {
  const counts = new Map<string, number>();
  return (response, request) => {
    const nth = (counts.get(request.url) ?? 0) + 1;
    counts.set(request.url, nth);
    answer(response, request, nth);
  };
}

/** One of the answers fails the third time, and is another one from then on. */
function changing() {
  return counting((response, request, nth) => {
    const changes = resourceOf(request) === "capacity";
    if (changes && nth === 3) response.writeHead(500).end();
    else if (changes && nth > 3) response.end(sampleOf("getCapacity", "oneLeft"));
    else asDocumented(response, request);
  });
}

describe("status --watch", () => {
  test("without a terminal prints a line for each change, with its time", async () => {
    const { status, stdout, stderr } = await watchUntil("count: 1", changing());
    const lines = stdout.trimEnd().split("\n");
    const time = "2026-11-22T17:20:00.000Z";
    expect([...lines].slice(0, 5).sort()).toEqual([
      `${time} checkEligibility responseType: 1 (No agent is available for new chats.)`,
      `${time} getAgentAvailability available: true`,
      `${time} getCapacity count: 4`,
      `${time} getChatAllowed allowed: true`,
      `${time} getLiveSessionStatus waitTime: 3, queueDepth: 1`,
    ]);
    expect(lines.slice(5)).toEqual([
      expect.stringMatching(
        /^\S+ getCapacity error: The agent capacity could not be determined \(status 500\); asked again in 0\.\d s$/,
      ),
      `${time} getCapacity count: 1`,
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test("with --json prints a document for each change", async () => {
    const { status, stdout } = await watchUntil('"count":1', changing(), { args: ["--json"] });
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.slice(5)).toMatchObject([
      {
        time: "2026-11-22T17:20:00.000Z",
        operation: "getCapacity",
        value: null,
        error: { code: "unexpected-status", status: 500 },
        retryInMs: expect.any(Number),
      },
      { operation: "getCapacity", value: { count: 1 }, error: null, retryInMs: null },
    ]);
    expect(status).toBe(0);
  });

  test("on a terminal keeps the table up to date, and gives the cursor back", async () => {
    const { status, stdout, stderr } = await watchUntil("count: 1", changing(), { columns: 80 });
    // Seven lines each time: the head, five operations, and what is going on.
    const [first = "", ...others] = stdout.split("\u001b[7F\u001b[0J");
    expect(first).toBe(
      [
        "\u001b[?25loperation             latency  answer",
        "getAgentAvailability           …",
        "getCapacity                    …",
        "getLiveSessionStatus           …",
        "checkEligibility               …",
        "getChatAllowed                 …",
        "asked every 0.01 s; Ctrl+C ends it",
        "",
      ].join("\n"),
    );
    const last = others.at(-1) ?? "";
    expect(timeless(last)).toBe(
      [
        "operation             latency  answer",
        "getAgentAvailability 1 ms  available: true",
        "getCapacity 1 ms  count: 1",
        "getLiveSessionStatus 1 ms  waitTime: 3, queueDepth: 1",
        "checkEligibility 1 ms  responseType: 1 (No agent is available for new …",
        "getChatAllowed 1 ms  allowed: true",
        `as of ${NOW.toTimeString().slice(0, 8)}, asked every 0.01 s; Ctrl+C ends it`,
        "\u001b[?25h",
      ].join("\n"),
    );
    expect(others.some((each) => each.includes("error: The agent capacity"))).toBe(true);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test("ends at once while calls are under way", async () => {
    const stop = new AbortController();
    const { baseUrl } = await serve(() => stop.abort());
    const args = ["status", "--id", "1", "--watch", "--base-url", baseUrl];
    expect(await runCli(args, { signal: stop.signal })).toMatchObject({ status: 0, stdout: "" });
  });
});
