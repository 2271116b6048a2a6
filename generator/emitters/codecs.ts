import type { EmitInput, Emitter, GeneratedFile } from "../emitter.ts";
import type { DocumentElement, Struct } from "../model.ts";
import { CodecNames, contentName, documentName } from "./codec-names.ts";
import { assign, call, names as exported, key, layOut, literal, object, within } from "./layout.ts";
import { codecModule, modules, sourceOf } from "./modules.ts";
import { Structs } from "./structs.ts";
import { docComment, functionHead, TsFile } from "./ts-file.ts";

/** One file per root element, with its decoder and encoder, and one per struct that others hold. */
export const codecs: Emitter = {
  name: "codecs",
  emit(input) {
    const { documents, structs } = input.api;
    const graph = new Structs(input.api);
    const roots = new Map(documents.map((document) => [document.name, document]));
    const files = structs.map((struct) => codecFile(input, graph, struct, roots.get(struct.name)));
    const others = documents.filter(({ name }) => graph.get(name) === undefined);
    return [
      ...files,
      ...others.map((document) => codecFile(input, graph, undefined, document)),
      ...(documents.length > 0 ? [codecIndex(input)] : []),
    ];
  },
};

function codecFile(
  input: EmitInput,
  graph: Structs,
  struct: Struct | undefined,
  document: DocumentElement | undefined,
): GeneratedFile {
  const { name, origin } = (document ?? struct) as Struct | DocumentElement;
  const file = new TsFile(codecModule(name), [
    ...[contentName(name), documentName(name), `decode${name}`, `encode${name}`],
    ...["xml", "value", "options"],
  ]);
  const names = new CodecNames(file, input, graph, struct);
  const content = struct && structCode(struct, names);
  const root = document && documentCode(document, names, graph);
  for (const namespace of names.namespaces) file.add(namespace);
  if (content) file.add(content);
  for (const part of root ?? []) file.add(part);
  return file.print(sourceOf(input, origin.pointer));
}

/** The members of a struct, a line each. */
function structCode({ name, members }: Struct, names: CodecNames): string {
  const lines = members.map((member) => assign(`${key(member.key)}:`, names.member(member)));
  const code = call(`${names.use("struct", "codec")}<${names.type(name)}>`, object(lines, true));
  const doc = docComment([`What an element of type {@link ${name}} holds.`]);
  // Needed where it refers to itself, and everywhere by projects with `isolatedDeclarations`.
  const type = `${names.useType("Struct", "codec")}<${names.type(name)}>`;
  return doc + layOut(assign(`export const ${names.content(name)}: ${type} =`, code, ";"));
}

/** A root element, its decoder and its encoder. */
function documentCode(
  document: DocumentElement,
  names: CodecNames,
  graph: Structs,
): readonly string[] {
  const { name, element, type } = document;
  const root = names.document(name);
  const value = names.type(name);
  const prefixed = graph.namespacesOf(document).map((namespace) => names.namespace(namespace));
  const declared = `${names.useType("Document", "codec")}<${value}>`;
  const definition = call(
    `${names.use("document", "codec")}<${value}>`,
    names.element(element),
    names.contentOf(type),
    ...prefixed,
  );
  const encodable = graph.carriesInt64(type)
    ? `${names.useType("Encodable", "codec")}<${value}>`
    : value;
  const tag = `\`<${element.local}>\``;
  const decodeHead = functionHead(
    `decode${name}`,
    [`xml: string | ${names.global("Uint8Array")}`],
    value,
  );
  const options = `options?: ${names.useType("EncodeOptions", "operation")}`;
  const encodeHead = functionHead(`encode${name}`, [`value: ${encodable}`, options], "string");
  return [
    `${docComment([`The root element ${tag}.`])}${layOut(assign(`export const ${root}: ${declared} =`, definition, ";"))}`,
    `${docComment([
      `Reads a document with the root element ${tag}.`,
      "",
      "@throws {@link DecodeError} where it is not what the spec describes.",
    ])}${decodeHead}\n  ${layOut(within("return ", call(names.use("decode", "decode"), root, "xml"), ";"), 2)}\n}`,
    `${docComment([
      `Writes a document with the root element ${tag}.`,
      "",
      "@throws {@link InputError} where the value cannot be written.",
    ])}${encodeHead}\n  ${layOut(within("return ", call(names.use("encode", "encode"), root, "value", "options"), ";"), 2)}\n}`,
  ];
}

/** All decoders and encoders, by name. */
function codecIndex(input: EmitInput): GeneratedFile {
  const lines = [...input.api.documents]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name }) => {
      const items = exported([`decode${name}`, `encode${name}`]);
      const from = `./${codecModule(name).slice("codecs/".length)}`;
      return layOut(within("export ", items, ` from ${literal(from)};`));
    });
  const file = new TsFile(modules.codecs);
  file.add(lines.join("\n"));
  return file.print(sourceOf(input, "#/components/schemas"));
}
