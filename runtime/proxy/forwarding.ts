import type { BodyDescription } from "../api/description.ts";
import { fromJson } from "../api/json-value.ts";
import { decode } from "../codec/decode.ts";
import { DecodeError, InputError } from "../errors.ts";
import { isXml, readContentType } from "../http/header-fields.ts";
import { withTimeout } from "../http/transport.ts";
import { textOf } from "../xml/encoding.ts";
import { XmlReader } from "../xml/xml-reader.ts";
import {
  BodyReadBefore,
  inSeconds,
  type ProblemDetails,
  type ProxyReply,
  type ProxyRequest,
  problem,
  type ReplyHeaders,
} from "./proxy-exchange.ts";
import type { Question } from "./question-path.ts";
import type { ProxyParts } from "./renewal.ts";
import { Senders } from "./senders.ts";
import type { Answer, Sent } from "./upstream.ts";

/** How many requests are forwarded at the same time. */
const MOST = 100;

/** What became of a request: it was forwarded and answered, or is answered here. */
export type Forwarded =
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "reply"; readonly reply: ProxyReply };

/** Hands on requests with a body: read first, written anew, sent once. */
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
      return refused(429, "too many requests of one client", { "retry-after": inSeconds(wait) });
    }
    if (this.#underWay >= MOST) {
      return refused(503, "too many requests at the same time", { "retry-after": "1" });
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
      return refused(415, `Content-Type: expected ${described.mediaType} or application/json`);
    }
    const coding = request.header("content-encoding")?.toLowerCase() ?? "identity";
    if (coding !== "identity") return refused(415, "Content-Encoding: send the body as it is");
    const tooLarge = () => refused(413, `the body is longer than ${limit} bytes`);
    if (Number(request.header("content-length") ?? 0) > limit) return tooLarge();
    try {
      const body = await withTimeout(timeoutMs, undefined, () => request.read(limit));
      if (!body) return refused(408, "the body takes too long");
      if (body.tooLarge) return tooLarge();
      return isJson
        ? readJson(body.bytes, described)
        : readXml(body.bytes, type.charset, described);
    } catch (error) {
      if (error instanceof DecodeError || error instanceof InputError) {
        return refused(400, error.message, {}, detailsOf(error));
      }
      if (error instanceof BodyReadBefore) return refused(500, error.message);
      return refused(400, "the body broke off");
    }
  }

  async #send(question: Question, sent: Sent): Promise<Forwarded> {
    const { circuit, states, upstream, now } = this.#parts;
    const blockedMs = circuit.openUntil - now();
    if (blockedMs > 0) {
      const title = "the upstream is not asked at present; nothing was sent";
      const headers = { "retry-after": inSeconds(blockedMs) };
      return refused(503, title, headers, { code: "unavailable" });
    }
    const end = circuit.begin();
    // It is not taken back when its sender goes.
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
      return refused(400, failure.error.message, {}, detailsOf(failure.error));
    }
    end(failure.isDown, failure.retryAfterMs);
    states.report("upstream", id, false, failure.error);
    return refused(failure.status, TITLES[failure.status], {}, { code: failure.code });
  }
}

/** Without an answer nobody knows whether a request has arrived. */
const TITLES = {
  502: "the upstream gave no answer of use; it may have taken the request all the same",
  504: "the upstream gave no answer in time; it may have taken the request all the same",
};

function refused(
  status: number,
  title: string,
  headers: ReplyHeaders = {},
  details: ProblemDetails = {},
): Forwarded {
  return { kind: "reply", reply: problem(status, title, headers, details) };
}

/** What is wrong with a body, which is the page's own. */
function detailsOf(error: DecodeError | InputError): ProblemDetails {
  const { code, path } = error;
  if (error instanceof InputError) return { code, path };
  return { code, path, line: error.line, column: error.column };
}

function readXml(
  bytes: Uint8Array,
  charset: string | undefined,
  { document }: BodyDescription,
): Sent {
  const xml = textOf(bytes, charset, undefined);
  const input = decode(document, xml) as object;
  // It is written as it came: in the namespace that its sender chose, where the spec knows several.
  const own = document.name.namespace.uri === "" ? new XmlReader(xml).uri : "";
  return { input, namespace: own === "" ? undefined : own };
}

/** Whether a value is what the spec describes is seen when it is written. */
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
