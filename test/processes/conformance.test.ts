/** `conformance`: programs that answer, that do not, and that should have; servers; formats. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { cases } from "../../generated/conformance/index.ts";
import { createMock } from "../../generated/mock.ts";
import { programOf } from "../conformance/targets/program.ts";
import { type Ended, runCli, type Setup } from "../unit/cli/cli.ts";

vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), "testees-"));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;

/**
 * A program that does something for each line, `given`, with `say(answer)` to print a line of JSON. Bun runs it, since
 * there are hundreds of starts, and Node takes four times as long for each.
 */
function program(perLine: string, atStart = ""): readonly string[] {
  const file = join(folder, `${count++}.mjs`);
  writeFileSync(
    file,
    `import { createInterface } from "node:readline";
    import fs, { existsSync, writeFileSync } from "node:fs";
    const say = (answer) => console.log(JSON.stringify(answer));
    const once = (name) => !existsSync(name) && !writeFileSync(name, "");
    const mark = ${JSON.stringify(join(folder, `mark-${count}`))};
    ${atStart}
    for await (const line of createInterface({ input: process.stdin })) {
      const given = JSON.parse(line);
      ${perLine}
    }`,
  );
  return [programOf("bun"), file];
}

const loadCases = async () => cases;

function run(args: readonly string[], setup: Setup = {}): Promise<Ended> {
  return runCli(["conformance", ...args], { loadCases, ...setup });
}

/** The cases of one operation about its scenarios, of which there are eight. */
const FEW = ["--operation", "getCapacity", "--tag", "sample", "--format", "tap"];

const SKIP = 'say({ id: given.id, skipped: "not here" });';

describe.concurrent("a program", () => {
  test("gets each case as a line of JSON without what is expected, and answers in its turn", async () => {
    const answer = `if ("expect" in given || !("level" in given)) process.exit(9);
      const { id } = given;
      if (given.kind === "scenario") say({ id, skipped: "no # server" });
      else say({ id, value: { count: 4 } });`;
    const { status, stdout } = await run([...FEW, "--", ...program(answer)]);
    const lines = stdout.split("\n");
    expect(lines.slice(0, 3)).toEqual([
      "TAP version 14",
      expect.stringMatching(/^# .*bun.*\.mjs$/),
      expect.stringMatching(/^1\.\.\d+$/),
    ]);
    expect(stdout).toContain("\nok 1 - getCapacity/example-");
    expect(stdout).toMatch(/\nok \d+ - getCapacity\/scenario-\S+ # SKIP no \\# server\n/);
    expect(stdout).toContain("- getCapacity/example-none-left\n  ---\n");
    expect(stdout).toContain('  expected: "0"\n  actual: "4"\n');
    expect(status).toBe(1);
  });

  test("that skips all is fine, and is ended when its input is", async () => {
    const ended = await run([...FEW, "--", ...program(SKIP)]);
    expect([ended.status, ended.stderr]).toEqual([0, ""]);
  });

  test("may have members in any order, errors without places, and null for what is absent", async () => {
    const answer = `const { id, kind, response } = given;
      if (kind !== "response") say({ id, skipped: "no" });
      else if (response.status !== 200)
        say({ id, error: { code: "unexpected-status", status: response.status, path: null } });
      else say({ id, value: { queueDepth: 1, waitTime: 3 } });`;
    const tagged = ["--operation", "getLiveSessionStatus", "--tag", "status"];
    const { status, stdout } = await run([...tagged, "--", ...program(answer)]);
    expect(stdout).toMatch(/: \d+ passed\n/);
    expect(status).toBe(0);
  });

  test.each([
    ["ends", "process.exit(3)", "it ended with status 3"],
    ["complains", 'console.error("no \\u001b XML"); process.exit(3)', "on stderr: no \\u{1b} XML"],
    ["is killed", 'process.kill(process.pid, "SIGKILL")', "SIGKILL ended it"],
    ["prints no JSON", 'console.log("hello")', "expected a line of JSON, got hello"],
    ["prints half a line", 'process.stdout.write("{"); process.exit(0)', "it ended with status 0"],
    [
      "prints bytes that are no text",
      "process.stdout.write(Buffer.of(255, 0, 27, 10))",
      "got \ufffd",
    ],
    ["prints no end of blank lines", 'console.log("\\n".repeat(3)); process.exit(6)', "status 6"],
    [
      "closes its output",
      "fs.closeSync(1); await new Promise((r) => setTimeout(r, 60000));",
      "it closed its output",
    ],
    ["prints another id", 'say({ id: "a/b", nothing: true })', 'expected an answer with the "id"'],
    ["prints no object", "say([1])", 'expected an object with an "id", got [1]'],
    ["says nothing of it", "say({ id: given.id })", "expected one of value, nothing, error"],
    ["says two things", "say({ id: given.id, value: 1, nothing: true })", "expected one of value"],
    ["has no reason", "say({ id: given.id, skipped: 1 })", '"skipped" to be the reason'],
    ["has an error without a code", "say({ id: given.id, error: {} })", '"error" to have a "code"'],
    [
      "has a path that is none",
      'say({ id: given.id, error: { code: "a", path: 1 } })',
      '"error" to',
    ],
    ["has a request with a text", 'say({ id: given.id, request: { body: "a" } })', '"request" to'],
    ["has headers that are none", "say({ id: given.id, request: { headers: [1] } })", '"request"'],
    ["has nothing that is false", "say({ id: given.id, nothing: false })", '"nothing" to be true'],
    ["prints too much", 'console.log("x".repeat(3e6))', "a line of more than 1048576 characters"],
    [
      "prints without end",
      `const go = () => {
        while (process.stdout.write("x".repeat(65536)));
        process.stdout.once("drain", go);
      };
      go();`,
      "a line of more than",
    ],
  ])("that %s fails its cases, and the run stops", async (_, perLine, message) => {
    const { status, stdout } = await run([...FEW, "--", ...program(perLine)]);
    expect(stdout).toContain(message);
    expect(stdout).toMatch(/\nBail out! 5 cases in a row got no answer/);
    expect(stdout.length).toBeLessThan(20_000);
    expect(status).toBe(1);
  });

  test.each([
    ["ends before it reads", "process.exit(4);", "it ended with status 4"],
    [
      "closes its input",
      "fs.closeSync(0); setTimeout(() => process.exit(5), 100); await new Promise(() => {});",
      "it ended with status 5",
    ],
  ])("that %s has failed each case that it was started for", async (_, atStart, message) => {
    const { status, stdout } = await run([...FEW, "--", ...program(SKIP, atStart)]);
    expect(stdout.split(message).length - 1).toBeGreaterThanOrEqual(5);
    expect(stdout).toMatch(/\nBail out! 5 cases in a row got no answer/);
    expect(status).toBe(1);
  });

  test.each([
    [
      "answers letter by letter, without an end",
      'setInterval(() => process.stdout.write("x"), 5);',
    ],
    ["waits for the next case before it answers", "if (once(mark)) continue;"],
  ])("that %s has no answer in time", async (_, perLine) => {
    const limit = ["--case-timeout", "1000"];
    const { status, stdout } = await run([...FEW, ...limit, "--", ...program(perLine)]);
    expect(stdout).toContain('actual: "nothing within 1000 ms"');
    expect(status).toBe(1);
  });

  test("that answers the case before is told which one it was asked", async () => {
    const late = `const { id } = given; say({ id: globalThis.before ?? id, skipped: "no" }); globalThis.before ??= id;`;
    const { status, stdout } = await run([...FEW, "--", ...program(late)]);
    const [, first, second] = cases
      .filter(({ operation, tags }) => operation === "getCapacity" && tags.includes("sample"))
      .map(({ id }) => id);
    expect(first).toBeDefined();
    expect(stdout).toContain(`expected an answer with the \\"id\\" \\"${first}\\"`);
    expect(stdout).not.toContain(`expected an answer with the \\"id\\" \\"${second}\\"`);
    expect(status).toBe(1);
  });

  test.each([
    ["answers twice", `${SKIP} ${SKIP}`],
    ["prints before it is asked", SKIP, 'console.log("ready");'],
  ])("that %s is told so", async (_, perLine, atStart = "") => {
    const { status, stdout } = await run([...FEW, "--", ...program(perLine, atStart)]);
    expect(stdout).toMatch(
      /it printed a line without having been asked|expected an answer with the \\"id\\"|expected a line of JSON, got ready/,
    );
    expect(status).toBe(1);
  });

  test("that ends once fails one case, and is started again for the next", async () => {
    const answer = `if (once(mark)) process.exit(7); ${SKIP}`;
    const { status, stdout } = await run([...FEW, "--", ...program(answer)]);
    expect(stdout.match(/^not ok/gm)).toHaveLength(1);
    expect(stdout).toContain("it ended with status 7");
    expect(stdout).not.toContain("Bail out!");
    expect(status).toBe(1);
  });

  test("that hangs once fails one case, and what it has started ends with it", async () => {
    const child = `const { spawn } = await import("node:child_process");
      spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"], { stdio: "inherit" });`;
    const answer = `if (once(mark)) { ${child} await new Promise((r) => setTimeout(r, 60000)); } ${SKIP}`;
    const limit = ["--case-timeout", "1500"];
    const { status, stdout } = await run([...FEW, ...limit, "--", ...program(answer)]);
    expect(stdout.match(/^not ok/gm)).toHaveLength(1);
    expect(stdout).toContain('actual: "nothing within 1500 ms"');
    expect(status).toBe(1);
  });

  test("that does not end with its input is ended", async () => {
    const begin = performance.now();
    const { status } = await run([...FEW, "--", ...program(SKIP, "setInterval(() => {}, 1e6);")]);
    expect(status).toBe(0);
    expect(performance.now() - begin).toBeLessThan(20_000);
  });

  test("ends when the user does", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 1_000);
    const hanging = program("await new Promise((r) => setTimeout(r, 60000));");
    const { status } = await run([...FEW, "--", ...hanging], { signal: controller.signal });
    expect(status).toBe(130);
  });

  test("that is not there is wrong usage", async () => {
    const { status, stderr } = await run(["--", "no-such-program", "a"]);
    expect(stderr).toBe(
      "error: no-such-program cannot be started: spawn no-such-program ENOENT\n" +
        "  give the program after --, as in -- python3 testee.py\n",
    );
    expect(status).toBe(2);
  });
});

describe.concurrent("known failures", () => {
  const wrong = program('say({ id: given.id, error: { code: "mine" } });');
  const only = ["--operation", "getCapacity", "--tag", "lists"];

  test("are listed with their reasons; one that passes fails the run", async () => {
    const failing = cases.filter(
      ({ operation, tags }) => operation === "submitSurvey" && tags.includes("lists"),
    );
    const list = failing.map(({ id }) => `${id}: it does not`).join("\n");
    const args = ["--operation", "submitSurvey", "--tag", "lists", "--known-failures", "list.txt"];
    const fine = await run([...args, "--", ...wrong], { files: { "list.txt": list } });
    expect([fine.status, fine.stdout]).toEqual([0, expect.stringContaining("failed as known")]);
    const passing = await run([...args, "--", ...program(SKIP)], {
      files: { "list.txt": `${list}\nsubmitSurvey/gone: why` },
    });
    expect(passing.stdout).toContain("no case: submitSurvey/gone");
    expect(passing.status).toBe(1);
  });

  test.each([
    [{}, "list.txt cannot be read: ENOENT: no such file or directory, open 'list.txt'"],
    [{ "list.txt": "# a\na/b" }, 'list.txt: line 2: "a/b" has no reason'],
  ])("in a file that cannot be used are wrong usage", async (files, message) => {
    const args = [...only, "--known-failures", "list.txt", "--", ...wrong];
    const { status, stderr } = await run(args, { files });
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe.concurrent("a server", () => {
  test("is asked what it can be asked, and the report says what it could not be given", async () => {
    const mock = createMock();
    const { url, close } = await mock.listen();
    try {
      const setup = { env: { ECE_CHAT_BASE_URL: url } };
      const live = await run([], setup);
      expect(live.stdout).toContain("response: a live server answers as it likes");
      expect(live.stdout).toContain("scenario: a live server need not have this state");
      expect(live.status).toBe(0);
      const args = ["--base-url", url, "--scenarios", "--include", "submitSurvey"];
      const mocked = await run([...args, "--operation", "submitSurvey"]);
      expect(mocked.stdout).not.toContain("scenario: a live server");
      expect(mocked.stdout).toMatch(/^the server at .*: 1\d\d passed/);
      expect(mock.received("surveys").length).toBeGreaterThan(10);
    } finally {
      await close();
    }
  });

  test("has to be somewhere", async () => {
    const { status, stderr } = await run([]);
    expect([status, stderr]).toEqual([2, expect.stringContaining("where is the server?")]);
  });
});

describe.concurrent("what is run and how it is shown", () => {
  test("as JSON and as JUnit XML", async () => {
    const some = program(SKIP);
    const json = await run([...FEW.slice(0, 4), "--format", "json", "--", ...some]);
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: true, target: some.join(" ") });
    const junit = await run([...FEW.slice(0, 4), "--format", "junit", "--", ...some]);
    expect(junit.stdout).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites>/);
  });

  test.each([
    [["--format", "xml"], 'no format is called "xml"\n  there are: text, json, junit, tap'],
    [["--format", "toString"], 'no format is called "toString"'],
    [["--operation", "getCapacities"], "did you mean getCapacity?"],
    [["--tag", "encodings"], "did you mean encoding?"],
    [["--operation", "getCapacity", "--tag", "refusal", "--tag", "lists"], ""],
    [
      ["--operation", "checkEligibility", "--tag", "lists"],
      "no case is of these operations and has one of these tags",
    ],
    [["--scenarios"], "--scenarios is for a server, and there is a program to run"],
    [["--base-url", "http://h"], "--base-url is for a server, and there is a program to run"],
    [["--case-timeout", "9999999999"], "--case-timeout: must be a number from 0 to 2147483647"],
    [["--case-timeout", "soon"], "--case-timeout soon: expected a whole number"],
  ])("%j", async (args, message) => {
    const { status, stderr } = await run([...args, "--", ...program(SKIP)]);
    expect([status, stderr]).toEqual([message === "" ? 0 : 2, expect.stringContaining(message)]);
  });

  test("help says how a program is given", async () => {
    const { stdout } = await run(["--help"]);
    expect(stdout).toContain("Usage: ece-chat conformance [OPTIONS] [-- PROGRAM ARGUMENT...]");
    expect(stdout).toContain("--known-failures FILE");
    expect((await run(["--help", "--", "python3", "testee.py"])).stdout).toBe(stdout);
  });

  test("without cases in the package there is nothing to run", async () => {
    const { status, stderr } = await runCli(["conformance", "--", ...program(SKIP)]);
    expect([status, stderr]).toEqual([2, "error: this package has no conformance cases\n"]);
  });
});
