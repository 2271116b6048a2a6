import { differences } from "../diagnostics/example-messages.ts";
import type { Json } from "../model/model.ts";

/** The first place where two values differ, in words; undefined if they are the same. */
export function difference(wanted: Json, found: Json, path = ""): string | undefined {
  if (isList(wanted) && isList(found)) return listDifference(wanted, found, path);
  if (isMap(wanted) && isMap(found)) return mapDifference(wanted, found, path);
  if (show(wanted) === show(found) || isSameDecimal(wanted, found)) return undefined;
  return differences.value({ path, found: show(found), wanted: show(wanted) });
}

function listDifference(
  wanted: readonly Json[],
  found: readonly Json[],
  path: string,
): string | undefined {
  if (wanted.length !== found.length) {
    return differences.length({ path, found: found.length, wanted: wanted.length });
  }
  for (const [index, item] of wanted.entries()) {
    const problem = difference(item, found[index] ?? null, `${path}[${index}]`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function mapDifference(wanted: Map, found: Map, path: string): string | undefined {
  const inner = (key: string): string => (path === "" ? key : `${path}.${key}`);
  for (const [key, value] of Object.entries(wanted)) {
    const other = found[key];
    if (other === undefined) return differences.missing({ path: inner(key) });
    const problem = difference(value, other, inner(key));
    if (problem !== undefined) return problem;
  }
  const more = Object.keys(found).find((key) => wanted[key] === undefined);
  return more === undefined ? undefined : differences.extra({ path: inner(more) });
}

/** Only a decimal is a number in a value and a text in a sample: there it may have zeros at its ends. */
function isSameDecimal(wanted: Json, found: Json): boolean {
  return typeof wanted === "number" && typeof found === "string" && Number(found) === wanted;
}

type Map = { readonly [key: string]: Json };

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isMap(value: Json): value is Map {
  return typeof value === "object" && value !== null && !isList(value);
}

/** Values of one type are the same if they read the same; an int64 may be a number or a string. */
function show(value: Json): string {
  if (typeof value === "number" && !Number.isFinite(value)) {
    return String(value).replace("Infinity", "INF");
  }
  return isList(value) || isMap(value) ? "a structure" : String(value);
}
