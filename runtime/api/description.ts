import type { Document, Struct } from "../codec/codec.ts";
import type { Operation } from "../http/operation.ts";

/**
 * All that a spec says of an API, as data: what the mock, the probe, the command line and the
 * conformance targets go by. A client does not need it, so a page does not load it.
 * @typeParam Scenario - The names of its scenarios.
 */
export interface ApiDescription<Scenario extends string = string> {
  /** After the spec's file: the name of the command. */
  readonly name: string;
  readonly title: string;
  /** Where deployments have the API, as far as the spec says. */
  readonly servers?: readonly ServerDescription[];
  readonly operations: readonly OperationDescription[];
  readonly scenarios: readonly ScenarioDescription<Scenario>[];
  readonly enums: readonly EnumDescription[];
}

export interface ServerDescription {
  /** With the defaults of its variables. */
  readonly url: string;
  /** The descriptions of the variables in its path. */
  readonly doc: string;
}

export interface OperationDescription {
  readonly operation: Operation<unknown, unknown>;
  /** One sentence. */
  readonly summary: string;
  /** Markdown. */
  readonly doc: string;
  /** What each parameter is, by its name on the wire. */
  readonly parameters: { readonly [name: string]: string };
  readonly body?: BodyDescription;
  /** Every status that the spec documents, failures included. */
  readonly answers: readonly AnswerDescription[];
}

/** What a request carries. */
export interface BodyDescription {
  readonly document: Document<unknown>;
  readonly mediaType: string;
  /** Under which name the mock lists what it was sent. */
  readonly collection: string;
  readonly examples: readonly ExampleDescription[];
}

export interface AnswerDescription {
  /** A status (`200`), a class of them (`2XX`) or `default`. */
  readonly status: string;
  /** What it means. */
  readonly doc: string;
  /** Without one there is no body. */
  readonly mediaType?: string;
  readonly examples: readonly ExampleDescription[];
}

/** A sample of a document. */
export interface ExampleDescription {
  readonly name: string;
  readonly summary: string;
  /** Where it comes from: the vendor's documentation, a server in use, or the spec's author. */
  readonly origin: "documentation" | "deployment" | "derived";
  /** The exact text on the wire. */
  readonly text: string;
}

/** A state of the server in which the answers of all operations agree. */
export interface ScenarioDescription<Name extends string = string> {
  readonly name: Name;
  readonly summary: string;
  /** The values of parameters that select it, by their names on the wire. */
  readonly parameters: { readonly [name: string]: string };
  /** What operations answer, by their ids; one that is not there answers as it likes. */
  readonly answers: { readonly [operation: string]: ScenarioAnswer };
}

export interface ScenarioAnswer {
  readonly status: number;
  /** The name of the example that is the body; without one the body is empty. */
  readonly example?: string;
}

/** Values from a list. A codec knows those of a closed list alone: in an open one any value may come. */
export interface EnumDescription {
  readonly name: string;
  readonly values: readonly EnumValueDescription[];
  /** The places of such values in documents. */
  readonly places: readonly EnumPlace[];
}

export interface EnumValueDescription {
  readonly value: string | number;
  /** What it means. */
  readonly doc: string;
}

/** A member of a struct by its key, or all that a root element holds. */
export type EnumPlace =
  | { readonly kind: "member"; readonly struct: Struct<unknown>; readonly key: string }
  | { readonly kind: "root"; readonly document: Document<unknown> };
