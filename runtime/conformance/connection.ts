import type { BodyCase, Case, WireRequest, WireResponse } from "../api/case.ts";
import type { Fetch } from "../http/client-options.ts";
import type { AbortSignal } from "../platform.ts";
import type { RawRequest } from "./call.ts";
import type { Outcome } from "./target.ts";

/** The server side of a client under test: it gives prepared answers, and reports the requests. */
export interface Connection {
  readonly name: string;
  /** The client's. */
  readonly baseUrl: string;
  /** The client's; the platform's unless given. */
  readonly fetch?: Fetch | undefined;
  /** Why a case cannot be run over this connection; undefined if it can. */
  cannot?(each: Case): string | undefined;
  /**
   * Called before each case: forgets earlier requests, and prepares the answer to the next request of the
   * case's operation; any answer will do if none is given.
   */
  answer(each: Case, response: WireResponse | undefined): Promise<void>;
  /** The last request since then. */
  sent(): Promise<WireRequest | undefined>;
  /** Sends a body unchanged; only if a server reads it. */
  post?(each: BodyCase, request: RawRequest, signal?: AbortSignal): Promise<Outcome>;
}
