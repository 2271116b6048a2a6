import type { AnswerDescription, ApiDescription } from "../api/description.ts";
import { answerFor } from "../api/lookup.ts";
import { refuseFor } from "../api/refuse-input.ts";
import { ClientError, HttpError } from "../errors.ts";
import { type ClientOptions, readOptions } from "../http/client-options.ts";
import { noContent } from "../http/operation.ts";
import { prepareRequest } from "../http/request.ts";
import { send } from "../http/transport.ts";
import { shortened } from "../text/printable.ts";
import { type Cause, causeOf } from "./common-cause.ts";
import { failureOf, pageHint } from "./failure.ts";
import { bySeverity, type Finding } from "./finding.ts";
import { type Inspection, inspect } from "./inspect.ts";
import { type Knowledge, knowledgeOf } from "./knowledge.ts";
import { callsOf, type ProbeCall, type ProbeOptions } from "./probe-calls.ts";
import { type Answer, checkAnswer, recording } from "./recorded-answer.ts";

/** The result of calling one operation once. */
export interface Probed extends ProbeCall, Inspection<unknown> {
  readonly url: string;
  /** The time until the whole answer was received, in milliseconds. */
  readonly latencyMs: number;
  /** Undefined if there was no response. */
  readonly answer: Answer | undefined;
  /** What the spec says of the answer's status. */
  readonly description: AnswerDescription | undefined;
  /** Why it failed, where that may be the same for others. */
  readonly cause: Cause | undefined;
}

/** How many calls may be in flight at once, or have answers that were not taken yet. */
const SIDE_BY_SIDE = 8;

/**
 * Calls a server's operations as an app would, each once, and finds everything in the answers that is
 * not as the spec says. Only what is a GET is called, unless more is included. GETs are called side by
 * side, and anything else alone. The results are given in the order of the spec.
 *
 * @throws {InputError} when an input or an option cannot be used. Nothing is sent then.
 */
export async function* probe(
  api: ApiDescription,
  client: ClientOptions,
  options: ProbeOptions = {},
): AsyncGenerator<Probed, void, undefined> {
  const knowledge = knowledgeOf(api);
  const calls = callsOf(api, options).map((call) => ({ call, url: urlOf(call, client) }));
  // A caller that stops iterating aborts the calls in flight.
  const end = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, end.signal]) : end.signal;
  const pending: Promise<Probed>[] = [];
  let started = 0;
  const mayStart = (): boolean => {
    const next = calls[started]?.call;
    if (!next || pending.length === SIDE_BY_SIDE) return false;
    return pending.length === 0 || (isGet(next) && isGet(calls[started - 1]?.call));
  };
  try {
    for (;;) {
      for (; mayStart(); started++) {
        const { call, url } = calls[started] as (typeof calls)[number];
        const made = probeOne(call, url, client, signal, knowledge);
        // It may fail before its turn comes.
        made.catch(() => {});
        pending.push(made);
      }
      const first = pending.shift();
      if (!first) return;
      yield await first;
    }
  } finally {
    end.abort();
  }
}

function isGet(call: ProbeCall | undefined): boolean {
  return call?.operation.operation.method === "GET";
}

async function probeOne(
  call: ProbeCall,
  url: string,
  client: ClientOptions,
  signal: AbortSignal,
  knowledge: Knowledge,
): Promise<Probed> {
  const { failure, ...made } = await make(call, client, signal);
  const { answer } = made;
  const description = answer && answerFor(call.operation.answers, answer.status);
  const result = judge(call, failure, answer, description, knowledge);
  const cause = failure && causeOf(failure, answer);
  return { ...call, ...made, ...result, url, description, cause };
}

/** Where a call goes; refuses what cannot be sent. */
function urlOf({ operation: { operation }, input }: ProbeCall, client: ClientOptions): string {
  const refuse = refuseFor(operation.id);
  return prepareRequest(operation, input, readOptions(client, {}, refuse), refuse).url;
}

/** Makes a call as an app would, and keeps the answer whatever the app would make of it. */
async function make(
  { operation: { operation }, input }: ProbeCall,
  client: ClientOptions,
  signal: AbortSignal | undefined,
) {
  const { fetch, maxResponseBytes } = readOptions(client, {}, refuseFor(operation.id));
  const answers: Answer[] = [];
  const recorder = recording(fetch, maxResponseBytes, (answer) => answers.push(answer));
  const started = performance.now();
  let failure: ClientError | undefined;
  try {
    await send(operation, { ...client, fetch: recorder, retry: false }, input, { signal });
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    failure = error;
  }
  return { failure, answer: answers.at(-1), latencyMs: Math.round(performance.now() - started) };
}

/** All findings about an answer, and its value. */
function judge(
  { operation: { operation } }: ProbeCall,
  failure: ClientError | undefined,
  answer: Answer | undefined,
  description: AnswerDescription | undefined,
  knowledge: Knowledge,
): Inspection<unknown> {
  if (answer && failure instanceof HttpError) {
    return { findings: [failedStatus(failure, answer, description)] };
  }
  const { responses } = operation;
  const failed = failure ? [failureOf(failure)] : [];
  const document = answer && description && responses[description.status];
  if (!answer || !description || !document) return { findings: failed };
  const others = checkAnswer(answer, description);
  // What was cut off is not a document.
  if (document === noContent || answer.tooLarge) {
    return { findings: bySeverity([...failed, ...others]) };
  }
  const { charset } = answer;
  const { examples } = description;
  const { findings, ...value } = inspect(document, answer.bytes, knowledge, { charset, examples });
  const seen = findings.some(({ severity }) => severity === "error");
  return { ...value, findings: bySeverity([...(seen ? [] : failed), ...findings, ...others]) };
}

/** A status that is not a success: does the spec know of it? */
function failedStatus(
  failure: HttpError,
  { status, text, headers }: Answer,
  description: AnswerDescription | undefined,
): Finding {
  const location = headers.get("location");
  const hint = location ? `it leads to ${shortened(location)}` : pageHint(text);
  if (description) return { ...failureOf(failure), hint };
  const meaning = failure.meaning === undefined ? "" : ` (${failure.meaning})`;
  const message = `the server answered ${status}${meaning}, which the spec does not describe`;
  return { severity: "error", code: "undocumented-status", message, hint, count: 1 };
}
