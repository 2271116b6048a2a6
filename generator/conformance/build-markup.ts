import { XSI } from "../check/sample/sample-names.ts";
import { assertNever } from "../model/assert-never.ts";
import type {
  DocumentElement,
  Json,
  Member,
  Name,
  Namespace,
  ScalarType,
  Struct,
  Type,
} from "../model/model.ts";
import { found, isList, memberOf, type Types } from "../model/types.ts";
import { caseValue, type Keys, lexical } from "./case-value.ts";
import {
  type Attribute,
  attribute,
  type ContentNode,
  type Element,
  type Name as ElementName,
  element,
  escapeAttribute,
  escapeText,
  markup,
} from "./markup.ts";
import {
  isMixed,
  type MemberSite,
  type ScalarSite,
  type StructSite,
  stepTo,
  wordsFor,
} from "./sites.ts";

/** Where something is built: the way to it in the value and in the document. */
interface Way {
  readonly keys: Keys;
  readonly path: string;
  /** Whether the struct that it is in is the first of its type: others would be varied in vain. */
  readonly first: boolean;
}

type Part = Attribute | Element;

/** Builds the elements of a value, and notes the places of its parts. */
export class BuildMarkup {
  readonly scalarSites: ScalarSite[] = [];
  readonly memberSites: MemberSite[] = [];
  readonly structSites: StructSite[] = [];
  /** The prefixes that the spec gives. */
  readonly prefixes = new Map<string, string>();
  readonly aliases = new Set<string>();
  readonly #types: Types;
  readonly #uriOf: (namespace: Namespace) => string;
  readonly #seen = new Set<string>();

  /** `uriOf` says in which namespace elements are put; without it, in that of the spec. */
  constructor(types: Types, uriOf = ({ uri }: Namespace): string => uri) {
    this.#types = types;
    this.#uriOf = uriOf;
  }

  root({ element: name, type }: DocumentElement, value: Json): Element {
    const way = { keys: [], path: `/${name.local}`, first: true };
    if (type.kind !== "list") return this.#element(name, type, value, way);
    return element(this.#nameOf(name), [], this.#items(type.name, type.item, value, way));
  }

  #element(name: Name, type: Type, value: Json, way: Way): Element {
    if (type.kind === "struct") return this.#struct(name, type.name, value, way);
    const text = lexical(value, type, this.#types);
    const node = element(this.#nameOf(name), [], text === "" ? [] : [markup(escapeText(text))]);
    this.#addScalarSite(node, type, value, way, false);
    return node;
  }

  #struct(name: Name, struct: string, value: Json, way: Way): Element {
    const first = way.first && !this.#seen.has(struct);
    this.#seen.add(struct);
    const known = found(this.#types.structs, struct);
    const built = known.members.flatMap((member) => {
      const held = memberOf(value, member);
      if (held === undefined) return [];
      const step = known.isTuple ? stepOfItem(member, known) : stepTo(member);
      return [{ member, nodes: this.#member(member, held, { ...way, first }, step) }];
    });
    const nodes = built.flatMap((each) => each.nodes);
    // The texts of a tuple lie between its elements.
    const ordered = built.flatMap(({ member, nodes }): readonly ContentNode[] =>
      member.place.kind === "text"
        ? [markup(escapeText(this.#textOf(member, value)))]
        : nodes.filter((node) => node.kind === "element"),
    );
    const text = known.isTuple
      ? undefined
      : built.find(({ member }) => member.place.kind === "text");
    const textNodes = text && [markup(escapeText(this.#textOf(text.member, value)))];
    const plain = element(
      this.#nameOf(name),
      nodes.filter((each) => each.kind === "attribute"),
      textNodes?.filter(({ text }) => text !== "") ??
        (known.isTuple ? ordered : nodes.filter((each) => each.kind === "element")),
    );
    const node = known.isTuple && isMixed(known) ? { ...plain, isMixed: true } : plain;
    if (!first) return node;
    this.structSites.push({ what: wordsFor(way.keys), ...way, struct: known, element: node });
    const tuple = known.isTuple ? known : undefined;
    for (const { member, nodes } of built) this.#addMemberSite(member, node, tuple, nodes, way);
    if (text !== undefined) this.#addTextSite(text.member, node, value, way);
    return node;
  }

  /** The nodes of a member; none for text, which is no node of its own. */
  #member(member: Member, value: Json, way: Way, step: string): readonly Part[] {
    const { place, type } = member;
    const path = `${way.path}/${step}`;
    const keys = [...way.keys, member.key];
    if (value === null) return this.#nil(member);
    switch (place.kind) {
      case "attribute":
        return type.kind === "struct" ? [] : [this.#attribute(place.name, type, value, way, keys)];
      case "element":
        return [this.#element(place.name, type, value, { ...way, keys, path })];
      case "text":
        return [];
      case "list":
        return this.#items(place.name, type, value, { ...way, keys });
      case "wrapped": {
        const items = this.#items(place.name, type, value, { ...way, keys, path });
        return [element(this.#nameOf(place.wrapper), [], items)];
      }
      default:
        return assertNever(place);
    }
  }

  /** The nodes of a member that is null. */
  #nil({ place }: Member): readonly Part[] {
    if (place.kind !== "element" && place.kind !== "wrapped") return [];
    this.prefixes.set(XSI, "xsi");
    const name = place.kind === "element" ? place.name : place.wrapper;
    return [element(this.#nameOf(name), [attribute({ local: "nil", uri: XSI }, "true")], [])];
  }

  #attribute(name: Name, type: ScalarType, value: Json, way: Way, keys: Keys): Attribute {
    const { local, namespace } = name;
    this.#note(namespace);
    const own = { local, uri: namespace.uri };
    const node = attribute(own, escapeAttribute(lexical(value, type, this.#types)));
    this.#addScalarSite(node, type, value, { ...way, keys, path: `${way.path}/@${local}` }, false);
    return node;
  }

  #items(name: Name, type: Type, value: Json, way: Way): readonly Element[] {
    if (!isList(value)) return [];
    return value.map((item, index) => {
      const keys = [...way.keys, index];
      const path = `${way.path}/${name.local}[${index + 1}]`;
      return this.#element(name, type, item, {
        keys,
        path,
        first: way.first && index === 0,
      });
    });
  }

  #textOf(member: Member, owner: Json): string {
    const { type } = member;
    const value = memberOf(owner, member);
    return type.kind === "struct" || value === undefined ? "" : lexical(value, type, this.#types);
  }

  #addTextSite(member: Member, node: Element, owner: Json, way: Way): void {
    const { type, key, required } = member;
    const value = memberOf(owner, member);
    if (type.kind === "struct" || value === undefined) return;
    this.#addScalarSite(node, type, value, { ...way, keys: [...way.keys, key] }, !required);
  }

  #addScalarSite(node: Part, type: ScalarType, value: Json, way: Way, mayBeEmpty: boolean): void {
    if (!way.first) return;
    const { keys, path } = way;
    const text = lexical(value, type, this.#types);
    const own = caseValue(value, type, this.#types);
    this.scalarSites.push({
      what: wordsFor(keys),
      keys,
      path,
      type,
      value: own,
      text,
      node,
      mayBeEmpty,
    });
  }

  #addMemberSite(
    member: Member,
    owner: Element,
    tuple: Struct | undefined,
    nodes: readonly Part[],
    way: Way,
  ): void {
    const keys = [...way.keys, member.key];
    const ownerPath = way.path;
    const path = `${ownerPath}/${stepTo(member)}`;
    this.memberSites.push({
      what: wordsFor(keys),
      keys,
      path,
      member,
      owner,
      ownerPath,
      tuple,
      nodes,
    });
  }

  #nameOf({ local, namespace }: Name): ElementName {
    this.#note(namespace);
    for (const alias of namespace.aliases) this.aliases.add(alias);
    return { local, uri: this.#uriOf(namespace) };
  }

  #note({ uri, prefix }: Namespace): void {
    if (prefix !== undefined && prefix !== "xml" && uri !== "") this.prefixes.set(uri, prefix);
  }
}

/** The step to an item of a tuple: where others have its name, it is numbered. */
function stepOfItem(member: Member, { members }: Struct): string {
  const step = stepTo(member);
  const alike = members.filter((each) => stepTo(each) === step);
  return alike.length > 1 ? `${step}[${alike.indexOf(member) + 1}]` : step;
}
