import type { TypeAliasDeclarationStructure } from "ts-morph";
import type { Enum } from "../../model/model.ts";
import { typesOfValue } from "../../model/scalars.ts";
import type { Emitter } from "../emitter.ts";
import { modules } from "../modules.ts";
import { type Code, key, literal } from "./code.ts";
import { commentCode, described } from "./doc-comment.ts";
import { constant, type Statement, typeAlias } from "./statements.ts";
import { TsFile } from "./ts-file.ts";

/** The values of enums: a constant with their names, and a type of the same name. */
export const enums: Emitter = {
  name: "enums",
  emit(input) {
    if (input.api.enums.length === 0) return [];
    const file = new TsFile(input, modules.enums);
    for (const each of input.api.enums) file.add(valuesConstant(each), valueType(each));
    return [file.print("#/components/schemas")];
  },
};

function valuesConstant({ name, values, doc, deprecated }: Enum): Statement {
  const entries = values.map(
    (value) =>
      `${commentCode(described(value.doc, false), 2)}${key(value.name)}: ${enumValue(value.value)},`,
  );
  const initializer = `{\n${entries.join("\n")}\n} as const`;
  return constant(name, initializer, { docs: described(doc, deprecated) });
}

export function enumValue(value: string | number): Code {
  return typeof value === "string" ? literal(value) : String(value);
}

function valueType({ name, open, base }: Enum): TypeAliasDeclarationStructure {
  const known = `(typeof ${name})[keyof typeof ${name}]`;
  // The literals stay visible beside `string & {}`, where `string` alone would swallow them.
  const others = typesOfValue(base, false).map((type) => `(${type} & {})`);
  const types = open ? [known, ...others] : [known];
  const what = `A value of {@link ${name}}`;
  const docs = [open ? `${what}, or one that the spec does not know yet.` : `${what}.`];
  return typeAlias(name, types.join(" | "), docs);
}
