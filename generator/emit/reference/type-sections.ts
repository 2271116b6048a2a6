import type { DocumentElement, Enum, Struct } from "../../model/model.ts";
import { eachOf } from "../../model/type-index.ts";
import { found } from "../../model/types.ts";
import { code, link, table } from "../markdown/inline.ts";
import { anchorOf, type MarkdownPage } from "../markdown/page.ts";
import { firstParagraph } from "../markdown/prose.ts";
import { pathBetween } from "../modules.ts";
import type { ReferenceInput } from "./input.ts";
import { namespaceNotes } from "./namespaces-section.ts";
import {
  element,
  meaningWords,
  memberWords,
  namesIn,
  placeWords,
  type ShownName,
  typeWords,
} from "./words.ts";

/** Writes the types of an API on one page of the reference, each once. */
export class TypeSections {
  readonly #page: MarkdownPage;
  readonly #input: ReferenceInput;
  /** Types that were described, with their anchors on this page. */
  readonly #described = new Map<string, string>();

  constructor(page: MarkdownPage, input: ReferenceInput) {
    this.#page = page;
    this.#input = input;
  }

  /** A type in a sentence, as a link to where it is described. */
  readonly refer = (name: string): string => {
    const home = this.#input.homes.pageOf(name);
    const page = home === this.#page.path ? "" : pathBetween(this.#page.path, home);
    const anchor = this.#described.get(name) ?? anchorOf(titleOf(name, this.#input));
    return link(code(name), `${page}#${anchor}`);
  };

  /** The types that this page describes, so far. */
  get described(): readonly string[] {
    return [...this.#described.keys()];
  }

  /** Whether a type has its place on this page, but is not described yet. */
  isDue(name: string): boolean {
    return this.#input.homes.pageOf(name) === this.#page.path && !this.#described.has(name);
  }

  /**
   * Says under a heading what a document holds: its members at once, other types under headings of
   * their own. `sent` is what an app sends.
   */
  document(root: DocumentElement, level: number, anchor: string, sent: boolean): void {
    const { type } = root;
    if (type.kind === "list") {
      const items = typeWords(type.item, sent, this.refer);
      const each = type.item.kind === "struct" ? "is" : "holds";
      this.#page.add(`Its items are ${code(`<${type.name.local}>`)}; each ${each} ${items}.`);
    } else if (type.kind !== "struct") {
      this.#page.add(`Its text is ${typeWords(type, sent, this.refer)}.`);
    }
    const names = this.#input.homes.reachedOn(this.#page.path, [eachOf(type)]);
    const own = type.kind === "struct" && this.isDue(type.name);
    if (own) {
      this.#described.set(type.name, anchor);
      this.#members(found(this.#input.types.structs, type.name), level, sent);
    }
    const added = [
      ...(own ? [type.name] : []),
      ...names.filter((name) => !this.#described.has(name)),
    ];
    this.add(added, level + 1, sent);
    const inside = added.flatMap((name) => this.#namesIn(name));
    const items = type.kind === "list" ? [element(type.name)] : [];
    for (const note of namespaceNotes([element(root.element), ...items, ...inside], sent))
      this.#page.add(note);
  }

  /** Describes types that are not described yet. `sent` is what an app sends alone. */
  add(names: readonly string[], level: number, sent = false): void {
    for (const name of names.filter((each) => !this.#described.has(each))) {
      const anchor = this.#page.heading(level, titleOf(name, this.#input));
      this.#described.set(name, anchor);
      const struct = this.#input.types.structs.get(name);
      if (struct !== undefined) {
        this.#page.describe(level, struct.doc);
        this.#members(struct, level, sent);
      } else this.#values(found(this.#input.types.enums, name), level);
    }
  }

  #members({ members, isTuple }: Struct, level: number, sent: boolean): void {
    if (isTuple)
      this.#page.add("It is a list of just these items, which are in this order in the XML, too.");
    if (members.length === 0) {
      this.#page.add("It has no members.");
      return;
    }
    const rows = members.map((member) => [
      code(isTuple ? `[${member.key}]` : member.key),
      placeWords(member.place),
      memberWords(member, sent, this.refer),
      member.required ? "yes" : "no",
      meaningWords(member),
    ]);
    this.#page.add(
      table([[isTuple ? "item" : "member", "in the XML", "type", "required", "meaning"], ...rows]),
    );
    const documented = members.map(({ key, doc }) => ({ name: key, doc }));
    this.#page.describeMore(level, documented);
  }

  #namesIn(type: string): readonly ShownName[] {
    const struct = this.#input.types.structs.get(type);
    return (struct?.members ?? []).flatMap(({ place }) => namesIn(place));
  }

  #values({ name, doc, open, values }: Enum, level: number): void {
    this.#page.describe(level, doc);
    this.#page.add(
      open
        ? "The list is open: there may be other values, and they are kept as they come."
        : "The list is closed: any other value is an error.",
    );
    const rows = values.map((value) => [
      code(String(value.value)),
      code(`${name}.${value.name}`),
      firstParagraph(value.doc),
    ]);
    this.#page.add(table([["value", "in code", "meaning"], ...rows]));
  }
}

/** Struct and enum under their headings. */
function titleOf(name: string, { types }: ReferenceInput): string {
  const struct = types.structs.get(name);
  if (struct === undefined) return `Values of ${code(name)}`;
  return `${struct.isTuple ? "Items" : "Members"} of ${code(name)}`;
}
