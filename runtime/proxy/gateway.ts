import type { ApiDescription } from "../api/description.ts";
import { MockHttpError } from "../mock/reply.ts";
import { AnswerCache, type CacheResult } from "./answer-cache.ts";
import { Circuit } from "./back-off.ts";
import { CrossOrigin } from "./cross-origin.ts";
import { Forwarding } from "./forwarding.ts";
import { isUnchanged, type KnownAnswer, knownAnswer, representationFor } from "./known-answer.ts";
import { type ProxyEvent, StateReporter, sentenceOf } from "./proxy-event.ts";
import {
  bare,
  encoder,
  GUARD,
  inSeconds,
  type ProxyReply,
  type ProxyRequest,
  problem,
  problemOf,
  withBody,
} from "./proxy-exchange.ts";
import type { ProxySettings } from "./proxy-options.ts";
import { type Question, QuestionPaths } from "./question-path.ts";
import { Renewal } from "./renewal.ts";
import { SharedStore } from "./shared-store.ts";
import { steadyClock } from "./steady-clock.ts";
import { Upstream } from "./upstream.ts";

/** The path of the health check. */
const HEALTH = "/healthz";

/** The status in events of a request that the client closed, as in nginx's logs. */
const GONE = 499;

/** A reply, with what the event says about it. */
interface Answered {
  readonly reply: ProxyReply;
  readonly operation?: string;
  readonly cache?: "fresh" | "stale" | "miss";
  /** Details for the operator, which the page does not get. */
  readonly message?: string | undefined;
  readonly error?: unknown;
}

type Eventually<T> = T | Promise<T>;

/** Answers the requests of a proxy, on every platform. */
export class Gateway {
  /** Whether it is shutting down, which the health check tells load balancers. */
  isClosing = false;
  readonly #settings: ProxySettings;
  /** What `Cache-Status` calls it: a token (RFC 9651 §3.3.4). */
  readonly #name: string;
  readonly #paths: QuestionPaths;
  readonly #cache: AnswerCache;
  readonly #forwarding: Forwarding;
  readonly #crossOrigin: CrossOrigin;
  readonly #states: StateReporter;
  readonly #now = steadyClock();

  constructor(api: ApiDescription, settings: ProxySettings) {
    const now = this.#now;
    const onEvent = (event: ProxyEvent): void => this.#emit(event);
    const circuit = new Circuit(now, settings.freshMs);
    const upstream = new Upstream(settings, onEvent);
    const states = new StateReporter(onEvent);
    const prefix = `${api.name}:${String(settings.target).replace(/\/+$/, "")}`;
    const store = new SharedStore(settings.store, prefix, states, now);
    const parts = { settings, upstream, store, circuit, states, now };
    this.#settings = settings;
    this.#name = api.name.replace(/[^\w.*-]/g, "-").replace(/^(?![A-Za-z*])/, "*");
    this.#paths = new QuestionPaths(api, settings);
    this.#cache = new AnswerCache(settings, new Renewal(parts), circuit, now);
    this.#forwarding = new Forwarding(parts);
    this.#crossOrigin = new CrossOrigin(settings);
    this.#states = states;
  }

  /** Answers, at once where it can; never rejects. */
  answer(request: ProxyRequest): Eventually<ProxyReply> {
    const start = this.#now();
    const finish = (answered: Answered): ProxyReply => this.#finish(request, answered, start);
    const fail = (error: unknown): ProxyReply => finish(failedBy(error));
    try {
      const answered = this.#respond(request);
      return answered instanceof Promise ? answered.then(finish).catch(fail) : finish(answered);
    } catch (error) {
      return fail(error);
    }
  }

  /** The answer to a message that is not a valid request. */
  refuse(error: unknown): ProxyReply {
    const isBad = error instanceof MockHttpError;
    const answered = isBad
      ? { reply: problem("bad-request", "the request cannot be understood") }
      : failedBy(error);
    this.#report(answered, this.#now());
    return answered.reply;
  }

  #report(answered: Answered, start: number): void {
    if (!this.#settings.onEvent) return;
    const { reply, operation, cache = "none", error } = answered;
    const { status, code } = reply;
    const ms = this.#now() - start;
    const message = answered.message ?? sentenceOf(error);
    this.#emit({ kind: "answer", operation, status, cache, ms, code, message, error });
  }

  #finish(request: ProxyRequest, answered: Answered, start: number): ProxyReply {
    const { reply } = answered;
    this.#report(answered, start);
    Object.assign(reply.headers, this.#crossOrigin.headersFor(request));
    // The headers are the same, the length of what is not sent included (RFC 9110 §9.3.2).
    return request.method === "HEAD" ? { ...reply, body: undefined } : reply;
  }

  #respond(request: ProxyRequest): Eventually<Answered> {
    const { method, target } = request;
    const query = target.indexOf("?");
    const path = query < 0 ? target : target.slice(0, query);
    const isGet = method === "GET" || method === "HEAD";
    // Most requests are for a cached answer, and their path is its key.
    const { basePath } = this.#settings;
    const known =
      isGet && path.startsWith(basePath) && this.#cache.find(path.slice(basePath.length));
    if (known) return this.#respondFromCache(request, known);
    const found = this.#paths.find(method, path);
    switch (found.kind) {
      case "operation":
        return isGet
          ? this.#respondFromCache(request, found.question)
          : this.#forward(request, found.question);
      case "wrong-method": {
        if (method === "OPTIONS") {
          return { reply: this.#crossOrigin.options(request, found.methods) };
        }
        const allow = found.methods.join(", ");
        return { reply: problem("method-not-allowed", `expected ${allow}`, { allow }) };
      }
      case "unknown":
        if (path === HEALTH && isGet) return { reply: this.#health() };
        return {
          reply: problem("not-found", "there is nothing at this path"),
          message: found.refusal,
        };
    }
  }

  #respondFromCache(request: ProxyRequest, question: Question): Eventually<Answered> {
    const result = this.#cache.ask(question, request);
    return result instanceof Promise
      ? result.then((later) => this.#answered(request, question, later))
      : this.#answered(request, question, result);
  }

  #answered(request: ProxyRequest, { described }: Question, result: CacheResult): Answered {
    const operation = described.operation.id;
    if (result.kind === "known") {
      const { known, how, isCollapsed } = result;
      const now = this.#now();
      const ttl = Math.floor((known.freshUntil - now) / 1000);
      const missed = isCollapsed ? "fwd=miss; collapsed" : "fwd=miss; stored";
      const status = `${this.#name}; ${how === "miss" ? missed : `hit; ttl=${ttl}`}`;
      const age = Math.max(0, Math.floor((now - known.at) / 1000));
      return { reply: this.#reply(request, known, status, String(age)), operation, cache: how };
    }
    if (result.kind === "gone") return { reply: bare(GONE), operation };
    const { status, code, retryAfterMs } = result;
    const forwarded = status === 503 ? "" : "; fwd=miss";
    const headers = {
      "cache-status": `${this.#name}${forwarded}; detail=${code}`,
      ...(retryAfterMs > 0 && { "retry-after": inSeconds(retryAfterMs) }),
      vary: this.#crossOrigin.vary("Accept"),
    };
    return { reply: problemOf(status, TITLES[status], { code }, headers), operation };
  }

  /** The cached answer in the form that the request accepts, or 304. */
  #reply(request: ProxyRequest, known: KnownAnswer, cacheStatus: string, age: string): ProxyReply {
    const representation = representationFor(known, request.header("accept"));
    const { status } = known.answer;
    // Nearly all responses are made here. Properties are added one by one, since Node takes twice as long
    // for headers that were spread from other objects.
    const headers: Record<string, string> = {
      "x-content-type-options": GUARD["x-content-type-options"],
      "content-security-policy": GUARD["content-security-policy"],
      "cache-control": "no-cache",
      "cache-status": cacheStatus,
      vary: this.#crossOrigin.vary("Accept"),
      age,
    };
    if (!representation) return { status, headers, body: undefined };
    const { body, etag, type } = representation;
    headers.etag = etag;
    if (isUnchanged(request.header("if-none-match"), etag)) {
      return { status: 304, headers, body: undefined };
    }
    headers["content-type"] = type;
    headers["content-length"] = String(body.length);
    return { status, headers, body };
  }

  async #forward(request: ProxyRequest, question: Question): Promise<Answered> {
    const operation = question.described.operation.id;
    const message = this.#crossOrigin.refusalOf(request);
    if (message !== undefined) {
      return { reply: problem("origin-not-allowed", "origin not allowed"), operation, message };
    }
    const forwarded = await this.#forwarding.forward(request, question);
    if (forwarded.kind === "reply") {
      return { reply: forwarded.reply, operation, error: forwarded.error };
    }
    const known = knownAnswer(forwarded.answer, 0, 0);
    const reply = bare(forwarded.answer.status, {
      "cache-status": `${this.#name}; fwd=method`,
      vary: this.#crossOrigin.vary("Accept"),
    });
    const representation = representationFor(known, request.header("accept"));
    if (!representation) return { reply, operation };
    return { reply: withBody(reply, representation.type, representation.body), operation };
  }

  /** The proxy is healthy while the upstream fails: it still answers from its cache. */
  #health(): ProxyReply {
    const { failing } = this.#states;
    const status = this.isClosing ? 503 : 200;
    const text = JSON.stringify({ status: this.isClosing ? "closing" : "ok", failing });
    return withBody(bare(status), "application/json", encoder.encode(`${text}\n`));
  }

  #emit(event: ProxyEvent): void {
    try {
      this.#settings.onEvent?.(event);
    } catch {
      // An exception of the listener must not affect the answer.
    }
  }
}

function failedBy(error: unknown): Answered {
  return { reply: problem("internal", "internal error of the proxy"), error };
}

const TITLES = {
  502: "bad upstream response",
  503: "no cached answer, and requests to the upstream are paused",
  504: "the upstream did not respond in time",
};
