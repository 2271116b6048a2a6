import { type Circuit, jittered, pauseAfter } from "./back-off.ts";
import { type KnownAnswer, knownAnswer } from "./known-answer.ts";
import type { StateReporter } from "./proxy-event.ts";
import type { ProxySettings } from "./proxy-options.ts";
import type { Question } from "./question-path.ts";
import type { SharedKnowledge, SharedStore } from "./shared-store.ts";
import type { Failure, Upstream } from "./upstream.ts";

/** The cached state of a question, and when to ask it again. */
export interface CacheEntry {
  readonly question: Question;
  known: KnownAnswer | undefined;
  /** The last failure, if there was no answer since. */
  failure: Failure | undefined;
  /** How many failures there were since the last answer. */
  failures: number;
  /** The earliest time of the next request, by the proxy's clock. */
  dueAt: number;
  /** Whether the last renewal was aborted because no page was still waiting for it. */
  isAbandoned: boolean;
  /** The renewal in progress. */
  pending: Pending | undefined;
}

export interface Pending {
  /** The answer that was cached when it began. */
  readonly before: KnownAnswer | undefined;
  /** Resolves as soon as there is something to answer with, or when it is over. */
  readonly ready: Promise<void>;
  /** Resolves when it is over. */
  readonly done: Promise<void>;
  /** Adds a waiter; the returned function removes it. The renewal is aborted when the last one is removed. */
  hold(): () => void;
}

/** How often the store is polled while another instance asks, in milliseconds. */
const LOOK_EVERY = 50;

/** For how long a lock outlives the longest request, in milliseconds. */
const MARGIN = 1000;

/** What the parts of a proxy share. */
export interface ProxyParts {
  readonly settings: ProxySettings;
  readonly upstream: Upstream;
  readonly store: SharedStore;
  readonly circuit: Circuit;
  readonly states: StateReporter;
  readonly now: () => number;
}

/** Renews the answer to a question, from other instances or the upstream. */
export class Renewal {
  readonly #parts: ProxyParts;

  constructor(parts: ProxyParts) {
    this.#parts = parts;
  }

  /** Begins; nothing that is given rejects. */
  start(entry: CacheEntry): Pending {
    const before = entry.known;
    let answered = (): void => {};
    const ready = new Promise<void>((resolve) => {
      answered = resolve;
    });
    const end = new AbortController();
    const over = (): void => {
      if (entry.pending === pending) entry.pending = undefined;
      answered();
    };
    let holders = 0;
    const pending: Pending = {
      before,
      ready,
      done: this.#renew(entry, answered, end.signal).finally(over),
      hold() {
        holders++;
        return () => {
          holders--;
          if (holders > 0) return;
          entry.isAbandoned = true;
          over();
          end.abort();
        };
      },
    };
    entry.isAbandoned = false;
    entry.pending = pending;
    return pending;
  }

  async #renew(entry: CacheEntry, ready: () => void, signal: AbortSignal): Promise<void> {
    const { store, settings, now } = this.#parts;
    if (!store.isAvailable) return this.#ask(entry, ready, signal);
    const { question } = entry;
    const lockMs = settings.timeoutMs + MARGIN;
    const deadline = now() + lockMs;
    let release: (() => Promise<void>) | undefined;
    for (;;) {
      if (this.#adopt(entry, await store.read(question), ready)) return;
      release = await store.lock(question, lockMs);
      if (release || now() >= deadline || signal.aborted) break;
      await new Promise((resolve) => setTimeout(resolve, jittered(LOOK_EVERY)));
    }
    // The instance that holds a lock for longer than any request takes will not answer any more.
    if (!release) return this.#ask(entry, ready, signal);
    try {
      // The instance that had the lock may have given it up between the two.
      if (!this.#adopt(entry, await store.read(question), ready)) {
        await this.#ask(entry, ready, signal);
      }
    } finally {
      await release();
    }
  }

  async #ask(entry: CacheEntry, ready: () => void, signal: AbortSignal): Promise<void> {
    const { circuit, upstream, store, settings, states, now } = this.#parts;
    const { question } = entry;
    if (signal.aborted) return;
    if (circuit.isOpen) {
      entry.dueAt = circuit.openUntil;
      return;
    }
    const end = circuit.begin();
    const outcome = await upstream.ask(question, {}, signal);
    if (!outcome) return end(undefined);
    if (outcome.kind === "failure") {
      const { failure } = outcome;
      end(failure.isDown, failure.retryAfterMs);
      this.#fail(entry, failure);
      ready();
      const pauseMs = entry.dueAt - now();
      const { known } = entry;
      const ageMs = known ? now() - known.at : 0;
      const answer = known && { answer: known.answer, ageMs };
      await store.write(
        question,
        { answer, failure: { failure, pauseMs } },
        settings.staleMs + pauseMs,
      );
      return;
    }
    end(false);
    states.report("upstream", question.described.operation.id, true);
    this.#keep(entry, outcome.answer, 0);
    ready();
    await store.write(question, { answer: { answer: outcome.answer, ageMs: 0 } }, settings.staleMs);
  }

  #keep(entry: CacheEntry, answer: KnownAnswer["answer"], ageMs: number): void {
    const at = this.#parts.now() - ageMs;
    const freshUntil = at + jittered(this.#parts.settings.freshMs);
    entry.known = knownAnswer(answer, at, freshUntil);
    entry.failure = undefined;
    entry.failures = 0;
    entry.dueAt = freshUntil;
  }

  #fail(entry: CacheEntry, failure: Failure): void {
    const { settings, now, circuit } = this.#parts;
    entry.failure = failure;
    entry.failures++;
    const pause = pauseAfter(entry.failures, settings.freshMs, failure.retryAfterMs);
    entry.dueAt = now() + pause;
    this.#reportFailure(entry, failure, circuit.isOpen);
  }

  #reportFailure({ question, known }: CacheEntry, { error }: Failure, isOpen: boolean): void {
    // A value that a page made up may fail without anything being wrong.
    if (!known && !question.isNamed && !isOpen) return;
    this.#parts.states.report("upstream", question.described.operation.id, false, error);
  }

  /** Adopts the result of another instance; whether that makes a request unnecessary. */
  #adopt(entry: CacheEntry, shared: SharedKnowledge | undefined, ready: () => void): boolean {
    const { settings, states, now } = this.#parts;
    const { answer, failure } = shared ?? {};
    const { known, question } = entry;
    if (answer && answer.ageMs < settings.staleMs) {
      if (!known || now() - answer.ageMs > known.at) this.#keep(entry, answer.answer, answer.ageMs);
      if (answer.ageMs < settings.freshMs) {
        states.report("upstream", question.described.operation.id, true);
        return true;
      }
      ready();
    }
    if (!failure) return false;
    entry.failure = failure.failure;
    entry.failures++;
    entry.dueAt = now() + failure.pauseMs;
    this.#reportFailure(entry, failure.failure, false);
    return true;
  }
}
