import type { ApiDescription } from "../api/description.ts";
import { headerRecord, isBodyless, readRequest, wireBodyOf } from "../api/wire-body.ts";
import { quote } from "../errors.ts";
import type { Body } from "../http/response-body.ts";
import { withTimeout } from "../http/transport.ts";
import { checkAcceptable } from "./acceptable.ts";
import { type Answer, chooseAnswer } from "./choose-answer.ts";
import { readParameters } from "./parameters.ts";
import { applied, type Preferences, readPreferences } from "./preferences.ts";
import { empty, exact, MockHttpError, settle, text } from "./reply.ts";
import { readDocument } from "./request-document.ts";
import { type RouteMatch, Router } from "./router.ts";
import type { MockState } from "./state.ts";

interface ExchangeSettings {
  readonly delayMs: number;
  readonly maxRequestBytes: number;
}

type FoundOperation = Extract<RouteMatch, { kind: "operation" }>;

/** Answers the requests for an API, and logs them. */
export class Exchange {
  readonly #api: ApiDescription;
  readonly #state: MockState;
  readonly #settings: ExchangeSettings;
  readonly #router: Router;

  constructor(api: ApiDescription, state: MockState, settings: ExchangeSettings) {
    this.#api = api;
    this.#state = state;
    this.#settings = settings;
    this.#router = new Router(api);
  }

  async answer(request: Request): Promise<Response> {
    const { method, url, headers, signal } = request;
    const { pathname, search } = new URL(url);
    const found = this.#router.find(method, pathname, search);
    const body = await readRequest(request, this.#settings.maxRequestBytes);
    const answered = this.#state.log({
      operation: found.kind === "operation" ? found.described.operation.id : null,
      method,
      path: (found.kind === "unknown" ? pathname : found.path) + search,
      url,
      headers: headerRecord(headers),
      ...(body.tooLarge || body.bytes.length === 0 ? {} : { body: wireBodyOf(body.bytes) }),
    });
    const response = await settle(signal, () => this.#respond(request, found, body));
    answered(response.status);
    return response;
  }

  async #respond(request: Request, found: RouteMatch, body: Body): Promise<Response> {
    const { delayMs, maxRequestBytes } = this.#settings;
    if (body.tooLarge) {
      const problem = `the body is longer than ${maxRequestBytes} bytes`;
      throw new MockHttpError(text(413, problem));
    }
    if (found.kind !== "operation") return notFound(this.#api, request, found);
    const { fault, bytes } = this.#state.takeFault(found.described.operation.id) ?? {};
    if (fault?.drop || fault?.status !== undefined) {
      await pause(fault.delayMs ?? delayMs, request.signal);
      const { drop, status = 0, headers } = fault;
      return drop ? Response.error() : exact(status, bytes, headers);
    }
    const preferences = readPreferences(
      request.headers.get("prefer"),
      new URL(request.url).searchParams,
    );
    const answer = this.#answerTo(request, found, body, preferences);
    const delay = fault ? undefined : preferences.delay;
    await pause(fault?.delayMs ?? delay ?? delayMs, request.signal);
    return asDescribed(answer, { ...answer.by, delay });
  }

  /** What a request is answered as described. A document that it hands in is kept if that succeeds. */
  #answerTo(
    { url, headers }: Request,
    { described, values: inPath }: FoundOperation,
    { bytes }: Body,
    preferences: Preferences,
  ): Answer {
    const { operation, body } = described;
    const values = readParameters(operation, inPath, new URL(url).searchParams, headers);
    const { scenario } = this.#state;
    const answer = chooseAnswer(this.#api, described, values, preferences, scenario);
    if (answer.text !== undefined && answer.mediaType !== undefined && !isBodyless(answer.status)) {
      checkAcceptable(answer.mediaType, headers);
    }
    if (body && (bytes.length > 0 || !operation.body?.optional)) {
      const value = readDocument(operation.id, body, headers, bytes);
      if (answer.status < 300) this.#state.keep(body.collection, value);
    }
    return answer;
  }
}

/**
 * An answer as it is documented, to the letter. No charset is added to its type: without one the
 * document's own declaration holds, and without that UTF-8, which it is in (RFC 7303 §3).
 */
function asDescribed({ status, mediaType, text }: Answer, by: Preferences): Response {
  const preferred = applied(by);
  const hasBody = text !== undefined && !isBodyless(status);
  return exact(status, text === undefined ? undefined : new TextEncoder().encode(text), {
    ...(hasBody && mediaType !== undefined ? { "content-type": mediaType } : {}),
    ...(preferred === "" ? {} : { "preference-applied": preferred }),
  });
}

/**
 * Waits, or rejects with the signal's reason as soon as that aborts.
 * @param ms - Milliseconds, at most 2,147,483,647.
 */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await withTimeout(ms, signal);
}

/** The answer to a request that is for no operation; it says what there is. */
function notFound(
  { title, operations }: ApiDescription,
  { method, url }: Request,
  found: Exclude<RouteMatch, { kind: "operation" }>,
): Response {
  if (found.kind === "wrong-method") {
    const allow = found.methods.join(", ");
    if (method === "OPTIONS") return empty(204, { allow });
    return text(405, `${found.path} takes ${allow}, not ${method}`, { allow });
  }
  const there = operations.map(({ operation }) => `${operation.method} ${operation.path}`);
  return text(
    404,
    [
      `This is a mock of: ${title}`,
      `There is nothing at ${quote(new URL(url).pathname)}. These are there, below any path:`,
      ...there.map((each) => `  ${each}`),
      "The mock itself is looked at and set at /__mock/.",
    ].join("\n"),
  );
}
