import { nameOfPart, partProblems } from "../../diagnostics/sample-messages.ts";
import { assertNever } from "../../model/assert-never.ts";
import type {
  DocumentElement,
  DocumentType,
  Member,
  Name,
  Origin,
  Struct,
  Type,
} from "../../model/model.ts";
import { found, type Types } from "../../model/types.ts";
import { invalid, type SampleError } from "./sample-error.ts";
import {
  type AbsentMember,
  fitFor,
  fitForAttribute,
  fitForItem,
  fitForItemsWithin,
} from "./sample-fits.ts";
import { isNamed, isNil, isOwn } from "./sample-names.ts";
import type { Attribute } from "./sample-namespaces.ts";
import type { Element } from "./sample-tree.ts";

/** The types of a spec, and what is known of them besides. */
export interface DescribedTypes extends Types {
  /** Structs of which not all could be read: nothing is said of what they do not describe. */
  readonly unclear?: ReadonlySet<string>;
  /** The members that a struct has in messages of the other direction alone. */
  readonly absent?: ReadonlyMap<string, readonly AbsentMember[]>;
}

/** An element or attribute that is not described. A decoder skips it. */
export interface UnknownPart {
  readonly kind: "element" | "attribute";
  readonly local: string;
  readonly uri: string;
  /** The local name of the element that it is in. */
  readonly owner: string;
  /** Where its element begins in the sample. */
  readonly offset: number;
  /** What to write so that it is read. */
  readonly hint: string;
}

/** What the elements and attributes of a sample are to the spec. */
export interface SampleParts {
  readonly unknown: readonly UnknownPart[];
  /** What is meant to be a member and would be skipped; that nothing is described of what it holds. */
  readonly problems: readonly SampleError[];
  /** Whether none of what the root holds is described: a decoder would make an empty value of it. */
  readonly isForeign: boolean;
  /** Which members occur, of each struct that does. */
  readonly shown: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Goes through all parts of a sample whose root is that of the document. */
export function partsOf(
  root: Element,
  document: DocumentElement,
  types: DescribedTypes,
): SampleParts {
  const walk = new PartWalk(types);
  walk.root(root, document);
  return walk.parts(root);
}

/** A member as it is looked for in an element. */
interface Expected {
  readonly kind: "element" | "attribute";
  readonly name: Name;
  readonly member: Member;
}

/** The member that a part is, or is meant to be. */
interface Found {
  readonly expected: Expected;
  readonly isRead: boolean;
}

class PartWalk {
  readonly #types: DescribedTypes;
  readonly #expected = new Map<Struct, ReadonlyMap<string, readonly Expected[]>>();
  readonly #unknown: UnknownPart[] = [];
  readonly #nearMisses: SampleError[] = [];
  readonly #shown = new Map<string, Set<string>>();
  /** Whether there was something that is described, apart from elements around other things. */
  #known = false;

  constructor(types: DescribedTypes) {
    this.#types = types;
  }

  parts(root: Element): SampleParts {
    const [first] = this.#unknown;
    const missed = this.#nearMisses.length > 0;
    const isForeign = !this.#known && (missed || first !== undefined);
    return {
      unknown: this.#unknown,
      problems: isForeign && !missed && first ? [nothingDescribed(root, first)] : this.#nearMisses,
      isForeign,
      shown: this.#shown,
    };
  }

  root(root: Element, { type, origin }: DocumentElement): void {
    if (type.kind === "list") this.#items(root, type.name, type.item, "items", origin);
    else this.#content(root, type, origin.pointer);
  }

  /** `schema` is the pointer of what describes the element. */
  #content(element: Element, type: DocumentType, schema: string): void {
    if (isNil(element)) this.#known = true;
    else if (type.kind === "struct") this.#struct(element, found(this.#types.structs, type.name));
    else this.#text(element, schema);
  }

  #text(element: Element, schema: string): void {
    this.#known = true;
    for (const attribute of element.attributes.filter(isOwn)) {
      const hint = fitForAttribute(attribute, "text", element, schema);
      this.#skipped("attribute", attribute, element, element, hint);
    }
  }

  #struct(element: Element, struct: Struct): void {
    const shown = this.#shown.get(struct.name) ?? new Set<string>();
    this.#shown.set(struct.name, shown);
    const own = element.attributes.filter(isOwn);
    const isUnclear = this.#types.unclear?.has(struct.name);
    const isBare = struct.members.length === 0;
    if (isBare || isUnclear || (own.length === 0 && !hasContent(element))) this.#known = true;
    for (const attribute of own) {
      const found = this.#find("attribute", attribute, element, struct);
      if (found === undefined) continue;
      shown.add(found.expected.member.specName);
      this.#known ||= found.isRead;
    }
    for (const child of element.children) {
      if (typeof child === "string") continue;
      const found = this.#find("element", child, element, struct);
      if (found === undefined) continue;
      const { member, kind } = found.expected;
      shown.add(member.specName);
      const known = this.#known;
      if (kind === "element") this.#member(child, member);
      if (!found.isRead) this.#known = known;
    }
    const text = struct.members.find(({ place }) => place.kind === "text");
    if (text === undefined) return;
    shown.add(text.specName);
    this.#known = true;
  }

  #member(element: Element, member: Member): void {
    const { place, type, specName, origin } = member;
    const isClear = type.kind === "struct" && !this.#types.unclear?.has(type.name);
    const within = isClear && fitForItemsWithin(element, member, this.#types.structs);
    if (within) {
      for (const item of element.children) {
        if (typeof item !== "string") this.#skipped("element", item, element, item, within);
      }
    } else if (place.kind !== "wrapped") this.#content(element, type, origin.pointer);
    else if (isNil(element)) this.#known = true;
    else this.#items(element, place.name, type, specName, origin);
  }

  /** The items of a list in the element around them. */
  #items(wrapper: Element, name: Name, type: Type, member: string, origin: Origin): void {
    const { pointer: schema } = origin;
    if (!hasContent(wrapper)) this.#known = true;
    for (const child of wrapper.children) {
      if (typeof child === "string") continue;
      if (isNamed(child, name)) this.#content(child, type, schema);
      else if (isAlike(child, name))
        this.#missed("element", child, child, { kind: "element", name }, origin);
      else this.#skipped("element", child, wrapper, child, fitForItem(child, name, member, schema));
    }
    for (const attribute of wrapper.attributes.filter(isOwn)) {
      this.#skipped(
        "attribute",
        attribute,
        wrapper,
        wrapper,
        fitForAttribute(attribute, "list", wrapper, schema),
      );
    }
  }

  /**
   * The member that a part is. Every document may hold more than is described, but what has the name of a
   * member, in another namespace or letter case, or as an attribute for an element, is meant to be that
   * member. Every decoder would skip it.
   */
  #find(
    kind: Expected["kind"],
    part: Element | Attribute,
    owner: Element,
    struct: Struct,
  ): Found | undefined {
    const alike = this.#expectedIn(struct).get(part.local.toLowerCase()) ?? [];
    const found = alike.find((one) => one.kind === kind && isReadAs(one, part));
    if (found !== undefined) return { expected: found, isRead: true };
    const near = alike.find((one) => one.kind === kind) ?? alike[0];
    const at = "offset" in part ? part : owner;
    if (near !== undefined) {
      this.#missed(kind, part, at, near, near.member.origin);
      return { expected: near, isRead: false };
    }
    if (!this.#types.unclear?.has(struct.name)) {
      const absent = this.#types.absent?.get(struct.name) ?? [];
      this.#skipped(kind, part, owner, at, fitFor({ kind, part, owner, struct, absent }));
    }
    return undefined;
  }

  /** What is looked for in an element, by its local name in lower case. */
  #expectedIn(struct: Struct): ReadonlyMap<string, readonly Expected[]> {
    const known = this.#expected.get(struct);
    if (known !== undefined) return known;
    const byName = new Map<string, Expected[]>();
    for (const each of struct.members.flatMap(expectedFor)) {
      const name = each.name.local.toLowerCase();
      const alike = byName.get(name);
      if (alike === undefined) byName.set(name, [each]);
      else alike.push(each);
    }
    this.#expected.set(struct, byName);
    return byName;
  }

  #missed(
    kind: Expected["kind"],
    { local, uri }: Element | Attribute,
    at: Element,
    { kind: expected, name }: Pick<Expected, "kind" | "name">,
    { pointer: schema, span }: Origin,
  ): void {
    const wanted = { kind: expected, local: name.local, uri: name.namespace.uri };
    const found = { kind, local, uri };
    const problem = partProblems.ignored({ found, expected: wanted, schema });
    this.#nearMisses.push(invalid(problem, at, span));
  }

  #skipped(
    kind: Expected["kind"],
    { local, uri }: Element | Attribute,
    owner: Element,
    { offset }: Element,
    hint: string,
  ): void {
    this.#unknown.push({ kind, local, uri, owner: owner.local, offset, hint });
  }
}

function nothingDescribed(root: Element, first: UnknownPart): SampleError {
  const names = { root: root.local, first: nameOfPart(first.kind, first), fit: first.hint };
  return invalid(partProblems.nothingDescribed(names), root);
}

function hasContent({ children }: Element): boolean {
  return children.some((child) => typeof child !== "string" || /[^ \t\r\n]/.test(child));
}

function isAlike({ local }: Element | Attribute, name: Name): boolean {
  return local.toLowerCase() === name.local.toLowerCase();
}

function expectedFor(member: Member): readonly Expected[] {
  const { place } = member;
  switch (place.kind) {
    case "attribute":
      return [{ kind: "attribute", name: place.name, member }];
    case "element":
    case "list":
      return [{ kind: "element", name: place.name, member }];
    case "wrapped":
      return [{ kind: "element", name: place.wrapper, member }];
    case "text":
      return [];
    default:
      return assertNever(place);
  }
}

function isReadAs({ kind, name }: Expected, { local, uri }: Element | Attribute): boolean {
  // Aliases are those of elements.
  const { namespace } = name;
  const uris = kind === "element" ? [namespace.uri, ...namespace.aliases] : [namespace.uri];
  return local === name.local && uris.includes(uri);
}
