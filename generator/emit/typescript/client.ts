import type { InterfaceDeclarationStructure } from "ts-morph";
import { inputName } from "../../model/names.ts";
import type { Emitter } from "../emitter.ts";
import { modules, operationModule } from "../modules.ts";
import { call, type Entry, expanded, typeArguments } from "./code.ts";
import { optionsType, plainOptions } from "./credentials-file.ts";
import { docText, jsDoc } from "./doc-comment.ts";
import { inputIsOptional, outputType } from "./operation-types.ts";
import { documentation } from "./operations.ts";
import { exportedFunction, exportedInterface, type Statement } from "./statements.ts";
import { TsFile } from "./ts-file.ts";

/** What the file declares, whatever the spec says. */
const own = ["Client", "createClient", "clientOptions", "input", "callOptions"];

/** All operations as methods of one object. */
export const client: Emitter = {
  name: "client",
  emit(input) {
    if (input.api.operations.length === 0) return [];
    const file = new TsFile(input, modules.client, own);
    file.add(clientInterface(file), createClient(file));
    return [file.print("#/paths")];
  },
};

function clientInterface(file: TsFile): InterfaceDeclarationStructure {
  const callOptions = file.useRuntimeType("CallOptions", "http/client-options");
  const methods = file.api.operations.map((operation, index) => ({
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
    leadingTrivia: index > 0 ? "\n" : "",
  }));
  return exportedInterface("Client", [docText(file.api.title)], { methods });
}

function createClient(file: TsFile): Statement {
  const type = optionsType(file);
  const options = plainOptions(file);
  const methods = file.api.operations.map(({ id }): Entry => {
    const operation = file.use(id, operationModule(id));
    const called = call(operation, "clientOptions", "input", "callOptions");
    return [id, `(input, callOptions) => ${called}`];
  });
  const check = file.useRuntime("checkOptions", "http/client-options");
  return exportedFunction({
    name: "createClient",
    parameters: [{ name: "clientOptions", type }],
    returnType: "Client",
    body: `${call(check, options)};\nreturn ${expanded(methods)};`,
    docs: [
      "A client for one server.",
      "",
      "@throws {@link InputError} where an option cannot be used.",
    ],
  });
}
