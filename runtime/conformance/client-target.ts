import type {
  BodyCase,
  Case,
  PathCase,
  RequestCase,
  ResponseCase,
  ScenarioCase,
  WireRequest,
  WireResponse,
} from "../api/case.ts";
import type { ApiDescription, OperationDescription } from "../api/description.ts";
import { inputOf } from "../api/json-value.ts";
import { findOperation } from "../api/lookup.ts";
import { sampleInput } from "../api/sample-input.ts";
import { bytesOf } from "../api/wire-body.ts";
import { InputError } from "../errors.ts";
import { type ClientOptions, readOptions } from "../http/client-options.ts";
import { call } from "./call.ts";
import type { Connection } from "./connection.ts";
import { askForPath } from "./path-request.ts";
import { rawRequest } from "./raw-request.ts";
import { type Outcome, skipped, type Target } from "./target.ts";

/**
 * A client as apps use it, over some connection. Where a case is about an answer, the operation is
 * called with {@link sampleInput}.
 */
export function clientTarget(api: ApiDescription, connection: Connection): Target {
  const { name, baseUrl, fetch } = connection;

  async function runRequest(
    each: RequestCase,
    description: OperationDescription,
    signal: AbortSignal | undefined,
  ): Promise<Outcome> {
    await connection.answer(each, undefined);
    const input = inputOf(each.params, description);
    const { outcome } = await call(description, clientOf(each), input, signal);
    const request = await connection.sent();
    // Whatever came of the answer: the case is about the request.
    if (request === undefined) return outcome;
    const { expect } = each;
    const limit = expect.kind === "request" ? headerLimit(expect.request, request) : undefined;
    return limit === undefined ? { kind: "request", request } : skipped(limit);
  }

  async function runResponse(
    each: ResponseCase,
    description: OperationDescription,
    signal: AbortSignal | undefined,
  ): Promise<Outcome> {
    const limit = answerLimit(each.response, description.operation.method);
    if (limit !== undefined) return skipped(limit);
    const sample = sampleInput(api, description);
    if (sample.kind === "none") return skipped(sample.reason);
    await connection.answer(each, each.response);
    const { outcome, response } = await call(description, clientOf(each), sample.input, signal);
    if (response?.type === "opaqueredirect") {
      return skipped("browsers hide the status of a redirect from pages");
    }
    return outcome;
  }

  async function runBody(
    each: BodyCase,
    description: OperationDescription,
    signal: AbortSignal | undefined,
  ): Promise<Outcome> {
    if (!connection.post) return skipped("a client reads no requests");
    const sample = sampleInput(api, description);
    if (sample.kind === "none") return skipped(sample.reason);
    await connection.answer(each, undefined);
    const settings = readOptions(clientOf(each), {}, (path, problem) => {
      throw new InputError(path, problem);
    });
    const request = rawRequest(description.operation, each, settings, sample.input);
    return connection.post(each, request, signal);
  }

  async function runPath(
    each: PathCase,
    description: OperationDescription,
    signal: AbortSignal | undefined,
  ): Promise<Outcome> {
    if (!connection.post) return skipped("a client reads no requests");
    await connection.answer(each, undefined);
    return askForPath(each, description, { baseUrl, fetch }, signal);
  }

  async function runScenario(
    each: ScenarioCase,
    description: OperationDescription,
    signal: AbortSignal | undefined,
  ): Promise<Outcome> {
    await connection.answer(each, undefined);
    const input = inputOf(each.params, description);
    return (await call(description, clientOf(each), input, signal)).outcome;
  }

  function clientOf({ options }: Case): ClientOptions {
    return { baseUrl, fetch, ...options };
  }

  return {
    name: `client over ${name}`,
    async run(each, signal) {
      const description = findOperation(api, each.operation);
      const reason = connection.cannot?.(each);
      if (reason !== undefined) return skipped(reason);
      switch (each.kind) {
        case "request":
          return runRequest(each, description, signal);
        case "response":
          return runResponse(each, description, signal);
        case "body":
          return runBody(each, description, signal);
        case "path":
          return runPath(each, description, signal);
        case "scenario":
          return runScenario(each, description, signal);
      }
    },
  };
}

/** Why no client can be given an answer over HTTP by `fetch`; nothing where it can. */
function answerLimit({ status, headers, body }: WireResponse, method: string): string | undefined {
  if (status < 200 || status > 599) return `HTTP has no final answer with the status ${status}`;
  if ([204, 205, 304].includes(status) && bytesOf(body).length > 0) {
    return `HTTP has no body with the status ${status}`;
  }
  const redirect =
    [301, 302, 303, 307, 308].includes(status) && new Headers(headers).has("location");
  return redirect && method === "GET" ? "fetch follows a redirect by itself" : undefined;
}

/** Why a client cannot have sent a header that was expected; nothing where it can. */
function headerLimit(expected: WireRequest, sent: WireRequest): string | undefined {
  for (const [name, value] of Object.entries(expected.headers)) {
    // Browsers leave some out, such as `accept-charset`, wherever a request is made of them.
    if (Object.hasOwn(sent.headers, name)) continue;
    const made = new Request("http://localhost", { headers: { [name]: value } });
    if (!made.headers.has(name)) return `this platform sends no header ${name}`;
  }
  return undefined;
}
