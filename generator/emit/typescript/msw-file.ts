import type { Emitter } from "../emitter.ts";
import { modules, runtimeModule, sourceOf } from "../modules.ts";
import { call, typeArguments } from "./code.ts";
import { SCENARIO_NAME } from "./description-file.ts";
import { jsDoc, TsFile } from "./ts-file.ts";
import { StructureKind } from "./ts-morph.ts";

/** The mock for Mock Service Worker, which an app that takes the output alone may not have. */
export const msw: Emitter = {
  name: "msw",
  packageOnly: true,
  emit(input) {
    if (input.api.operations.length === 0) return [];
    const file = new TsFile(modules.msw);
    const runtime = runtimeModule(input, "mock/msw-handlers");
    const handlersOf = file.use("handlersOf", runtime);
    const options = typeArguments(
      file.useType("HandlerOptions", runtime),
      file.useType(SCENARIO_NAME, modules.api),
    );
    file.add({
      kind: StructureKind.Function,
      isExported: true,
      name: "handlers",
      parameters: [{ name: "options", hasQuestionToken: true, type: options }],
      returnType: `${file.useType("HttpHandler", runtime)}[]`,
      statements: [`return ${call(handlersOf, file.use("api", modules.api), "options")};`],
      docs: jsDoc([
        "Handlers for Mock Service Worker, one for each operation, all answered by one mock.",
        "",
        "@throws {@link InputError} where an option cannot be used.",
      ]),
    });
    file.addReexport(runtime, { types: ["HandlerOptions"] });
    return [file.print(sourceOf(input, "#"))];
  },
};
