import { isObject } from "../http/options.ts";
import { withTimeout } from "../http/transport.ts";
import { LONGEST_ASKED } from "./back-off.ts";
import type { StateReporter } from "./proxy-event.ts";
import type { ProxyStore, StoredText } from "./proxy-store.ts";
import type { Question } from "./question-path.ts";
import { type Answer, type Failure, readAnswer } from "./upstream.ts";

/** What instances share about a question. */
export interface SharedKnowledge {
  /** The last answer, and its age in milliseconds. */
  readonly answer?: { readonly answer: Answer; readonly ageMs: number } | undefined;
  /** The failure of the last request, and for how many more milliseconds requests are paused. */
  readonly failure?: { readonly failure: Failure; readonly pauseMs: number } | undefined;
}

/** How long a store may take, in milliseconds; after that, pages are answered without it. */
const PATIENCE = 250;

/** How long a store is not used after a failure, in milliseconds. */
const PAUSE = 2000;

/** What is stored, as JSON. */
interface Stored {
  readonly answer: object | undefined;
  readonly failure: object | undefined;
}

/** A store that never fails: when the underlying one does, it behaves as if it were empty. */
export class SharedStore {
  readonly #store: ProxyStore | undefined;
  readonly #prefix: string;
  readonly #states: StateReporter;
  readonly #now: () => number;
  #pausedUntil = Number.NEGATIVE_INFINITY;

  /** @param prefix - Tells proxies of different upstreams apart. */
  constructor(
    store: ProxyStore | undefined,
    prefix: string,
    states: StateReporter,
    now: () => number,
  ) {
    this.#store = store;
    this.#prefix = prefix;
    this.#states = states;
    this.#now = now;
  }

  /** Whether there is a store and it has not just failed. */
  get isAvailable(): boolean {
    return this.#store !== undefined && this.#now() >= this.#pausedUntil;
  }

  async read(question: Question): Promise<SharedKnowledge | undefined> {
    const found = await this.#try((store) => store.get(this.#keyOf(question)), undefined);
    return found && readStored(found, question);
  }

  async write(
    question: Question,
    { answer, failure }: SharedKnowledge,
    ttlMs: number,
  ): Promise<void> {
    // Redis refuses a time of 0.
    if (ttlMs <= 0) return;
    const text = JSON.stringify({
      answer: answer && {
        status: answer.answer.status,
        xml: answer.answer.xml,
        ageMs: answer.ageMs,
      },
      failure: failure && { ...failure.failure, error: undefined, pauseMs: failure.pauseMs },
    } satisfies Stored);
    await this.#try((store) => store.set(this.#keyOf(question), text, Math.ceil(ttlMs)), undefined);
  }

  /**
   * Takes the lock of a question. Gives what releases it, and undefined where another instance has it.
   * Without a working store, every caller gets it.
   */
  async lock(question: Question, ttlMs: number): Promise<(() => Promise<void>) | undefined> {
    const key = `${this.#keyOf(question)}#lock`;
    const owner = `${Math.random()}`.slice(2);
    const got = await this.#try((store) => store.lock(key, owner, Math.ceil(ttlMs)), true);
    if (!got) return undefined;
    return async () => {
      await this.#try((store) => store.unlock(key, owner), undefined);
    };
  }

  #keyOf({ key }: Question): string {
    return this.#prefix + key;
  }

  async #try<T>(work: (store: ProxyStore) => Promise<T>, otherwise: T): Promise<T> {
    const store = this.#store;
    if (!store || !this.isAvailable) return otherwise;
    try {
      const done = await withTimeout(PATIENCE, undefined, async () => ({
        value: await work(store),
      }));
      if (!done) throw new Error(`no answer in ${PATIENCE} ms`);
      this.#states.report("store", undefined, true);
      return done.value;
    } catch (error) {
      this.#pausedUntil = this.#now() + PAUSE;
      this.#states.report("store", undefined, false, error);
      return otherwise;
    }
  }
}

/** What was stored; undefined if no instance stored it, or if it is damaged. */
function readStored({ text, ageMs }: StoredText, question: Question): SharedKnowledge | undefined {
  const age = Math.max(0, Number(ageMs)) || 0;
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(stored)) return undefined;
  return {
    answer: readStoredAnswer(stored.answer, age, question),
    failure: readStoredFailure(stored.failure, age),
  };
}

function readStoredAnswer(
  given: unknown,
  age: number,
  question: Question,
): SharedKnowledge["answer"] {
  if (!isObject(given)) return undefined;
  const { status, xml, ageMs } = given;
  if (typeof status !== "number" || typeof ageMs !== "number" || !(ageMs >= 0)) return undefined;
  const answer = readAnswer(question, status, typeof xml === "string" ? xml : undefined);
  return answer && { answer, ageMs: ageMs + age };
}

function readStoredFailure(given: unknown, age: number): SharedKnowledge["failure"] {
  if (!isObject(given)) return undefined;
  const { status, code, isDown, pauseMs } = given;
  if (typeof code !== "string" || typeof pauseMs !== "number" || !(pauseMs > age)) return undefined;
  const failure: Failure = {
    status: status === 504 ? 504 : 502,
    code: /^[a-z0-9-]{1,40}$/.test(code) ? code : "network",
    isDown: isDown === true,
    retryAfterMs: 0,
  };
  // A stored pause is limited to the longest one that an upstream can ask for.
  return { failure, pauseMs: Math.min(pauseMs - age, LONGEST_ASKED) };
}
