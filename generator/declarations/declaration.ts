import type { JsonSchema } from "../json-schema.ts";

/** Schemas of types, by the types' names. */
export interface Schemas {
  readonly [type: string]: JsonSchema;
}

/** The declaration of a type. */
export interface Declaration {
  readonly name: string;
  readonly text: string;
  /** The other types that it names. */
  readonly mentions: readonly string[];
}

/** Makes declarations of schemas, in their order. */
export type Declare = (schemas: Schemas) => Promise<readonly Declaration[]>;
