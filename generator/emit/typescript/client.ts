import type {
  FunctionDeclarationStructure,
  InterfaceDeclarationStructure,
  MethodSignatureStructure,
  OptionalKind,
} from "ts-morph";
import type { Operation } from "../../model/model.ts";
import { inputName } from "../../model/names.ts";
import type { EmitInput, Emitter } from "../emitter.ts";
import { modules, operationModule, runtimeModule, sourceOf } from "../modules.ts";
import { call, expanded, list, literal, typeArguments } from "./code.ts";
import { CREDENTIALS, isSecured, optionsType } from "./credentials-file.ts";
import { inputIsOptional, outputType } from "./operation-types.ts";
import { documentation } from "./operations.ts";
import { docText, jsDoc, TsFile } from "./ts-file.ts";
import { StructureKind } from "./ts-morph.ts";

/** What the file declares, whatever the spec says. */
const own = ["Client", "createClient", "clientOptions", "input", "callOptions"];

/** All operations as methods of one object. */
export const client: Emitter = {
  name: "client",
  emit(input) {
    if (input.api.operations.length === 0) return [];
    const file = new TsFile(modules.client, own);
    file.add(clientInterface(input, file), createClient(input, file));
    return [file.print(sourceOf(input, "#/paths"))];
  },
};

function clientInterface(input: EmitInput, file: TsFile): InterfaceDeclarationStructure {
  const { title, operations } = input.api;
  const callOptions = file.useType("CallOptions", runtimeModule(input, "http/client-options"));
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: "Client",
    methods: operations.map((operation, index) => ({
      ...method(operation, file, callOptions),
      ...(index > 0 && { leadingTrivia: "\n" }),
    })),
    docs: jsDoc([docText(title)]),
  };
}

function method(
  operation: Operation,
  file: TsFile,
  callOptions: string,
): OptionalKind<MethodSignatureStructure> {
  return {
    name: operation.id,
    parameters: [
      {
        name: "input",
        hasQuestionToken: inputIsOptional(operation),
        type: file.useType(inputName(operation), operationModule(operation.id)),
      },
      { name: "callOptions", hasQuestionToken: true, type: callOptions },
    ],
    returnType: typeArguments(file.global("Promise"), outputType(operation, file)),
    docs: jsDoc(documentation(operation), 2),
  };
}

function createClient(input: EmitInput, file: TsFile): FunctionDeclarationStructure {
  const options = runtimeModule(input, "http/client-options");
  const { api } = input;
  const type = optionsType(
    api,
    (name, module) => file.useType(name, runtimeModule(input, module)),
    () => file.useType(CREDENTIALS, modules.credentials),
  );
  const names = (api.securitySchemes ?? []).map(({ name }) => literal(name));
  const checked = isSecured(api)
    ? call(
        file.use("withoutCredentials", runtimeModule(input, "http/credentials")),
        "clientOptions",
        list(names),
      )
    : "clientOptions";
  const methods = input.api.operations.map(({ id }) => {
    const operation = file.use(id, operationModule(id));
    return [
      id,
      `(input, callOptions) => ${call(operation, "clientOptions", "input", "callOptions")}`,
    ] as const;
  });
  return {
    kind: StructureKind.Function,
    isExported: true,
    name: "createClient",
    parameters: [{ name: "clientOptions", type }],
    returnType: "Client",
    statements: [
      `${call(file.use("checkOptions", options), checked)};`,
      `return ${expanded(methods)};`,
    ],
    docs: jsDoc([
      "A client for one server.",
      "",
      "@throws {@link InputError} where an option cannot be used.",
    ]),
  };
}
