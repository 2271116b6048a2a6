import type { Case, WireRequest, WireResponse } from "../api/case.ts";
import type { ApiDescription } from "../api/description.ts";
import { inputOf } from "../api/json-value.ts";
import { refuse } from "../api/refuse-input.ts";
import { sampleInput } from "../api/sample-input.ts";
import { bytesOf, isBodyless } from "../api/wire-body.ts";
import { type ClientOptions, readOptions } from "../http/client-options.ts";
import { isRedirect } from "../http/status.ts";
import { askForPath, call, rawRequest } from "./call.ts";
import type { Connection } from "./connection.ts";
import { type CaseRunners, skipped, type Target, targetOf } from "./target.ts";

/**
 * A client as apps use it, over some connection. Where a case is about an answer, the operation is
 * called with {@link sampleInput}.
 */
export function clientTarget(api: ApiDescription, connection: Connection): Target {
  const { name, baseUrl, fetch } = connection;
  const clientOf = ({ options }: Case): ClientOptions => ({ baseUrl, fetch, ...options });
  const runners: CaseRunners = {
    async request(each, description, signal) {
      await connection.answer(each, undefined);
      const input = inputOf(each.params, description);
      const { outcome } = await call(description, clientOf(each), input, signal);
      const request = await connection.sent();
      // Whatever came of the answer: the case is about the request.
      if (request === undefined) return outcome;
      const { expect } = each;
      const limit = expect.kind === "request" ? headerLimit(expect.request, request) : undefined;
      return limit === undefined ? { kind: "request", request } : skipped(limit);
    },

    async response(each, description, signal) {
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
    },

    async body(each, description, signal) {
      if (!connection.post) return skipped("a client reads no requests");
      const sample = sampleInput(api, description);
      if (sample.kind === "none") return skipped(sample.reason);
      await connection.answer(each, undefined);
      const settings = readOptions(clientOf(each), {}, refuse);
      const request = rawRequest(description.operation, each, settings, sample.input);
      return connection.post(each, request, signal);
    },

    async path(each, description, signal) {
      if (!connection.post) return skipped("a client reads no requests");
      await connection.answer(each, undefined);
      return askForPath(each, description, { baseUrl, fetch }, signal);
    },

    async scenario(each, description, signal) {
      await connection.answer(each, undefined);
      const input = inputOf(each.params, description);
      return (await call(description, clientOf(each), input, signal)).outcome;
    },
  };
  return targetOf(api, `client over ${name}`, runners, (each) => connection.cannot?.(each));
}

/** Why no client can be given an answer over HTTP by `fetch`; nothing where it can. */
function answerLimit({ status, headers, body }: WireResponse, method: string): string | undefined {
  if (status < 200 || status > 599) return `HTTP has no final answer with the status ${status}`;
  if (isBodyless(status) && bytesOf(body).length > 0) {
    return `HTTP has no body with the status ${status}`;
  }
  const redirects = isRedirect(status) && new Headers(headers).has("location");
  return redirects && method === "GET" ? "fetch follows a redirect automatically" : undefined;
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
