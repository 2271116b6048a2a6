import type { ObjectSchema, Schema } from "./schema.ts";

/** The objects that a schema is made of, itself included, each once. */
export function reachable(schema: Schema): ReadonlySet<ObjectSchema> {
  const reached = new Set<ObjectSchema>();
  const open: Schema[] = [schema];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === "object") {
      if (reached.has(next)) continue;
      reached.add(next);
    }
    // Backwards, so that they are taken in the order of the spec.
    open.push(...[...partsOf(next)].reverse());
  }
  return reached;
}

/** The schemas that are something, and those that hold one of them at any depth. */
export function holding(
  schemas: readonly Schema[],
  test: (schema: Schema) => boolean,
): ReadonlySet<Schema> {
  const holders = new Map<Schema, Schema[]>();
  for (const holder of schemas) {
    for (const part of partsOf(holder)) {
      const known = holders.get(part);
      if (known === undefined) holders.set(part, [holder]);
      else known.push(holder);
    }
  }
  const found = new Set<Schema>();
  const open = schemas.filter(test);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(holders.get(next) ?? []));
  }
  return found;
}

function partsOf(schema: Schema): readonly Schema[] {
  if (schema.kind === "array") return schema.items === undefined ? [] : [schema.items.schema];
  if (schema.kind !== "object") return [];
  return schema.properties.flatMap(({ use }) => use?.schema ?? []);
}
