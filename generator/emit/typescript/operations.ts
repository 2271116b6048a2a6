import type { FunctionDeclarationStructure } from "ts-morph";
import type { Api, Operation, Parameter, RequestBody } from "../../model/model.ts";
import { inputName } from "../../model/names.ts";
import { TypeIndex } from "../../model/type-index.ts";
import type { EmitInput, Emitter, GeneratedFile } from "../emitter.ts";
import { codecModule, modules, operationModule, operationSource } from "../modules.ts";
import {
  type Code,
  call,
  type Entry,
  expanded,
  list,
  literal,
  object,
  typeArguments,
} from "./code.ts";
import { CodecNames } from "./codec-names.ts";
import { CREDENTIALS, isSecured, optionsType, securityCode } from "./credentials-file.ts";
import {
  bodyType,
  inputDeclaration,
  inputIsOptional,
  isAllOrNothing,
  outputType,
  type UseType,
} from "./operation-types.ts";
import { constant, described, docText, jsDoc, TsFile } from "./ts-file.ts";
import { StructureKind } from "./ts-morph.ts";

/** One file per operation: its input, the operation as data, and a function that calls it. */
export const operations: Emitter = {
  name: "operations",
  *emit(input) {
    const structs = new TypeIndex(input.api);
    for (const operation of input.api.operations) yield operationFile(input, operation, structs);
  },
};

function operationFile(input: EmitInput, operation: Operation, structs: TypeIndex): GeneratedFile {
  const { id } = operation;
  const file = new TsFile(operationModule(id), [
    ...[id, operationName(id), inputName(operation)],
    ...["clientOptions", "input", "callOptions"],
  ]);
  const names = new CodecNames(file, input, structs, undefined);
  const useType: UseType = (name, module) => names.useType(name, module);
  const output = outputType(operation, file);
  const type = names.useType("Operation", "http/operation");
  file.add(
    ...inputDeclaration(operation, file, structs, useType),
    constant(operationName(id), definitionOf(operation, names, file, structs, useType), {
      type: typeArguments(type, inputName(operation), output),
      docs: jsDoc([`{@link ${id}} as data.`]),
    }),
    callFunction(operation, input.api, names, file, output),
  );
  return file.print(operationSource(input, operation));
}

function callFunction(
  operation: Operation,
  api: Api,
  names: CodecNames,
  file: TsFile,
  output: string,
): FunctionDeclarationStructure {
  const { id } = operation;
  const initializer = inputIsOptional(operation) ? { initializer: "{}" } : {};
  const callOptions = names.useType("CallOptions", "http/client-options");
  const useType: UseType = (name, module) => names.useType(name, module);
  const clientOptions = optionsType(api, useType, () =>
    file.useType(CREDENTIALS, modules.credentials),
  );
  const use = (name: string) => names.use(name, "http/credentials");
  const options = isSecured(api)
    ? call(use("withCredentials"), "clientOptions", securityCode(operation, api, use))
    : "clientOptions";
  const send = names.use("send", "http/transport");
  return {
    kind: StructureKind.Function,
    isExported: true,
    name: id,
    parameters: [
      { name: "clientOptions", type: clientOptions },
      { name: "input", type: inputName(operation), ...initializer },
      { name: "callOptions", hasQuestionToken: true, type: callOptions },
    ],
    returnType: typeArguments(names.global("Promise"), output),
    statements: [`return ${call(send, operationName(id), options, "input", "callOptions")};`],
    docs: jsDoc(shortDocumentation(operation)),
  };
}

/** The constant of an operation as data. */
export function operationName(id: string): string {
  return `${id}Operation`;
}

/**
 * The function beside the client's method, where the whole documentation is. What changes something at the server has
 * its description here too, since there what was not read may be lost.
 */
function shortDocumentation({ id, summary, doc, body, deprecated }: Operation): readonly string[] {
  const prose = [
    summary,
    body === undefined ? "" : doc,
    `The same as \`Client.${id}\`, for bundles that need no client.`,
  ];
  return described(prose.filter((text) => text !== "").join("\n\n"), deprecated);
}

/** What the spec says of an operation, its failures included. */
export function documentation(operation: Operation): readonly string[] {
  const { summary, doc, deprecated, failures } = operation;
  const prose = [summary, doc].filter((text) => text !== "").join("\n\n");
  const thrown = failures.map(
    ({ status, doc }) => `@throws {@link HttpError} ${status}: ${docText(doc)}`,
  );
  const credentials = credentialWords(operation);
  return [
    ...described([prose, credentials].filter((text) => text !== "").join("\n\n"), deprecated),
    ...(thrown.length > 0 ? ["", ...thrown] : []),
  ];
}

/** Which credentials an operation takes, in a sentence. */
export function credentialWords({ security = [] }: Operation): string {
  const ways = security.flatMap((names) =>
    names.length === 0 ? [] : [names.map((name) => `\`${name}\``).join(" and ")],
  );
  return ways.length === 0 ? "" : `Takes the credentials ${ways.join(", or ")}.`;
}

function definitionOf(
  operation: Operation,
  names: CodecNames,
  file: TsFile,
  structs: TypeIndex,
  useType: UseType,
): Code {
  const { id, method, path, parameters, body, responses, failures } = operation;
  const document = (name: string): string => file.use(names.document(name), codecModule(name));
  const entries: Entry[] = [
    ["id", literal(id)],
    ["method", literal(method)],
    ["path", literal(path)],
    ["parameters", list(parameters.map((each) => parameterCode(each, names)))],
  ];
  if (body) {
    entries.push([
      "body",
      object([
        ["contentType", literal(body.mediaType)],
        ...(body.required ? [] : [["optional", "true"] as const]),
        ...(body.key === undefined ? [] : [["key", literal(body.key)] as const]),
        ["write", writerOf(body, names, file, structs, useType)],
      ]),
    ]);
  }
  const answers = responses.map(
    ({ status, document: name }) =>
      [
        status,
        name === undefined ? names.use("noContent", "http/operation") : document(name),
      ] as const,
  );
  const meanings = failures.map(({ status, doc }) => [status, literal(doc)] as const);
  entries.push(["responses", object(answers)], ["failures", object(meanings)]);
  return expanded(entries);
}

function writerOf(
  body: RequestBody,
  names: CodecNames,
  file: TsFile,
  structs: TypeIndex,
  useType: UseType,
): Code {
  const module = codecModule(body.document);
  if (body.key !== undefined) {
    const document = file.use(names.document(body.document), module);
    return call(names.use("wholeBody", "http/whole-body"), literal(body.key), document);
  }
  const write = file.use(`encode${body.document}`, module);
  if (!isAllOrNothing(body, structs)) return write;
  const type = bodyType(body.document, file, structs, useType);
  return `(input, options) => ${write}(input as ${type}, options)`;
}

function parameterCode(
  { place, name, key, type, required, repeated }: Parameter,
  names: CodecNames,
): Code {
  const isRequired = required && place !== "path";
  const more: Entry[] = [
    ...(key === name ? [] : [["key", literal(key)] as const]),
    ...(isRequired ? [["required", "true"] as const] : []),
    ...(repeated ? [["repeated", "true"] as const] : []),
  ];
  const parameter = names.use("parameter", "http/operation");
  const given = [literal(place), literal(name), names.contentOf(type)];
  return call(parameter, ...given, ...(more.length > 0 ? [object(more)] : []));
}
