import type { InterfaceDeclarationStructure, TypeAliasDeclarationStructure } from "ts-morph";
import type { DocumentElement, Struct } from "../../model/model.ts";
import type { Emitter } from "../emitter.ts";
import { jsonSchemas } from "../json-schema.ts";
import { modules } from "../modules.ts";
import { key } from "./code.ts";
import { type Declaration, declare } from "./declare.ts";
import { described } from "./doc-comment.ts";
import { exportedInterface, property, typeAlias } from "./statements.ts";
import { TsFile } from "./ts-file.ts";

/** The types of decoded values. */
export const types: Emitter = {
  name: "types",
  emit(input) {
    const { api } = input;
    const enums = new Set(api.enums.map(({ name }) => name));
    const documented = new Map([...api.documents, ...api.structs].map((each) => [each.name, each]));
    if (documented.size === 0) return [];
    const file = new TsFile(input, modules.types, [...documented.keys()]);
    for (const declaration of declare(jsonSchemas(api))) {
      const from = documented.get(declaration.name);
      // The types of enums are declared beside their constants.
      if (from === undefined) continue;
      for (const other of declaration.mentions) {
        if (enums.has(other)) file.useType(other, modules.enums);
      }
      file.add(structureOf(declaration, from));
    }
    return [file.print("#/components/schemas")];
  },
};

function structureOf(
  { name, type }: Declaration,
  from: DocumentElement | Struct,
): InterfaceDeclarationStructure | TypeAliasDeclarationStructure {
  const docs = described(from.doc, from.deprecated);
  if (typeof type === "string") return typeAlias(name, type, docs);
  const members = "members" in from ? from.members : [];
  const documented = new Map(members.map((member) => [member.key, member]));
  const properties = type.map((each) => {
    const { doc = "", deprecated = false } = documented.get(each.name) ?? {};
    return property(key(each.name), each.type, each.optional, described(doc, deprecated));
  });
  return exportedInterface(name, docs, { properties });
}
