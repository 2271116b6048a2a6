import { assertNever } from "../assert-never.ts";
import type { Emitter } from "../emitter.ts";
import type { Enum } from "../model.ts";
import { assign, layOut, literal, union } from "./layout.ts";
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
      `  ${layOut(assign(`${value.name}:`, valueCode(value.value), ","), 2)}\n`,
  );
  const head = docComment(described(doc, deprecated));
  return `${head}export const ${name} = {\n${entries.join("")}} as const;`;
}

function valueCode(value: string | number): string {
  return typeof value === "string" ? literal(value) : String(value);
}

function type({ name, open, base }: Enum): string {
  const known = `(typeof ${name})[keyof typeof ${name}]`;
  if (!open)
    return `${docComment([`A value of {@link ${name}}.`])}${layOut(assign(`export type ${name} =`, known, ";"))}`;
  const doc = docComment([`A value of {@link ${name}}, or one that the spec does not know yet.`]);
  const types = [known, ...baseTypes(base).map((type) => `(${type} & {})`)];
  return doc + union(`export type ${name} =`, types, ";");
}

/** The literals stay visible beside `string & {}`, where `string` alone would swallow them. */
function baseTypes(base: Enum["base"]): readonly string[] {
  switch (base) {
    case "string":
      return ["string"];
    case "int32":
    case "integer":
      return ["number"];
    case "int64":
      return ["number", "bigint"];
    default:
      return assertNever(base);
  }
}
