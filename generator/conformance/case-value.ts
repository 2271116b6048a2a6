import type { Json } from "../../runtime/api/case.ts";
import { assertNever } from "../model/assert-never.ts";
import type { DocumentType, Member, ScalarType, Json as SpecJson } from "../model/model.ts";
import type { ScalarName } from "../model/scalars.ts";
import { found, isList, isListed, memberOf, structValue, type Types } from "../model/types.ts";

/** Steps from a whole value to a part of it. */
export type Keys = readonly (string | number)[];

/**
 * A value of the spec as cases have it: members by their names in decoded objects and in the order of
 * the spec, an int64 as a string however small it is, and a decimal, too.
 */
export function caseValue(value: SpecJson, type: DocumentType, types: Types): Json {
  switch (type.kind) {
    case "list":
      return isList(value) ? value.map((item) => caseValue(item, type.item, types)) : [];
    case "struct": {
      const struct = found(types.structs, type.name);
      return structValue(
        struct,
        struct.members.flatMap((member) => entryOf(value, member, types)),
      );
    }
    case "enum":
      return scalarValue(value, found(types.enums, type.name).base);
    case "scalar":
      return scalarValue(value, type.scalar);
    default:
      return assertNever(type);
  }
}

function entryOf(owner: SpecJson, member: Member, types: Types): readonly [string, Json][] {
  const value = memberOf(owner, member);
  if (value === undefined) return [];
  const { key, type } = member;
  if (value === null) return [[key, null]];
  if (!isListed(value, member)) return [[key, caseValue(value, type, types)]];
  return [[key, value.map((item) => caseValue(item, type, types))]];
}

/** The same of a scalar. */
export function scalarValue(value: SpecJson, scalar: ScalarName): Json {
  if (scalar === "int64" || scalar === "decimal") return String(value);
  if (typeof value === "bigint") return Number(value);
  return typeof value === "object" ? null : value;
}

/** A part of a value. */
export function valueAt(whole: Json, keys: Keys): Json {
  return keys.reduce<Json>((value, key) => {
    const inner = (value as { readonly [key: string | number]: Json })[key];
    if (inner === undefined) throw new Error(`the value has nothing at ${keys.join(".")}`);
    return inner;
  }, whole);
}

/** A value with another one in some place, or with none there. */
export function withValue(whole: Json, keys: Keys, value: Json | undefined): Json {
  const [first, ...rest] = keys;
  if (first === undefined) {
    if (value === undefined) throw new Error("nothing is left of the value");
    return value;
  }
  if (Array.isArray(whole)) {
    const items: readonly Json[] = whole;
    return items.flatMap((item, index) => {
      if (String(index) !== String(first)) return [item];
      if (rest.length === 0 && value === undefined) return [];
      return [withValue(item, rest, value)];
    });
  }
  if (typeof whole !== "object" || whole === null) throw new Error(`no ${first} in ${whole}`);
  const entries = Object.entries(whole).flatMap(([key, held]): [string, Json][] => {
    if (key !== first) return [[key, held]];
    if (rest.length === 0 && value === undefined) return [];
    return [[key, withValue(held, rest, value)]];
  });
  return Object.fromEntries(entries);
}

/** A text that stands for a value, as documents have it. */
export function lexical(value: SpecJson, type: ScalarType, { enums }: Types): string {
  const scalar = type.kind === "enum" ? found(enums, type.name).base : type.scalar;
  // A whole double shows that it is one.
  if (scalar === "double" && /^-?\d+$/.test(String(value))) return `${value}.0`;
  return String(value);
}
