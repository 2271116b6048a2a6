import type { Span } from "../../diagnostics/source-file.ts";
import type { Erratum, Facets, Occurs, Place, Range } from "../../model/model.ts";
import type { ScalarName, WholeName } from "../../model/scalars.ts";
import type { MapNode } from "../../source/tree.ts";
import type { Text } from "./placed.ts";
import type { Reference } from "./reference.ts";
import type { Xml } from "./xml.ts";

/** A schema that could be read: an object, a list, or a value that a text can carry. */
export type Schema = ObjectSchema | ArraySchema | ValueSchema;
type ValueSchema = ScalarSchema | EnumSchema;

/** The way that a message goes: a request is sent to a server, a response comes from it. */
export type Direction = "request" | "response";

/** What every schema says. */
export interface AnySchema {
  readonly node: MapNode;
  /** What names it in the spec. */
  readonly at: Span;
  readonly description: string;
  readonly deprecated: boolean;
  /** `x-type-name`: the name of its type in code. */
  readonly typeName: Text | undefined;
  readonly xml: Xml;
  readonly errata: readonly Erratum[];
  /** What says that a value can be null; undefined where it cannot. */
  readonly nullable: Span | undefined;
  /** Where it is no member: a `readOnly` one in requests, a `writeOnly` one in responses. */
  readonly absentIn: Direction | undefined;
}

export interface ObjectSchema extends AnySchema {
  readonly kind: "object";
  readonly properties: readonly Property[];
  /** Whether it neither has properties nor says that it has none: what comes in its element is skipped. */
  readonly isBare: boolean;
  /** Whether its values are lists (`prefixItems`): each item is a property, with its index for a name. */
  readonly isTuple: boolean;
}

export interface Property {
  readonly name: Text;
  /** The name in code: `x-member-name`, or made of its name. */
  readonly key: Text;
  readonly required: boolean;
  /** The direction in which it does not occur, as `readOnly` and `writeOnly` say. */
  readonly absentIn: Direction | undefined;
  /** Undefined where it could not be read: that is reported. */
  readonly use: SchemaUse | undefined;
  readonly placement: Placement | undefined;
}

export interface ArraySchema extends AnySchema {
  readonly kind: "array";
  readonly items: SchemaUse | undefined;
  readonly occurs: Occurs;
}

export interface ScalarSchema extends AnySchema {
  readonly kind: "scalar";
  readonly scalar: ScalarName;
  readonly range: Range | undefined;
  readonly facets: Facets | undefined;
}

export interface EnumSchema extends AnySchema {
  readonly kind: "enum";
  /** Whether other values are kept (`x-extensible-enum`). */
  readonly open: boolean;
  readonly base: "string" | WholeName;
  readonly values: readonly EnumSchemaValue[];
}

interface EnumSchemaValue {
  readonly name: Text;
  readonly value: string | number;
  readonly description: string;
}

/** A schema in one place where it is used. */
export interface SchemaUse {
  readonly schema: Schema;
  /** Undefined where the schema is written in place. */
  readonly reference: Reference | undefined;
  /** Its form in XML at this place. */
  readonly xml: Xml;
  readonly description: string;
  readonly deprecated: boolean;
  /** Those of objects and enums, which are types of their own, are with the schema alone. */
  readonly errata: readonly Erratum[];
}

/** The use of a value that a text can carry. */
export interface ValueUse extends SchemaUse {
  readonly schema: ValueSchema;
}

/** Where a member is in its element, and what of the spec gave it its name. */
export interface Placement {
  readonly place: Place;
  readonly span: Span;
}
