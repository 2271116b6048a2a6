import { base64 } from "../codec/bytes.ts";
import { type Held, heldBy } from "../codec/codec.ts";
import { double, type Scalar } from "../codec/scalars.ts";
import { quote } from "../errors.ts";
import type { Json } from "./case.ts";
import type { OperationDescription } from "./description.ts";
import { cannotFail } from "./scalar-text.ts";

/**
 * A decoded value as cases have it: an int64 is a decimal string, `INF`, `-INF` and `NaN` are strings,
 * bytes are base64. Keys stay in the decoder's order. Nothing is mended: a value of another type than
 * the table's becomes an object that no case expects, such as `{ "no int64": "string \"5\"" }`.
 */
export function toJson(value: unknown, content: Held): Json {
  const known = typeof content === "function" ? content() : content;
  if (known.kind === "scalar") return scalarToJson(value, known);
  if (known.kind === "list") {
    return Array.isArray(value)
      ? value.map((item) => toJson(item, known.content))
      : wrong("array", value);
  }
  const isTuple = known.tuple !== undefined;
  if (typeof value !== "object" || value === null || Array.isArray(value) !== isTuple) {
    return wrong(isTuple ? "array" : "object", value);
  }
  const entries = Object.entries(value).map(([key, held]): [string, Json] => {
    const member = known.members.find((each) => each.key === key);
    if (!member) return [key, wrong("member", held)];
    // A member that can be null is decoded so.
    return [key, held === null && member.none === null ? null : toJson(held, heldBy(member))];
  });
  return isTuple ? entries.map(([, held]) => held) : Object.fromEntries(entries);
}

function scalarToJson(value: unknown, { name }: Scalar<unknown>): Json {
  // Where JSON has a string for something else, a decoder that gives that very string is wrong.
  if (name === "int64") {
    // What a number holds exactly is to be one.
    const exact = Number.isSafeInteger(typeof value === "bigint" ? Number(value) : value);
    const right = typeof value === "bigint" ? !exact : exact;
    return right ? String(value) : wrong(name, value);
  }
  if (name === "base64") {
    return value instanceof Uint8Array ? base64.format(value, cannotFail) : wrong(name, value);
  }
  if (name === "double") {
    if (typeof value !== "number") return wrong(name, value);
    return Number.isFinite(value) ? value : double.format(value, cannotFail);
  }
  const plain =
    value === null ||
    typeof value === "string" ||
    typeof value === "boolean" ||
    (typeof value === "number" && Number.isFinite(value));
  return plain ? value : wrong(name, value);
}

function wrong(expected: string, value: unknown): Json {
  return { [`no ${expected}`]: `${typeof value} ${quote(value)}` };
}

/**
 * The input of an operation that the parameters of a case stand for: bytes for base64, numbers for
 * `INF`, `-INF` and `NaN`. The decimal string of an int64 stays one, and so does all that is not of
 * its type: refusing that is up to the operation.
 */
export function inputOf(
  params: { readonly [key: string]: Json },
  { operation, body }: OperationDescription,
): unknown {
  const members = body ? bodyMembers(params, operation.body?.key, body.document.content) : params;
  const entries = Object.entries(members).map(([key, value]) => {
    const parameter = operation.parameters.find((each) => each.key === key);
    const given = params[key] as Json;
    if (!parameter) return [key, value];
    const { type } = parameter;
    return [key, isList(given) ? given.map((each) => fromJson(each, type)) : fromJson(given, type)];
  });
  return Object.fromEntries(entries);
}

/** An input whose members are those of a body, or hold it as a whole under a key. */
function bodyMembers(
  params: { readonly [key: string]: Json },
  key: string | undefined,
  content: Held,
): object {
  if (key === undefined) return fromJson(params, content) as object;
  const whole = params[key];
  return whole === undefined ? params : { ...params, [key]: fromJson(whole, content) };
}

/** What an encoder is given for a value of a case. */
export function fromJson(value: Json, content: Held): unknown {
  const known = typeof content === "function" ? content() : content;
  if (known.kind === "scalar") return scalarFromJson(value, known);
  if (known.kind === "list") {
    return isList(value) ? value.map((item) => fromJson(item, known.content)) : value;
  }
  const isTuple = known.tuple !== undefined;
  if (typeof value !== "object" || value === null || isList(value) !== isTuple) return value;
  const entries = Object.entries(value).map(([key, held]): [string, unknown] => {
    const member = known.members.find((each) => each.key === key);
    return [key, member ? fromJson(held, heldBy(member)) : held];
  });
  return isTuple ? entries.map(([, held]) => held) : Object.fromEntries(entries);
}

function scalarFromJson(value: Json, { name }: Scalar<unknown>): unknown {
  if (typeof value !== "string") return value;
  if (name === "double" && /^(-?INF|NaN)$/.test(value)) return double.parse(value, cannotFail);
  if (name !== "base64") return value;
  try {
    return base64.parse(value, cannotFail);
  } catch {
    return value;
  }
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
