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

/**
 * A parameter. By default its key is its name, it is not repeated, and it is required if it is in the path.
 */
export function parameter(
  place: Parameter["in"],
  name: string,
  type: Scalar<unknown>,
  more?: Partial<Pick<Parameter, "key" | "required" | "repeated">>,
): Parameter {
  return { in: place, name, key: name, type, required: place === "path", repeated: false, ...more };
}

/** In place of a document, for a response that has no content. */
export const noContent: "no content" = "no content";

/** How the body of a request is written. */
export interface RequestBody<Input> {
  readonly contentType: string;
  /** Whether nothing is sent where no member of it is given. Defaults to false. */
  readonly optional?: boolean;
  /** The member of the input that is the value as a whole. By default its members are those of the input. */
  readonly key?: string;
  /** Members of the input that are not parameters, as a document. */
  write(input: Input, options: EncodeOptions): string;
}

/** One operation of the API, as data. */
export interface Operation<Input, Output> {
  readonly id: string;
  readonly method: string;
  /** The path after the base URL, with `{name}` in place of each path parameter. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body?: RequestBody<Input>;
  /** The documents of the successful responses, by status (`200`) or class (`2XX`). */
  readonly responses: { readonly [status: string]: Document<Output> | typeof noContent };
  /** What the other statuses mean, by status, class or `default`. */
  readonly failures: { readonly [status: string]: string };
}

/** A request as `fetch` takes it, without a signal. `fetch` ignores the members that are not its own. */
export interface PreparedRequest {
  /** The operation's id. */
  readonly operation: string;
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | null;
  /** Redirects of a GET are followed by this library and not by `fetch`. */
  readonly redirect: "manual";
}
