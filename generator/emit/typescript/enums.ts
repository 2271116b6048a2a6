import type { TypeAliasDeclarationStructure, VariableStatementStructure } from "ts-morph";
import type { Enum } from "../../model/model.ts";
import { typesOfValue } from "../../model/scalars.ts";
import type { Emitter } from "../emitter.ts";
import { modules, sourceOf } from "../modules.ts";
import { key, literal } from "./code.ts";
import { commentCode, constant, described, jsDoc, TsFile } from "./ts-file.ts";
import { StructureKind } from "./ts-morph.ts";

/** The values of enums: a constant with their names, and a type of the same name. */
export const enums: Emitter = {
  name: "enums",
  emit(input) {
    const { api } = input;
    if (api.enums.length === 0) return [];
    const file = new TsFile(modules.enums);
    for (const each of api.enums) file.add(valuesConstant(each), valueType(each));
    return [file.print(sourceOf(input, "#/components/schemas"))];
  },
};

function valuesConstant({ name, values, doc, deprecated }: Enum): VariableStatementStructure {
  const entries = values.map(
    (value) =>
      `${commentCode(described(value.doc, false), 2)}${key(value.name)}: ${valueCode(value.value)},`,
  );
  const initializer = `{\n${entries.join("\n")}\n} as const`;
  return constant(name, initializer, { docs: jsDoc(described(doc, deprecated)) });
}

function valueCode(value: string | number): string {
  return typeof value === "string" ? literal(value) : String(value);
}

function valueType({ name, open, base }: Enum): TypeAliasDeclarationStructure {
  const known = `(typeof ${name})[keyof typeof ${name}]`;
  // The literals stay visible beside `string & {}`, where `string` alone would swallow them.
  const others = typesOfValue(base, false).map((type) => `(${type} & {})`);
  const types = open ? [known, ...others] : [known];
  const what = `A value of {@link ${name}}`;
  return {
    kind: StructureKind.TypeAlias,
    isExported: true,
    name,
    type: types.join(" | "),
    docs: jsDoc([open ? `${what}, or one that the spec does not know yet.` : `${what}.`]),
  };
}
