import { docText } from "../doc-text.ts";
import type { EmitInput, Emitter, GeneratedFile } from "../emitter.ts";
import type { Operation, Parameter } from "../model.ts";
import { CodecNames } from "./codec-names.ts";
import {
  assign,
  type Code,
  call,
  key,
  layOut,
  list,
  literal,
  object,
  typeArguments,
  within,
} from "./layout.ts";
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
  const constant = operationName(id);
  const file = new TsFile(operationModule(id), [
    ...[id, constant, inputName(operation)],
    ...["client", "input", "options"],
  ]);
  const names = new CodecNames(file, input, structs, undefined);
  const runtimeType = (name: string, module: string): string =>
    file.useType(name, runtimeModule(input, module));
  file.add(inputDeclaration(operation, file, structs, runtimeType));
  const output = outputType(operation, file);
  const type = within(
    `export const ${constant}: `,
    typeArguments(runtimeType("Operation", "operation"), inputName(operation), output),
  );
  const definition = assign(`${layOut(type, 0, 2)} =`, definitionOf(operation, names, file), ";");
  file.add(docComment([`{@link ${id}} as data.`]) + layOut(definition));
  const parameters = [
    `client: ${runtimeType("ClientOptions", "client-options")}`,
    `input: ${inputName(operation)}${inputIsOptional(operation) ? " = {}" : ""}`,
    `options?: ${runtimeType("CallOptions", "client-options")}`,
  ];
  const send = file.use("send", runtimeModule(input, "transport"));
  const head = functionHead(id, parameters, `${file.global("Promise")}<${output}>`);
  const body = call(`return ${send}`, constant, "client", "input", "options");
  file.add(
    `${docComment(documentation(operation))}${head}\n  ${layOut(within("", body, ";"), 2)}\n}`,
  );
  return file.print(sourceOf(input, origin.pointer));
}

/** The constant of an operation as data. */
export function operationName(id: string): string {
  return `${id}Operation`;
}

/** What the spec says of an operation, its failures included. */
export function documentation(operation: Operation): readonly string[] {
  const { summary, doc, deprecated, failures } = operation;
  const prose = [summary, doc].filter((text) => text !== "").join("\n\n");
  const thrown = failures.map(
    ({ status, doc }) => `@throws {@link HttpError} ${status}: ${docText(doc)}`,
  );
  return [...described(prose, deprecated), ...(thrown.length > 0 ? ["", ...thrown] : [])];
}

function definitionOf(operation: Operation, names: CodecNames, file: TsFile): Code {
  const { id, method, path, parameters, body, responses, failures } = operation;
  const document = (name: string): string => file.use(names.document(name), codecModule(name));
  const entries: Code[] = [
    assign("id:", literal(id)),
    assign("method:", literal(method)),
    assign("path:", literal(path)),
    assign(
      "parameters:",
      list(
        parameters.map((each) => parameterCode(each, names)),
        parameters.length > 1,
      ),
    ),
  ];
  if (body) {
    const write = file.use(`encode${body.document}`, codecModule(body.document));
    const parts = [assign("contentType:", literal(body.mediaType)), assign("write:", write)];
    entries.push(assign("body:", object(parts)));
  }
  const answers = responses.map(({ status, document: name }) =>
    assign(`${key(status)}:`, name === undefined ? '"none"' : document(name)),
  );
  const meanings = failures.map(({ status, doc }) => assign(`${key(status)}:`, literal(doc)));
  entries.push(assign("responses:", object(answers)), assign("failures:", object(meanings)));
  return object(entries, true);
}

function parameterCode(
  { place, name, key: own, type, required, repeated }: Parameter,
  names: CodecNames,
): Code {
  return object([
    `in: ${literal(place)}`,
    assign("name:", literal(name)),
    assign("key:", literal(own)),
    assign("type:", names.contentOf(type)),
    `required: ${required}`,
    `repeated: ${repeated}`,
  ]);
}
