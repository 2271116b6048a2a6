import type { WireBody } from "../api/case.ts";
import type { Bytes } from "../platform.ts";

/** Something that goes wrong in place of the next answers. */
export interface Fault {
  /** The id of the operation that is concerned; any if left out. */
  readonly operation?: string | undefined;
  /** How many requests it is for; `null` is all of them until it is cleared. Defaults to 1. */
  readonly times?: number | null | undefined;
  /** The answer's status, from 200 to 599. The answer then has only the headers and body given here. */
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: WireBody | undefined;
  /** How long the answer is held back, in milliseconds. Alone it delays the normal answer. */
  readonly delayMs?: number | undefined;
  /** Cuts the connection in place of an answer. */
  readonly drop?: boolean | undefined;
}

/** A fault that can be carried out. */
export interface PreparedFault {
  readonly fault: Fault;
  /** How many requests it is still for. */
  readonly left: number | null;
  /** The body of its answer. */
  readonly bytes: Bytes | undefined;
}
