import type { ObjectSchema, Schema } from "./schema.ts";

/** The objects that a schema is made of, itself included, each once. */
export function reachable(schema: Schema): ReadonlySet<ObjectSchema> {
  const reached = new Set<ObjectSchema>();
  const open: Schema[] = [schema];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === "array" && next.items !== undefined) open.push(next.items.schema);
    if (next.kind !== "object" || reached.has(next)) continue;
    reached.add(next);
    // Backwards, so that they are taken in the order of the spec.
    for (const { use } of [...next.properties].reverse()) {
      if (use !== undefined) open.push(use.schema);
    }
  }
  return reached;
}

/** Whether nothing of a schema was left out because it could not be read. */
export function isWhole(schema: Schema): boolean {
  if (schema.kind === "array" && schema.items === undefined) return false;
  return [...reachable(schema)].every(({ properties }) =>
    properties.every(({ use, placement }) => use !== undefined && placement !== undefined),
  );
}
