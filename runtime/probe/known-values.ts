import type { EnumDescription, EnumValueDescription } from "../api/description.ts";
import type { Document, Struct } from "../codec/codec.ts";

/** Which values of a list may occur where. */
export class KnownValues {
  readonly #members = new Map<Struct<unknown>, Map<string, EnumDescription>>();
  readonly #roots = new Map<Document<unknown>, EnumDescription>();

  constructor(enums: readonly EnumDescription[]) {
    for (const each of enums) {
      for (const place of each.places) {
        if (place.kind === "root") this.#roots.set(place.document, each);
        else {
          const members = this.#members.get(place.struct) ?? new Map<string, EnumDescription>();
          this.#members.set(place.struct, members.set(place.key, each));
        }
      }
    }
  }

  /** The list that a member's values come from. */
  member(struct: Struct<unknown>, key: string): EnumDescription | undefined {
    return this.#members.get(struct)?.get(key);
  }

  /** The list that a root element's value comes from. */
  root(document: Document<unknown>): EnumDescription | undefined {
    return this.#roots.get(document);
  }
}

/** What a list says of a value; nothing where it does not know it. */
export function known(
  { values }: EnumDescription,
  value: unknown,
): EnumValueDescription | undefined {
  const same = typeof value === "bigint" ? Number(value) : value;
  return values.find((each) => each.value === same);
}
