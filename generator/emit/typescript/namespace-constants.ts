import type { Api, Namespace } from "../../model/model.ts";
import { camelCase, isIdentifier } from "../../model/names.ts";
import { namesOf } from "../../model/type-index.ts";
import type { Emitter } from "../emitter.ts";
import { modules } from "../modules.ts";
import { expanded, list, literal } from "./code.ts";
import { constant } from "./statements.ts";
import { TsFile } from "./ts-file.ts";

/** The namespaces of elements and attributes, each once. */
export const namespaces: Emitter = {
  name: "namespaces",
  emit(input) {
    const all = namespacesOf(input.api);
    if (all.size === 0) return [];
    const names = namespaceNames(input.api);
    const file = new TsFile(input, modules.namespaces);
    const type = file.useRuntimeType("Namespace", "xml/namespaces");
    for (const [key, { uri, prefix, aliases }] of all) {
      const value = expanded({
        uri: literal(uri),
        prefix: prefix === undefined ? undefined : literal(prefix),
        aliases: aliases.length === 0 ? undefined : list(aliases.map(literal)),
      });
      file.add(constant(names.get(key) ?? "", value, { type }));
    }
    return [file.print("#/components/schemas")];
  },
};

const known = new WeakMap<Api, ReadonlyMap<string, string>>();

/** The names of the constants, by {@link namespaceKey}. */
export function namespaceNames(api: Api): ReadonlyMap<string, string> {
  const before = known.get(api);
  if (before !== undefined) return before;
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const [key, { uri, prefix }] of namespacesOf(api)) {
    const base = camelCase(`${prefix ?? (uri === "" ? "no" : "default")}-namespace`);
    // A prefix may be made of characters that no identifier has.
    const start = isIdentifier(base) ? base : "namespace";
    let name = start;
    for (let count = 2; taken.has(name); count++) name = `${start}${count}`;
    taken.add(name);
    names.set(key, name);
  }
  known.set(api, names);
  return names;
}

/** Two namespaces are the same constant if they are read and written alike. */
export function namespaceKey({ uri, prefix, aliases }: Namespace): string {
  return JSON.stringify([uri, prefix, aliases]);
}

/** In the order of their first use. What is in no namespace at all needs no constant. */
function namespacesOf({ documents, structs }: Api): ReadonlyMap<string, Namespace> {
  const names = [
    ...documents.flatMap(({ element, type }) =>
      type.kind === "list" ? [element, type.name] : [element],
    ),
    ...structs.flatMap(({ members }) => members.flatMap(namesOf)),
  ];
  const found = new Map<string, Namespace>();
  for (const { namespace } of names) {
    if (namespace.uri === "" && namespace.aliases.length === 0) continue;
    found.set(namespaceKey(namespace), namespace);
  }
  return found;
}
