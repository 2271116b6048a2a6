import type { Operation, Parameter, RequestBody } from "../../model/model.ts";
import { inputName } from "../../model/names.ts";
import type { EmitInput, Emitter, GeneratedFile } from "../emitter.ts";
import { codecModule, operationModule, operationSource } from "../modules.ts";
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
import { useDocument } from "./codec-code.ts";
import { encodableType } from "./codecs.ts";
import { operationOptions, optionsType } from "./credentials-file.ts";
import { described, docText } from "./doc-comment.ts";
import {
  inputDeclaration,
  inputIsOptional,
  isAllOrNothing,
  outputType,
} from "./operation-types.ts";
import { scalarCode } from "./scalar-code.ts";
import { constant, exportedFunction, type Statement } from "./statements.ts";
import { TsFile } from "./ts-file.ts";

/** One file per operation: its input, the operation as data, and a function that calls it. */
export const operations: Emitter = {
  name: "operations",
  *emit(input) {
    for (const operation of input.api.operations) yield operationFile(input, operation);
  },
};

function operationFile(input: EmitInput, operation: Operation): GeneratedFile {
  const { id } = operation;
  const file = new TsFile(input, operationModule(id), [
    ...[id, operationName(id), inputName(operation)],
    ...["clientOptions", "input", "callOptions"],
  ]);
  const output = outputType(operation, file);
  const type = file.useRuntimeType("Operation", "http/operation");
  file.add(
    ...inputDeclaration(operation, file),
    constant(operationName(id), definitionOf(operation, file), {
      type: typeArguments(type, inputName(operation), output),
      docs: [`{@link ${id}} as data.`],
    }),
    callFunction(operation, file, output),
  );
  return file.print(operationSource(input, operation));
}

function callFunction(operation: Operation, file: TsFile, output: string): Statement {
  const { id } = operation;
  const callOptions = file.useRuntimeType("CallOptions", "http/client-options");
  const clientOptions = optionsType(file);
  const options = operationOptions(file, operation);
  const send = file.useRuntime("send", "http/transport");
  const initializer = inputIsOptional(operation) ? { initializer: "{}" } : {};
  return exportedFunction({
    name: id,
    parameters: [
      { name: "clientOptions", type: clientOptions },
      { name: "input", type: inputName(operation), ...initializer },
      { name: "callOptions", hasQuestionToken: true, type: callOptions },
    ],
    returnType: typeArguments(file.global("Promise"), output),
    body: `return ${call(send, operationName(id), options, "input", "callOptions")};`,
    docs: shortDocumentation(operation),
  });
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
  const same = `The same as \`Client.${id}\`, for bundles that need no client.`;
  return described(paragraphs(summary, body === undefined ? "" : doc, same), deprecated);
}

/** What the spec says of an operation, its failures included. */
export function documentation(operation: Operation): readonly string[] {
  const { summary, doc, deprecated, failures } = operation;
  const thrown = failures.map(
    ({ status, doc }) => `@throws {@link HttpError} ${status}: ${docText(doc)}`,
  );
  return [
    ...described(paragraphs(summary, doc, credentialWords(operation)), deprecated),
    ...(thrown.length > 0 ? ["", ...thrown] : []),
  ];
}

function paragraphs(...texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join("\n\n");
}

/** Which credentials an operation takes, in a sentence. */
function credentialWords({ security = [] }: Operation): string {
  const ways = security.flatMap((names) =>
    names.length === 0 ? [] : [names.map((name) => `\`${name}\``).join(" and ")],
  );
  return ways.length === 0 ? "" : `Takes the credentials ${ways.join(", or ")}.`;
}

function definitionOf(operation: Operation, file: TsFile): Code {
  const { id, method, path, parameters, body, responses, failures } = operation;
  const noContent = () => file.useRuntime("noContent", "http/operation");
  return expanded({
    id: literal(id),
    method: literal(method),
    path: literal(path),
    parameters: list(parameters.map((each) => parameterCode(each, file))),
    body: body && bodyCode(body, file),
    responses: object(
      responses.map(
        ({ status, document }): Entry => [
          status,
          document === undefined ? noContent() : useDocument(file, document),
        ],
      ),
    ),
    failures: object(failures.map(({ status, doc }): Entry => [status, literal(doc)])),
  });
}

function bodyCode(body: RequestBody, file: TsFile): Code {
  return object({
    contentType: literal(body.mediaType),
    optional: body.required ? undefined : "true",
    key: body.key === undefined ? undefined : literal(body.key),
    write: writerOf(body, file),
  });
}

function writerOf(body: RequestBody, file: TsFile): Code {
  if (body.key !== undefined) {
    const document = useDocument(file, body.document);
    return call(file.useRuntime("wholeBody", "http/whole-body"), literal(body.key), document);
  }
  const write = file.use(`encode${body.document}`, codecModule(body.document));
  if (!isAllOrNothing(body, file)) return write;
  return `(input, options) => ${write}(input as ${encodableType(body.document, file)}, options)`;
}

function parameterCode(
  { place, name, key, type, required, repeated }: Parameter,
  file: TsFile,
): Code {
  const more = object({
    key: key === name ? undefined : literal(key),
    required: required && place !== "path" ? "true" : undefined,
    repeated: repeated ? "true" : undefined,
  });
  return call(
    file.useRuntime("parameter", "http/operation"),
    literal(place),
    literal(name),
    scalarCode(file, type),
    more === "{}" ? undefined : more,
  );
}
