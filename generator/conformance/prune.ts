import type { DocumentType, Json, Member } from "../model/model.ts";
import { found, isList, isListed, memberOf, structValue, type Types } from "../model/types.ts";
import type { Keys } from "./case-value.ts";

/**
 * A value with what it needs, and with what is on the way to a part of it: where a case is about that
 * part, all else would only be in the way. The same value where nothing can be left out.
 */
export function pruned(value: Json, type: DocumentType, kept: Keys, types: Types): Json {
  if (type.kind === "list") {
    const [at, ...rest] = kept;
    const items = isList(value) ? value : [];
    const others = items.map((item, index) =>
      pruned(item, type.item, at === index ? rest : [], types),
    );
    return others.every((each, index) => each === items[index]) ? value : others;
  }
  if (type.kind !== "struct") return value;
  let same = true;
  const struct = found(types.structs, type.name);
  const entries = struct.members.flatMap((member): [string, Json][] => {
    const held = memberOf(value, member);
    if (held === undefined) return [];
    const [first, ...rest] = kept;
    const isKept = first === member.key;
    if (!member.required && !isKept) {
      same = false;
      return [];
    }
    const other = isListed(held, member)
      ? prunedList(held, member, isKept ? rest : undefined, types)
      : pruned(held, member.type, isKept ? rest : [], types);
    same &&= other === held;
    return [[member.specName, other]];
  });
  return same ? value : structValue(struct, entries);
}

/** As many items as there have to be; all of them where one is on the way. */
function prunedList(
  items: readonly Json[],
  { place, type }: Member,
  kept: Keys | undefined,
  types: Types,
): Json {
  const least = "occurs" in place ? (place.occurs.min ?? 0) : 0;
  const some = kept === undefined ? items.slice(0, least) : items;
  const others = some.map((item, index) => {
    const [first, ...rest] = kept ?? [];
    return pruned(item, type, first === index ? rest : [], types);
  });
  const same = others.length === items.length && others.every((each, at) => each === items[at]);
  return same ? items : others;
}
