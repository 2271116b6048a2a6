import type { JsonSchema } from "../json-schema.ts";

/** Schemas of types, by the types' names. */
export interface Schemas {
  readonly [type: string]: JsonSchema;
}

export interface Property {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly readonly: boolean;
}

/** The declaration of a type. */
export interface Declaration {
  readonly name: string;
  /** The properties of an interface, or else what the name is an alias of. */
  readonly type: readonly Property[] | string;
  /** The other types that it names. */
  readonly mentions: readonly string[];
}

/** Makes declarations of schemas, in their order. */
export type Declare = (schemas: Schemas) => Promise<readonly Declaration[]>;
