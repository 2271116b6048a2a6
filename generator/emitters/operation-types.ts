import { assertNever } from "../assert-never.ts";
import type { Operation, Parameter, ScalarType } from "../model.ts";
import { pascalCase } from "../names.ts";
import { assign, key, layOut, union, widthOf } from "./layout.ts";
import { modules } from "./modules.ts";
import type { Structs } from "./structs.ts";
import { described, docComment, type TsFile } from "./ts-file.ts";

/** The name of an operation's input. */
export function inputName({ id }: Operation): string {
  return `${pascalCase(id)}Input`;
}

/** Whether an operation can be called without an input. */
export function inputIsOptional({ parameters, body }: Operation): boolean {
  return body === undefined && parameters.every(({ required }) => !required);
}

/** What a call gives: the documents of its successful answers, or nothing. */
export function outputType({ responses }: Operation, file: TsFile): string {
  const types = responses.map(({ document }) =>
    document === undefined ? "undefined" : file.useType(document, modules.types),
  );
  return [...new Set(types)]
    .sort((a, b) => +(a === "undefined") - +(b === "undefined"))
    .join(" | ");
}

/** The declaration of an operation's input: parameters, and the members of its body. */
export function inputDeclaration(
  operation: Operation,
  file: TsFile,
  structs: Structs,
  runtime: (name: string, module: string) => string,
): string {
  const { id, parameters, body } = operation;
  const name = inputName(operation);
  const doc = docComment([`What {@link ${id}} takes.`]);
  const value = body && bodyType(body.document, file, structs, runtime);
  if (parameters.length === 0) {
    const type = value ?? `${file.global("Record")}<string, never>`;
    return doc + layOut(assign(`export type ${name} =`, type, ";"));
  }
  const fields = parameters.map((parameter) => field(parameter, file)).join("");
  const head = `export interface ${name}`;
  if (value === undefined) return `${doc}${head} {\n${fields}}`;
  const fits = widthOf(`${head} extends ${value} {`) <= 100;
  return `${doc}${head}${fits ? " " : "\n  "}extends ${value} {\n${fields}}`;
}

/** What is given for a document: its value, with int64s in any of their forms. */
function bodyType(
  document: string,
  file: TsFile,
  structs: Structs,
  runtime: (name: string, module: string) => string,
): string {
  const value = file.useType(document, modules.types);
  const wide = structs.carriesInt64(structs.ofDocument(document));
  return wide ? `${runtime("Encodable", "codec")}<${value}>` : value;
}

function field(parameter: Parameter, file: TsFile): string {
  const { name, place, required, repeated, doc, deprecated } = parameter;
  const where = `${place.charAt(0).toUpperCase()}${place.slice(1)} parameter \`${name}\``;
  const lines = described(doc === "" ? `${where}.` : `${where}: ${doc}`, deprecated);
  const items = scalarTypes(parameter.type, file);
  const item = items.join(" | ");
  const types = repeated ? [`readonly ${items.length > 1 ? `(${item})` : item}[]`] : items;
  const left = `readonly ${key(parameter.key)}${required ? "" : "?"}:`;
  const line = union(left, required ? types : [...types, "undefined"], ";", 2);
  return `${docComment(lines, 2)}  ${line}\n`;
}

function scalarTypes(type: ScalarType, file: TsFile): readonly string[] {
  if (type.kind === "enum") return [file.useType(type.name, modules.enums)];
  switch (type.scalar) {
    case "string":
    case "dateTime":
      return ["string"];
    case "boolean":
      return ["boolean"];
    case "int32":
    case "integer":
    case "double":
      return ["number"];
    case "int64":
      return ["number", "bigint", "string"];
    case "base64":
      return [file.global("Uint8Array")];
    default:
      return assertNever(type.scalar);
  }
}
