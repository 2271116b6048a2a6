import type { Api, Enum, Range, ScalarType } from "../../model/model.ts";
import type { ScalarName } from "../../model/scalars.ts";
import { type Code, call } from "./code.ts";

/** How names come into the file that is written. */
interface Imports {
  /** A scalar of the runtime, or a function that makes one. */
  scalar(name: string): string;
  /** The constant of an enum. */
  constant(name: string): string;
  /** A global of the language. */
  global(name: string): string;
}

/** The runtime's scalar for a type. */
export function scalarCode(type: ScalarType, api: Api, imports: Imports): Code {
  if (type.kind === "scalar") return ranged(type.scalar, type.range, imports);
  const known = enumNamed(api, type.name);
  const base = imports.scalar(known.base === "string" ? "collapsed" : known.base);
  if (known.open) return base;
  return call(imports.scalar("closedEnum"), base, imports.constant(known.name));
}

function ranged(name: ScalarName, range: Range | undefined, imports: Imports): Code {
  const scalar = imports.scalar(name);
  if (range === undefined) return scalar;
  const infinity = () => imports.global("Infinity");
  const min = bound(range.min, () => `-${infinity()}`);
  return call(imports.scalar("inRange"), scalar, min, bound(range.max, infinity));
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
