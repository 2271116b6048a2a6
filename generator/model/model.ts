/**
 * What the generator knows of an API once its spec is read: messages, elements, attributes, text.
 * No word here belongs to the spec's format or to the language that is written.
 */
import type { Case } from "../../runtime/api/case.ts";
import type { Span } from "../diagnostics/source-file.ts";
import type { ScalarName, WholeName } from "./scalars.ts";

/** Where in the spec something is. */
export interface Origin {
  /** A JSON pointer into the spec's first file, or `file#pointer` into another: what headers name. */
  readonly pointer: string;
  readonly span: Span;
}

export interface Documented {
  /** Prose of the spec, without trailing space; empty where it says nothing. */
  readonly doc: string;
  readonly deprecated: boolean;
  readonly origin: Origin;
}

/** Something that the vendor's own text gets wrong. */
export interface Erratum {
  /** The place in that text. */
  readonly where: string;
  readonly printed: string;
  readonly correct: string;
}

export interface Api extends Documented {
  readonly title: string;
  /** One sentence. */
  readonly summary: string;
  readonly version: string;
  readonly servers: readonly Server[];
  readonly operations: readonly Operation[];
  /** Root elements, in the order of their first use. */
  readonly documents: readonly DocumentElement[];
  /** Every struct, nested ones included; what a document holds is found here by name. */
  readonly structs: readonly Struct[];
  readonly enums: readonly Enum[];
  readonly scenarios: readonly Scenario[];
  /** Those that were written by hand beside the spec, by the names of their files. */
  readonly cases: readonly Case[];
  /** The kinds of credentials that operations take; none where it is left out. */
  readonly securitySchemes?: readonly SecurityScheme[];
}

/** A credential that a client can be given. */
export interface SecurityScheme {
  /** The name that the spec gives it. */
  readonly name: string;
  readonly doc: string;
  readonly kind: SecurityKind;
}

export type SecurityKind =
  | { readonly kind: "bearer" }
  | { readonly kind: "basic" }
  | { readonly kind: "key"; readonly place: "header" | "query"; readonly parameter: string };

/** Where the API is found. */
export interface Server {
  /** With `{name}` in place of each variable. */
  readonly url: string;
  readonly doc: string;
  readonly variables: readonly ServerVariable[];
}

export interface ServerVariable {
  readonly name: string;
  readonly doc: string;
  readonly default: string;
  /** The only values that it can have; none where it can have any. */
  readonly values: readonly string[];
}

export interface Operation extends Documented {
  readonly id: string;
  readonly summary: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: RequestBody | undefined;
  readonly responses: readonly Response[];
  readonly failures: readonly Failure[];
  readonly errata: readonly Erratum[];
  /** Names of security schemes: all of one of the lists. Without a list it takes none. */
  readonly security?: readonly (readonly string[])[];
}

export interface Parameter extends Documented {
  readonly place: "path" | "query" | "header";
  /** The name on the wire. */
  readonly name: string;
  /** The name in the operation's input. */
  readonly key: string;
  readonly type: ScalarType;
  readonly required: boolean;
  readonly repeated: boolean;
  readonly errata: readonly Erratum[];
}

export interface RequestBody {
  readonly doc: string;
  /** Whether it has to be sent. One that need not be is left out where no member of it is given. */
  readonly required: boolean;
  readonly mediaType: string;
  /** The name of a {@link DocumentElement}. */
  readonly document: string;
  /**
   * The member of the input that is the value as a whole, where that is a list or a text. The members of a
   * struct stand beside the parameters.
   */
  readonly key: string | undefined;
  /** Under which name a mock lists what it was sent. */
  readonly collection: string;
  readonly examples: readonly Example[];
  readonly errata: readonly Erratum[];
}

export interface Response extends Documented {
  /** A status (`200`) or a class of them (`2XX`). */
  readonly status: string;
  readonly mediaType: string | undefined;
  /** The name of a {@link DocumentElement}, or nothing to read. */
  readonly document: string | undefined;
  readonly examples: readonly Example[];
  readonly errata: readonly Erratum[];
}

/** An answer that is not a success: what it means. */
export interface Failure extends Response {}

/** A sample of a document: its value, its bytes, or both. */
export interface Example extends Documented {
  readonly name: string;
  readonly summary: string;
  readonly source: "documentation" | "deployment" | "derived";
  /** The decoded value, as JSON with the spec's own member names. */
  readonly value: Json | undefined;
  /** The exact text on the wire. */
  readonly text: string | undefined;
  readonly errata: readonly Erratum[];
}

/** A state in which the answers of all operations agree. */
export interface Scenario {
  readonly name: string;
  readonly summary: string;
  /** What selects it: values of parameters, by their names on the wire. */
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  /** In the order of the spec. What a scenario does not say of an operation is left open. */
  readonly answers: readonly Answer[];
  readonly origin: Origin;
}

export interface Answer {
  /** The id of an operation. */
  readonly operation: string;
  readonly status: number;
  /** The body; without one it is empty. */
  readonly example: Example | undefined;
}

export type Json =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

export interface Name {
  readonly local: string;
  readonly namespace: Namespace;
}

export interface Namespace {
  /** `""` is "no namespace". */
  readonly uri: string;
  readonly prefix: string | undefined;
  readonly aliases: readonly string[];
}

/** A root element. */
export interface DocumentElement extends Documented {
  /** In PascalCase, after the element: names the type, the decoder and the encoder. */
  readonly name: string;
  readonly element: Name;
  readonly type: DocumentType;
  /** Those of its value; those of a struct or an enum are with that. */
  readonly errata: readonly Erratum[];
}

export interface Struct extends Documented {
  readonly name: string;
  readonly members: readonly Member[];
  /**
   * Whether its value is the list of its members' values, which come in just this order; each has its index for a
   * key. Otherwise the value is an object, and the order of elements means nothing. Defaults to false.
   */
  readonly isTuple?: boolean;
  readonly errata: readonly Erratum[];
}

export interface Member extends Documented {
  /** The name in the decoded object. */
  readonly key: string;
  /** The name that the spec gives the member, used by its samples. */
  readonly specName: string;
  readonly place: Place;
  readonly type: Type;
  readonly required: boolean;
  /** Whether its value can be null. One that is not required is absent then. */
  readonly nullable: boolean;
  /** Those of its value; those of a struct or an enum are with that. */
  readonly errata: readonly Erratum[];
}

export type Place =
  | { readonly kind: "attribute"; readonly name: Name }
  | { readonly kind: "element"; readonly name: Name }
  | { readonly kind: "text" }
  | { readonly kind: "list"; readonly name: Name; readonly occurs: Occurs }
  | {
      readonly kind: "wrapped";
      readonly wrapper: Name;
      readonly name: Name;
      readonly occurs: Occurs;
    };

export interface Occurs {
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** Whether no two items have the same value. */
  readonly distinct?: boolean;
}

/** What a document holds: a value, or the items of a list. */
export type DocumentType = Type | ListType;

export interface ListType {
  readonly kind: "list";
  /** The name of each item's element. */
  readonly name: Name;
  readonly occurs: Occurs;
  readonly item: Type;
}

/** The type of a member's value, or of each of its items. */
export type Type = ScalarType | { readonly kind: "struct"; readonly name: string };

export type ScalarType =
  | {
      readonly kind: "scalar";
      readonly scalar: ScalarName;
      readonly range: Range | undefined;
      readonly facets?: Facets | undefined;
    }
  | { readonly kind: "enum"; readonly name: string };

/** Smallest and largest value, both included. */
export interface Range {
  readonly min: number | bigint | undefined;
  readonly max: number | bigint | undefined;
}

/** What a value has to be besides its type and its range. */
export interface Facets {
  /** How many characters a text has, both bounds included. */
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  /** What occurs in a text. */
  readonly pattern: Pattern | undefined;
  /** Of whole numbers alone. */
  readonly multipleOf: number | undefined;
  /** Of decimals and doubles alone. */
  readonly numbers?: NumberFacets | undefined;
  /** The only values, of booleans and doubles alone: those of other types are an enum. */
  readonly values?: readonly (boolean | number)[] | undefined;
  /** A text that has them, where they are of a text. */
  readonly sample: string | undefined;
}

/** Bounds and steps as decimal texts, so that nothing is rounded. */
export interface NumberFacets {
  readonly min: NumberBound | undefined;
  readonly max: NumberBound | undefined;
  /** What divides each value. */
  readonly multipleOf: string | undefined;
}

export interface NumberBound {
  readonly value: string;
  /** Whether the bound is no value itself. */
  readonly excluded: boolean;
}

/** A regular expression of ECMA-262. */
export interface Pattern {
  readonly source: string;
  readonly flags: string;
}

export interface Enum extends Documented {
  readonly name: string;
  /** Whether values that the spec does not know are kept. */
  readonly open: boolean;
  readonly base: "string" | WholeName;
  readonly values: readonly EnumValue[];
  readonly errata: readonly Erratum[];
}

export interface EnumValue {
  readonly name: string;
  readonly value: string | number;
  readonly doc: string;
}
