import type { EmitInput, Emitter, GeneratedFile } from "../emitter.ts";
import type { Operation, Parameter } from "../model.ts";
import { CodecNames } from "./codec-names.ts";
import { type Code, key, layOut, list, literal, object, typeArguments, within } from "./layout.ts";
import { codecModule, operationModule, runtimeModule, sourceOf } from "./modules.ts";
import { inputDeclaration, inputIsOptional, inputName, outputType } from "./operation-types.ts";
import { Structs } from "./structs.ts";
import { described, docComment, functionHead, TsFile } from "./ts-file.ts";

/** One file per operation: its input, the operation as data, and a function that calls it. */
export const operations: Emitter = {
  name: "operations",
  emit(input) {
    const structs = new Structs(input.api);
    return input.api.operations.map((operation) => operationFile(input, operation, structs));
  },
};

function operationFile(input: EmitInput, operation: Operation, structs: Structs): GeneratedFile {
  const { id, origin } = operation;
  const file = new TsFile(operationModule(id));
  const names = new CodecNames(file, input, structs, undefined);
  const runtimeType = (name: string, module: string): string =>
    file.useType(name, runtimeModule(input, module));
  file.add(inputDeclaration(operation, file, structs, runtimeType));
  const output = outputType(operation, file);
  const constant = `${id}Operation`;
  const type = within(
    `export const ${constant}: `,
    typeArguments(runtimeType("Operation", "operation"), inputName(operation), output),
  );
  const definition = `${layOut(type, 0, 4)} = ${layOut(definitionOf(operation, names, file))};`;
  file.add(docComment([`{@link ${id}} as data.`]) + definition);
  const parameters = [
    `client: ${runtimeType("ClientOptions", "client-options")}`,
    `input: ${inputName(operation)}${inputIsOptional(operation) ? " = {}" : ""}`,
    `options?: ${runtimeType("CallOptions", "client-options")}`,
  ];
  const send = file.use("send", runtimeModule(input, "transport"));
  file.add(
    `${docComment(documentation(operation))}${functionHead(id, parameters, `Promise<${output}>`)}\n` +
      `  return ${send}(${constant}, client, input, options);\n}`,
  );
  return file.print(sourceOf(input, origin.pointer));
}

/** What the spec says of an operation, its failures included. */
export function documentation(operation: Operation): readonly string[] {
  const { summary, doc, deprecated, failures } = operation;
  const prose = [summary, doc].filter((text) => text !== "").join("\n\n");
  const thrown = failures.map(({ status, doc }) => `@throws {@link HttpError} ${status}: ${doc}`);
  return [...described(prose, deprecated), ...(thrown.length > 0 ? ["", ...thrown] : [])];
}

function definitionOf(operation: Operation, names: CodecNames, file: TsFile): Code {
  const { id, method, path, parameters, body, responses, failures } = operation;
  const document = (name: string): string => file.use(names.document(name), codecModule(name));
  const entries: Code[] = [
    `id: ${literal(id)}`,
    `method: ${literal(method)}`,
    `path: ${literal(path)}`,
    within(
      "parameters: ",
      list(
        parameters.map((each) => parameterCode(each, names)),
        parameters.length > 1,
      ),
    ),
  ];
  if (body) {
    const write = file.use(`encode${body.document}`, codecModule(body.document));
    const parts = [`contentType: ${literal(body.mediaType)}`, `write: ${write}`];
    entries.push(within("body: ", object(parts)));
  }
  const answers = responses.map(
    ({ status, document: name }) =>
      `${key(status)}: ${name === undefined ? '"none"' : document(name)}`,
  );
  const meanings = failures.map(({ status, doc }) => `${key(status)}: ${literal(doc)}`);
  entries.push(within("responses: ", object(answers)), within("failures: ", object(meanings)));
  return object(entries, true);
}

function parameterCode(
  { place, name, key: own, type, required, repeated }: Parameter,
  names: CodecNames,
): Code {
  return object([
    `in: ${literal(place)}`,
    `name: ${literal(name)}`,
    `key: ${literal(own)}`,
    within("type: ", names.contentOf(type)),
    `required: ${required}`,
    `repeated: ${repeated}`,
  ]);
}
