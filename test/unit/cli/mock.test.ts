import { execFile, spawnSync } from "node:child_process";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { encodeEgainSurvey } from "../../../generated/codecs/index.ts";
import type { ApiDescription } from "../../../runtime/api/description.ts";
import { api } from "../../support/six-operations.ts";
import { printed, refused, runCli, timeless } from "./cli.ts";
import { lampApi } from "./lamp-api.ts";

const hasCurl = spawnSync("curl", ["--version"]).status === 0;

function shell(command: string): Promise<string> {
  return new Promise((resolve) => {
    execFile("sh", ["-c", command], (_error, stdout) => resolve(stdout));
  });
}

/** All that some shell does not take as it stands. */
const DIFFICULT = "\"'$HOME `id` \\ !! %PATH% <&> a\nb";

/** The API, with a sample of a body that is hard to type. */
const difficultApi: ApiDescription = {
  ...api,
  operations: api.operations.map((each) => {
    const { body } = each;
    if (!body) return each;
    const survey = [{ question: DIFFICULT, answer: "" }];
    const text = encodeEgainSurvey({ sid: DIFFICULT, survey: [...survey, ...survey] });
    const example = { name: "difficult", summary: "", origin: "derived" as const, text };
    return { ...each, body: { ...body, examples: [example] } };
  }),
};

/** Runs a mock on any free port, and ends it when `use` is done with it. */
async function mocked(args: readonly string[], use: (url: string) => Promise<void>) {
  const stop = new AbortController();
  let listening = (_url: string): void => {};
  const found = new Promise<string>((resolve) => {
    listening = resolve;
  });
  const ended = runCli(["mock", "--port", "0", ...args], {
    signal: stop.signal,
    onOutput: (stdout) => listening(/--base-url (\S+)/.exec(stdout)?.[1] ?? ""),
  });
  const url = await found;
  await use(url);
  stop.abort();
  const { status, stdout, stderr } = await ended;
  return { status, stderr, url, stdout: stdout.replaceAll(url, "http://mock") };
}

describe("mock", () => {
  test("says where it is, what it can, and what it is asked", async () => {
    const { status, stdout, stderr, url } = await mocked([], async (url) => {
      await fetch(`${url}/system/egain/chat/entrypoint/capacity/1000`);
      await fetch(`${url}/chat/entrypoint/capacity/1007?a=%1b`);
      await fetch(`${url}/nothing`);
      await fetch(`${url}/__mock/`);
    });
    expect(timeless(stdout)).toBe(
      `Customer-facing chat API of Cisco Enterprise Chat and Email (ECE): a mock

  --base-url http://mock

Scenarios; it answers by the parameters of each request:

  open (id=1000)               The entry point takes chats. All answers are the samples in Cisco's
                               tech note.
  noAgents (id=1001)           No agent is available, so no chat is taken and none waits.
  queueFull (id=1002)          The queue has reached its maximum depth; an agent still has room for
                               one chat.
  serviceNotRunning (id=1003)  The agent assignment service is not running, so no agent can be given
                               a chat.
  invalid (id=1004)            The id belongs to no entry point, so there is neither an agent nor a
                               queue.
  inactive (id=1005)           The entry point is not active; its agents and its queue could take
                               chats.
  other (id=1006)              The entry point takes no chat, for a cause that only chatAllowed
                               knows of.
  failing (id=1007)            The server fails on every question about the entry point.

Try it:

  curl http://mock/chat/entrypoint/agentAvailability/1000
  curl -i -H "Content-Type: text/xml; charset=utf-8" -d "<egainSurvey sid='1000'><survey><question>Question 1</question><answer>Answer 1</answer></survey></egainSurvey>" http://mock/chat/entrypoint/survey

Inspect and change it while it runs:

  curl http://mock/__mock/
  curl -X PUT http://mock/__mock/scenario/noAgents

Ctrl+C ends it.

2026-11-22T17:20:00.000Z GET /system/egain/chat/entrypoint/capacity/1000 200 1 ms
2026-11-22T17:20:00.000Z GET /chat/entrypoint/capacity/1007?a=%1b 500 1 ms
2026-11-22T17:20:00.000Z GET /nothing 404 1 ms
2026-11-22T17:20:00.000Z GET /__mock/ 200 1 ms
`,
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    await expect(fetch(url)).rejects.toThrow();
  });

  test("answers by a scenario, with a delay, and says nothing of requests if it is told so", async () => {
    const { stdout } = await mocked(
      ["--scenario", "failing", "--delay", "50", "--quiet"],
      async (url) => {
        const started = performance.now();
        const { status } = await fetch(`${url}/chat/entrypoint/capacity/1000`);
        expect(status).toBe(500);
        expect(performance.now() - started).toBeGreaterThanOrEqual(45);
      },
    );
    expect(stdout).toContain("\nScenarios; it answers by failing:\n");
    expect(stdout).toMatch(/\nCtrl\+C ends it\.\n\n$/);
  });

  test("says in its help what each scenario is chosen by", async () => {
    const help = await printed(["mock", "--help"]);
    expect(help).toContain(
      `\n\nScenarios, and the parameters that select them:\n
  open (id=1000)               The entry point takes chats.`,
    );
    const names = [...help.matchAll(/^ {2}(\w+) \(id=(\d+)\) /gm)].map(([, name, id]) => [
      name,
      id,
    ]);
    expect(names).toEqual(api.scenarios.map(({ name, parameters }) => [name, parameters.id]));
    expect(await printed(["mock", "--help"], { api: lampApi })).not.toContain("Scenarios,");
  });

  test("lets no other page in if it is told so", async () => {
    await mocked(["--no-cors"], async (url) => {
      const { status, headers } = await fetch(`${url}/chat/entrypoint/capacity/1000`);
      expect([status, headers.get("access-control-allow-origin")]).toEqual([200, null]);
    });
  });

  test("prints commands that shells of all kinds take as they are", async () => {
    const { stdout } = await mocked([], async () => {});
    const commands = [...stdout.matchAll(/^ {2}(curl .*)$/gm)].map(([, line = ""]) => line);
    expect(commands).toHaveLength(4);
    for (const command of commands) {
      expect(command.length).toBeLessThan(220);
      // What PowerShell, cmd.exe and POSIX shells read alike: plain words, and others in double quotes.
      expect(command).toMatch(/^curl(?: (?:[\w./:~-]+|"[^"$`\\!%]+"))+$/);
    }
  });

  test.runIf(hasCurl)("prints commands that do what they are for", async () => {
    const outputs: string[] = [];
    let commands: readonly string[] = [];
    const stop = new AbortController();
    const ended = runCli(["mock", "--port", "0"], {
      api: difficultApi,
      signal: stop.signal,
      async onOutput(stdout) {
        if (commands.length > 0 || !stdout.includes("Ctrl+C")) return;
        commands = [...stdout.matchAll(/^ {2}(curl .*)$/gm)].map(([, line = ""]) => line);
        for (const command of commands) outputs.push(await shell(command));
        const [, origin = ""] = /--base-url (\S+)/.exec(stdout) ?? [];
        outputs.push(await (await fetch(`${origin}/__mock/surveys`)).text());
        stop.abort();
      },
    });
    expect((await ended).status).toBe(0);
    expect(outputs).toHaveLength(5);
    const [answer, stored, overview, set, received = ""] = outputs;
    expect(answer).toContain("<agentAvailability");
    expect(stored).toMatch(/^HTTP\/1\.1 204 /);
    expect(JSON.parse(overview ?? "").title).toBe(api.title);
    expect(JSON.parse(set ?? "")).toEqual({ scenario: "noAgents" });
    expect(JSON.parse(received)).toEqual([
      { sid: DIFFICULT, survey: [{ question: DIFFICULT, answer: "" }] },
    ]);
  });

  test.each(["0.0.0.0", "::", "0"])("warns where other machines can reach it: %s", async (host) => {
    const { stderr } = await mocked(["--host", host], async (url) => {
      expect((await fetch(`${url.replace("//0:", "//127.0.0.1:")}/__mock/`)).status).toBe(200);
    });
    expect(stderr).toBe(
      `warning: on ${host} other machines can reach the mock, its control at /__mock/ included\n`,
    );
  });

  test.each(["127.0.0.1", "127.0.0.2", "localhost", "::1"])("does not on %s", async (host) => {
    expect((await mocked(["--host", host], async () => {})).stderr).toBe("");
  });

  test("says of a port that is in use what to do", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    expect(await refused(["mock", "--port", String(port)])).toBe(
      `error: --port: ${port} is in use: take another, or 0 to pick a free port\n`,
    );
  });

  test.each<[string, readonly string[], readonly string[]]>([
    [
      "a scenario that there is not",
      ["--scenario", "opne"],
      ['error: no scenario is called "opne"', "  did you mean open?"],
    ],
    [
      "a port that there is not",
      ["--port", "70000"],
      ["error: --port: must be a whole number from 0 to 65535"],
    ],
    [
      "a port that is no number",
      ["--port", "http"],
      ["error: --port http: expected a whole number"],
    ],
    [
      "a delay that is too long",
      ["--delay", "9999999999"],
      ["error: --delay: must be a number from 0 to 2147483647, got 9999999999"],
    ],
    [
      "a scenario that is like none",
      ["--scenario", "busy"],
      [
        'error: no scenario is called "busy"',
        "  there are: open, noAgents, queueFull, serviceNotRunning, invalid, inactive, other, failing",
      ],
    ],
    ["an operand", ["4010"], ["error: mock takes no operand, and got 4010"]],
    ["a flag of another command", ["--id", "1"], ["error: there is no --id here"]],
  ])("refuses %s", async (_, more, lines) => {
    expect(await refused(["mock", ...more])).toBe(`${lines.join("\n")}\n`);
  });

  test("of an API without scenarios and samples has less to say", async () => {
    const stop = new AbortController();
    const { stdout } = await runCli(["mock", "--port", "0"], {
      api: lampApi,
      signal: stop.signal,
      onOutput: () => stop.abort(),
    });
    expect(stdout.replace(/127\.0\.0\.1:\d+/g, "mock")).toBe(
      `Lamps: a mock

  --base-url http://mock

Try it:

  curl http://mock/lamps/1

Inspect and change it while it runs:

  curl http://mock/__mock/

Ctrl+C ends it.

`,
    );
  });
});
