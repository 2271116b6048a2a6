import type { BodyDescription } from "../api/description.ts";
import { fromJson } from "../api/json-value.ts";
import { decode } from "../codec/decode.ts";
import { DecodeError, InputError } from "../errors.ts";
import { isXml, readContentType } from "../http/header-fields.ts";
import type { Body } from "../http/response-body.ts";
import { withTimeout } from "../http/transport.ts";
import { textOf } from "../xml/encoding.ts";
import { XmlReader } from "../xml/xml-reader.ts";
import {
  BodyReadBefore,
  inSeconds,
  type ProblemDetails,
  type ProxyProblem,
  type ProxyReply,
  type ProxyRequest,
  problem,
  problemOf,
  type ReplyHeaders,
} from "./proxy-exchange.ts";
import type { Question } from "./question-path.ts";
import type { ProxyParts } from "./renewal.ts";
import { Senders } from "./senders.ts";
import type { Answer, Sent } from "./upstream.ts";

/** How many requests may be in flight at once. */
const MOST = 100;

/** What became of a request: the upstream's answer, or the proxy's own reply. */
type Forwarded = { readonly kind: "answer"; readonly answer: Answer } | OwnReply;

interface OwnReply {
  readonly kind: "reply";
  readonly reply: ProxyReply;
  /** What was thrown, if the site's own code is at fault. */
  readonly error?: unknown;
}

/** Forwards requests with a body: read first, written anew, sent once. */
export class Forwarding {
  readonly #parts: ProxyParts;
  readonly #senders: Senders;
  #underWay = 0;

  constructor(parts: ProxyParts) {
    this.#parts = parts;
    const { forward, trustedProxies } = parts.settings;
    this.#senders = new Senders(forward === false ? 0 : forward.perMinute, trustedProxies);
  }

  async forward(request: ProxyRequest, question: Question): Promise<Forwarded> {
    const wait = this.#senders.take(request, this.#parts.now());
    if (wait > 0) {
      const headers = { "retry-after": inSeconds(wait) };
      return refused("rate-limited", "too many requests from this client", headers);
    }
    if (this.#underWay >= MOST) {
      return refused("overloaded", "too many concurrent requests", { "retry-after": "1" });
    }
    this.#underWay++;
    try {
      const sent = await this.#read(request, question.described.body as BodyDescription);
      return "kind" in sent ? sent : await this.#send(question, sent);
    } finally {
      this.#underWay--;
    }
  }

  async #read(request: ProxyRequest, described: BodyDescription): Promise<Sent | Forwarded> {
    const { forward, timeoutMs } = this.#parts.settings;
    const limit = forward === false ? 0 : forward.maxBytes;
    const type = readContentType(request.header("content-type"));
    const isJson = type?.type === "application/json";
    if (!type || !(isJson || isXml(type.type))) {
      const title = `Content-Type: expected ${described.mediaType} or application/json`;
      return refused("unsupported-media-type", title);
    }
    const coding = request.header("content-encoding")?.toLowerCase() ?? "identity";
    if (coding !== "identity") {
      return refused("unsupported-encoding", "Content-Encoding: send the body uncompressed");
    }
    const tooLarge = () => refused("body-too-large", `the body is longer than ${limit} bytes`);
    if (Number(request.header("content-length") ?? 0) > limit) return tooLarge();
    let body: Body | undefined;
    try {
      body = await withTimeout(timeoutMs, undefined, () => request.read(limit));
    } catch (error) {
      if (!(error instanceof BodyReadBefore)) {
        return refused("body-incomplete", "the connection broke off within the body");
      }
      return { ...refused("body-already-read", error.message), error };
    }
    if (!body) return refused("body-timeout", "the body did not arrive in time");
    if (body.tooLarge) return tooLarge();
    try {
      return isJson
        ? readJson(body.bytes, described)
        : readXml(body.bytes, type.charset, described);
    } catch (error) {
      if (error instanceof DecodeError || error instanceof InputError) return refusedFor(error);
      throw error;
    }
  }

  async #send(question: Question, sent: Sent): Promise<Forwarded> {
    const { circuit, states, upstream, now } = this.#parts;
    const blockedMs = circuit.openUntil - now();
    if (blockedMs > 0) {
      const title = "requests to the upstream are paused; nothing was sent";
      return refused("unavailable", title, { "retry-after": inSeconds(blockedMs) });
    }
    const end = circuit.begin();
    // It is not aborted when its sender disconnects.
    const outcome = await upstream.ask(question, sent);
    const { id } = question.described.operation;
    if (outcome.kind === "answer") {
      end(false);
      states.report("upstream", id, true);
      return outcome;
    }
    const { failure } = outcome;
    if (failure.error instanceof InputError) {
      end(false);
      return refusedFor(failure.error);
    }
    end(failure.isDown, failure.retryAfterMs);
    states.report("upstream", id, false, failure.error);
    const { status, code } = failure;
    return { kind: "reply", reply: problemOf(status, TITLES[status], { code }) };
  }
}

/** Without a response it is unknown whether the request was processed. */
const TITLES = {
  502: "bad upstream response; the upstream may have processed the request",
  504: "the upstream did not respond in time; it may have processed the request",
};

function refused(code: ProxyProblem, title: string, headers?: ReplyHeaders): OwnReply {
  return { kind: "reply", reply: problem(code, title, headers) };
}

/** What is wrong with a body, which is the page's own. */
function refusedFor(error: DecodeError | InputError): OwnReply {
  const { code, path, message } = error;
  const details: ProblemDetails =
    error instanceof InputError
      ? { code, path }
      : { code, path, line: error.line, column: error.column };
  return { kind: "reply", reply: problemOf(400, message, details) };
}

function readXml(
  bytes: Uint8Array,
  charset: string | undefined,
  { document }: BodyDescription,
): Sent {
  const xml = textOf(bytes, charset, undefined);
  const input = decode(document, xml) as object;
  // It is written in the namespace in which it came, where the spec has several.
  const own = document.name.namespace.uri === "" ? new XmlReader(xml).uri : "";
  return { input, namespace: own === "" ? undefined : own };
}

/** Encoding checks later whether the value is what the spec describes. */
function readJson(bytes: Uint8Array, { document }: BodyDescription): Sent {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw new InputError("/", `the body is not JSON: ${String(error).slice(0, 200)}`);
  }
  const input = fromJson(value as Parameters<typeof fromJson>[0], document.content);
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    throw new InputError("/", "expected an object");
  }
  return { input };
}
