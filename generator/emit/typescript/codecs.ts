import type { FunctionDeclarationStructure, VariableStatementStructure } from "ts-morph";
import type { DocumentElement, Struct } from "../../model/model.ts";
import { TypeIndex } from "../../model/type-index.ts";
import type { EmitInput, Emitter, GeneratedFile } from "../emitter.ts";
import { codecModule, modules, sourceOf } from "../modules.ts";
import { call, expanded, typeArguments } from "./code.ts";
import { CodecNames, contentName, documentName } from "./codec-names.ts";
import { constant, jsDoc, TsFile } from "./ts-file.ts";
import { StructureKind } from "./ts-morph.ts";

/** One file per root element, with its decoder and encoder, and one per struct that others hold. */
export const codecs: Emitter = {
  name: "codecs",
  *emit(input) {
    const { documents, structs } = input.api;
    const graph = new TypeIndex(input.api);
    const roots = new Map(documents.map((document) => [document.name, document]));
    for (const struct of structs) yield codecFile(input, graph, struct, roots.get(struct.name));
    for (const document of documents) {
      if (graph.get(document.name) === undefined)
        yield codecFile(input, graph, undefined, document);
    }
    if (documents.length > 0) yield codecIndex(input);
  },
};

function codecFile(
  input: EmitInput,
  graph: TypeIndex,
  struct: Struct | undefined,
  document: DocumentElement | undefined,
): GeneratedFile {
  const { name, origin } = (document ?? struct) as Struct | DocumentElement;
  const file = new TsFile(codecModule(name), [
    ...[contentName(name), documentName(name), `decode${name}`, `encode${name}`],
    ...["xml", "value", "options"],
  ]);
  const names = new CodecNames(file, input, graph, struct);
  const content = struct ? [structConstant(struct, names)] : [];
  const root = document
    ? [
        documentConstant(document, names, graph),
        decodeFunction(document, names),
        encodeFunction(document, names, graph),
      ]
    : [];
  file.add(...content, ...root);
  return file.print(sourceOf(input, origin.pointer));
}

/** The members of a struct, a line each. */
function structConstant(struct: Struct, names: CodecNames): VariableStatementStructure {
  const { name, members, isTuple } = struct;
  const entries = members.map((member) => [member.key, names.member(member)] as const);
  const make = isTuple ? names.use("tuple", "codec/tuple") : names.use("struct", "codec/codec");
  const initializer = call(
    typeArguments(make, names.type(name)),
    ...(isTuple ? entries.map(([, member]) => member) : [expanded(entries)]),
  );
  const docs = jsDoc([`What an element of type {@link ${name}} holds.`]);
  // Needed where it refers to itself, and everywhere by projects with `isolatedDeclarations`.
  const type = typeArguments(names.useType("Struct", "codec/codec"), names.type(name));
  return constant(names.content(name), initializer, { docs, type });
}

/** A root element. */
function documentConstant(
  document: DocumentElement,
  names: CodecNames,
  graph: TypeIndex,
): VariableStatementStructure {
  const { name, element, type } = document;
  const initializer = call(
    typeArguments(names.use("document", "codec/codec"), names.type(name)),
    names.element(element),
    names.contentOfDocument(type),
    ...graph.namespacesOf(document).map((namespace) => names.namespace(namespace)),
  );
  return constant(names.document(name), initializer, {
    type: typeArguments(names.useType("Document", "codec/codec"), names.type(name)),
    docs: jsDoc([`The root element ${tagOf(document)}.`]),
  });
}

function decodeFunction(
  document: DocumentElement,
  names: CodecNames,
): FunctionDeclarationStructure {
  const { name } = document;
  return {
    kind: StructureKind.Function,
    isExported: true,
    name: `decode${name}`,
    parameters: [{ name: "xml", type: `string | ${names.global("Uint8Array")}` }],
    returnType: names.type(name),
    statements: [
      `return ${call(names.use("decode", "codec/decode"), names.document(name), "xml")};`,
    ],
    docs: jsDoc([
      `Reads a document with the root element ${tagOf(document)}.`,
      "",
      "@throws {@link DecodeError} where it is not what the spec describes.",
    ]),
  };
}

function encodeFunction(
  document: DocumentElement,
  names: CodecNames,
  graph: TypeIndex,
): FunctionDeclarationStructure {
  const { name, type } = document;
  const value = graph.carriesInt64(type)
    ? typeArguments(names.useType("Encodable", "codec/codec"), names.type(name))
    : names.type(name);
  const encode = names.use("encode", "codec/encode");
  return {
    kind: StructureKind.Function,
    isExported: true,
    name: `encode${name}`,
    parameters: [
      { name: "value", type: value },
      {
        name: "options",
        hasQuestionToken: true,
        type: names.useType("EncodeOptions", "codec/encode"),
      },
    ],
    returnType: "string",
    statements: [`return ${call(encode, names.document(name), "value", "options")};`],
    docs: jsDoc([
      `Writes a document with the root element ${tagOf(document)}.`,
      "",
      "@throws {@link InputError} where the value cannot be written.",
    ]),
  };
}

function tagOf({ element }: DocumentElement): string {
  return `\`<${element.local}>\``;
}

/** All decoders and encoders, by name. */
function codecIndex(input: EmitInput): GeneratedFile {
  const file = new TsFile(modules.codecs);
  for (const { name } of [...input.api.documents].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    file.addReexport(codecModule(name), { values: [`decode${name}`, `encode${name}`] });
  }
  return file.print(sourceOf(input, "#/components/schemas"));
}
