/** What docs/client.md says of options, events and codecs holds, and its code compiles and runs. */
import { mkdirSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test, vi } from "vitest";
import * as codecs from "../generated/codecs/index.ts";
import { callTable, clientTable, retryTable } from "../runtime/http/client-options.ts";
import { watchTable } from "../runtime/watch.ts";
import { compile, outputFolder, put, readRepository, repository, run } from "./support/generate.ts";

// The compiler starts as it does for a reader, and takes its time.
vi.setConfig({ testTimeout: 120_000 });

const page = readRepository("docs/client.md");

/** The cells of the first table of a section, or of the one that begins with a cell. */
function tableOf(section: string, first = "option"): readonly (readonly string[])[] {
  const [, text = ""] =
    new RegExp(`^## ${section}\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, "m").exec(page) ?? [];
  const [, table = ""] =
    new RegExp(`^\\| ${first} .*\n\\| -.*\n((?:\\|.*\n)+)`, "m").exec(text) ?? [];
  return table
    .trimEnd()
    .split("\n")
    .map((row) => row.slice(2).split(/(?<!\\)\|/))
    .map((cells) =>
      cells.map((cell) =>
        cell
          .trim()
          .replaceAll("\\|", "|")
          .replace(/^`(.*)`$/, "$1"),
      ),
    );
}

/** The members of an interface, with their types as they are written, but for what `undefined` adds. */
function membersOf(path: string, name: string): Readonly<Record<string, string>> {
  const [, body = ""] =
    new RegExp(`^export interface ${name}(?:<T>)? \\{\n([\\s\\S]*?)^\\}`, "m").exec(
      readRepository(path),
    ) ?? [];
  const members = body.matchAll(/^ {2}readonly (\w+)\??: ([^;]*);/gm);
  return Object.fromEntries(
    [...members].map(([, key = "", type = ""]) => {
      const plain = type.replace(/ \| undefined$/, "").replace(/^\((.*)\)$/, "$1");
      return [key, plain.replace("PlatformUrl", "URL")];
    }),
  );
}

describe.each([
  ["Options", "ClientOptions", "runtime/http/client-options.ts", clientTable],
  ["Call options", "CallOptions", "runtime/http/client-options.ts", callTable],
  ["Retry", "RetryOptions", "runtime/http/client-options.ts", retryTable],
  ["Watch", "WatchOptions", "runtime/watch.ts", watchTable],
])("%s", (section, name, path, options) => {
  const rows = tableOf(section);

  test("has all of them, with their types", () => {
    expect(Object.fromEntries(rows.map(([option, type]) => [option, type]))).toEqual(
      membersOf(path, name),
    );
    expect(rows.map(([option]) => option)).toEqual(Object.keys(options));
  });

  test("has the defaults", () => {
    const initials = Object.entries(options).map(([option, [, , initial]]) => [option, initial]);
    const numbers = rows.map(([option, , initial = ""]) => {
      const isNumber = /^[\d,]+$/.test(initial) && option !== "retry";
      return [option, isNumber ? Number(initial.replaceAll(",", "")) : undefined];
    });
    expect(numbers).toEqual(initials);
    for (const [option, , initial, meaning] of rows) {
      expect(meaning, option).not.toBe("");
      if (option !== "baseUrl") expect(initial, option).not.toBe("");
    }
  });
});

test("retry is by default what RetryOptions say", () => {
  const [, , initial] = tableOf("Options").find(([option]) => option === "retry") ?? [];
  expect(Number(initial)).toBe(retryTable.retries[2]);
});

test("Watch has all properties of its events, with their types", () => {
  const source = readRepository("runtime/watch.ts");
  const [, own = ""] = /^export type WatchEvent<T> =\n([\s\S]*?);\n\n/m.exec(source) ?? [];
  const kinds = own.split("readonly kind: ").slice(1);
  const rows = tableOf("Watch", "property");
  const both = { kind: '"value" | "error"', ...membersOf("runtime/watch.ts", "WatchedCall") };
  const expected = Object.entries(both).map(([name, type]) => [name, type, "both"]);
  for (const kind of kinds) {
    const [, word = ""] = /^"(\w+)"/.exec(kind) ?? [];
    for (const [, name = "", type = ""] of kind.matchAll(/readonly (\w+): ([^;]*);/g)) {
      expected.push([name, type, word]);
    }
  }
  expect(rows.map((cells) => cells.slice(0, 3))).toEqual(expected);
});

test("Codecs has the forms of all functions", () => {
  const forms = tableOf("Codecs", "function").map(([name = ""]) => name.replace("…", ""));
  expect(forms).toEqual(["decode", "encode"]);
  for (const name of Object.keys(codecs)) expect(name).toMatch(/^(?:decode|encode)[A-Z]/);
});

test("the code compiles, and the codecs print what stands beside them", async () => {
  const folder = outputFolder();
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(repository, join(folder, "node_modules/ece-chat"));
  const blocks = [...page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = ""]) => code);
  for (const [i, code] of blocks.entries()) put(join(folder, `block-${i}.ts`), code);
  expect(await compile(folder)).toEqual([]);
  const last = blocks.at(-1) ?? "";
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const { stdout } = await run(folder, "--import", tsx, `block-${blocks.length - 1}.ts`);
  expect(stdout).toBe([...last.matchAll(/ \/\/ (.*\n)/g)].map(([, line]) => line).join(""));
});
