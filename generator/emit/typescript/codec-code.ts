import { assertNever } from "../../model/assert-never.ts";
import type { DocumentType, Member, Name, Namespace, Occurs, Type } from "../../model/model.ts";
import { lowerFirst } from "../../model/names.ts";
import { TypeIndex } from "../../model/type-index.ts";
import { codecModule, modules } from "../modules.ts";
import { type Code, call, literal } from "./code.ts";
import { namespaceKey, namespaceNames } from "./namespace-constants.ts";
import { scalarCode } from "./scalar-code.ts";
import type { TsFile } from "./ts-file.ts";

/** A member's place and content, by the verb for how often it occurs; `owner` is what the file is about. */
export function memberCode(file: TsFile, member: Member, owner: string): Code {
  const code = notNull(file, member, owner);
  return member.nullable ? call(file.useRuntime("nillable", "codec/codec"), code) : code;
}

function notNull(file: TsFile, { place, type, required }: Member, owner: string): Code {
  const content = contentCode(file, type, owner);
  const use = (name: string) => file.useRuntime(name, "codec/codec");
  const verb = () => use(required ? "required" : "optional");
  const presence = (list: Code) => (required ? list : call(use("optional"), list));
  switch (place.kind) {
    case "attribute":
      return call(verb(), placeCode(file, "attribute", place.name), content);
    case "element":
      return call(verb(), elementCode(file, place.name), content);
    case "text":
      return call(verb(), use("textContent"), content);
    case "list":
      return presence(listCode(file, place.name, content, place.occurs));
    case "wrapped": {
      const items = listCode(file, place.name, content, place.occurs);
      return presence(call(use("wrapped"), elementCode(file, place.wrapper), items));
    }
    default:
      return assertNever(place);
  }
}

/** What the root element of a document holds. */
export function documentContent(file: TsFile, type: DocumentType, owner: string): Code {
  if (type.kind !== "list") return contentCode(file, type, owner);
  return listCode(file, type.name, contentCode(file, type.item, owner), type.occurs);
}

/** The scalar or struct that stands for a type. */
function contentCode(file: TsFile, type: Type, owner: string): Code {
  if (type.kind !== "struct") return scalarCode(file, type);
  const content = useContent(file, type.name);
  // Structs that hold each other cannot both be there before the other.
  return TypeIndex.of(file.api).holds(type.name, owner) ? `() => ${content}` : content;
}

export function elementCode(file: TsFile, name: Name): Code {
  return placeCode(file, "element", name);
}

function placeCode(file: TsFile, kind: "attribute" | "element", { local, namespace }: Name): Code {
  const { uri, aliases } = namespace;
  const plain = uri === "" && (kind === "attribute" || aliases.length === 0);
  return call(
    file.useRuntime(kind, "codec/codec"),
    literal(local),
    plain ? undefined : useNamespace(file, namespace),
  );
}

function listCode(file: TsFile, name: Name, content: Code, { min, max, distinct }: Occurs): Code {
  const use = (name: string) => file.useRuntime(name, "codec/codec");
  const bounded = min !== undefined || max !== undefined;
  const count = bounded ? call(use("count"), String(min ?? 0), max?.toString()) : undefined;
  return call(
    use("list"),
    elementCode(file, name),
    content,
    distinct ? call(file.useRuntime("distinct", "codec/facets"), count) : count,
  );
}

/** Imports the constant of a namespace. */
export function useNamespace(file: TsFile, namespace: Namespace): string {
  const name = namespaceNames(file.api).get(namespaceKey(namespace));
  if (name === undefined) throw new Error(`the model has no namespace "${namespace.uri}"`);
  return file.use(name, modules.namespaces);
}

/** Imports the constant of what a struct's element holds. */
export function useContent(file: TsFile, struct: string): string {
  return file.use(contentName(struct), codecModule(struct));
}

/** Imports the constant of a root element. */
export function useDocument(file: TsFile, name: string): string {
  return file.use(documentName(name), codecModule(name));
}

export function contentName(struct: string): string {
  return `${lowerFirst(struct)}Content`;
}

export function documentName(name: string): string {
  return `${lowerFirst(name)}Document`;
}
