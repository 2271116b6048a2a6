/**
 * What apps rely on: names, their types (which the compiler checks with the rest of the tests), and
 * what the calls give.
 */
import { describe, expect, expectTypeOf, test } from "vitest";
import { parse } from "yaml";
import { api } from "../generated/api.ts";
import * as codecs from "../generated/codecs/index.ts";
import type {
  AgentAvailability,
  AvailableSlots,
  CallOptions,
  ChatAllowed,
  CheckEligibility,
  Client,
  ClientOptions,
  DecodeCode,
  EgainSurvey,
  ErrorCode,
  Fetch,
  RetryOptions,
  SessionStatus,
  Survey,
  WatchEvent,
  WatchOptions,
} from "../generated/index.ts";
import * as index from "../generated/index.ts";
import { createMock, type ScenarioName } from "../generated/mock.ts";
import { handlers } from "../generated/msw.ts";
import * as proxy from "../generated/proxy.ts";
import { readRepository } from "./support/generate.ts";
import { serve } from "./unit/http/server.ts";

describe("the mock", () => {
  test("knows the scenarios of the spec by their names", () => {
    const mock = createMock({ scenario: "queueFull" });
    expectTypeOf(mock.scenarios).toEqualTypeOf<readonly ScenarioName[]>();
    expectTypeOf(mock.scenario).toEqualTypeOf<ScenarioName | undefined>();
    expect(mock.scenarios).toContain(mock.scenario);
    // @ts-expect-error: there is no such scenario
    expect(() => createMock({ scenario: "full" })).toThrow(/^scenario: none is called "full"; /);
    // @ts-expect-error: nor such a one
    expect(() => mock.useScenario("full")).toThrow(/^scenario: none is called "full"; /);
    // @ts-expect-error: nor in the handlers
    expect(() => handlers({ scenario: "full" })).toThrow(/^scenario: none is called "full"; /);
    expect(handlers({ mock })).toHaveLength(api.operations.length);
  });
});

describe("names", () => {
  test("index.ts exports these values", () => {
    expect(Object.keys(index).sort()).toMatchInlineSnapshot(`
      [
        "ClientError",
        "DecodeError",
        "HttpError",
        "InputError",
        "NetworkError",
        "Reason",
        "ResponseType",
        "TimeoutError",
        "checkEligibility",
        "createClient",
        "getAgentAvailability",
        "getCapacity",
        "getChatAllowed",
        "getLiveSessionStatus",
        "submitSurvey",
        "watch",
      ]
    `);
  });

  test("codecs/index.ts exports a decoder and an encoder for every root element", () => {
    expect(Object.keys(codecs).sort()).toMatchInlineSnapshot(`
      [
        "decodeAgentAvailability",
        "decodeAvailableSlots",
        "decodeChatAllowed",
        "decodeCheckEligibility",
        "decodeEgainSurvey",
        "decodeSessionStatus",
        "encodeAgentAvailability",
        "encodeAvailableSlots",
        "encodeChatAllowed",
        "encodeCheckEligibility",
        "encodeEgainSurvey",
        "encodeSessionStatus",
      ]
    `);
  });

  test("proxy.ts exports what makes one, and has stores", () => {
    expect(Object.keys(proxy).sort()).toEqual(["cacheApiStore", "createProxy", "redisStore"]);
  });

  test("an app can name what `watch` gives and what `onRequest` gets: their types are exported", () => {
    // Else the compiler cannot write declarations for an app that exports one of them (TS2742).
    const exported = [
      ...readRepository("generated/index.ts").matchAll(/\btype (?:\{([^}]*)\}|(\w+))/g),
    ];
    const names = exported.flatMap(([, list = "", one = ""]) => [one, ...list.split(",")]);
    expect(names.map((name) => name.trim())).toEqual(
      expect.arrayContaining(["SentRequest", "Watcher"]),
    );
  });
});

describe("types", () => {
  test("of what is decoded", () => {
    expectTypeOf<AgentAvailability>().toEqualTypeOf<{ readonly available: boolean }>();
    expectTypeOf<AvailableSlots>().toEqualTypeOf<{ readonly count: number }>();
    expectTypeOf<SessionStatus>().toEqualTypeOf<{
      readonly waitTime: number;
      readonly queueDepth: number;
    }>();
    expectTypeOf<CheckEligibility>().toEqualTypeOf<{ readonly responseType: index.ResponseType }>();
    expectTypeOf<ChatAllowed>().toEqualTypeOf<{
      readonly allowed: boolean;
      readonly reason?: index.Reason;
    }>();
    expectTypeOf<EgainSurvey>().toEqualTypeOf<{
      readonly sid: string;
      readonly survey: readonly Survey[];
    }>();
    expectTypeOf<Survey>().toEqualTypeOf<{ readonly question: string; readonly answer: string }>();
    expectTypeOf(codecs.decodeChatAllowed).toEqualTypeOf<
      (xml: string | Uint8Array) => ChatAllowed
    >();
    expectTypeOf(codecs.encodeChatAllowed).toBeCallableWith({ allowed: true });
    expectTypeOf(codecs.encodeChatAllowed).returns.toEqualTypeOf<string>();
  });

  test("of enums: the known values, and any other of their kind", () => {
    expectTypeOf(index.ResponseType).toEqualTypeOf<{
      readonly CanTakeChats: 0;
      readonly AgentNotAvailable: 1;
      readonly QueueDepthReached: 2;
    }>();
    expectTypeOf<3>().toExtend<index.ResponseType>();
    expectTypeOf<"closed_today">().toExtend<index.Reason>();
    expectTypeOf<number>().not.toExtend<index.Reason>();
  });

  test("of calls", () => {
    interface ById {
      readonly id: number | bigint | string;
    }
    type Method<Input, Output> = (input: Input, options?: CallOptions) => Promise<Output>;
    type Call<Input, Output> = (
      client: ClientOptions,
      input: Input,
      options?: CallOptions,
    ) => Promise<Output>;
    expectTypeOf(index.createClient).toEqualTypeOf<(options: ClientOptions) => Client>();
    expectTypeOf<Client>().toEqualTypeOf<{
      getAgentAvailability: Method<ById, AgentAvailability>;
      getCapacity: Method<ById, AvailableSlots>;
      getLiveSessionStatus: Method<ById, SessionStatus>;
      checkEligibility: Method<ById, CheckEligibility>;
      getChatAllowed: Method<ById, ChatAllowed>;
      submitSurvey: Method<EgainSurvey, void>;
    }>();
    expectTypeOf(index.getChatAllowed).toEqualTypeOf<Call<ById, ChatAllowed>>();
    expectTypeOf(index.submitSurvey).toEqualTypeOf<Call<EgainSurvey, void>>();
  });

  test("of options", () => {
    expectTypeOf<keyof CallOptions>().toEqualTypeOf<"signal" | "timeoutMs" | "headers" | "retry">();
    expectTypeOf<keyof ClientOptions>().toEqualTypeOf<
      | "baseUrl"
      | "fetch"
      | "headers"
      | "timeoutMs"
      | "retry"
      | "maxResponseBytes"
      | "requestNamespace"
      | "onRequest"
      | "onResponse"
    >();
    expectTypeOf<keyof RetryOptions>().toEqualTypeOf<"retries" | "delayMs">();
    expectTypeOf<{ baseUrl: string }>().toExtend<ClientOptions>();
    expectTypeOf(globalThis.fetch).toExtend<Fetch>();
  });

  test("of a proxy", () => {
    expectTypeOf<keyof proxy.ApiProxy>().toEqualTypeOf<
      "handle" | "handleNode" | "listen" | "close"
    >();
    expectTypeOf(proxy.createProxy).toEqualTypeOf<
      (options: proxy.ProxyOptions) => proxy.ApiProxy
    >();
    expectTypeOf<keyof proxy.ProxyOptions>().toEqualTypeOf<
      | "target"
      | "basePath"
      | "allow"
      | "origins"
      | "freshMs"
      | "staleMs"
      | "timeoutMs"
      | "headers"
      | "requestNamespace"
      | "forward"
      | "store"
      | "maxEntries"
      | "maxNewPerSecond"
      | "trustedProxies"
      | "onEvent"
      | "fetch"
    >();
    expectTypeOf<proxy.ProxyEvent["kind"]>().toEqualTypeOf<"answer" | "upstream" | "state">();
  });

  test("of watching", () => {
    const call = (_signal: AbortSignal): Promise<AvailableSlots> => Promise.resolve({ count: 4 });
    expectTypeOf(index.watch<AvailableSlots>).toBeCallableWith(call, {
      intervalMs: 15_000,
      signal: new AbortController().signal,
      equal: (earlier, later) => earlier.count === later.count,
    });
    expectTypeOf(index.watch<AvailableSlots>).returns.toExtend<
      AsyncIterable<WatchEvent<AvailableSlots>>
    >();
    expectTypeOf<keyof WatchOptions<AvailableSlots>>().toEqualTypeOf<
      "intervalMs" | "signal" | "equal" | "confirm" | "staleAfterMs"
    >();
    expectTypeOf<WatchEvent<AvailableSlots>>().toExtend<
      { readonly at: number; readonly attempt: number; readonly changed: boolean } & (
        | { readonly kind: "value"; readonly value: AvailableSlots; readonly stale: boolean }
        | { readonly kind: "error"; readonly error: unknown; readonly retryInMs: number }
      )
    >();
    expectTypeOf<WatchEvent<AvailableSlots>["kind"]>().toEqualTypeOf<"value" | "error">();
  });

  test("of errors, which a switch tells apart", () => {
    function placeOf(error: index.ClientError): string | number {
      switch (error.code) {
        case "invalid-input":
          return error.path;
        case "unexpected-status":
          return error.status;
        case "network":
        case "timeout":
          expectTypeOf(error).toEqualTypeOf<index.NetworkError | index.TimeoutError>();
          return error.url ?? "";
        default:
          expectTypeOf(error).toEqualTypeOf<index.DecodeError>();
          return error.line;
      }
    }
    expect(placeOf(new index.InputError("id", "is missing"))).toBe("id");
    const thrown: unknown = new index.NetworkError("gone", "getCapacity");
    expect(thrown instanceof index.ClientError && thrown.code).toBe("network");
    expect(new Error("x") instanceof index.ClientError).toBe(false);
  });

  test("of errors", () => {
    expectTypeOf<index.InputError>().toExtend<index.ClientError>();
    expectTypeOf<index.NetworkError>().toExtend<index.ClientError>();
    expectTypeOf<index.TimeoutError>().toExtend<index.ClientError>();
    expectTypeOf<index.ClientError>().toExtend<Error>();
    expectTypeOf<index.ClientError["code"]>().toEqualTypeOf<ErrorCode>();
    expectTypeOf<index.ClientError["operation"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<index.HttpError>().toExtend<
      index.ClientError & {
        readonly status: number;
        readonly meaning: string | undefined;
        readonly body: string;
      }
    >();
    expectTypeOf<index.DecodeError>().toExtend<
      index.ClientError & {
        readonly code: DecodeCode;
        readonly path: string;
        readonly line: number;
        readonly column: number;
        readonly excerpt: string;
      }
    >();
  });
});

/** What a server answers, by path: samples of the spec, by their names. */
const answers: Record<string, string | undefined> = {
  "/chat/entrypoint/agentAvailability/1000": sample("agentAvailability", "available"),
  "/chat/entrypoint/capacity/1000": sample("capacity", "fourLeft"),
  "/chat/entrypoint/liveSessionStatus/1000": sample("liveSessionStatus", "oneWaiting"),
  "/chat/entrypoint/checkEligibility/1000": sample("checkEligibility", "canTakeChats"),
  "/chat/entrypoint/chatAllowed/1000": sample("chatAllowed", "entryPointInactive"),
};

function sample(resource: string, name: string): string {
  const { paths } = parse(readRepository("spec/ece-chat.openapi.yaml"));
  const { responses } = paths[`/chat/entrypoint/${resource}/{id}`].get;
  return responses["200"].content["application/xml"].examples[name].serializedValue;
}

/** Serves the samples below a path, and 204 where there is none. */
async function serveSamples() {
  const { baseUrl, arrived } = await serve((response, { url }) => {
    const answer = answers[url.replace("/system/egain", "")];
    response.writeHead(answer === undefined ? 204 : 200).end(answer);
  });
  return { baseUrl: `${baseUrl}/system/egain`, arrived };
}

describe("calls", () => {
  const survey = { sid: "1000", survey: [{ question: "Q1", answer: "A1" }] };

  test("of a client give what the samples mean", async () => {
    const { baseUrl, arrived } = await serveSamples();
    const ece = index.createClient({ baseUrl });
    expect(await ece.getAgentAvailability({ id: 1000 })).toStrictEqual({ available: true });
    expect(await ece.getCapacity({ id: 1000n })).toStrictEqual({ count: 4 });
    expect(await ece.getLiveSessionStatus({ id: "1000" })).toStrictEqual({
      waitTime: 3,
      queueDepth: 1,
    });
    expect(await ece.checkEligibility({ id: 1000 })).toStrictEqual({ responseType: 0 });
    expect(await ece.getChatAllowed({ id: 1000 })).toStrictEqual({
      allowed: false,
      reason: "entry_point_inactive",
    });
    expect(await ece.submitSurvey(survey)).toBeUndefined();

    expect(arrived.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "GET /system/egain/chat/entrypoint/agentAvailability/1000",
      "GET /system/egain/chat/entrypoint/capacity/1000",
      "GET /system/egain/chat/entrypoint/liveSessionStatus/1000",
      "GET /system/egain/chat/entrypoint/checkEligibility/1000",
      "GET /system/egain/chat/entrypoint/chatAllowed/1000",
      "POST /system/egain/chat/entrypoint/survey",
    ]);
  });

  test("of plain functions do the same", async () => {
    const client = { baseUrl: (await serveSamples()).baseUrl };
    const input = { id: 1000 };
    expect(await index.getAgentAvailability(client, input)).toStrictEqual({ available: true });
    expect(await index.getCapacity(client, input)).toStrictEqual({ count: 4 });
    const status = await index.getLiveSessionStatus(client, input);
    expect(Object.entries(status)).toEqual([
      ["waitTime", 3],
      ["queueDepth", 1],
    ]);
    expect(await index.checkEligibility(client, input)).toStrictEqual({ responseType: 0 });
    expect(await index.getChatAllowed(client, input)).toStrictEqual({
      allowed: false,
      reason: "entry_point_inactive",
    });
    expect(await index.submitSurvey(client, survey)).toBeUndefined();
  });

  test("send the survey as a document", async () => {
    const { baseUrl, arrived } = await serveSamples();
    await index.createClient({ baseUrl }).submitSurvey(survey);
    expect(arrived).toMatchObject([
      {
        headers: { "content-type": "text/xml; charset=utf-8" },
        body: `<?xml version="1.0" encoding="UTF-8"?>
<egainSurvey sid="1000"><survey><question>Q1</question><answer>A1</answer></survey></egainSurvey>`,
      },
    ]);
  });

  test("take options of their own", async () => {
    const { baseUrl, arrived } = await serveSamples();
    const { signal } = new AbortController();
    const options = { signal, timeoutMs: 5000, headers: { "x-trace-id": "t1" } };
    await index.getCapacity({ baseUrl }, { id: 1000 }, options);
    expect(arrived[0]?.headers).toMatchObject({
      accept: "application/xml, text/xml",
      "x-trace-id": "t1",
    });
  });

  test("fail with what the spec says that the status means", async () => {
    const { baseUrl } = await serve((response) => response.writeHead(500).end("<down/>"));
    const call = index.getCapacity({ baseUrl, retry: false }, { id: 1000 });
    await expect(call).rejects.toThrow(index.HttpError);
    await expect(call).rejects.toMatchObject({
      name: "HttpError",
      code: "unexpected-status",
      operation: "getCapacity",
      status: 500,
      meaning: "The agent capacity could not be determined",
      body: "<down/>",
    });
  });
});
