import { conformanceFiles } from "../conformance/conformance-files.ts";
import type { Emitter } from "../emitter.ts";
import { modules } from "../modules.ts";
import { call, typeArguments } from "./code.ts";
import { SCENARIO_NAME } from "./description-file.ts";
import { exportedFunction, statement } from "./statements.ts";
import { TsFile } from "./ts-file.ts";

/** A server that answers with the spec's examples. */
export const mock: Emitter = {
  name: "mock",
  emit(input) {
    if (input.api.operations.length === 0) return [];
    const file = new TsFile(input, modules.mock);
    const make = file.useRuntime("createMock", "mock/mock", "createMockOf");
    const type = ofScenarios(file, "MockOptions", "mock/mock");
    file.add(
      exportedFunction({
        name: "createMock",
        parameters: [{ name: "options", hasQuestionToken: true, type }],
        returnType: ofScenarios(file, "Mock", "mock/mock"),
        body: withApi(file, make),
        docs: [
          "Stands in for the server: a mock that answers with the spec's examples, not listening yet.",
          ...BAD_OPTION,
        ],
      }),
    );
    file.addRuntimeReexports({
      "api/case": { types: ["Json", "WireBody"] },
      "mock/fault": { types: ["Fault"] },
      "mock/listen": { types: ["Listening"] },
      "mock/mock": { types: ["ListenOptions", "Mock", "MockOptions"] },
      "mock/state": { types: ["LoggedRequest"] },
    });
    file.addReexport(modules.api, { types: [SCENARIO_NAME] });
    return [file.print("#")];
  },
};

/** The mock for Mock Service Worker, which an app that takes the output alone may not have. */
export const msw: Emitter = {
  name: "msw",
  packageOnly: true,
  emit(input) {
    if (input.api.operations.length === 0) return [];
    const file = new TsFile(input, modules.msw);
    const make = file.useRuntime("handlersOf", "mock/msw-handlers");
    const type = ofScenarios(file, "HandlerOptions", "mock/msw-handlers");
    file.add(
      exportedFunction({
        name: "handlers",
        parameters: [{ name: "options", hasQuestionToken: true, type }],
        returnType: `${file.useRuntimeType("HttpHandler", "mock/msw-handlers")}[]`,
        body: withApi(file, make),
        docs: [
          "Handlers for Mock Service Worker, one for each operation, all answered by one mock.",
          ...BAD_OPTION,
        ],
      }),
    );
    file.addRuntimeReexports({ "mock/msw-handlers": { types: ["HandlerOptions"] } });
    return [file.print("#")];
  },
};

/** What lies between pages and the server. It is a program of its own, so apps do not get a copy. */
export const proxy: Emitter = {
  name: "proxy",
  packageOnly: true,
  emit(input) {
    if (input.api.operations.length === 0) return [];
    const file = new TsFile(input, modules.proxy);
    const make = file.useRuntime("createProxy", "proxy/proxy", "createProxyOf");
    const type = file.useRuntimeType("ProxyOptions", "proxy/proxy-options");
    file.add(
      exportedFunction({
        name: "createProxy",
        parameters: [{ name: "options", type }],
        returnType: file.useRuntimeType("ApiProxy", "proxy/proxy"),
        body: withApi(file, make),
        docs: [
          "A proxy between pages and the server, not listening yet: it asks once for all pages, and hands on",
          "nothing but what the spec describes.",
          ...BAD_OPTION,
        ],
      }),
    );
    file.addRuntimeReexports({
      "proxy/cache-api-store": { values: ["cacheApiStore"] },
      "proxy/redis-store": { values: ["redisStore"] },
    });
    file.addRuntimeReexports({
      "proxy/proxy": { types: ["ApiProxy", "ProxyListening", "ProxyListenOptions"] },
      "proxy/cache-api-store": { types: ["CacheApi"] },
      "proxy/proxy-event": { types: ["ProxyEvent"] },
      "proxy/proxy-options": { types: ["AllowedValues", "ForwardOptions", "ProxyOptions"] },
      "proxy/proxy-store": { types: ["ProxyStore", "StoredText"] },
      "proxy/redis-store": { types: ["RedisCommand"] },
      "proxy/web-exchange": { types: ["ProxyContext"] },
    });
    return [file.print("#")];
  },
};

/** The command of the package. It needs Node, so that places without it do not get it. */
export const command: Emitter = {
  name: "command",
  packageOnly: true,
  emit(input) {
    if (input.api.operations.length === 0) return [];
    const file = new TsFile(input, modules.command);
    const run = file.useRuntime("run", "cli/run-process");
    const cases = `async () => (await import("./${conformanceFiles.index}")).cases`;
    const given = input.outputs.has("conformance") ? cases : undefined;
    file.add(statement(`await ${call(run, file.use("api", modules.api), given)};`));
    const printed = file.print("#");
    return [{ ...printed, text: `#!/usr/bin/env node\n${printed.text}` }];
  },
};

const BAD_OPTION = ["", "@throws {@link InputError} where an option cannot be used."];

/** A type of the runtime that takes the names of the scenarios. */
function ofScenarios(file: TsFile, name: string, module: string): string {
  const type = file.useRuntimeType(name, module);
  return typeArguments(type, file.useType(SCENARIO_NAME, modules.api));
}

/** Calls a function of the runtime with the API as data. */
function withApi(file: TsFile, make: string): string {
  return `return ${call(make, file.use("api", modules.api), "options")};`;
}
