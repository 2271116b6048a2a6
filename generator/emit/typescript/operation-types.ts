import type { OptionalKind, PropertySignatureStructure } from "ts-morph";
import type { Operation, Parameter, RequestBody, ScalarType } from "../../model/model.ts";
import { inputName, pascalCase } from "../../model/names.ts";
import { typesOfValue } from "../../model/scalars.ts";
import { TypeIndex } from "../../model/type-index.ts";
import { modules } from "../modules.ts";
import { key, typeArguments } from "./code.ts";
import { encodableType } from "./codecs.ts";
import { described } from "./doc-comment.ts";
import { exportedInterface, property, type Statement, typeAlias } from "./statements.ts";
import type { TsFile } from "./ts-file.ts";

/** Whether an operation can be called without an input. */
export function inputIsOptional({ parameters, body }: Operation): boolean {
  return !body?.required && parameters.every(({ required }) => !required);
}

/** What a call gives: the documents of its successful answers, or nothing. */
export function outputType({ responses }: Operation, file: TsFile): string {
  const documents = responses.flatMap(({ document }) => document ?? []);
  if (documents.length === 0) return "void";
  const types = new Set(documents.map((document) => file.useType(document, modules.types)));
  return [...types, ...(documents.length < responses.length ? ["undefined"] : [])].join(" | ");
}

/** The declaration of an operation's input: parameters, and the members of its body. */
export function inputDeclaration(operation: Operation, file: TsFile): readonly Statement[] {
  const { id, parameters, body } = operation;
  const name = inputName(operation);
  const docs = [`What {@link ${id}} takes.`];
  const value = body && encodableType(body.document, file);
  const properties = parameters.map((parameter) => parameterProperty(parameter, file));
  if (body?.key !== undefined && value !== undefined) {
    const { key, required, doc } = body;
    const prose = described(doc === "" ? "The body." : `The body: ${doc}`, false);
    const whole = inputProperty(key, value, required, prose);
    return [exportedInterface(name, docs, { properties: [...properties, whole] })];
  }
  const record = () => file.global("Record");
  if (value === undefined || !body || !isAllOrNothing(body, file)) {
    if (properties.length > 0) {
      const bases = value === undefined ? {} : { extends: [value] };
      return [exportedInterface(name, docs, { ...bases, properties })];
    }
    return [typeAlias(name, value ?? typeArguments(record(), "string", "never"), docs)];
  }
  const absent = typeArguments(record(), `keyof ${value}`, "undefined");
  const alternatives = `${value} | ${typeArguments(file.global("Partial"), absent)}`;
  if (properties.length === 0) return [typeAlias(name, alternatives, docs)];
  const own = file.declare(`${pascalCase(id)}Parameters`);
  return [
    {
      ...exportedInterface(own, [`The parameters of {@link ${id}}.`], { properties }),
      isExported: false,
    },
    typeAlias(name, `${own} & (${alternatives})`, docs),
  ];
}

/** Whether the members of a body are given as a whole or not at all: it is optional, and some of them are not. */
export function isAllOrNothing({ required, document }: RequestBody, file: TsFile): boolean {
  const types = TypeIndex.of(file.api);
  const type = types.ofDocument(document);
  if (required || type.kind !== "struct") return false;
  return types.get(type.name)?.members.some((member) => member.required) ?? false;
}

function parameterProperty(
  { key: name, name: onWire, place, type, required, repeated, doc, deprecated }: Parameter,
  file: TsFile,
): OptionalKind<PropertySignatureStructure> {
  const where = `${place.charAt(0).toUpperCase()}${place.slice(1)} parameter \`${onWire}\``;
  const prose = doc === "" ? `${where}.` : `${where}: ${doc}`;
  const item = scalarTypes(type, file).join(" | ");
  const types = repeated ? `readonly (${item})[]` : item;
  return inputProperty(name, types, required, described(prose, deprecated));
}

function inputProperty(name: string, type: string, required: boolean, docs: readonly string[]) {
  return property(key(name), required ? type : `${type} | undefined`, !required, docs);
}

function scalarTypes(type: ScalarType, file: TsFile): readonly string[] {
  if (type.kind === "enum") return [file.useType(type.name, modules.enums)];
  return typesOfValue(type.scalar, true).map((name) =>
    name === "Uint8Array" ? file.global(name) : name,
  );
}
