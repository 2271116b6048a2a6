import type { Emitter } from "../emitter.ts";
import { modules, runtimeModule, sourceOf } from "../modules.ts";
import { call } from "./code.ts";
import { jsDoc, TsFile } from "./ts-file.ts";
import { StructureKind } from "./ts-morph.ts";

/** Types of the runtime that a test needs names for, by their files. */
const types = {
  "api/case": ["Json", "WireBody"],
  "mock/fault": ["Fault"],
  "mock/listen": ["Listening"],
  "mock/logged-request": ["LoggedRequest"],
  "mock/mock": ["ListenOptions", "Mock", "MockOptions"],
};

/** A server that answers with the spec's examples. */
export const mock: Emitter = {
  name: "mock",
  emit(input) {
    if (input.api.operations.length === 0) return [];
    const file = new TsFile(modules.mock);
    const runtime = runtimeModule(input, "mock/mock");
    file.use("createMock as createMockOf", runtime);
    file.add({
      kind: StructureKind.Function,
      isExported: true,
      name: "createMock",
      parameters: [
        { name: "options", hasQuestionToken: true, type: file.useType("MockOptions", runtime) },
      ],
      returnType: file.useType("Mock", runtime),
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
    return [file.print(sourceOf(input, "#"))];
  },
};
