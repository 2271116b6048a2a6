import type { Api, Enum, NumberBound, Pattern, ScalarType } from "../../model/model.ts";
import { type ScalarName, scalars } from "../../model/scalars.ts";
import { type Code, call, list, literal } from "./code.ts";

type PlainType = Extract<ScalarType, { kind: "scalar" }>;

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
  if (type.kind === "scalar") return faceted(type, imports);
  const known = enumNamed(api, type.name);
  const base =
    known.base === "string" ? imports.scalar("collapsed", "scalars") : plain(known.base, imports);
  if (known.open) return base;
  return call(imports.scalar("closedEnum", "facets"), base, imports.constant(known.name));
}

function plain(name: ScalarName, imports: Imports): string {
  return imports.scalar(name, scalars[name].module ?? "scalars");
}

/** A scalar within its facets, the length before the pattern: that of a long text is not looked at. */
function faceted({ scalar, range, facets }: PlainType, imports: Imports): Code {
  let code: Code = plain(scalar, imports);
  const use = (name: string) => imports.scalar(name, "facets");
  const infinity = () => imports.global("Infinity");
  if (range !== undefined) {
    const min = bound(range.min, () => `-${infinity()}`);
    code = call(use("inRange"), code, min, bound(range.max, infinity));
  }
  const { minLength, maxLength, multipleOf, pattern, numbers, values } = facets ?? {};
  const { min: least, max: most, multipleOf: step } = numbers ?? {};
  if (values !== undefined) code = call(use("listed"), code, list(values.map(String)));
  const ofNumber = (name: string) => imports.scalar(name, "number-facets");
  if (least !== undefined) code = call(ofNumber("atLeast"), code, ...boundCode(least));
  if (most !== undefined) code = call(ofNumber("atMost"), code, ...boundCode(most));
  if (step !== undefined) code = call(ofNumber("inStepsOf"), code, literal(step));
  if (multipleOf !== undefined) code = call(use("multipleOf"), code, String(multipleOf));
  if (minLength !== undefined || maxLength !== undefined) {
    const max = maxLength === undefined ? [] : [String(maxLength)];
    code = call(use("ofLength"), code, String(minLength ?? 0), ...max);
  }
  return pattern === undefined ? code : call(use("matching"), code, patternCode(pattern));
}

function boundCode({ value, excluded }: NumberBound): readonly Code[] {
  return [literal(value), ...(excluded ? ["true"] : [])];
}

function patternCode({ source, flags }: Pattern): string {
  return String(new RegExp(source, flags));
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
