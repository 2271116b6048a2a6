import type { WireBody } from "../api/case.ts";

/** A request for the API, as it came. Preflights and the control's own requests are not among them. */
export interface LoggedRequest {
  /** The id of the operation that it is for; `null` where there is no such operation. */
  readonly operation: string | null;
  readonly method: string;
  /** The operation's path, below whatever base URL was asked, with the query. */
  readonly path: string;
  readonly url: string;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Not there where it is empty, or was too long to be read. */
  readonly body?: WireBody;
  /** What was answered; 0 while nothing has been, and where the connection was cut. */
  readonly status: number;
}
