import type { Emitter } from "../emitter.ts";
import { modules, runtimeModule, sourceOf } from "../modules.ts";
import { call, typeArguments } from "./code.ts";
import { SCENARIO_NAME } from "./description-file.ts";
import { jsDoc, TsFile } from "./ts-file.ts";
import { StructureKind } from "./ts-morph.ts";

/** Types of the runtime that a test needs names for, by their files. */
const types = {
  "api/case": ["Json", "WireBody"],
  "mock/fault": ["Fault"],
  "mock/listen": ["Listening"],
  "mock/mock": ["ListenOptions", "Mock", "MockOptions"],
  "mock/state": ["LoggedRequest"],
};

/** A server that answers with the spec's examples. */
export const mock: Emitter = {
  name: "mock",
  emit(input) {
    if (input.api.operations.length === 0) return [];
    const file = new TsFile(modules.mock);
    const runtime = runtimeModule(input, "mock/mock");
    file.use("createMock as createMockOf", runtime);
    const scenario = file.useType(SCENARIO_NAME, modules.api);
    const typed = (name: string) => typeArguments(file.useType(name, runtime), scenario);
    file.add({
      kind: StructureKind.Function,
      isExported: true,
      name: "createMock",
      parameters: [{ name: "options", hasQuestionToken: true, type: typed("MockOptions") }],
      returnType: typed("Mock"),
      statements: [`return ${call("createMockOf", file.use("api", modules.api), "options")};`],
      docs: jsDoc([
        "Stands in for the server: a mock that answers with the spec's examples, not listening yet.",
        "",
        "@throws {@link InputError} where an option cannot be used.",
      ]),
    });
    for (const [module, names] of Object.entries(types)) {
      file.addReexport(runtimeModule(input, module), { types: names });
    }
    file.addReexport(modules.api, { types: [SCENARIO_NAME] });
    return [file.print(sourceOf(input, "#"))];
  },
};
