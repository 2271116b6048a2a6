import type { Api, Enum, Struct } from "./model.ts";

/** The types that documents are made of, by name. */
export interface Types {
  readonly structs: ReadonlyMap<string, Struct>;
  readonly enums: ReadonlyMap<string, Enum>;
}

/** The types of a model by their names. */
export function typesOf({ structs, enums }: Pick<Api, "structs" | "enums">): Types {
  return {
    structs: new Map(structs.map((struct) => [struct.name, struct])),
    enums: new Map(enums.map((each) => [each.name, each])),
  };
}
