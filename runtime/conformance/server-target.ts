import type { ApiDescription, OperationDescription } from "../api/description.ts";
import { inputOf } from "../api/json-value.ts";
import { isDocumented } from "../api/lookup.ts";
import { refuse } from "../api/refuse-input.ts";
import { sampleInput } from "../api/sample-input.ts";
import { wireRequest } from "../api/wire-body.ts";
import { quote } from "../errors.ts";
import { type Fetch, readOptions } from "../http/client-options.ts";
import { anything, callback, flag, type OptionTable, readTable, texts } from "../http/options.ts";
import type { RequestHeaders } from "../http/request-headers.ts";
import { askForPath, call, rawRequest, sendRaw } from "./call.ts";
import { observedError } from "./observed-error.ts";
import { skipped, type Target, targetOf } from "./target.ts";

export interface ServerTargetOptions {
  /** As a client's. */
  readonly baseUrl: string;
  /** Sent with every request. */
  readonly headers?: RequestHeaders | undefined;
  /** Sends the requests. Defaults to the platform's `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Whether the server is in the states of the scenarios. Defaults to false. */
  readonly scenarios?: boolean | undefined;
  /** Operations other than GETs that may be called, by their ids: they may change something. Defaults to none. */
  readonly include?: readonly string[] | undefined;
}

export const serverTable: OptionTable<ServerTargetOptions, "scenarios" | "include"> = {
  baseUrl: anything,
  headers: anything,
  fetch: callback,
  scenarios: [...flag, false],
  include: [...texts, []],
};

/** Failures that say nothing of a body: the server does not take it, or not now, or not from us. */
const ELSEWHERE = [401, 403, 404, 405, 407, 408, 429];

const NOT_SENT = "the operation is not among those that may be sent";

/**
 * Any server, also one in use: GETs are sent to it, and nothing else unless it is named. Its answers
 * are its own, so they only have to be documented.
 *
 * @throws {InputError} for options that no client can use.
 */
export function serverTarget(api: ApiDescription, options: ServerTargetOptions): Target {
  const { scenarios, include, ...client } = readTable(serverTable, options, "options", refuse);
  const settings = readOptions(client, {}, refuse);
  const ids = api.operations.map(({ operation }) => operation.id);
  for (const id of include) {
    if (!ids.includes(id))
      refuse("include", `no operation is called ${quote(id)}; there are: ${ids.join(", ")}`);
  }

  const maySend = ({ operation }: OperationDescription): boolean =>
    operation.method === "GET" || include.includes(operation.id);

  return targetOf(api, `the server at ${settings.baseUrl}`, {
    async request(each, description, signal) {
      if (each.expect.kind === "error") return skipped("no request comes to the server");
      if (description.operation.method !== "GET") return skipped("it is not a GET");
      const input = inputOf(each.params, description);
      const options = { ...client, ...each.options };
      const { outcome, request, response } = await call(description, options, input, signal);
      // A documented failure is an answer like others.
      const failed = response && !response.ok && isDocumented(description, response.status);
      if (!request || (outcome.kind === "error" && !failed)) return outcome;
      return { kind: "request", request: wireRequest(request, settings.baseUrl) };
    },

    response: () => skipped("a live server answers as it likes"),

    async body(each, description, signal) {
      if (!maySend(description)) return skipped(NOT_SENT);
      const sample = sampleInput(api, description);
      if (sample.kind === "none") return skipped(sample.reason);
      const request = rawRequest(description.operation, each, settings, sample.input);
      const answer = await sendRaw(request, settings.fetch, signal).catch(observedError);
      if ("kind" in answer) return answer;
      const { status, ok } = answer;
      if (ok) return { kind: "accepted" };
      if (status >= 400 && status < 500 && !ELSEWHERE.includes(status)) return { kind: "refused" };
      const message = `the server answered ${status}`;
      return { kind: "error", error: { code: "unexpected-status", message, status } };
    },

    path: (each, description, signal) =>
      maySend(description) ? askForPath(each, description, client, signal) : skipped(NOT_SENT),

    async scenario(each, description, signal) {
      if (!scenarios) return skipped("a live server need not have this state");
      if (!maySend(description)) return skipped(NOT_SENT);
      const input = inputOf(each.params, description);
      return (await call(description, { ...client, ...each.options }, input, signal)).outcome;
    },
  });
}
