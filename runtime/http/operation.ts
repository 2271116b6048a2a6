import type { Document } from "../codec/codec.ts";
import type { EncodeOptions } from "../codec/encode.ts";
import type { Scalar } from "../codec/scalars.ts";
import type { Headers } from "../platform.ts";

/** A path, query or header parameter. */
export interface Parameter {
  readonly in: "path" | "query" | "header";
  /** The name on the wire. */
  readonly name: string;
  /** The name in the operation's input. */
  readonly key: string;
  readonly type: Scalar<unknown>;
  readonly required: boolean;
  /** Whether the input is an array, sent by repeating the name. Query parameters only. */
  readonly repeated: boolean;
}

/** How the body of a request is written. */
export interface RequestBody<Input> {
  readonly contentType: string;
  /** Members of the input that are not parameters, as a document. */
  write(input: Input, options: EncodeOptions): string;
}

/** One operation of the API, as data. */
export interface Operation<Input, Output> {
  readonly id: string;
  readonly method: string;
  /** The path below the base URL, with `{name}` where a path parameter stands. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body?: RequestBody<Input>;
  /** The successful answers by status (`200`) or class (`2XX`); `"none"` has no body to read. */
  readonly responses: { readonly [status: string]: Document<Output> | "none" };
  /** What the other statuses mean, by status, class or `default`. */
  readonly failures: { readonly [status: string]: string };
}

/** A request, complete but for its signal; what `fetch` does not know of, it does not look at. */
export interface PreparedRequest {
  /** The operation's id. */
  readonly operation: string;
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | null;
  /** Redirects of a GET are followed all the same, but not by `fetch`. */
  readonly redirect: "manual";
}
