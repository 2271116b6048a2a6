import type { DocumentType, Json, Member } from "../model/model.ts";
import { isList, isListed, type Types } from "../model/types.ts";

/** A value without the members that could not be read: those are reported where they are described. */
export function knownPart(value: Json, type: DocumentType, types: Types): Json {
  if (type.kind === "list") {
    return isList(value) ? value.map((item) => knownPart(item, type.item, types)) : value;
  }
  const { members, isTuple } =
    (type.kind === "struct" ? types.structs.get(type.name) : undefined) ?? {};
  if (members === undefined || typeof value !== "object" || value === null) return value;
  if (isTuple && isList(value)) {
    return members.map((member, index) => ofMember(value[index] ?? null, member, types));
  }
  const known = new Map(members.map((member) => [member.specName, member]));
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    const member = known.get(key);
    return member === undefined ? [] : [[key, ofMember(inner, member, types)] as const];
  });
  return Object.fromEntries(entries);
}

function ofMember(value: Json, member: Member, types: Types): Json {
  const { type } = member;
  if (!isListed(value, member)) return knownPart(value, type, types);
  return value.map((item) => knownPart(item, type, types));
}
