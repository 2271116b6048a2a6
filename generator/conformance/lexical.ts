import type { Json, ScalarType } from "../model/model.ts";
import type { Types } from "../model/types.ts";
import { found } from "./case-value.ts";

/** A text that stands for a value, as documents have it. */
export function lexical(value: Json, type: ScalarType, { enums }: Types): string {
  const scalar = type.kind === "enum" ? found(enums, type.name).base : type.scalar;
  // A whole double shows that it is one.
  if (scalar === "double" && /^-?\d+$/.test(String(value))) return `${value}.0`;
  return String(value);
}
