import type {
  BodyCase,
  Case,
  PathCase,
  RequestCase,
  ResponseCase,
  ScenarioCase,
} from "../api/case.ts";
import type { ApiDescription, OperationDescription } from "../api/description.ts";
import { inputOf } from "../api/json-value.ts";
import { findOperation } from "../api/lookup.ts";
import { sampleInput } from "../api/sample-input.ts";
import { InputError } from "../errors.ts";
import { type ClientOptions, readOptions } from "../http/client-options.ts";
import { call } from "./call.ts";
import type { Connection } from "./connection.ts";
import { answerLimit, headerLimit } from "./http-limits.ts";
import { askForPath } from "./path-request.ts";
import { rawRequest } from "./raw-request.ts";
import { skipped } from "./skipped.ts";
import type { Outcome, Target } from "./target.ts";

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
