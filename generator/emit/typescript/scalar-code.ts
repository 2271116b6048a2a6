import type { Api, Enum, Range, ScalarType } from "../../model/model.ts";
import { type ScalarName, scalars } from "../../model/scalars.ts";
import { type Code, call } from "./code.ts";

/** How names come into the file that is written. */
interface Imports {
  /** A scalar of the runtime, or a function that makes one, by its module in runtime/codec/. */
  scalar(name: string, module: string): string;
  /** The constant of an enum. */
  constant(name: string): string;
  /** A global of the language. */
  global(name: string): string;
}

/** The runtime's scalar for a type. */
export function scalarCode(type: ScalarType, api: Api, imports: Imports): Code {
  if (type.kind === "scalar") return ranged(type.scalar, type.range, imports);
  const known = enumNamed(api, type.name);
  const base =
    known.base === "string" ? imports.scalar("collapsed", "scalars") : plain(known.base, imports);
  if (known.open) return base;
  return call(imports.scalar("closedEnum", "facets"), base, imports.constant(known.name));
}

function plain(name: ScalarName, imports: Imports): string {
  return imports.scalar(name, scalars[name].module ?? "scalars");
}

function ranged(name: ScalarName, range: Range | undefined, imports: Imports): Code {
  const scalar = plain(name, imports);
  if (range === undefined) return scalar;
  const infinity = () => imports.global("Infinity");
  const min = bound(range.min, () => `-${infinity()}`);
  return call(imports.scalar("inRange", "facets"), scalar, min, bound(range.max, infinity));
}

function bound(value: number | bigint | undefined, none: () => string): string {
  if (value === undefined) return none();
  return typeof value === "bigint" ? `${value}n` : String(value);
}

const indexed = new WeakMap<Api, ReadonlyMap<string, Enum>>();

/** The enum that a type names. */
export function enumNamed(api: Api, name: string): Enum {
  let enums = indexed.get(api);
  if (enums === undefined) {
    enums = new Map(api.enums.map((each) => [each.name, each]));
    indexed.set(api, enums);
  }
  const found = enums.get(name);
  if (found === undefined) throw new Error(`the model has no enum "${name}"`);
  return found;
}
