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

/** Schemas of which something was left out because it could not be read, at any depth. */
export function partlyRead(schemas: readonly Schema[]): ReadonlySet<Schema> {
  const users = new Map<Schema, Schema[]>();
  for (const user of schemas) {
    for (const part of partsOf(user)) {
      const known = users.get(part);
      if (known === undefined) users.set(part, [user]);
      else known.push(user);
    }
  }
  const found = new Set<Schema>();
  const open = schemas.filter((schema) => !isWhole(schema));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(users.get(next) ?? []));
  }
  return found;
}

function isWhole(schema: Schema): boolean {
  if (schema.kind === "array") return schema.items !== undefined;
  if (schema.kind !== "object") return true;
  return schema.properties.every(({ use, placement }) => {
    return use !== undefined && placement !== undefined;
  });
}

function partsOf(schema: Schema): readonly Schema[] {
  if (schema.kind === "array") return schema.items === undefined ? [] : [schema.items.schema];
  if (schema.kind !== "object") return [];
  return schema.properties.flatMap(({ use }) => use?.schema ?? []);
}
