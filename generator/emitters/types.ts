import type { Emitter } from "../emitter.ts";
import { jsonSchemas } from "../json-schema.ts";
import { modules, sourceOf } from "./modules.ts";
import { described, docComment, TsFile } from "./ts-file.ts";

/** The types of decoded values. */
export const types: Emitter = {
  name: "types",
  async emit(input) {
    const { api, declare } = input;
    const enums = new Set(api.enums.map(({ name }) => name));
    const documented = new Map([...api.documents, ...api.structs].map((each) => [each.name, each]));
    const file = new TsFile(modules.types, [...documented.keys()]);
    if (documented.size === 0) return [];
    for (const { name, text, mentions } of await declare(jsonSchemas(api))) {
      const from = documented.get(name);
      // The types of enums stand beside their constants.
      if (from === undefined) continue;
      for (const other of mentions) if (enums.has(other)) file.useType(other, modules.enums);
      file.add(docComment(described(from.doc, from.deprecated)) + text);
    }
    return [file.print(sourceOf(input, "#/components/schemas"))];
  },
};
