import { assertNever } from "../../model/assert-never.ts";
import type { DocumentType, Json } from "../../model/model.ts";
import { type ScalarName, scalars } from "../../model/scalars.ts";
import { found, isList, isListed, memberOf, type Types } from "../../model/types.ts";
import { type Code, call, type Entry, list, literal, object } from "../typescript/code.ts";

/** A value of the spec as the code of the value that an app is given for it. */
export function valueCode(value: Json, type: DocumentType, types: Types): Code {
  switch (type.kind) {
    case "list":
      return list(isList(value) ? value.map((item) => valueCode(item, type.item, types)) : []);
    case "struct":
      return structCode(value, type.name, types);
    case "enum":
      return scalarValue(value, found(types.enums, type.name).base);
    case "scalar":
      return scalarValue(value, type.scalar);
    default:
      return assertNever(type);
  }
}

function structCode(value: Json, struct: string, types: Types): Code {
  const entries = entriesOf(value, struct, types);
  const isTuple = found(types.structs, struct).isTuple === true;
  return isTuple ? list(entries.map(([, code]) => code)) : object(entries);
}

/** The members of a struct that a value has, each as an entry of an object. */
export function entriesOf(value: Json, struct: string, types: Types): readonly Entry[] {
  return found(types.structs, struct).members.flatMap((member) => {
    const held = memberOf(value, member);
    if (held === undefined) return [];
    if (held === null) return [[member.key, "null"]];
    const content = isListed(held, member)
      ? list(held.map((item) => valueCode(item, member.type, types)))
      : valueCode(held, member.type, types);
    return [[member.key, content]];
  });
}

function scalarValue(value: Json, scalar: ScalarName): Code {
  const { value: kind } = scalars[scalar];
  switch (kind) {
    case "boolean":
      return String(value);
    case "string":
      return literal(String(value));
    case "number":
      return numberCode(value);
    case "wide":
      return Number.isSafeInteger(Number(value)) ? String(value) : `${value}n`;
    case "bytes":
      return call("Uint8Array.of", ...[...Buffer.from(String(value), "base64")].map(String));
    default:
      return assertNever(kind);
  }
}

/** A value that is not a number in the spec is written there as text. */
function numberCode(value: Json): Code {
  if (value === "INF") return "Infinity";
  return value === "-INF" ? "-Infinity" : String(value);
}
