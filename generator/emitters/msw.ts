import type { Emitter } from "../emitter.ts";
import { modules, runtimeModule, sourceOf } from "./modules.ts";
import { docComment, functionHead, TsFile } from "./ts-file.ts";

/** The mock for Mock Service Worker, which an app that takes the output alone may not have. */
export const msw: Emitter = {
  name: "msw",
  packageOnly: true,
  emit(input) {
    const { api } = input;
    if (api.operations.length === 0) return [];
    const file = new TsFile(modules.msw);
    const runtime = runtimeModule(input, "msw/handlers");
    const head = functionHead(
      "handlers",
      [`options?: ${file.useType("HandlerOptions", runtime)}`],
      `${file.useType("HttpHandler", runtime)}[]`,
    );
    const doc = [
      "Handlers for Mock Service Worker, one for each operation, all answered by one mock.",
      "",
      "@throws {@link InputError} where an option cannot be used.",
    ];
    const handlers = file.use("handlersOf", runtime);
    const body = `  return ${handlers}(${file.use("api", modules.api)}, options);`;
    file.add(`${docComment(doc)}${head}\n${body}\n}`);
    file.add(`export type { HandlerOptions } from "${runtime}";`);
    return [file.print(sourceOf(input, "#"))];
  },
};
