import type { Circuit } from "./back-off.ts";
import type { KnownAnswer } from "./known-answer.ts";
import type { ProxyRequest } from "./proxy-exchange.ts";
import type { ProxySettings } from "./proxy-options.ts";
import type { Question } from "./question-path.ts";
import type { CacheEntry, Pending, Renewal } from "./renewal.ts";
import { TokenBucket } from "./token-bucket.ts";

/** What a page is answered. */
export type CacheResult =
  | {
      readonly kind: "known";
      readonly known: KnownAnswer;
      /** `miss` where the page had to wait. */
      readonly how: "fresh" | "stale" | "miss";
      /** Whether it waited for a request that was sent for another page. */
      readonly isCollapsed: boolean;
    }
  | {
      readonly kind: "failed";
      readonly status: 502 | 503 | 504;
      readonly code: string;
      /** In how many milliseconds it may be asked again; 0 if unknown. */
      readonly retryAfterMs: number;
    }
  /** The page disconnected before there was an answer. */
  | { readonly kind: "gone" };

/** How long a page waits beyond the upstream's timeout, in milliseconds. */
const GRACE = 1500;

/** How many aborted requests are sent again per second. */
const MOST_AGAIN = 20;

/** The code where the proxy sends no request. */
const NOT_ASKED = "unavailable";

/** Answers questions from the cache, with as few requests as possible. */
export class AnswerCache {
  readonly #settings: ProxySettings;
  readonly #renewal: Renewal;
  readonly #circuit: Circuit;
  readonly #now: () => number;
  /** Questions that have been answered, and those that never were, each in least-recently-used order. */
  readonly #answered = new Map<string, CacheEntry>();
  readonly #unanswered = new Map<string, CacheEntry>();
  readonly #fresh: TokenBucket;
  readonly #again: TokenBucket;

  constructor(settings: ProxySettings, renewal: Renewal, circuit: Circuit, now: () => number) {
    this.#settings = settings;
    this.#renewal = renewal;
    this.#circuit = circuit;
    this.#now = now;
    this.#fresh = new TokenBucket(settings.maxNewPerSecond, 1000, now());
    this.#again = new TokenBucket(MOST_AGAIN, 1000, now());
  }

  /** How many questions have an entry. */
  get size(): number {
    return this.#answered.size + this.#unanswered.size;
  }

  /** A question that has been answered before, by its key. */
  find(key: string): Question | undefined {
    return this.#answered.get(key)?.question;
  }

  /**
   * Gives the cached answer at once if it is younger than `staleMs`; otherwise the result of a request.
   * A request is aborted when the last page waiting for it has disconnected; a renewal in the background is not.
   */
  ask(
    question: Question,
    { waitUntil, onGone }: Pick<ProxyRequest, "waitUntil" | "onGone">,
  ): CacheResult | Promise<CacheResult> {
    const entry = this.#entryOf(question);
    if (typeof entry === "number") return notAsked(entry);
    const now = this.#now();
    const known = this.#usable(entry);
    if (known) {
      if (now >= entry.dueAt && !entry.pending && !this.#circuit.isOpen) {
        const pending = this.#renewal.start(entry);
        pending.hold();
        waitUntil(pending.done);
      }
      const how = now < known.freshUntil ? "fresh" : "stale";
      return { kind: "known", known, how, isCollapsed: false };
    }
    if (entry.pending) return this.#wait(entry, entry.pending, true, onGone);
    const blockedMs = Math.max(entry.dueAt, this.#circuit.openUntil) - now;
    if (blockedMs > 0) return notAsked(blockedMs, entry.failure?.code);
    const tooOftenMs = entry.isAbandoned ? this.#again.take(now) : 0;
    if (tooOftenMs > 0) return notAsked(tooOftenMs);
    const pending = this.#renewal.start(entry);
    waitUntil(pending.done);
    return this.#wait(entry, pending, false, onGone);
  }

  async #wait(
    entry: CacheEntry,
    pending: Pending,
    isCollapsed: boolean,
    onGone: ProxyRequest["onGone"],
  ): Promise<CacheResult> {
    const leave = pending.hold();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const left = new Promise<"late" | "gone">((resolve) => {
      timer = setTimeout(resolve, this.#settings.timeoutMs + GRACE, "late");
      onGone(() => resolve("gone"));
    });
    const why = await Promise.race([pending.ready, left]);
    clearTimeout(timer);
    if (why) leave();
    if (why === "gone") return { kind: "gone" };
    // On some platforms, work begun for a page can be cancelled with it.
    if (why === "late" && entry.pending === pending) entry.pending = undefined;
    // The answer that this page waited for is given even if nothing may be cached.
    const known = entry.known === pending.before ? this.#usable(entry) : entry.known;
    if (known) {
      this.#unanswered.delete(entry.question.key);
      keep(this.#answered, entry, this.#settings.maxEntries);
      return { kind: "known", known, how: "miss", isCollapsed };
    }
    const retryAfterMs = Math.max(entry.dueAt, this.#circuit.openUntil) - this.#now();
    const { failure } = entry;
    if (failure)
      return { kind: "failed", status: failure.status, code: failure.code, retryAfterMs };
    return this.#circuit.isOpen
      ? notAsked(retryAfterMs)
      : { kind: "failed", status: 504, code: "timeout", retryAfterMs };
  }

  #usable({ known }: CacheEntry): KnownAnswer | undefined {
    return known && this.#now() - known.at < this.#settings.staleMs ? known : undefined;
  }

  /** The entry of a question; or in how many milliseconds a new question may be asked. */
  #entryOf(question: Question): CacheEntry | number {
    const { key } = question;
    const { maxEntries } = this.#settings;
    const answered = this.#answered.get(key);
    if (answered) {
      keep(this.#answered, answered, maxEntries);
      return answered;
    }
    let entry = this.#unanswered.get(key);
    if (!entry) {
      const wait = question.isNamed ? 0 : this.#fresh.take(this.#now());
      if (wait > 0) return wait;
      entry = {
        question,
        known: undefined,
        failure: undefined,
        failures: 0,
        dueAt: Number.NEGATIVE_INFINITY,
        isAbandoned: false,
        pending: undefined,
      };
    }
    keep(this.#unanswered, entry, maxEntries);
    return entry;
  }
}

/** Marks an entry as most recently used, and evicts the least recently used one if there are too many. */
function keep(entries: Map<string, CacheEntry>, entry: CacheEntry, most: number): void {
  const { key } = entry.question;
  entries.delete(key);
  entries.set(key, entry);
  const [oldest] = entries.size > most ? entries.keys() : [];
  if (oldest !== undefined) entries.delete(oldest);
}

function notAsked(retryAfterMs: number, code: string = NOT_ASKED): CacheResult {
  return { kind: "failed", status: 503, code, retryAfterMs };
}
