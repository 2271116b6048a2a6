import { numberViolation } from "../model/exact-numbers.ts";
import type {
  DocumentType,
  Example,
  Json,
  Member,
  NumberFacets,
  Occurs,
  Place,
  ScalarType,
  Type,
} from "../model/model.ts";
import { isWholeName, scalars } from "../model/scalars.ts";
import { found, isList, memberOf, structValue, type Types } from "../model/types.ts";
import { boundsOf, isWithin } from "./whole-number-forms.ts";

/** A list in a sample has no more items: two show what a list is. */
const ENOUGH = 2;

/**
 * A value in which every member is there: that of an example, documented ones first, of these the one
 * with the most members. What it leaves out is made up.
 */
export function sampleValue(examples: readonly Example[], type: DocumentType, types: Types): Json {
  const given = examples.flatMap(({ value, source }) =>
    value === undefined ? [] : [{ value, documented: source === "documentation" }],
  );
  const documented = given.filter((each) => each.documented);
  let best: Json | undefined;
  for (const { value } of documented.length > 0 ? documented : given) {
    if (best === undefined || countMembers(value) > countMembers(best)) best = value;
  }
  if (type.kind === "list") return completeItems(best, type.item, type.occurs, types, []);
  return complete(best, type, types, []);
}

function countMembers(value: Json): number {
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}

/** `around` are the structs that hold the value, the outermost first. */
function complete(
  value: Json | undefined,
  type: Type,
  types: Types,
  around: readonly string[],
): Json {
  if (type.kind !== "struct") return value ?? sampleScalar(type, types);
  const inside = [...around, type.name];
  const struct = found(types.structs, type.name);
  const entries = struct.members.flatMap((member): [string, Json][] => {
    const given = value === undefined ? undefined : memberOf(value, member);
    // A list that has to be there can at least be empty.
    if (given === undefined && !isNeeded(member, inside))
      return member.required ? [[member.specName, []]] : [];
    return [[member.specName, completeMember(given, member, types, inside)]];
  });
  return structValue(struct, entries);
}

/** A struct in itself is shown once: it could hold itself without end. */
function isNeeded({ required, type, place }: Member, around: readonly string[]): boolean {
  if (type.kind !== "struct" || (required && leastOf(place) > 0)) return true;
  return around.filter((name) => name === type.name).length < 2;
}

function completeMember(
  given: Json | undefined,
  { place, type }: Member,
  types: Types,
  around: readonly string[],
): Json {
  if (place.kind !== "list" && place.kind !== "wrapped")
    return complete(given, type, types, around);
  return completeItems(given, type, place.occurs, types, around);
}

function completeItems(
  given: Json | undefined,
  type: Type,
  { min = 0, max = ENOUGH, distinct }: Occurs,
  types: Types,
  around: readonly string[],
): Json {
  const items = given !== undefined && isList(given) ? given : [];
  // Items that are made up are all the same.
  if (distinct)
    return items.length > 0 ? items.slice(0, ENOUGH) : [complete(undefined, type, types, around)];
  const length = Math.min(max, Math.max(min, 1, Math.min(items.length, ENOUGH)));
  return Array.from({ length }, (_, index) => complete(items[index], type, types, around));
}

function leastOf(place: Place): number {
  return place.kind === "list" || place.kind === "wrapped" ? (place.occurs.min ?? 0) : 1;
}

/** Some value of a type. */
export function sampleScalar(type: ScalarType, types: Types): Json {
  if (type.kind === "enum") return found(types.enums, type.name).values[0]?.value ?? "";
  const { scalar, range, facets } = type;
  const [listed] = facets?.values ?? [];
  if (listed !== undefined) return listed;
  if (facets?.numbers !== undefined && scalars[scalar].value === "number") {
    const candidates = [facets.sample, range?.min, range?.max].map(Number);
    const isRight = (each: number): boolean =>
      isWithin(each, range) &&
      numberViolation(String(each), facets.numbers as NumberFacets) === undefined;
    return candidates.find(isRight) ?? Number(facets.sample);
  }
  if (facets?.sample !== undefined) return facets.sample;
  if (isWholeName(scalar)) {
    const { min, max } = boundsOf(scalar, range);
    const sample = BigInt(scalars[scalar].sample);
    const within = min > sample ? min : max < sample ? max : sample;
    const value = nextMultiple(within, max, BigInt(facets?.multipleOf ?? 1));
    return scalar === "int64" ? value : Number(value);
  }
  const { value, sample } = scalars[scalar];
  if (value !== "number") return sample;
  const candidates = [Number(sample), Number(range?.min), Number(range?.max)];
  return candidates.find((each) => isWithin(each, range)) ?? 0;
}

/** The next multiple at or above a number, or else the one below. */
function nextMultiple(number: bigint, max: bigint, divisor: bigint): bigint {
  const rest = ((number % divisor) + divisor) % divisor;
  if (rest === 0n) return number;
  const above = number + divisor - rest;
  return above <= max ? above : number - rest;
}
