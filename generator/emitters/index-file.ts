import type { EmitInput, Emitter } from "../emitter.ts";
import { names as exported, layOut, literal, within } from "./layout.ts";
import { modules, operationModule, runtimeModule, sourceOf } from "./modules.ts";
import { inputName } from "./operation-types.ts";
import { TsFile } from "./ts-file.ts";

/** Names that are exported together from one module. */
interface Export {
  readonly kind: "export" | "export type";
  readonly names: readonly string[];
  readonly module: (input: EmitInput) => string;
}

function ofRuntime(kind: Export["kind"], name: string, names: readonly string[]): Export {
  return { kind, names, module: (input) => runtimeModule(input, name) };
}

const optionTypes = [
  ...["CallOptions", "ClientOptions", "Fetch"],
  ...["RequestHeaders", "RetryOptions", "SentRequest"],
];
const errorClasses = [
  ...["ClientError", "DecodeError", "HttpError"],
  ...["InputError", "NetworkError", "TimeoutError"],
];

const runtimeExports: readonly Export[] = [
  ofRuntime("export type", "client-options", optionTypes),
  ofRuntime("export", "errors", errorClasses),
  ofRuntime("export type", "errors", ["DecodeCode", "ErrorCode"]),
  ofRuntime("export", "watch", ["watch"]),
  ofRuntime("export type", "watch", ["Watcher", "WatchEvent", "WatchOptions"]),
];

const clientExports: readonly Export[] = [
  { kind: "export", names: ["createClient"], module: () => modules.client },
  { kind: "export type", names: ["Client"], module: () => modules.client },
];

/** What every client exports beside what is named in the spec. */
export const ownExports: readonly Export[] = [...runtimeExports, ...clientExports];

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
    const names = new Set([...api.documents, ...api.structs].map(({ name }) => name));
    const enums = api.enums.map(({ name }) => name);
    const own = api.operations.length > 0 ? ownExports : runtimeExports;
    const lines = [
      ...own.flatMap((each) => exports(each.kind, each.names, each.module(input))),
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
