import type { EmitInput, Emitter } from "../emitter.ts";
import { names as exported, layOut, literal, within } from "./layout.ts";
import { modules, runtimeModule, sourceOf } from "./modules.ts";
import { docComment, functionHead, TsFile } from "./ts-file.ts";

/** Types of the runtime that a test needs names for, by their files. */
const types = {
  "conformance/case": ["Json", "WireBody"],
  "mock/fault": ["Fault"],
  "mock/listen": ["Listening"],
  "mock/logged-request": ["LoggedRequest"],
  "mock/mock": ["ListenOptions", "Mock", "MockOptions"],
};

/** A server that answers with the spec's examples. */
export const mock: Emitter = {
  name: "mock",
  emit(input) {
    const { api } = input;
    if (api.operations.length === 0) return [];
    const file = new TsFile(modules.mock);
    const runtime = runtimeModule(input, "mock/mock");
    const head = functionHead(
      "createMock",
      [`options?: ${file.useType("MockOptions", runtime)}`],
      file.useType("Mock", runtime),
    );
    file.use("createMock as createMockOf", runtime);
    const doc = [
      "Stands in for the server: a mock that answers with the spec's examples, not listening yet.",
      "",
      "@throws {@link InputError} where an option cannot be used.",
    ];
    const body = `  return createMockOf(${file.use("api", modules.api)}, options);`;
    file.add(`${docComment(doc)}${head}\n${body}\n}`);
    file.add(exportedTypes(input));
    return [file.print(sourceOf(input, "#"))];
  },
};

function exportedTypes(input: EmitInput): string {
  const lines = Object.entries(types).map(([module, names]) => {
    const from = ` from ${literal(pathTo(input, module))};`;
    return layOut(within("export type ", exported(names), from));
  });
  return lines.join("\n");
}

/** The runtime lies above the output, or in it. */
function pathTo(input: EmitInput, module: string): string {
  const path = runtimeModule(input, module);
  return path.startsWith("../") ? path : `./${path}`;
}
