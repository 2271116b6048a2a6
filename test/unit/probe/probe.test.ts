import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import type { ApiDescription } from "../../../runtime/api/description.ts";
import { InputError } from "../../../runtime/errors.ts";
import type { ClientOptions } from "../../../runtime/http/client-options.ts";
import { type Probed, probe } from "../../../runtime/probe/probe.ts";
import type { ProbeOptions } from "../../../runtime/probe/probe-calls.ts";
import { api } from "../../support/six-operations.ts";
import { type Arrived, failureOf, serve } from "../http/server.ts";
import { sampleOf } from "./samples.ts";
import { shown } from "./shown.ts";

const parameters = { id: 1000 };

async function probeAll(
  client: ClientOptions,
  options: ProbeOptions = {},
  of: ApiDescription = api,
): Promise<readonly Probed[]> {
  const all: Probed[] = [];
  for await (const each of probe(of, client, { parameters, ...options })) all.push(each);
  return all;
}

/** The API with one of its operations alone. */
function only(id: string): ApiDescription {
  return { ...api, operations: api.operations.filter(({ operation }) => operation.id === id) };
}

/** What is found where a server answers a question in some way. */
async function found(
  answer: (response: ServerResponse, request: Arrived) => void,
  client: Partial<ClientOptions> = {},
): Promise<readonly string[]> {
  const { baseUrl } = await serve((response, request) => answer(response, request));
  const [probed] = await probeAll({ baseUrl, ...client }, {}, only("getCapacity"));
  return (probed?.findings ?? []).map((each) => shown(each).replaceAll(baseUrl, "http://server"));
}

const XML = { "content-type": "application/xml" };
const FOUR = sampleOf("getCapacity", "fourLeft");

describe("a server that answers the spec's samples", () => {
  const names = {
    agentAvailability: ["getAgentAvailability", "available"],
    capacity: ["getCapacity", "fourLeft"],
    liveSessionStatus: ["getLiveSessionStatus", "oneWaiting"],
    checkEligibility: ["checkEligibility", "canTakeChats"],
    chatAllowed: ["getChatAllowed", "entryPointInactive"],
  } as const;
  const asDocumented = (response: ServerResponse, { url }: Arrived): void => {
    const [, resource] = /^\/system\/chat\/entrypoint\/(\w+)\/1000$/.exec(url) ?? [];
    const [id, name] = names[resource as keyof typeof names];
    response.writeHead(200, XML).end(sampleOf(id, name));
  };

  test("is as the spec says: each is asked once, and nothing is changed", async () => {
    const { baseUrl, arrived } = await serve(asDocumented);
    const all = await probeAll({ baseUrl: `${baseUrl}/system/` });
    expect(arrived.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "GET /system/chat/entrypoint/agentAvailability/1000",
      "GET /system/chat/entrypoint/capacity/1000",
      "GET /system/chat/entrypoint/liveSessionStatus/1000",
      "GET /system/chat/entrypoint/checkEligibility/1000",
      "GET /system/chat/entrypoint/chatAllowed/1000",
    ]);
    expect(all.flatMap(({ findings }) => findings)).toEqual([]);
    expect(all.map(({ value }) => value)).toEqual([
      { available: true },
      { count: 4 },
      { waitTime: 3, queueDepth: 1 },
      { responseType: 0 },
      { allowed: false, reason: "entry_point_inactive" },
    ]);
  });

  test("gives what came, and how long it took", async () => {
    const { baseUrl } = await serve((response) => {
      setTimeout(() => response.writeHead(200, XML).end(FOUR), 50);
    });
    const [probed] = await probeAll({ baseUrl }, {}, only("getCapacity"));
    expect(probed).toMatchObject({
      url: `${baseUrl}/chat/entrypoint/capacity/1000`,
      input: { id: 1000 },
      description: { doc: "The capacity that the agents have left" },
      answer: { status: 200, text: FOUR, charset: undefined, tooLarge: false },
    });
    expect(probed?.answer?.bytes).toEqual(new TextEncoder().encode(FOUR));
    expect(probed?.answer?.headers.get("content-type")).toBe("application/xml");
    expect(probed?.latencyMs).toBeGreaterThanOrEqual(45);
    expect(probed?.latencyMs).toBeLessThan(5000);
  });

  test("in another encoding gives a text that can be read", async () => {
    const text = '<?xml version="1.0" encoding="iso-8859-1"?><größe/>';
    const { baseUrl } = await serve((response) => {
      response.writeHead(200, XML).end(Buffer.from(text, "latin1"));
    });
    const [probed] = await probeAll({ baseUrl }, {}, only("getCapacity"));
    expect(probed?.answer?.text).toBe(text);
  });

  test("may answer as older servers do: that is noted, and no deviation", async () => {
    expect(
      await found((response) =>
        response.writeHead(200, XML).end(sampleOf("getCapacity", "olderServer")),
      ),
    ).toEqual([expect.stringMatching(/^note other-namespace \/availableSlots\/count 3:1: /)]);
  });
});

test("a server that answers as the vendor's note prints it is told of each misprint", async () => {
  const printed = {
    agentAvailability: "agent-availability",
    capacity: "capacity",
    liveSessionStatus: "live-session-status",
    checkEligibility: "check-eligibility",
    chatAllowed: "chat-allowed-true",
  } as const;
  const { baseUrl } = await serve((response, { url }) => {
    const [, resource] = /entrypoint\/(\w+)/.exec(url) ?? [];
    const file = printed[resource as keyof typeof printed];
    const path = new URL(`../../vendor-note/${file}.printed.xml`, import.meta.url);
    response.writeHead(200, XML).end(readFileSync(path));
  });
  const all = await probeAll({ baseUrl });
  const places = all.map(({ operation, findings }) => [
    operation.operation.id,
    ...findings.map(({ severity, code, position }) => {
      return `${severity} ${code} ${position?.line}:${position?.column}`;
    }),
  ]);
  expect(places).toEqual([
    ["getAgentAvailability", "error not-well-formed 1:54"],
    [
      "getCapacity",
      "deviation unknown-namespace 3:12",
      "deviation unknown-namespace 4:12",
      "note undeclared-namespace 2:1",
    ],
    [
      "getLiveSessionStatus",
      "error not-well-formed 6:20",
      "deviation unknown-namespace 3:12",
      "deviation unknown-namespace 4:12",
      "note undeclared-namespace 2:1",
    ],
    ["checkEligibility", "error not-well-formed 4:62", "deviation unknown-namespace 3:12"],
    ["getChatAllowed", "error not-well-formed 1:7"],
  ]);
  expect(all.map(({ value }) => value)).toEqual([
    undefined,
    { count: 4 },
    undefined,
    undefined,
    undefined,
  ]);
});

describe("what is said of an answer", () => {
  test.each<[string, (response: ServerResponse, request: Arrived) => void, readonly string[]]>([
    [
      "without a Content-Type",
      (response) => response.writeHead(200).end(FOUR),
      ["deviation no-media-type: there is no Content-Type | the spec has application/xml"],
    ],
    [
      "whose Content-Type is another one for XML",
      (response) => response.writeHead(200, { "content-type": "text/xml" }).end(FOUR),
      ['note other-media-type: the Content-Type is "text/xml" | the spec has application/xml'],
    ],
    [
      "whose Content-Type is none for XML, and tries to steer the terminal",
      (response) => response.writeHead(200, { "content-type": "text/\u009b31mhtml" }).end(FOUR),
      [
        'deviation other-media-type: the Content-Type is "text/·31mhtml", which is not XML | the spec has application/xml',
      ],
    ],
    [
      "whose Content-Type has parameters",
      (response) =>
        response.writeHead(200, { "content-type": "Application/XML;charset=utf-8" }).end(FOUR),
      [],
    ],
    [
      "with two encodings",
      (response) =>
        response
          .writeHead(200, { "content-type": "application/xml; charset=iso-8859-1" })
          .end(FOUR),
      [
        'deviation contradicting-charset: the charset of the Content-Type is "iso-8859-1", the document is in "UTF-8" | the document is read by the first',
      ],
    ],
    [
      "with a mark of another encoding",
      (response) =>
        response
          .writeHead(200, { "content-type": "application/xml; charset=utf-16le" })
          .end(`\ufeff${FOUR.replace(/<\?.*\?>/, "")}`),
      [
        'deviation contradicting-charset: the charset of the Content-Type is "utf-16le", the document is in "UTF-8" | the document is read by the first',
      ],
    ],
    [
      "in an encoding that there is not",
      (response) =>
        response.writeHead(200, { "content-type": "application/xml; charset=utf-9" }).end(FOUR),
      ['error encoding / 1:1: no encoding is called "utf-9"'],
    ],
    [
      "of a failure that the spec knows",
      (response) => response.writeHead(500, XML).end("<down/>"),
      ["error unexpected-status: The agent capacity could not be determined (status 500)"],
    ],
    [
      "of a failure that it does not",
      (response) => response.writeHead(404).end("<!doctype html><title>404</title>"),
      [
        'error undocumented-status: the server answered 404, which the spec does not describe | the page is called "404": a login, a gateway or another server may answer in this one\'s place',
      ],
    ],
    [
      "of a success that it does not",
      (response) => response.writeHead(202, XML).end(FOUR),
      ["error undocumented-status: the server answered 202, which the spec does not describe"],
    ],
    [
      "that is a page",
      (response) =>
        response
          .writeHead(200, { "content-type": "text/html" })
          .end("<!DOCTYPE html><title>Sign in</title>"),
      [
        'error doctype / 1:1: no DOCTYPE is accepted; an HTML page came | the page is called "Sign in": a login, a gateway or another server may answer in this one\'s place',
        'deviation other-media-type: the Content-Type is "text/html", which is not XML | the spec has application/xml',
      ],
    ],
    [
      "that is JSON",
      (response) =>
        response.writeHead(200, { "content-type": "application/json" }).end('{"count":4}'),
      [
        "error not-well-formed / 1:1: expected the root element; JSON came",
        'deviation other-media-type: the Content-Type is "application/json", which is not XML | the spec has application/xml',
      ],
    ],
    [
      "without a body",
      (response) => response.writeHead(200, XML).end(),
      ["error empty-body / 1:1: the document is empty"],
    ],
    [
      "from elsewhere",
      (response, { url }) =>
        url === "/there"
          ? response.writeHead(200, XML).end(FOUR)
          : response.writeHead(302, { location: "/there" }).end(),
      [
        'deviation redirected: the request was redirected to "http://server/there" | let the base URL say where the server is',
      ],
    ],
    [
      "that breaks off",
      (response) => {
        response.writeHead(200, { ...XML, "content-length": "999" }).write(FOUR);
        setTimeout(() => response.destroy(), 20);
      },
      [expect.stringMatching(/^error network: no complete answer: /)],
    ],
  ])("%s", async (_, answer, expected) => {
    expect(await found(answer)).toEqual(expected);
  });

  test("that is too long", async () => {
    const answer = (response: ServerResponse) => response.writeHead(200, XML).end(FOUR);
    expect(await found(answer, { maxResponseBytes: 100 })).toEqual([
      "error too-large / 1:1: the body is longer than maxResponseBytes, 100",
    ]);
  });

  test("that does not come in time", async () => {
    expect(await found(() => {}, { timeoutMs: 50 })).toEqual([
      "error timeout: no complete answer in 50 ms",
    ]);
  });

  test("that does not come at all: it is not asked again", async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections++;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const [probed] = await probeAll({ baseUrl, retry: 3 }, {}, only("getCapacity"));
    expect(probed?.findings.map(shown)).toEqual([
      expect.stringMatching(/^error network: no complete answer: /),
    ]);
    expect(probed?.answer).toBeUndefined();
    expect(connections).toBe(1);
  });
});

describe("an operation that is no GET", () => {
  const survey = only("submitSurvey");
  const stored = (response: ServerResponse): void => void response.writeHead(204).end();

  test("is called only if it is included", async () => {
    const { baseUrl, arrived } = await serve(stored);
    expect(await probeAll({ baseUrl }, {}, survey)).toEqual([]);
    expect(arrived).toEqual([]);
  });

  test("is sent the spec's first sample, and that is said", async () => {
    const { baseUrl, arrived } = await serve(stored);
    const include = new Map([["submitSurvey", undefined]]);
    const [probed] = await probeAll({ baseUrl }, { include }, survey);
    expect(probed).toMatchObject({ sample: "fourQuestions", findings: [] });
    expect(arrived).toHaveLength(1);
    expect(arrived[0]?.body).toContain("<question>Question 4</question><answer>Answer 4</answer>");
  });

  test("is sent what is given", async () => {
    const { baseUrl, arrived } = await serve(stored);
    const body = { sid: "7", survey: [{ question: "Q", answer: "A" }] };
    const include = new Map([["submitSurvey", body]]);
    const [probed] = await probeAll({ baseUrl }, { include }, survey);
    expect(probed).toMatchObject({ input: body, findings: [] });
    expect(probed?.sample).toBeUndefined();
    expect(arrived[0]?.body).toContain('<egainSurvey sid="7"><survey><question>Q</question>');
  });

  test("that answers with a body where there should be none deviates", async () => {
    const answer = new Response(null, { status: 204, headers: { "content-length": "7" } });
    const include = new Map([["submitSurvey", undefined]]);
    const client = { baseUrl: "http://server", fetch: async () => answer };
    const [probed] = await probeAll(client, { include }, survey);
    expect(probed?.findings.map(shown)).toEqual([
      "deviation unexpected-body: a body of 7 bytes came, though a 204 has none",
    ]);
  });

  test("is not sent elsewhere", async () => {
    const { baseUrl, arrived } = await serve((response) => {
      response.writeHead(307, { location: "/there" }).end();
    });
    const include = new Map([["submitSurvey", undefined]]);
    const [probed] = await probeAll({ baseUrl }, { include }, survey);
    expect(probed?.findings.map(shown)).toEqual([
      "error undocumented-status: the server answered 307 (a redirect, not followed), which the spec does not describe | it leads to /there",
    ]);
    expect(arrived).toHaveLength(1);
  });
});

describe("nothing is sent", () => {
  test.each<[string, ProbeOptions, Partial<ClientOptions>, string]>([
    ["without a parameter", { parameters: {} }, {}, "getAgentAvailability: id: is missing"],
    [
      "with a body that cannot be written",
      { include: new Map([["submitSurvey", { sid: "1" }]]) },
      {},
      "submitSurvey: /egainSurvey/survey: is missing",
    ],
    [
      "to an operation that there is not",
      { include: new Map([["removeAll", undefined]]) },
      {},
      "include: no operation is called removeAll",
    ],
    [
      "with an option that cannot be used",
      {},
      { timeoutMs: -1 },
      "getAgentAvailability: timeoutMs: must be a number from 0 to 2147483647, got -1",
    ],
  ])("%s", async (_, options, client, message) => {
    const { baseUrl, arrived } = await serve((response) => response.end());
    const error = await failureOf(probeAll({ baseUrl, ...client }, options));
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toBe(message);
    expect(arrived).toEqual([]);
  });
});

test("an abort ends the probe with the signal's reason", async () => {
  const stop = new AbortController();
  const { baseUrl } = await serve(() => stop.abort(new Error("enough")));
  await expect(probeAll({ baseUrl }, { signal: stop.signal })).rejects.toThrow("enough");
});
