import type { Facets } from "../model/model.ts";
import type { ScalarSite } from "./sites.ts";

/** Types that were shown: what holds for one number of a type holds for the next. */
export class KnownTypes {
  readonly #known = new Set<string>();

  /** Whether no place of the same type and kind was added before. */
  add({ type, node }: ScalarSite): boolean {
    const name =
      type.kind === "enum"
        ? `enum ${type.name}`
        : [type.scalar, type.range?.min, type.range?.max, ...facetsOf(type.facets)].join(" ");
    const key = `${node.kind} ${name}`;
    const isNew = !this.#known.has(key);
    this.#known.add(key);
    return isNew;
  }
}

function facetsOf(facets: Facets | undefined): readonly unknown[] {
  const { minLength, maxLength, pattern, multipleOf } = facets ?? {};
  return [minLength, maxLength, pattern?.source, multipleOf];
}
