import { inputName } from "../../model/names.ts";
import {
  clientExports,
  credentialsExports,
  runtimeExports,
  securityExports,
} from "../../model/own-exports.ts";
import type { Emitter } from "../emitter.ts";
import { modules, operationModule } from "../modules.ts";
import { isSecured } from "./credentials-file.ts";
import { TsFile } from "./ts-file.ts";

/** What an app imports, name by name. */
export const indexFile: Emitter = {
  name: "index",
  emit(input) {
    const { operations, documents, structs, enums } = input.api;
    const file = new TsFile(input, modules.index);
    file.addRuntimeReexports(runtimeExports);
    if (operations.length > 0) file.addReexport(modules.client, clientExports);
    if (isSecured(input.api)) {
      file.addReexport(modules.credentials, credentialsExports);
      file.addRuntimeReexports({ "http/credentials": securityExports });
    }
    file.addReexport(modules.enums, { values: enums.map(({ name }) => name) });
    for (const operation of operations) {
      const { id } = operation;
      file.addReexport(operationModule(id), { values: [id], types: [inputName(operation)] });
    }
    const types = new Set([...documents, ...structs].map(({ name }) => name));
    file.addReexport(modules.types, { types: [...types].sort() });
    return [file.print("#")];
  },
};
