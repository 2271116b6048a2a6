import { nearest } from "../../../runtime/text/typed-names.ts";
import { fits } from "../../diagnostics/sample-messages.ts";
import type { Member, Name, Place, Struct } from "../../model/model.ts";
import { isNamed, isOwn } from "./sample-names.ts";
import type { Attribute } from "./sample-namespaces.ts";
import type { Element } from "./sample-tree.ts";

/** A member that a struct has in messages of the other direction. */
export interface AbsentMember {
  readonly name: string;
  /** What says so: `readOnly` or `writeOnly`. */
  readonly key: string;
  readonly place: Place;
}

/** A part of an element that no member of its struct is. */
export interface PartOfStruct {
  readonly kind: "element" | "attribute";
  readonly part: Element | Attribute;
  readonly owner: Element;
  readonly struct: Struct;
  readonly absent: readonly AbsentMember[];
}

/** What to write so that a part of a struct's element is read. */
export function fitFor({ kind, part, owner, struct, absent }: PartOfStruct): string {
  const schema = struct.origin.pointer;
  const other = absent.find(({ place }) => outerName(place)?.local === part.local);
  if (other !== undefined) return fits.otherWay({ member: other.name, key: other.key, schema });
  const named = { kind, local: part.local, uri: part.uri };
  const like = { part: named, schema, nearest: nearestIn(struct, part.local) };
  if (!("children" in part)) return fits.member({ ...like, type: "string" });
  return fitForList(part, struct) ?? fits.member({ ...like, type: typeOf(part, owner) });
}

/** How many names of a struct get a hint that says what may have been meant. */
const MOST_GUESSES = 100;

/** What names were compared with the members of a struct, and which member is most like each. */
const guesses = new WeakMap<Struct, Map<string, string | undefined>>();

/** The name of the member that is most like another one. Each guess looks at all members. */
function nearestIn(struct: Struct, local: string): string | undefined {
  const known = guesses.get(struct) ?? new Map<string, string | undefined>();
  guesses.set(struct, known);
  if (!known.has(local) && known.size < MOST_GUESSES) {
    const names = struct.members.flatMap(({ place }) => outerName(place)?.local ?? []);
    known.set(local, nearest(local, names));
  }
  return known.get(local);
}

/** A list whose items have an element around them in the sample alone, or in the spec alone. */
function fitForList(part: Element, struct: Struct): string | undefined {
  const inner = elementsOf(part);
  for (const { place, specName: member, origin } of struct.members) {
    const schema = origin.pointer;
    if (
      place.kind === "list" &&
      inner.length > 0 &&
      inner.every((each) => isNamed(each, place.name))
    )
      return fits.wrapper({ part, member, schema });
    if (place.kind === "wrapped" && isNamed(part, place.name))
      return fits.unwrapped({ member, wrapper: place.wrapper.local, schema });
  }
  return undefined;
}

/**
 * The same for the elements in an item of a list that has no element around its items: where all have one
 * name, which no member has, they seem to be the items.
 */
export function fitForItemsWithin(
  element: Element,
  { place, type, specName: member, origin }: Member,
  structs: ReadonlyMap<string, Struct>,
): string | undefined {
  if (place.kind !== "list" || element.attributes.some(isOwn)) return undefined;
  const [item, ...others] = elementsOf(element);
  if (item === undefined || others.some((each) => nameKey(each) !== nameKey(item)))
    return undefined;
  if (type.kind === "struct") {
    // Of an object without members nothing is known, so that any element may be one.
    const members = structs.get(type.name)?.members ?? [];
    if (members.length === 0 || members.some(({ place }) => outerName(place)?.local === item.local))
      return undefined;
  }
  return fits.itemsWithin({ item, element: element.local, member, schema: origin.pointer });
}

/** The same for an element among the items of a list. */
export function fitForItem(part: Element, item: Name, member: string, schema: string): string {
  return fits.item({ part, item: item.local, member, schema });
}

/** The same for an attribute of an element that is a text, or that is around the items of a list. */
export function fitForAttribute(
  part: Attribute,
  owner: "text" | "list",
  { local: element }: Element,
  schema: string,
): string {
  const at = { part, element, schema };
  return owner === "text" ? fits.attributeOfText(at) : fits.attributeOfList(at);
}

/** The type that an element seems to have. */
function typeOf(part: Element, owner: Element): "array" | "object" | "string" {
  if (repeatedIn(owner).has(nameKey(part))) return "array";
  return elementsOf(part).length > 0 ? "object" : "string";
}

const repeated = new WeakMap<Element, ReadonlySet<string>>();

/** The names that several elements in an element have. */
function repeatedIn(owner: Element): ReadonlySet<string> {
  const known = repeated.get(owner);
  if (known !== undefined) return known;
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const key of elementsOf(owner).map(nameKey)) (seen.has(key) ? again : seen).add(key);
  repeated.set(owner, again);
  return again;
}

function nameKey({ local, uri }: Element): string {
  return JSON.stringify([local, uri]);
}

function elementsOf({ children }: Element): readonly Element[] {
  return children.filter((child): child is Element => typeof child !== "string");
}

/** The name of what stands for a member directly in its owner's element. */
function outerName(place: Place): Name | undefined {
  if (place.kind === "text") return undefined;
  return place.kind === "wrapped" ? place.wrapper : place.name;
}
