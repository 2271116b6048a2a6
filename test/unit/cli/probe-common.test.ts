/** Where most operations fail alike, the cause is told once, with what to look at. */
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import type { ApiDescription } from "../../../runtime/api/description.ts";
import { api } from "../../support/six-operations.ts";
import { type Arrived, serve } from "../http/server.ts";
import { sampleOf } from "../probe/samples.ts";
import { runCli, timeless } from "./cli.ts";

type Answer = Parameters<typeof serve>[0];

const PAGE = "<!DOCTYPE html><html><head><title>Not here</title></head></html>";
const OPERATIONS = "getAgentAvailability getCapacity getLiveSessionStatus checkEligibility".split(
  " ",
);

async function probed(answer: Answer, more: readonly string[] = [], of: ApiDescription = api) {
  const { baseUrl } = await serve(answer);
  const args = ["probe", "--id", "1", "--base-url", baseUrl, ...more];
  const { status, stdout } = await runCli(args, { api: of });
  const text = timeless(stdout).replaceAll(baseUrl, "http://server");
  return { status, stdout: text, end: text.slice(text.lastIndexOf("5 operations called")) };
}

const SUMMARY = "5 operations called: 0 as the spec says, 0 deviating, 5 failing\n";
const ADDRESS = `  is the base URL right? http://server
  the spec has http://hostname/system/egain: The path under which the API lies. Also seen: \`system/ws\`, \`webchatprod/egain\`, and a company's own.
`;

test("a wrong base URL: the answer is shown once", async () => {
  const { status, stdout } = await probed((response) => response.writeHead(404).end(PAGE));
  expect(status).toBe(1);
  expect(stdout).toContain(`FAILS    getCapacity  GET http://server/chat/entrypoint/capacity/1
  404 · no content type · 64 bytes · 1 ms
  as getAgentAvailability: status 404, with an HTML page

FAILS    getLiveSessionStatus`);
  expect(stdout.match(/the answer as it came/g)).toHaveLength(1);
  expect(
    stdout.endsWith(
      `${SUMMARY}all 5 operations failed for the same reason: status 404, with an HTML page\n${ADDRESS}`,
    ),
  ).toBe(true);
});

describe("the cause is told of", () => {
  test.each<[string, string, string, Answer]>([
    ["a status", "status 404", ADDRESS, (response) => response.writeHead(404).end()],
    [
      "a login page",
      'an HTML page, redirected to "http://server/login"',
      ADDRESS,
      (response, { url }) =>
        url.startsWith("/login")
          ? response.end("<html><title>Sign in</title></html>")
          : response.writeHead(302, { location: `/login?to=${url}` }).end(),
    ],
    [
      "answers that differ and are no XML",
      'the Content-Type "application/json"',
      ADDRESS,
      (response, { url }) =>
        response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(url)),
    ],
    [
      "one document for all",
      "the same document",
      ADDRESS,
      (response) =>
        response.writeHead(200, { "content-type": "text/xml" }).end("<fault>no</fault>"),
    ],
    [
      "nothing",
      "an answer without a document",
      ADDRESS,
      (response) => response.writeHead(200).end(),
    ],
    [
      "a status that asks for a login",
      "status 401",
      "  does the server, or a gateway before it, ask for a header that was not sent?\n",
      (response) => response.writeHead(401, { "www-authenticate": "Basic" }).end(),
    ],
    [
      "a server that is down",
      "status 503, with an HTML page",
      `  is the server in order?\n${ADDRESS}`,
      (response) => response.writeHead(503).end(PAGE),
    ],
  ])("%s", async (_name, cause, hints, answer) => {
    const { end } = await probed(answer);
    expect(end).toBe(`${SUMMARY}all 5 operations failed for the same reason: ${cause}\n${hints}`);
  });

  test("a timeout", async () => {
    const { end } = await probed(() => {}, ["--timeout", "100"]);
    expect(end).toBe(
      `${SUMMARY}all 5 operations failed for the same reason: no complete answer in 1 ms\n${ADDRESS}`,
    );
  });

  test("a port that nothing listens on", async () => {
    const args = ["probe", "--id", "1", "--base-url", "http://127.0.0.1:1/x", "--json"];
    const { stdout } = await runCli(args);
    expect(JSON.parse(stdout).commonCause).toEqual({
      cause: expect.stringMatching(/^no complete answer: .*(?:ECONNREFUSED|bad port)/),
      operations: [...OPERATIONS, "getChatAllowed"],
      hints: [
        "is the base URL right? http://127.0.0.1:1/x",
        expect.stringContaining("http://hostname/system/egain"),
      ],
    });
  });

  test("TLS where the server speaks none, or has no certificate", async () => {
    const { baseUrl } = await serve((response) => response.end());
    const server = createTlsServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    for (const url of [baseUrl.replace("http:", "https:"), `https://127.0.0.1:${port}`]) {
      const { stdout } = await runCli(["probe", "--id", "1", "--base-url", url]);
      expect(stdout).toMatch(
        /all 5 operations failed for the same reason: .*\n {2}does this machine trust/,
      );
    }
  });
});

const XML = { "content-type": "application/xml" };

function sample({ url }: Arrived): string {
  return url.includes("capacity")
    ? sampleOf("getCapacity", "fourLeft")
    : sampleOf("getAgentAvailability", "available");
}

describe("operations that fail each in their own way", () => {
  test("have no common cause", async () => {
    const { stdout } = await probed((response, { url }) =>
      response.writeHead(200, XML).end(`<${url.split("/").at(-2)} broken/>`),
    );
    expect(stdout.endsWith(SUMMARY)).toBe(true);
    expect(stdout).not.toContain("  as get");
  });

  test("one alone has none", async () => {
    const one = { ...api, operations: api.operations.slice(0, 1) };
    const { stdout } = await probed((response) => response.writeHead(404).end(), [], one);
    expect(stdout).not.toContain("alike");
  });

  test("most of them have", async () => {
    const { end } = await probed((response, request) => {
      if (request.url.includes("capacity")) response.writeHead(200, XML).end(sample(request));
      else response.writeHead(404).end();
    });
    expect(end).toMatch(
      /^5 operations called: 1 as .*\n4 of 5 operations failed for the same reason: status 404/,
    );
  });
});

describe("operations are called side by side", () => {
  test("and what came is printed in the order of the spec", async () => {
    let open = 0;
    let most = 0;
    const { stdout } = await probed((response, { url }) => {
      most = Math.max(most, ++open);
      const delay = url.includes("agentAvailability") ? 300 : 50;
      setTimeout(() => {
        open--;
        response.writeHead(404).end();
      }, delay);
    });
    expect(most).toBe(5);
    const ids = [...stdout.matchAll(/^FAILS +(\w+)/gm)].map(([, id]) => id);
    expect(ids).toEqual([...OPERATIONS, "getChatAllowed"]);
  });

  test("but not what may change something", async () => {
    let open = 0;
    const seen: string[] = [];
    await probed(
      (response, { method }) => {
        seen.push(`${method} ${open}`);
        open++;
        setTimeout(() => {
          open--;
          response.writeHead(404).end();
        }, 50);
      },
      ["--include", "submitSurvey"],
    );
    expect(seen.at(-1)).toBe("POST 0");
  });
});

test("what a server sends cannot steer a terminal, and is cut", async () => {
  const steer = "\u001b[2J\u202e\u0007";
  const { stdout } = await probed(
    (response) =>
      response
        .writeHead(302, {
          location: `/${"x".repeat(5_000)}`,
          "content-type": `text/${"y".repeat(5_000)}`,
        })
        .end(`${steer}${"z".repeat(100_000)}\n`.repeat(20)),
    // What is longer than is read never comes to its end.
    ["--timeout", "2000"],
  );
  expect(stdout).toContain("the answer as it came");
  expect(stdout).not.toMatch(/[^\P{C}\n]/u);
  expect(stdout.length).toBeLessThan(25_000);
  expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThan(800);
});

test("many values are cut", async () => {
  const { lampApi } = await import("./lamp-api.ts");
  const bulbs = '<bulb watts="1"/>'.repeat(5_000);
  const { baseUrl } = await serve((response) =>
    response.end(`<lamp serial="1" mood="bright">${bulbs}</lamp>`),
  );
  const args = ["probe", "--lamp-id", "1", "--base-url", baseUrl];
  const { stdout } = await runCli(args, { api: lampApi });
  expect(stdout.split("\n").length).toBeLessThan(300);
});
