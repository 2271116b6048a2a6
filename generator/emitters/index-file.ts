import type { Emitter } from "../emitter.ts";
import { names as exported, layOut, literal, within } from "./layout.ts";
import { modules, operationModule, runtimeModule, sourceOf } from "./modules.ts";
import { inputName } from "./operation-types.ts";
import { TsFile } from "./ts-file.ts";

/** What an app imports, name by name. */
export const indexFile: Emitter = {
  name: "index",
  emit(input) {
    const { api } = input;
    const file = new TsFile(modules.index);
    const exports = (kind: "export" | "export type", names: readonly string[], module: string) => {
      if (names.length === 0) return [];
      const from = module.startsWith("../") ? module : `./${module}`;
      return [layOut(within(`${kind} `, exported(names), ` from ${literal(from)};`))];
    };
    const runtime = (name: string): string => runtimeModule(input, name);
    const names = new Set([...api.documents, ...api.structs].map(({ name }) => name));
    const enums = api.enums.map(({ name }) => name);
    const called = api.operations.length > 0;
    const lines = [
      ...exports(
        "export type",
        ["CallOptions", "ClientOptions", "Fetch", "RequestHeaders", "RetryOptions", "SentRequest"],
        runtime("client-options"),
      ),
      ...exports(
        "export",
        ["ClientError", "DecodeError", "HttpError", "InputError", "NetworkError", "TimeoutError"],
        runtime("errors"),
      ),
      ...exports("export type", ["DecodeCode", "ErrorCode"], runtime("errors")),
      ...exports("export", ["watch"], runtime("watch")),
      ...exports("export type", ["Watcher", "WatchEvent", "WatchOptions"], runtime("watch")),
      ...exports("export", called ? ["createClient"] : [], modules.client),
      ...exports("export type", called ? ["Client"] : [], modules.client),
      ...exports("export", enums, modules.enums),
      ...api.operations.flatMap((operation) => [
        ...exports("export", [operation.id], operationModule(operation.id)),
        ...exports("export type", [inputName(operation)], operationModule(operation.id)),
      ]),
      ...exports("export type", [...names].sort(), modules.types),
    ];
    file.add(lines.join("\n"));
    return [file.print(sourceOf(input, "#"))];
  },
};
