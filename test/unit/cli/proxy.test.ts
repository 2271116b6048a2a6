import { expect, onTestFinished, test } from "vitest";
import { createMock } from "../../../generated/mock.ts";
import { flagOf } from "../../../runtime/cli/flag.ts";
import { proxyTable } from "../../../runtime/proxy/proxy-options.ts";
import { readRepository } from "../../support/generate.ts";
import { printed, refused, runCli } from "./cli.ts";

/** Starts the command, and gives what it printed so far. */
async function start(...args: readonly string[]) {
  const stop = new AbortController();
  let stdout = "";
  const running = runCli(["proxy", ...args, "--port", "0"], {
    signal: stop.signal,
    onOutput(text) {
      stdout = text;
    },
  });
  const end = async () => {
    stop.abort();
    return running;
  };
  onTestFinished(async () => {
    await end();
  });
  await Promise.race([running, until(() => stdout.includes("Ctrl+C"))]);
  const [, url = ""] = /(http:\/\/\S+) →/.exec(stdout) ?? [];
  return { url, end, output: () => stdout };
}

async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 10));
}

test("answers pages, says a line for each change of state, and ends by a signal", async () => {
  const mock = createMock();
  const server = await mock.listen();
  onTestFinished(server.close);
  const allow = ["--allow", "id=1000,1001", "--allow", "id=1002"];
  const { url, end, output } = await start("--target", server.url, ...allow, "--base-path", "/api");
  expect(output()).toBe(`Customer-facing chat API of Cisco Enterprise Chat and Email (ECE): a proxy

  ${url} → ${server.url}

  GET /chat/entrypoint/agentAvailability/{id}  cached
  GET /chat/entrypoint/capacity/{id}           cached
  GET /chat/entrypoint/liveSessionStatus/{id}  cached
  GET /chat/entrypoint/checkEligibility/{id}   cached
  GET /chat/entrypoint/chatAllowed/{id}        cached
  POST /chat/entrypoint/survey                 forwarded

Ctrl+C ends it.

`);
  expect((await fetch(`${url}/chat/entrypoint/capacity/1002`)).status).toBe(200);
  for (const _ of [1, 2]) {
    expect((await fetch(`${url}/chat/entrypoint/capacity/1003`)).status).toBe(404);
  }
  mock.addFault({ status: 500, body: { text: "<html>\u001b[2Jsecret" } });
  expect((await fetch(`${url}/chat/entrypoint/capacity/1000`)).status).toBe(502);
  const { status, stdout, stderr } = await end();
  expect(stdout.split("\n").slice(-3)).toEqual([
    '2026-11-22T17:20:00.000Z 404 not-found: allow.id does not contain "1003"',
    "2026-11-22T17:20:00.000Z upstream getCapacity fails: HttpError: getCapacity: The agent capacity could not be determined (status 500); a gateway may have answered in its place, since the body is text/html",
    "",
  ]);
  expect([status, stderr]).toEqual([0, ""]);
});

test("says what anyone can request", async () => {
  const { output } = await start("--target", "http://127.0.0.1:9", "--no-forward");
  expect(output()).toContain("POST /chat/entrypoint/survey                 not offered");
  expect(output()).toContain(
    "Anyone can request any id: list those of your pages with --allow id=…",
  );
});

test("prints each problem of a request once, and not any number of them", async () => {
  const allow = ["--allow", "id=1000"];
  const { url, output } = await start("--target", "http://127.0.0.1:9", ...allow);
  for (let id = 2000; id < 2105; id++) await fetch(`${url}/chat/entrypoint/capacity/${id}`);
  const lines = output()
    .split("\n")
    .filter((line) => line.startsWith("2026"));
  expect(lines).toHaveLength(101);
  expect(lines[0]).toContain(' 404 not-found: allow.id does not contain "2000"');
  expect(lines[100]).toContain(" further problems of requests are not printed");
});

test("prints which origin is refused", async () => {
  const { url, output } = await start("--target", "http://127.0.0.1:9");
  const headers = { origin: "http://evil.example", "content-type": "text/xml" };
  await fetch(`${url}/chat/entrypoint/survey`, { method: "POST", headers, body: "<x/>" });
  expect(output()).toContain(
    ' 403 origin-not-allowed: origins does not contain "http://evil.example", which is not of the host "127.0.0.1:',
  );
});

test("help says what there is", async () => {
  const help = await printed(["proxy", "--help"]);
  expect(help).toContain("Usage: ece-chat proxy [OPTIONS]");
  expect(help).toContain("--port N");
  expect(help).toContain("(default: 8080)");
  expect(help).toContain("--trusted-proxies N");
});

test.each([
  [[], "where is the server? give --target URL"],
  [["x"], "proxy takes no operand, and got x"],
  [
    ["--target", "ftp://h"],
    "--target: must be an http(s) URL without query, fragment or credentials",
  ],
  [["--target", "http://h", "--allow", "1000"], "--allow 1000: expected NAME=VALUE,VALUE"],
  [["--target", "http://h", "--allow", "ids=1000"], "--allow ids=…: no path has such a parameter"],
  [["--target", "http://h", "--allow", "id=x"], '--allow id=…: expected int64, got "x"'],
  [["--target", "http://h", "--origin", "*"], "--origin: must be scheme, host and port"],
  [["--target", "http://h", "--fresh", "soon"], "--fresh soon: expected a whole number"],
  [
    ["--target", "http://h", "--max-entries", "9999999999"],
    "--max-entries: must be a whole number from 0",
  ],
  [
    ["--target", "http://h", "--max-new-per-second", "-1"],
    "--max-new-per-second -1: expected a whole number",
  ],
  [
    ["--target", "http://h", "--fresh", "10", "--stale", "5"],
    "--stale: must be at least freshMs, 10, got 5: raise it or lower freshMs",
  ],
  [["--target", "http://h", "--stale", "9999999999"], "--stale: must be a number from 0"],
  [["--target", "http://h", "--max-bytes", "9999999999"], "--max-bytes: must be a number from 0"],
  [["--target", "http://h", "--port", "70000"], "--port: must be a whole number from 0 to 65535"],
  [["--target", "http://h", "--no-forward", "--per-minute", "5"], "--no-forward forwards nothing"],
] as const)("refuses %j", async (args, message) => {
  expect(await refused(["proxy", ...args])).toContain(message);
});

test("docs/proxy.md has all options, with their flags and defaults", () => {
  const page = readRepository("docs/proxy.md");
  const [, table = ""] = /^## Options\n\n((?:\|.*\n)+)/m.exec(page) ?? [];
  const rows = table
    .split("\n")
    .slice(2, -1)
    .map((row) => row.split("|").map((cell) => cell.trim()));
  const told = rows.flatMap(([, options = "", given = "", initial = ""]) => {
    const names = [...options.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name);
    return names.map((name) => ({ name, given, initial }));
  });
  expect(told.map(({ name }) => name).sort()).toEqual(Object.keys(proxyTable).sort());
  for (const { name, given, initial } of told) {
    const [, , value] = proxyTable[name as keyof typeof proxyTable];
    if (typeof value === "number") expect(initial.replaceAll(",", ""), name).toBe(String(value));
    const flag = flagOf(name);
    if (flag) expect(given, name).toContain(`--${flag.name}`);
    else expect(given === "" || name === "forward", name).toBe(true);
  }
  const forward = told.find(({ name }) => name === "forward");
  const flagsOfForward = ["perMinute", "maxBytes"].map((name) => `\`--${flagOf(name)?.name}\``);
  expect(forward?.given).toBe([...flagsOfForward, "`--no-forward`"].join(", "));
  expect(forward?.initial).toBe("60, 65,536");
});
