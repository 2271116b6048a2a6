import type { Emitter } from "../emitter.ts";
import { modules, runtimeModule, sourceOf } from "../modules.ts";
import { call } from "./code.ts";
import { jsDoc, TsFile } from "./ts-file.ts";
import { StructureKind } from "./ts-morph.ts";

/** Types of the runtime that an app with a proxy needs, by their files. */
const types = {
  "proxy/proxy": ["ApiProxy", "ProxyListening", "ProxyListenOptions"],
  "proxy/cache-api-store": ["CacheApi"],
  "proxy/proxy-event": ["ProxyEvent"],
  "proxy/proxy-options": ["AllowedValues", "ForwardOptions", "ProxyOptions"],
  "proxy/proxy-store": ["ProxyStore", "StoredText"],
  "proxy/redis-store": ["RedisCommand"],
  "proxy/web-exchange": ["ProxyContext"],
};

/** What lies between pages and the server. It is a program of its own, so apps do not get a copy. */
export const proxy: Emitter = {
  name: "proxy",
  packageOnly: true,
  emit(input) {
    if (input.api.operations.length === 0) return [];
    const file = new TsFile(modules.proxy);
    const runtime = runtimeModule(input, "proxy/proxy");
    file.use("createProxy as createProxyOf", runtime);
    const options = runtimeModule(input, "proxy/proxy-options");
    file.add({
      kind: StructureKind.Function,
      isExported: true,
      name: "createProxy",
      parameters: [{ name: "options", type: file.useType("ProxyOptions", options) }],
      returnType: file.useType("ApiProxy", runtime),
      statements: [`return ${call("createProxyOf", file.use("api", modules.api), "options")};`],
      docs: jsDoc([
        "A proxy between pages and the server, not listening yet: it asks once for all pages, and hands on",
        "nothing but what the spec describes.",
        "",
        "@throws {@link InputError} where an option cannot be used.",
      ]),
    });
    file.addReexport(runtimeModule(input, "proxy/cache-api-store"), { values: ["cacheApiStore"] });
    file.addReexport(runtimeModule(input, "proxy/redis-store"), { values: ["redisStore"] });
    for (const [module, names] of Object.entries(types)) {
      file.addReexport(runtimeModule(input, module), { types: names });
    }
    return [file.print(sourceOf(input, "#"))];
  },
};
