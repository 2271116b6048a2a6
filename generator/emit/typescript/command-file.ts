import { conformanceFiles } from "../conformance/conformance-files.ts";
import type { Emitter } from "../emitter.ts";
import { modules, runtimeModule, sourceOf } from "../modules.ts";
import { TsFile } from "./ts-file.ts";

/** The command of the package. It needs Node, so that places without it do not get it. */
export const command: Emitter = {
  name: "command",
  packageOnly: true,
  emit(input) {
    if (input.api.operations.length === 0) return [];
    const file = new TsFile(modules.command);
    const run = file.use("run", runtimeModule(input, "cli/run-process"));
    const api = file.use("api", modules.api);
    if (input.outputs.has("conformance")) {
      const cases = `async () => (await import("./${conformanceFiles.index}")).cases`;
      file.addCode(`await ${run}(${api}, ${cases});`);
    } else file.addCode(`await ${run}(${api});`);
    const printed = file.print(sourceOf(input, "#"));
    return [{ ...printed, text: `#!/usr/bin/env node\n${printed.text}` }];
  },
};
