import { differences } from "../diagnostics/example-messages.ts";
import type { Json } from "../model/model.ts";
import { isList } from "../model/types.ts";

/** The keys and indices that lead to a part of a value. */
export type ValuePath = readonly (string | number)[];

interface ValueDifference {
  /** In words. */
  readonly problem: string;
  readonly path: ValuePath;
}

/** The first place where two values differ; undefined if they are the same. */
export function difference(
  wanted: Json,
  found: Json,
  path: ValuePath = [],
): ValueDifference | undefined {
  if (isList(wanted) && isList(found)) return listDifference(wanted, found, path);
  if (isMap(wanted) && isMap(found)) return mapDifference(wanted, found, path);
  if (show(wanted) === show(found) || isSameDecimal(wanted, found)) return undefined;
  const shown = { found: show(found), wanted: show(wanted) };
  return { problem: differences.value({ path: pathText(path), ...shown }), path };
}

function listDifference(
  wanted: readonly Json[],
  found: readonly Json[],
  path: ValuePath,
): ValueDifference | undefined {
  if (wanted.length !== found.length) {
    const lengths = { found: found.length, wanted: wanted.length };
    return { problem: differences.length({ path: pathText(path), ...lengths }), path };
  }
  for (const [index, item] of wanted.entries()) {
    const problem = difference(item, found[index] ?? null, [...path, index]);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function mapDifference(wanted: Map, found: Map, path: ValuePath): ValueDifference | undefined {
  for (const [key, value] of Object.entries(wanted)) {
    const other = found[key];
    const inner = [...path, key];
    if (other === undefined) {
      return { problem: differences.missing({ path: pathText(inner) }), path: inner };
    }
    const problem = difference(value, other, inner);
    if (problem !== undefined) return problem;
  }
  const more = Object.keys(found).find((key) => wanted[key] === undefined);
  if (more === undefined) return undefined;
  return { problem: differences.extra({ path: pathText([...path, more]) }), path };
}

/** `line[0].note` */
function pathText(path: ValuePath): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
    .join("")
    .replace(/^\./, "");
}

/** Only a decimal is a number in a value and a text in a sample: there it may have zeros at its ends. */
function isSameDecimal(wanted: Json, found: Json): boolean {
  return typeof wanted === "number" && typeof found === "string" && Number(found) === wanted;
}

type Map = { readonly [key: string]: Json };

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
