import type { Diagnostics } from "../diagnostics/diagnostics.ts";
import type { Span } from "../diagnostics/source-file.ts";
import type { DocumentType, Json, Member, Struct } from "../model/model.ts";
import { memberOf } from "../model/types.ts";
import type { Operation } from "../read/openapi/operation.ts";
import type { Node } from "../source/tree.ts";
import { describeMember } from "./sample/sample-names.ts";
import type { DescribedTypes, SampleParts } from "./sample/sample-parts.ts";

/** A struct that occurs in the samples of some bodies. */
interface ShownStruct {
  readonly members: Set<string>;
  /** The first of the samples. */
  readonly at: Span;
}

/** The names of the structs that occur in samples. */
type ShownStructs = Map<string, ShownStruct>;

/** Which members the samples of each body show. */
export class ShownMembers {
  readonly #types: DescribedTypes;
  readonly #byBody = new Map<Node, ShownStructs>();

  constructor(types: DescribedTypes) {
    this.#types = types;
  }

  /** Adds what a sample shows; `at` names the sample. */
  addParts(body: Node, { shown }: SampleParts, at: Span): void {
    for (const [name, members] of shown) {
      const struct = this.#structOf(body, name, at);
      for (const member of members) struct.members.add(member);
    }
  }

  /** Adds what the value of an example shows. */
  addValue(body: Node, value: Json, type: DocumentType, at: Span): void {
    const tuple = type.kind === "struct" ? this.#types.structs.get(type.name) : undefined;
    if (tuple?.isTuple && Array.isArray(value)) {
      for (const [index, member] of tuple.members.entries()) {
        if (value[index] !== undefined) this.addValue(body, value[index], member.type, at);
      }
      return;
    }
    if (Array.isArray(value)) {
      const inner = type.kind === "list" ? type.item : type;
      for (const item of value) this.addValue(body, item, inner, at);
      return;
    }
    if (type.kind !== "struct" || typeof value !== "object" || value === null) return;
    const { members } = this.#structOf(body, type.name, at);
    const known = this.#types.structs.get(type.name)?.members ?? [];
    for (const member of known) {
      const held = memberOf(value, member);
      if (held === undefined) continue;
      members.add(member.specName);
      this.addValue(body, held, member.type, at);
    }
  }

  #structOf(body: Node, name: string, at: Span): ShownStruct {
    const structs = this.#byBody.get(body) ?? new Map<string, ShownStruct>();
    this.#byBody.set(body, structs);
    const known = structs.get(name) ?? { members: new Set<string>(), at };
    structs.set(name, known);
    return known;
  }

  /** Notes what an operation demands that none of its samples shows, of what they show at all. */
  noteMissing({ body, responses }: Operation, diagnostics: Diagnostics): void {
    const media = [body?.media, ...responses.map(({ answer }) => answer?.media)];
    const shown = media.flatMap((each) => [...((each && this.#byBody.get(each.node)) ?? [])]);
    for (const [name, { at }] of new Map(shown)) {
      const struct = this.#types.structs.get(name);
      if (struct === undefined || this.#types.unclear?.has(name)) continue;
      const all = shown.filter(([other]) => other === name);
      const isShown = (member: Member): boolean =>
        all.some(([, { members }]) => members.has(member.specName));
      for (const member of demandedIn(struct)) {
        if (!isShown(member)) noteMember(struct, member, at, diagnostics);
      }
    }
  }
}

/** The members without which nothing is decoded. */
function demandedIn({ members, isTuple }: Struct): readonly Member[] {
  // A sample of a tuple that does not show all of it is none.
  if (isTuple) return [];
  return members.filter(({ required, nullable, place }) => {
    const isList = place.kind === "list" && (place.occurs.min ?? 0) === 0;
    return required && !nullable && !isList;
  });
}

function noteMember(
  { name: type, origin }: Struct,
  member: Member,
  at: Span,
  diagnostics: Diagnostics,
): void {
  const the = member.place.kind === "attribute" ? "the " : "";
  const names = { member: `${the}${describeMember(member)}`, name: member.specName, type };
  diagnostics.note("not-shown", at, { ...names, schema: origin.pointer });
}
