import type { ErrorCode } from "../errors.ts";

/** A value as JSON: an int64 is a decimal string, `INF`, `-INF` and `NaN` are strings, bytes are base64. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** One thing that an implementation of the API must do: what it is given, and what it must make of that. */
export type Case = RequestCase | ResponseCase | BodyCase | PathCase | ScenarioCase;

interface CaseBase {
  /** `operation/what-it-is-about`: stable, and unique among all cases. */
  readonly id: string;
  /** The id of an operation. */
  readonly operation: string;
  /** Why the case exists, in one sentence. */
  readonly documentation: string;
  /**
   * `documentation` and `deployment`: a sample of the spec. `derived`: made from the spec's model, or a
   * sample that its author made. `written`: by hand, beside the spec.
   */
  readonly origin: Origin;
  readonly level: Level;
  readonly tags: readonly string[];
  /** Client options that the case depends on. */
  readonly options?: CaseOptions;
}

/**
 * `must`: a standard or the spec demands it. `may`: a standard leaves a choice, or servers in use differ. A
 * case that may be passed is reported, and fails no run.
 */
export type Level = "must" | "may";

export type Origin = "documentation" | "deployment" | "derived" | "written";

export interface CaseOptions {
  readonly maxResponseBytes?: number;
  readonly requestNamespace?: string;
}

/** A client is called: which request does it send, or why does it refuse to? */
export interface RequestCase extends CaseBase {
  readonly kind: "request";
  /** The operation's input. */
  readonly params: { readonly [key: string]: Json };
  readonly expect: { readonly kind: "request"; readonly request: WireRequest } | ExpectedError;
}

/** A client gets an answer: what does it make of it? */
export interface ResponseCase extends CaseBase {
  readonly kind: "response";
  readonly response: WireResponse;
  readonly expect: ExpectedValue | ExpectedNothing | ExpectedError;
}

/** A server is sent a body: what does it read, or why does it refuse it? */
export interface BodyCase extends CaseBase {
  readonly kind: "body";
  readonly contentType: string;
  readonly body: WireBody;
  readonly expect: ExpectedValue | ExpectedError;
}

/** A server is asked for a path: which input does it read? */
export interface PathCase extends CaseBase {
  readonly kind: "path";
  /** Below the base URL, with its query. */
  readonly path: string;
  readonly expect: ExpectedInput;
}

/** A server in a known state is called by a client: do the two understand each other? */
export interface ScenarioCase extends CaseBase {
  readonly kind: "scenario";
  readonly scenario: string;
  readonly params: { readonly [key: string]: Json };
  readonly expect: ExpectedValue | ExpectedNothing | ExpectedError;
}

/** The operation's input, as the `params` of a request. */
export interface ExpectedInput {
  readonly kind: "value";
  readonly value: { readonly [key: string]: Json };
}

export interface ExpectedValue {
  readonly kind: "value";
  readonly value: Json;
}

/** A success without a value. */
export interface ExpectedNothing {
  readonly kind: "nothing";
}

/** Implementations in other languages compare `codes` and `path`, and have their own positions. */
export interface ExpectedError {
  readonly kind: "error";
  /** Any of them will do: parsers see some problems in more than one way. The first says the most. */
  readonly codes: readonly ErrorCode[];
  /** Local names from the root (`/a/b[2]/@c`), a parameter's name, or `/` for the whole document. */
  readonly path?: string;
  /** From 1. */
  readonly line?: number;
  /** In code points, from 1. */
  readonly column?: number;
  /** The HTTP status, where that is the error. */
  readonly status?: number;
}

export interface WireRequest {
  readonly method: string;
  /** Below the base URL, with its query. */
  readonly path: string;
  /** Those that matter, by names in lower case. */
  readonly headers: { readonly [name: string]: string };
  readonly body?: WireBody;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body?: WireBody;
}

/** Text is sent in UTF-8. What is not valid text, or in another encoding, is given as base64. */
export type WireBody = { readonly text: string } | { readonly base64: string };
