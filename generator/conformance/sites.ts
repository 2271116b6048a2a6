import type { Json } from "../../runtime/api/case.ts";
import { assertNever } from "../model/assert-never.ts";
import type { Facets, Member, ScalarType, Struct } from "../model/model.ts";
import { kebabCase } from "../model/names.ts";
import type { Keys } from "./case-value.ts";
import type { Attribute, Element } from "./markup.ts";

/** A place of a sample document, and of its value. */
interface Place {
  /** What it is called in the ids of cases; empty for the root. */
  readonly what: string;
  /** The way to it in the value. */
  readonly keys: Keys;
  /** The way to it in the document, as errors have it. */
  readonly path: string;
}

/** A place of the text of a scalar. */
export interface ScalarSite extends Place {
  readonly type: ScalarType;
  readonly value: Json;
  readonly text: string;
  /** The attribute, or the element around the text. */
  readonly node: Attribute | Element;
  /** Whether an empty text stands for no value at all. */
  readonly mayBeEmpty: boolean;
}

/** A member of an element. */
export interface MemberSite extends Place {
  readonly member: Member;
  readonly owner: Element;
  readonly ownerPath: string;
  /** The tuple whose item it is. */
  readonly tuple: Struct | undefined;
  /** What stands for it: several nodes where it is a list without a wrapper. */
  readonly nodes: readonly (Attribute | Element)[];
}

/** An element that holds members. */
export interface StructSite extends Place {
  readonly struct: Struct;
  readonly element: Element;
}

/** Whether a type is all strings, so that what is hard to write stands for a value. */
export function isAnyString(type: ScalarType): boolean {
  return type.kind === "scalar" && type.scalar === "string" && type.facets === undefined;
}

/** The same place in another sample of the document. */
export function placeIn<P extends Place>(places: readonly P[], { keys }: Pick<Place, "keys">): P {
  const found = places.find((each) => isSame(each.keys, keys));
  if (found === undefined) throw new Error(`the sample has no ${keys.join(".")}`);
  return found;
}

function isSame(some: Keys, others: Keys): boolean {
  return some.length === others.length && some.every((key, index) => key === others[index]);
}

/** Whether the items of a tuple have texts between them, so that no other element may be there. */
export function isMixed({ members }: Struct): boolean {
  return members.some(({ place }) => place.kind === "text");
}

/** The step to a member, as errors have it; for a list without a wrapper that to its items. */
export function stepTo({ place }: Member): string {
  switch (place.kind) {
    case "attribute":
      return `@${place.name.local}`;
    case "element":
    case "list":
      return place.name.local;
    case "wrapped":
      return place.wrapper.local;
    case "text":
      return "";
    default:
      return assertNever(place);
  }
}

/** What a place is called: the members on the way to it. */
export function wordsFor(keys: Keys): string {
  return keys.flatMap((key) => (typeof key === "string" ? [kebabCase(key)] : [])).join("-");
}

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
