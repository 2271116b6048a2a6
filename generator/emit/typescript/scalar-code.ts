import type { NumberBound, Pattern, ScalarType } from "../../model/model.ts";
import { type ScalarName, scalars } from "../../model/scalars.ts";
import { TypeIndex } from "../../model/type-index.ts";
import { modules } from "../modules.ts";
import { type Code, call, list, literal } from "./code.ts";
import type { TsFile } from "./ts-file.ts";

type PlainType = Extract<ScalarType, { kind: "scalar" }>;

/** The runtime's scalar for a type. */
export function scalarCode(file: TsFile, type: ScalarType): Code {
  if (type.kind === "scalar") return faceted(file, type);
  const { name, base, open } = TypeIndex.of(file.api).enum(type.name);
  const code =
    base === "string" ? file.useRuntime("collapsed", "codec/scalars") : plain(file, base);
  if (open) return code;
  return call(file.useRuntime("closedEnum", "codec/facets"), code, file.use(name, modules.enums));
}

function plain(file: TsFile, name: ScalarName): string {
  return file.useRuntime(name, `codec/${scalars[name].module ?? "scalars"}`);
}

/** A scalar within its facets, the length before the pattern: that of a long text is not looked at. */
function faceted(file: TsFile, { scalar, range, facets }: PlainType): Code {
  let code: Code = plain(file, scalar);
  const within = (facet: string, ...limits: readonly (Code | undefined)[]) => {
    code = call(file.useRuntime(facet, "codec/facets"), code, ...limits);
  };
  const ofNumber = (facet: string, ...limits: readonly (Code | undefined)[]) => {
    code = call(file.useRuntime(facet, "codec/number-facets"), code, ...limits);
  };
  if (range !== undefined) {
    const min = rangeCode(range.min) ?? `-${file.global("Infinity")}`;
    within("inRange", min, rangeCode(range.max) ?? file.global("Infinity"));
  }
  const { minLength, maxLength, multipleOf, pattern, numbers, values } = facets ?? {};
  const { min: least, max: most, multipleOf: step } = numbers ?? {};
  if (values !== undefined) within("listed", list(values.map(String)));
  if (least !== undefined) ofNumber("atLeast", ...boundCode(least));
  if (most !== undefined) ofNumber("atMost", ...boundCode(most));
  if (step !== undefined) ofNumber("inStepsOf", literal(step));
  if (multipleOf !== undefined) within("multipleOf", String(multipleOf));
  if (minLength !== undefined || maxLength !== undefined) {
    within("ofLength", String(minLength ?? 0), maxLength?.toString());
  }
  if (pattern !== undefined) within("matching", patternCode(pattern));
  return code;
}

function boundCode({ value, excluded }: NumberBound): readonly (Code | undefined)[] {
  return [literal(value), excluded ? "true" : undefined];
}

function patternCode({ source, flags }: Pattern): Code {
  return String(new RegExp(source, flags));
}

function rangeCode(value: number | bigint | undefined): Code | undefined {
  return typeof value === "bigint" ? `${value}n` : value?.toString();
}
