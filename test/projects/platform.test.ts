/** What the modules of the package do on platforms that do not have all that it uses. */
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { repository } from "../support/generate.ts";

/** What a platform may have, beyond the language. */
const all = {
  AbortController,
  AbortSignal,
  Headers,
  ReadableStream,
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
  atob,
  btoa,
  clearTimeout,
  crypto,
  fetch: async () =>
    new Response('<chatAllowed allowed="true"/>', { headers: { "content-type": "text/xml" } }),
  performance,
  queueMicrotask,
  setTimeout,
  structuredClone,
};

const NAMES = Object.keys(all) as (keyof typeof all)[];

let bundle = "";

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `export * as main from "./generated/index.ts";
        export * as codecs from "./generated/codecs/index.ts";
        export * as conformance from "./generated/conformance/index.ts";
        export * as mock from "./generated/mock.ts";`,
      resolveDir: repository,
    },
    bundle: true,
    format: "iife",
    globalName: "ece",
    // What is made while a module loads has to be kept, even if nothing uses it.
    ignoreAnnotations: true,
    treeShaking: false,
    write: false,
    logLevel: "silent",
  });
  bundle = outputFiles[0]?.text ?? "";
});

/** Loads the package where there is nothing but the language and these; gives what an expression is. */
function on(names: readonly (keyof typeof all)[], expression: string): unknown {
  const context = createContext(Object.fromEntries(names.map((name) => [name, all[name]])));
  return runInContext(`${bundle};\n${expression}`, context);
}

const without = (...names: (keyof typeof all)[]) => NAMES.filter((each) => !names.includes(each));

const CALL = `ece.main.createClient({ baseUrl: "http://h" }).getChatAllowed({ id: 1 })
  .then(({ allowed }) => allowed)`;
const MESSAGE = `(async () => { try { return await CALL } catch (error) {
  return error.name + " " + error.message } })()`.replace("CALL", CALL);

describe("importing needs nothing that a platform may not have", () => {
  test.each(NAMES)("without %s", (name) => {
    expect(on(without(name), "ece.main.Reason.Other")).toBe("other");
  });

  test("with the language alone", () => {
    expect(on([], "ece.main.Reason.Other")).toBe("other");
  });
});

describe("where something is missing", () => {
  test("a document that is a text is read with the language alone", () => {
    const xml = JSON.stringify('<chatAllowed allowed="false" reason="\u00fc"/>');
    expect(on([], `ece.codecs.decodeChatAllowed(${xml}).reason`)).toBe("\u00fc");
  });

  test("bytes say that they need a TextDecoder", () => {
    const decode = "ece.codecs.decodeChatAllowed(new Uint8Array(4))";
    expect(() => on(without("TextDecoder"), decode)).toThrow("TextDecoder is not defined");
  });

  test.each([
    ["fetch", "InputError fetch: must be given on this platform"],
    ["URL", "InputError URL: is missing on this platform"],
    ["Headers", "InputError Headers: is missing on this platform"],
    ["AbortController", "InputError AbortController: is missing on this platform"],
    ["TextDecoder", "InputError TextDecoder: is missing on this platform"],
  ] as const)("a client without %s says so", async (name, message) => {
    expect(await on(without(name), MESSAGE)).toBe(message);
  });

  test.each([
    "TextEncoder",
    "Request",
    "Response",
    "AbortSignal",
    "ReadableStream",
    "URLSearchParams",
    "performance",
    "crypto",
    "atob",
    "btoa",
    "structuredClone",
    "queueMicrotask",
  ] as const)("a call works without %s", async (name) => {
    expect(await on(without(name), MESSAGE)).toBe(true);
  });
});
