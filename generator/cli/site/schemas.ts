import { code } from "../../emit/markdown/inline.ts";
import { proseLine } from "../../emit/markdown/prose.ts";
import type { Json } from "../../model/model.ts";
import { each, isList, isTree, one, project, type Tree } from "./json-tree.ts";

/** Schemas for Redoc; `named` are those that others refer to. */
export class SchemaProjection {
  readonly #named: Tree;

  constructor(named: Tree) {
    this.#named = named;
  }

  readonly of = (schema: Tree): Tree => {
    const target = this.#listedAt(schema.$ref);
    // A description beside a `$ref` would hide the description of the values.
    const { $ref, ...beside } = schema;
    if (target !== undefined) return this.of({ ...target, ...beside });
    const projected = project(schema, { properties: each(this.of), items: one(this.of) });
    const values = valuesIn(schema);
    if (values === undefined) return projected;
    const description = [projected.description, values].filter((text) => text !== undefined);
    return { ...projected, description: description.join("\n\n") };
  };

  /** The list of values that a `$ref` leads to, if it does. */
  #listedAt($ref: Json | undefined): Tree | undefined {
    const [, name = ""] = /^#\/components\/schemas\/([^/]+)$/.exec(String($ref)) ?? [];
    const target = this.#named[name];
    return isTree(target) && valuesIn(target) !== undefined ? target : undefined;
  }
}

/** The values that a schema lists, with their meanings. */
function valuesIn(schema: Tree): string | undefined {
  const open = schema["x-extensible-enum"];
  const values = open ?? schema.enum;
  if (!isList(values)) return undefined;
  const docs = schema["x-enum-descriptions"];
  const lines = values.map((value, index) => {
    const doc = isList(docs) ? docs[index] : undefined;
    return `- ${code(String(value))}${doc === undefined ? "" : `: ${proseLine(String(doc))}`}`;
  });
  const more = open === undefined ? [] : ["There may be other values."];
  return [lines.join("\n"), ...more].join("\n\n");
}
