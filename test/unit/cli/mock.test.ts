import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { refused, runCli } from "./cli.ts";
import { lampApi } from "./lamp-api.ts";

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
    expect(stdout).toBe(
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
  curl -i -X POST -H 'Content-Type: text/xml; charset=utf-8' --data-binary '<?xml version="1.0" encoding="UTF-8"?><egainSurvey sid="1000"><survey><question>Question 1</question><answer>Answer 1</answer></survey><survey><question>Question 2</question><answer>Answer 2</answer></survey><survey><question>Question 3</question><answer>Answer 3</answer></survey><survey><question>Question 4</question><answer>Answer 4</answer></survey></egainSurvey>' http://mock/chat/entrypoint/survey

Look at it and set it while it runs:

  curl http://mock/__mock/
  curl -X PUT -H 'Content-Type: application/json' -d '{"scenario":"noAgents"}' http://mock/__mock/scenario

Ctrl+C ends it.

GET /system/egain/chat/entrypoint/capacity/1000 200
GET /chat/entrypoint/capacity/1007?a=%1b 500
GET /nothing 404
GET /__mock/ 200
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
      `error: --port: ${port} is in use: take another, or 0 for any that is free\n`,
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

Look at it and set it while it runs:

  curl http://mock/__mock/

Ctrl+C ends it.

`,
    );
  });
});
