import type { MediaTypeObject } from "../read/openapi/media-type.ts";
import { holding, reachable } from "../read/openapi/reach.ts";
import type { Direction, ObjectSchema, Schema, SchemaUse } from "../read/openapi/schema.ts";
import type { Root } from "../read/openapi/xml-root.ts";
import type { Node } from "../source/tree.ts";

/** A body, and the direction in which it is sent. */
export interface SentBody {
  readonly body: Rooted;
  readonly direction: Direction;
}

/**
 * Which schemas have other members in requests than in responses: those with a member that is `readOnly` or
 * `writeOnly`, and those that hold one of them. Such a schema is a type for each direction that it is used in.
 */
export class MessageForms {
  readonly #differing: ReadonlySet<Schema>;
  readonly #uses = new Map<Schema, Set<Direction>>();
  readonly #ids = new Map<Node, number>();

  constructor(schemas: readonly Schema[], bodies: readonly SentBody[]) {
    this.#differing = holding(schemas, isPartial);
    if (this.#differing.size === 0) return;
    for (const { body, direction } of bodies) {
      const { schema } = body.use;
      for (const each of [schema, ...reachable(schema)]) {
        this.#uses.set(each, (this.#uses.get(each) ?? new Set()).add(direction));
      }
    }
  }

  /** Tells schemas apart, and the forms of one: that of a direction, where that makes a difference. */
  key(schema: Schema, direction: Direction): string {
    return `${this.#idOf(schema.node)} ${this.#differing.has(schema) ? direction : ""}`;
  }

  /** Nodes that were made have the place of the one that they are made of, and so that does not tell them apart. */
  #idOf(node: Node): number {
    const id = this.#ids.get(node) ?? this.#ids.size;
    this.#ids.set(node, id);
    return id;
  }

  /** The suffix of the name of a type: the form in responses has the plain name where there are two. */
  suffix(schema: Schema, direction: Direction): "" | "Request" {
    const both = this.#differing.has(schema) && this.#uses.get(schema)?.size === 2;
    return both && direction === "request" ? "Request" : "";
  }
}

function isPartial(schema: Schema): boolean {
  return schema.kind === "object" && schema.properties.some(({ absentIn }) => absentIn);
}

/** The members that an object has in a direction. */
export function propertiesIn(
  { properties }: ObjectSchema,
  direction: Direction,
): ObjectSchema["properties"] {
  return properties.filter(({ absentIn }) => absentIn !== direction);
}

/** A body that could be read as far as its root element. */
export interface Rooted {
  readonly node: Node;
  readonly use: SchemaUse;
  readonly root: Root;
}

export function isRooted<M extends MediaTypeObject>(media: M | undefined): media is M & Rooted {
  return media?.use !== undefined && media.root !== undefined;
}
