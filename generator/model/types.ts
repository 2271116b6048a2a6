import type { Api, Enum, Json, Member, Struct } from "./model.ts";

/** The types that documents are made of, by name. */
export interface Types {
  readonly structs: ReadonlyMap<string, Struct>;
  readonly enums: ReadonlyMap<string, Enum>;
}

/** The types of a model by their names. Of a whole API, `TypeIndex.of()` has them. */
export function typesOf({ structs, enums }: Pick<Api, "structs" | "enums">): Types {
  return {
    structs: new Map(structs.map((struct) => [struct.name, struct])),
    enums: new Map(enums.map((each) => [each.name, each])),
  };
}

/** The type of a name that the model has. */
export function found<T>(all: ReadonlyMap<string, T>, name: string): T {
  const type = all.get(name);
  if (type === undefined) throw new Error(`the model has no type "${name}"`);
  return type;
}

/** The value of a struct whose members have these values: a list where it is a tuple. */
export function structValue<J extends Json>(
  { isTuple }: Pick<Struct, "isTuple">,
  entries: readonly (readonly [key: string, value: J])[],
): readonly J[] | { readonly [key: string]: J } {
  return isTuple ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}

/** What a value of the spec has for a member. */
export function memberOf(value: Json, { specName }: Member): Json | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  // An item of a tuple has its index for a name.
  if (isList(value)) return value[Number(specName)];
  return Object.hasOwn(value, specName) ? value[specName] : undefined;
}

/** Whether the value of a member is a list of values, each of its type. */
export function isListed(value: Json, { place }: Member): value is readonly Json[] {
  return isList(value) && (place.kind === "list" || place.kind === "wrapped");
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
