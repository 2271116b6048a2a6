import { docText } from "../doc-text.ts";
import type { Emitter } from "../emitter.ts";
import type { Operation } from "../model.ts";
import { call, layOut, typeArguments, within } from "./layout.ts";
import { modules, operationModule, runtimeModule, sourceOf } from "./modules.ts";
import { inputIsOptional, inputName, outputType } from "./operation-types.ts";
import { documentation } from "./operations.ts";
import { docComment, TsFile } from "./ts-file.ts";

/** What the file exports, whatever the spec says. */
const exported = ["Client", "createClient"];
const parameters = ["options", "input", "call"];

/** All operations as methods of one object. */
export const client: Emitter = {
  name: "client",
  emit(input) {
    const { api } = input;
    if (api.operations.length === 0) return [];
    const file = new TsFile(modules.client, [...exported, ...parameters]);
    const clientOptions = file.useType("ClientOptions", runtimeModule(input, "client-options"));
    const callOptions = file.useType("CallOptions", runtimeModule(input, "client-options"));
    const methods = api.operations.map((each) => method(each, file, callOptions));
    const calls = api.operations.map((each) => delegate(each, file));
    file.add(
      `${docComment([docText(api.title)])}export interface Client {\n${methods.join("\n")}}`,
    );
    file.add(
      `${docComment(["A client for one server.", "", "@throws {@link InputError} where an option cannot be used."])}` +
        `export function createClient(options: ${clientOptions}): Client {\n` +
        `  ${file.use("checkOptions", runtimeModule(input, "client-options"))}(options);\n` +
        `  return {\n${calls.join("")}  };\n}`,
    );
    return [file.print(sourceOf(input, "#/paths"))];
  },
};

function method(operation: Operation, file: TsFile, callOptions: string): string {
  const { id } = operation;
  const input = file.useType(inputName(operation), operationModule(id));
  const head = call(
    id,
    `input${inputIsOptional(operation) ? "?" : ""}: ${input}`,
    `options?: ${callOptions}`,
  );
  const result = layOut(typeArguments(`: ${file.global("Promise")}`, outputType(operation, file)));
  return `${docComment(documentation(operation), 2)}  ${layOut(within("", head, `${result};`), 2)}\n`;
}

function delegate({ id }: Operation, file: TsFile): string {
  const name = file.use(id, operationModule(id));
  const body = call(name, "options", "input", "call");
  const line = `    ${id}: (input, call) => ${layOut(body)},\n`;
  if (line.length <= 101) return line;
  return `    ${id}: (input, call) =>\n      ${layOut(body, 6, 1)},\n`;
}
