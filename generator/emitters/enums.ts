import { assertNever } from "../assert-never.ts";
import type { Emitter } from "../emitter.ts";
import type { Enum } from "../model.ts";
import { layOut, literal } from "./layout.ts";
import { modules, sourceOf } from "./modules.ts";
import { described, docComment, TsFile } from "./ts-file.ts";

/** The values of enums: a constant with their names, and a type of the same name. */
export const enums: Emitter = {
  name: "enums",
  emit(input) {
    const { api } = input;
    if (api.enums.length === 0) return [];
    const file = new TsFile(modules.enums);
    for (const each of api.enums) file.add(`${constant(each)}\n\n${type(each)}`);
    return [file.print(sourceOf(input, "#/components/schemas"))];
  },
};

function constant({ name, values, doc, deprecated }: Enum): string {
  const entries = values.map(
    (value) =>
      docComment(described(value.doc, false), 2) +
      `  ${value.name}: ${typeof value.value === "string" ? literal(value.value) : value.value},\n`,
  );
  const head = docComment(described(doc, deprecated));
  return `${head}export const ${name} = {\n${entries.join("")}} as const;`;
}

function type({ name, open, base }: Enum): string {
  const known = `(typeof ${name})[keyof typeof ${name}]`;
  if (!open) return `${docComment([`A value of {@link ${name}}.`])}export type ${name} = ${known};`;
  const doc = docComment([`A value of {@link ${name}}, or one that the spec does not know yet.`]);
  const line = layOut(`export type ${name} = ${known} | (${baseType(base)} & {});`);
  const broken = `export type ${name} =\n  | ${known}\n  | (${baseType(base)} & {});`;
  return doc + (line.length <= 100 ? line : broken);
}

function baseType(base: Enum["base"]): string {
  switch (base) {
    case "string":
      return "string";
    case "int32":
    case "integer":
      return "number";
    case "int64":
      return "number | bigint";
    default:
      return assertNever(base);
  }
}
