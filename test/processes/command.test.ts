/** The command as it is started from a shell: its exit status, its streams, and what signals do. */

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { api } from "../../generated/api.ts";
import { serve } from "../unit/http/server.ts";
import { sampleOf } from "../unit/probe/samples.ts";

/** As it is built for the package. */
const COMMAND = fileURLToPath(new URL("../../dist/generated/command.js", import.meta.url));

const folder = mkdtempSync(join(tmpdir(), "command-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
  });
}

async function ended(child: ChildProcess): Promise<Ended> {
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    stderr += chunk;
  });
  const status = await new Promise<number | null>((done) => child.on("close", done));
  return { status, stdout, stderr };
}

/** Waits until a process has printed something. */
function until(child: ChildProcess, text: string): Promise<string> {
  return new Promise((resolve) => {
    let printed = "";
    child.stdout?.on("data", (chunk) => {
      printed += chunk;
      if (printed.includes(text)) resolve(printed);
    });
  });
}

const FOUR = sampleOf("getCapacity", "fourLeft");

describe("the command", () => {
  test("begins as a program", () => {
    expect(readFileSync(COMMAND, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n\/\/ @generated /);
  });

  test("prints the version of the package", async () => {
    const { version } = JSON.parse(
      readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
    );
    expect(await ended(start(["--version"]))).toEqual({
      status: 0,
      stdout: `${version}\n`,
      stderr: "",
    });
  });

  test("ends with 0 where all is fine, and reads files", async () => {
    const { baseUrl } = await serve((response) => response.writeHead(204).end());
    writeFileSync(
      join(folder, "survey.xml"),
      "<egainSurvey sid='1'><survey><question/><answer/></survey></egainSurvey>",
    );
    const child = start(["call", "submitSurvey", "--body", "survey.xml"], {
      ECE_CHAT_BASE_URL: baseUrl,
    });
    expect(await ended(child)).toEqual({ status: 0, stdout: "done (204)\n", stderr: "" });
  });

  test("reads stdin", async () => {
    const { baseUrl, arrived } = await serve((response) => response.writeHead(204).end());
    const child = start(["call", "submitSurvey", "--body", "-", "--base-url", baseUrl]);
    child.stdin?.end('{"sid":"ä","survey":[{"question":"Q","answer":"A"}]}');
    expect(await ended(child)).toMatchObject({ status: 0 });
    expect(arrived[0]?.body).toContain('sid="ä"');
  });

  test("ends with 1 where there are problems, and writes files", async () => {
    const { baseUrl } = await serve((response) => response.writeHead(500).end());
    const args = ["probe", "--id", "1", "--junit", "out.xml", "--base-url", baseUrl];
    const { status, stdout, stderr } = await ended(start(args));
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    const gets = api.operations.filter(({ operation }) => operation.method === "GET").length;
    expect(stdout).toContain(
      `${gets} operations called: 0 as the spec says, 0 deviating, ${gets} failing\n`,
    );
    expect(readFileSync(join(folder, "out.xml"), "utf8")).toContain(
      `tests="${gets}" failures="${gets}"`,
    );
  });

  test("ends with 2 where it is not used as it should be", async () => {
    expect(await ended(start(["call", "submitSurvey", "--body", "missing.json"]))).toEqual({
      status: 2,
      stdout: "",
      stderr:
        "error: missing.json cannot be read: ENOENT: no such file or directory, open 'missing.json'\n",
    });
  });

  test("a call that is ended by Ctrl+C ends as shells have it", async () => {
    let child: ChildProcess | undefined;
    const { baseUrl } = await serve(() => child?.kill("SIGINT"));
    child = start(["call", "getCapacity", "--id", "1", "--base-url", baseUrl]);
    expect(await ended(child)).toEqual({ status: 130, stdout: "", stderr: "" });
  });

  test("status --watch is ended by Ctrl+C, and that is fine", async () => {
    const { baseUrl } = await serve((response) => response.end(FOUR));
    const child = start(["status", "--id", "1", "--watch", "--base-url", baseUrl]);
    const output = ended(child);
    await until(child, "getCapacity count: 4\n");
    child.kill("SIGINT");
    expect(await output).toMatchObject({ status: 0, stderr: "" });
  });

  test("status --watch ends when nobody reads along any more", async () => {
    const { baseUrl } = await serve((response) => response.end(FOUR));
    const args = ["status", "--id", "1", "--watch", "--interval", "20", "--base-url", baseUrl];
    const child = start(args);
    await until(child, "getCapacity");
    child.stdout?.destroy();
    expect(await new Promise((done) => child.on("close", done))).toBe(0);
  });

  describe("the exit status is the command's own when nobody reads along,", () => {
    const sample = (url: string) => {
      if (url.includes("capacity")) return FOUR;
      if (url.includes("agentAvailability")) return sampleOf("getAgentAvailability", "available");
      if (url.includes("live")) return sampleOf("getLiveSessionStatus", "oneWaiting");
      if (url.includes("Eligibility")) return sampleOf("checkEligibility", "canTakeChats");
      return sampleOf("getChatAllowed", "entryPointInactive");
    };
    const toServer = ["--id", "1", "--base-url", "URL"];

    test.each<[number, number, readonly string[]]>([
      [0, 200, ["probe", ...toServer]],
      [1, 500, ["probe", ...toServer]],
      [0, 200, ["probe", "--json", ...toServer]],
      [0, 200, ["status", ...toServer]],
      [1, 500, ["status", ...toServer, "--retry", "0"]],
      [0, 200, ["call", "getCapacity", ...toServer]],
      [1, 500, ["call", "getCapacity", ...toServer, "--retry", "0"]],
      [0, 200, ["status", "--watch", ...toServer]],
      [0, 500, ["status", "--watch", "--json", ...toServer]],
      [0, 200, ["mock", "--port", "0"]],
      [0, 200, ["--help"]],
      [2, 200, ["call", "getCapacity"]],
    ])("%i: the server answers %i to %j", async (exitStatus, status, args) => {
      const { baseUrl } = await serve((response, { url }) => {
        response.writeHead(status, { "content-type": "application/xml" }).end(sample(url));
      });
      const child = start(args.map((each) => (each === "URL" ? baseUrl : each)));
      child.stdout?.destroy();
      child.stderr?.destroy();
      expect(await new Promise((done) => child.on("close", done))).toBe(exitStatus);
    });

    test("behind a pipe to head", async () => {
      const { baseUrl } = await serve((response) => response.writeHead(500).end());
      const command = `"${process.execPath}" "${COMMAND}" probe --id 1 --base-url ${baseUrl}`;
      const script = `{ ${command}; echo "ended with $?" >&2; } | head -1`;
      const { stdout, stderr } = await ended(spawn("sh", ["-c", script], { cwd: folder }));
      expect(stdout).toMatch(/^FAILS +getAgentAvailability/);
      expect(stderr).toBe("ended with 1\n");
    });
  });

  test("what ends behind a pipe to head, and says so by its status", async () => {
    const { baseUrl } = await serve((response) =>
      response.end(sampleOf("getChatAllowed", "entryPointInactive")),
    );
    const command = `"${process.execPath}" "${COMMAND}" call getChatAllowed --id 1 --base-url ${baseUrl}`;
    const script = `{ ${command}; echo "ended with $?" >&2; } | head -1`;
    const { stdout, stderr } = await ended(spawn("sh", ["-c", script], { cwd: folder }));
    expect(stdout).toBe("allowed: false\n");
    expect(stderr).toBe("ended with 0\n");
  });

  test.each<[Record<string, string>, boolean]>([
    [{}, false],
    [{ FORCE_COLOR: "1" }, true],
    [{ FORCE_COLOR: "" }, true],
    [{ FORCE_COLOR: "0" }, false],
    [{ FORCE_COLOR: "false" }, false],
    [{ NO_COLOR: "1" }, false],
  ])("with %j its text is in colours off a terminal: %s", async (env, isColoured) => {
    const { FORCE_COLOR: _, NO_COLOR: __, ...plain } = process.env;
    const child = spawn(process.execPath, [COMMAND, "call", "none"], {
      env: { ...plain, ...env },
    });
    const { stderr } = await ended(child);
    expect(stderr).toContain('no operation is called "none"');
    expect(stderr.includes("\u001b[31merror:\u001b[39m")).toBe(isColoured);
  });

  test.runIf(existsSync("/dev/full"))("a full disk under stdout is an error", async () => {
    const command = `"${process.execPath}" "${COMMAND}" --help >/dev/full`;
    const { status, stderr } = await ended(spawn("sh", ["-c", command], { cwd: folder }));
    expect(stderr).toMatch(/^error: stdout cannot be written: ENOSPC: [^\n]*\n$/);
    expect(status).toBe(2);
  });

  test.each(["SIGINT", "SIGTERM"] as const)(
    "mock is ended by %s, and that is fine",
    async (signal) => {
      const child = start(["mock", "--port", "0"]);
      const output = ended(child);
      const printed = await until(child, "Ctrl+C ends it.");
      const [, baseUrl = ""] = /--base-url (\S+)/.exec(printed) ?? [];
      expect((await fetch(`${baseUrl}/chat/entrypoint/capacity/1000`)).status).toBe(200);
      child.kill(signal);
      expect(await output).toMatchObject({ status: 0, stderr: "" });
    },
  );
});
