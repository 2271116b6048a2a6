import type { ApiDescription } from "../api/description.ts";
import { AnswerCache, type CacheResult } from "./answer-cache.ts";
import { Circuit } from "./back-off.ts";
import { CrossOrigin } from "./cross-origin.ts";
import { Forwarding } from "./forwarding.ts";
import { isUnchanged, type KnownAnswer, knownAnswer, representationFor } from "./known-answer.ts";
import { type ProxyEvent, StateReporter } from "./proxy-event.ts";
import {
  bare,
  encoder,
  GUARD,
  inSeconds,
  type ProxyReply,
  type ProxyRequest,
  problem,
  withBody,
} from "./proxy-exchange.ts";
import type { ProxySettings } from "./proxy-options.ts";
import { type Question, QuestionPaths } from "./question-path.ts";
import { Renewal } from "./renewal.ts";
import { SharedStore } from "./shared-store.ts";
import { steadyClock } from "./steady-clock.ts";
import { Upstream } from "./upstream.ts";

/** Where a proxy says that it is alive. */
const HEALTH = "/healthz";

/** The status in events and logs where the client closed the request, as nginx has it. */
const GONE = 499;

/** An answer, and what is reported about it. */
interface Answered {
  readonly reply: ProxyReply;
  readonly operation?: string;
  readonly cache?: "fresh" | "stale" | "miss";
}

type Eventually<T> = T | Promise<T>;

/** What a proxy answers, whatever platform a request comes by. */
export class Gateway {
  /** Whether no more requests are wanted: load balancers learn it from the health. */
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
    this.#crossOrigin = new CrossOrigin(settings.origins);
    this.#states = states;
  }

  /** Answers, at once where it can; never rejects. */
  answer(request: ProxyRequest): Eventually<ProxyReply> {
    const start = this.#now();
    const finish = (answered: Answered): ProxyReply => this.#finish(request, answered, start);
    const fail = (): ProxyReply => finish({ reply: problem(500, "this is a bug of the proxy") });
    try {
      const answered = this.#respond(request);
      return answered instanceof Promise ? answered.then(finish).catch(fail) : finish(answered);
    } catch {
      return fail();
    }
  }

  #finish(request: ProxyRequest, answered: Answered, start: number): ProxyReply {
    const { reply, operation, cache = "none" } = answered;
    if (this.#settings.onEvent) {
      const ms = this.#now() - start;
      this.#emit({ kind: "answer", operation, status: reply.status, cache, ms });
    }
    Object.assign(reply.headers, this.#crossOrigin.headersFor(request));
    // The headers are the same, the length of what is not sent included (RFC 9110 §9.3.2).
    return request.method === "HEAD" ? { ...reply, body: undefined } : reply;
  }

  #respond(request: ProxyRequest): Eventually<Answered> {
    const { method, target } = request;
    const query = target.indexOf("?");
    const path = query < 0 ? target : target.slice(0, query);
    const isGet = method === "GET" || method === "HEAD";
    // Most requests are for what is known, and written in the form that it is known by.
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
        return { reply: problem(405, `expected ${allow}`, { allow }) };
      }
      case "unknown":
        return path === HEALTH && isGet
          ? { reply: this.#health() }
          : { reply: problem(404, "there is nothing at this path") };
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
    return { reply: problem(status, TITLES[status], headers, { code }), operation };
  }

  /** What is known, in the form that a request wants; or that it has not changed. */
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
    if (this.#crossOrigin.isForeign(request)) {
      return { reply: problem(403, "pages of this origin are not named"), operation };
    }
    const forwarded = await this.#forwarding.forward(request, question);
    if (forwarded.kind === "reply") return { reply: forwarded.reply, operation };
    const known = knownAnswer(forwarded.answer, 0, 0);
    const reply = bare(forwarded.answer.status, {
      "cache-status": `${this.#name}; fwd=method`,
      vary: this.#crossOrigin.vary("Accept"),
    });
    const representation = representationFor(known, request.header("accept"));
    if (!representation) return { reply, operation };
    return { reply: withBody(reply, representation.type, representation.body), operation };
  }

  /** That the upstream fails is no reason to send pages elsewhere: they are answered from what is known. */
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
      // Whoever listens is not to spoil an answer.
    }
  }
}

const TITLES = {
  502: "the upstream gave no answer of use",
  503: "nothing is known, and the upstream is not asked at present",
  504: "the upstream gave no answer in time",
};
