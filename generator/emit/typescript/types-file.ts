import type { InterfaceDeclarationStructure, TypeAliasDeclarationStructure } from "ts-morph";
import type { DocumentElement, Struct } from "../../model/model.ts";
import type { Emitter } from "../emitter.ts";
import { jsonSchemas } from "../json-schema.ts";
import { modules, sourceOf } from "../modules.ts";
import { key } from "./code.ts";
import { type Declaration, declare } from "./declare.ts";
import { described, jsDoc, TsFile } from "./ts-file.ts";
import { StructureKind } from "./ts-morph.ts";

/** The types of decoded values. */
export const types: Emitter = {
  name: "types",
  emit(input) {
    const { api } = input;
    const enums = new Set(api.enums.map(({ name }) => name));
    const documented = new Map([...api.documents, ...api.structs].map((each) => [each.name, each]));
    if (documented.size === 0) return [];
    const file = new TsFile(modules.types, [...documented.keys()]);
    for (const declaration of declare(jsonSchemas(api))) {
      const from = documented.get(declaration.name);
      // The types of enums are declared beside their constants.
      if (from === undefined) continue;
      for (const other of declaration.mentions) {
        if (enums.has(other)) file.useType(other, modules.enums);
      }
      file.add(structureOf(declaration, from));
    }
    return [file.print(sourceOf(input, "#/components/schemas"))];
  },
};

function structureOf(
  { name, type }: Declaration,
  from: DocumentElement | Struct,
): InterfaceDeclarationStructure | TypeAliasDeclarationStructure {
  const common = { name, isExported: true, docs: jsDoc(described(from.doc, from.deprecated)) };
  if (typeof type === "string") return { kind: StructureKind.TypeAlias, ...common, type };
  const members = "members" in from ? from.members : [];
  const documented = new Map(members.map((member) => [member.key, member]));
  return {
    kind: StructureKind.Interface,
    ...common,
    properties: type.map((property) => {
      const { doc = "", deprecated = false } = documented.get(property.name) ?? {};
      return {
        name: key(property.name),
        isReadonly: property.readonly,
        hasQuestionToken: property.optional,
        type: property.type,
        docs: jsDoc(described(doc, deprecated), 2),
      };
    }),
  };
}
