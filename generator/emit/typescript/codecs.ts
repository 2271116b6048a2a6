import type { DocumentElement, Struct } from "../../model/model.ts";
import { TypeIndex } from "../../model/type-index.ts";
import type { EmitInput, Emitter, GeneratedFile } from "../emitter.ts";
import { codecModule, modules } from "../modules.ts";
import { call, type Entry, expanded, typeArguments } from "./code.ts";
import {
  contentName,
  documentContent,
  documentName,
  elementCode,
  memberCode,
  useNamespace,
} from "./codec-code.ts";
import { constant, exportedFunction, type Statement } from "./statements.ts";
import { TsFile } from "./ts-file.ts";

/** One file per root element, with its decoder and encoder, and one per struct that others hold. */
export const codecs: Emitter = {
  name: "codecs",
  *emit(input) {
    const { documents, structs } = input.api;
    const roots = new Map(documents.map((document) => [document.name, document]));
    for (const struct of structs) {
      yield codecFile(input, struct.name, struct, roots.get(struct.name));
      roots.delete(struct.name);
    }
    for (const document of roots.values()) {
      yield codecFile(input, document.name, undefined, document);
    }
    if (documents.length > 0) yield codecIndex(input);
  },
};

function codecFile(
  input: EmitInput,
  name: string,
  struct: Struct | undefined,
  document: DocumentElement | undefined,
): GeneratedFile {
  const file = new TsFile(input, codecModule(name), [
    ...[contentName(name), documentName(name), `decode${name}`, `encode${name}`],
    ...["xml", "value", "options"],
  ]);
  if (struct !== undefined) file.add(structConstant(struct, file));
  if (document !== undefined) {
    file.add(
      documentConstant(document, file),
      decodeFunction(document, file),
      encodeFunction(document, file),
    );
  }
  return file.print((document ?? struct)?.origin.pointer ?? "#");
}

/** The members of a struct, a line each. */
function structConstant({ name, members, isTuple }: Struct, file: TsFile): Statement {
  const value = file.useType(name, modules.types);
  const entries = members.map((each): Entry => [each.key, memberCode(file, each, name)]);
  const initializer = isTuple
    ? call(
        typeArguments(file.useRuntime("tuple", "codec/tuple"), value),
        ...entries.map(([, member]) => member),
      )
    : call(typeArguments(file.useRuntime("struct", "codec/codec"), value), expanded(entries));
  return constant(contentName(name), initializer, {
    docs: [`What an element of type {@link ${name}} holds.`],
    // Needed where it refers to itself, and everywhere by projects with `isolatedDeclarations`.
    type: typeArguments(file.useRuntimeType("Struct", "codec/codec"), value),
  });
}

/** A root element. */
function documentConstant(document: DocumentElement, file: TsFile): Statement {
  const { name, element, type } = document;
  const value = file.useType(name, modules.types);
  const initializer = call(
    typeArguments(file.useRuntime("document", "codec/codec"), value),
    elementCode(file, element),
    documentContent(file, type, name),
    ...TypeIndex.of(file.api)
      .namespacesOf(document)
      .map((namespace) => useNamespace(file, namespace)),
  );
  return constant(documentName(name), initializer, {
    type: typeArguments(file.useRuntimeType("Document", "codec/codec"), value),
    docs: [`The root element ${tagOf(document)}.`],
  });
}

function decodeFunction(document: DocumentElement, file: TsFile): Statement {
  const { name } = document;
  const decode = file.useRuntime("decode", "codec/decode");
  return exportedFunction({
    name: `decode${name}`,
    parameters: [{ name: "xml", type: `string | ${file.global("Uint8Array")}` }],
    returnType: file.useType(name, modules.types),
    body: `return ${call(decode, documentName(name), "xml")};`,
    docs: [
      `Reads a document with the root element ${tagOf(document)}.`,
      "",
      "@throws {@link DecodeError} where it is not what the spec describes.",
    ],
  });
}

function encodeFunction(document: DocumentElement, file: TsFile): Statement {
  const { name } = document;
  const encode = file.useRuntime("encode", "codec/encode");
  const options = file.useRuntimeType("EncodeOptions", "codec/encode");
  return exportedFunction({
    name: `encode${name}`,
    parameters: [
      { name: "value", type: encodableType(name, file) },
      { name: "options", hasQuestionToken: true, type: options },
    ],
    returnType: "string",
    body: `return ${call(encode, documentName(name), "value", "options")};`,
    docs: [
      `Writes a document with the root element ${tagOf(document)}.`,
      "",
      "@throws {@link InputError} where the value cannot be written.",
    ],
  });
}

/** What is given for a document to be written: its value, with int64s in any of their forms. */
export function encodableType(document: string, file: TsFile): string {
  const types = TypeIndex.of(file.api);
  const value = file.useType(document, modules.types);
  if (!types.carriesInt64(types.ofDocument(document))) return value;
  return typeArguments(file.useRuntimeType("Encodable", "codec/codec"), value);
}

function tagOf({ element }: DocumentElement): string {
  return `\`<${element.local}>\``;
}

/** All decoders and encoders, by name. */
function codecIndex(input: EmitInput): GeneratedFile {
  const file = new TsFile(input, modules.codecs);
  for (const { name } of [...input.api.documents].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    file.addReexport(codecModule(name), { values: [`decode${name}`, `encode${name}`] });
  }
  return file.print("#/components/schemas");
}
