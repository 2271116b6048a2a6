import type { BodyCase, Case, WireRequest, WireResponse } from "../api/case.ts";
import type { Fetch } from "../http/client-options.ts";
import type { AbortSignal } from "../platform.ts";
import type { RawRequest } from "./call.ts";
import type { Outcome } from "./target.ts";

/** What a client under test talks to: something that gives prepared answers, and reports the requests. */
export interface Connection {
  readonly name: string;
  /** The client's. */
  readonly baseUrl: string;
  /** The client's; the platform's unless given. */
  readonly fetch?: Fetch | undefined;
  /** Why a case cannot be run over this connection; nothing where it can. */
  cannot?(each: Case): string | undefined;
  /**
   * Called before each case: forgets what was sent until now, and sees to it that the next request
   * to the case's operation gets an answer; any will do where none is given.
   */
  answer(each: Case, response: WireResponse | undefined): Promise<void>;
  /** The request that came last since then. */
  sent(): Promise<WireRequest | undefined>;
  /** Sends a body as it is; only where a server reads it. */
  post?(each: BodyCase, request: RawRequest, signal?: AbortSignal): Promise<Outcome>;
}
