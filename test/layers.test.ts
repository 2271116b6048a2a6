/** The folders of generator/ and runtime/, and which may import which: see docs/architecture.md. */
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { repository } from "./support/generate.ts";

/** From the lowest layer to the highest. A file imports its own layer and lower ones. */
const layers = {
  runtime: [
    ["errors.ts", "platform.ts"],
    ["xml"],
    ["codec"],
    ["http"],
    ["watch.ts", "api"],
    ["text"],
    ["mock", "probe", "conformance"],
    ["proxy"],
    ["cli"],
  ],
  generator: [
    ["diagnostics"],
    ["model"],
    ["source"],
    ["read"],
    ["lower"],
    ["check"],
    ["conformance"],
    ["emit"],
    ["output"],
    ["pipeline.ts"],
    ["cli"],
  ],
} as const;

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(repository, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(path);
    return entry.name.endsWith(".ts") ? [path] : [];
  });
}

const files = [...filesBelow("runtime"), ...filesBelow("generator")];

/** What each file imports of the two folders, types included. */
const graph = new Map(
  files.map((file) => {
    const text = readFileSync(join(repository, file), "utf8");
    const imports = ts
      .preProcessFile(text, true, true)
      .importedFiles.map(({ fileName }) => fileName);
    const paths = imports
      .filter((name) => name.startsWith("."))
      .map((name) => posix.join(posix.dirname(file), name));
    return [file, paths.filter((path) => files.includes(path))];
  }),
);

/** A way from a file back to itself. */
function circleFrom(start: string): readonly string[] | undefined {
  const before = new Map<string, string>();
  const todo = [start];
  for (let file = todo.pop(); file !== undefined; file = todo.pop()) {
    for (const next of graph.get(file) ?? []) {
      if (before.has(next)) continue;
      before.set(next, file);
      if (next === start) {
        const circle = [start];
        for (let at = before.get(start); at !== undefined && at !== start; at = before.get(at)) {
          circle.unshift(at);
        }
        return circle;
      }
      todo.push(next);
    }
  }
  return undefined;
}

test("no file imports itself by way of others, types included", () => {
  expect(files.length).toBeGreaterThan(300);
  expect(files.flatMap((file) => circleFrom(file)?.join(" → ") ?? [])).toEqual([]);
});

describe.each(["runtime", "generator"] as const)("%s/", (root) => {
  const order: readonly (readonly string[])[] = layers[root];
  const layerOf = (path: string) =>
    order.findIndex((names) => names.includes(path.split("/")[1] ?? ""));

  test("every entry has a layer", () => {
    const entries = readdirSync(join(repository, root)).filter((name) => name !== "README.md");
    expect(entries.filter((name) => !order.flat().includes(name))).toEqual([]);
  });

  test("no import goes upwards", () => {
    const upwards = [...graph].flatMap(([file, imports]) =>
      imports
        .filter((path) => file.startsWith(`${root}/`) && path.startsWith(`${root}/`))
        .filter((path) => layerOf(path) > layerOf(file))
        .map((path) => `${file} → ${path}`),
    );
    expect(upwards).toEqual([]);
  });
});

test("runtime/ knows nothing of generator/", () => {
  const known = [...graph].filter(
    ([file, imports]) =>
      file.startsWith("runtime/") && imports.some((path) => path.startsWith("generator/")),
  );
  expect(known).toEqual([]);
});

describe("a newcomer finds the way", () => {
  test("no file has more than 400 lines", () => {
    const lengths = files.map(
      (file) => [file, readFileSync(join(repository, file), "utf8")] as const,
    );
    const long = lengths.filter(([, text]) => text.split("\n").length > 401).map(([file]) => file);
    // The reader's state is in one class, which may be split any time.
    expect(long.filter((file) => file !== "runtime/xml/xml-reader.ts")).toEqual([]);
  });

  test("at most 8 names of files are used twice", () => {
    const names = files.map((file) => posix.basename(file));
    const twice = new Set(names.filter((name, index) => names.indexOf(name) < index));
    expect([...twice].slice(8)).toEqual([]);
  });

  test.each([
    ["generator", 12],
    ["runtime", 14],
  ])("%s/ has at most %i entries", (root, most) => {
    expect(readdirSync(join(repository, root)).slice(most)).toEqual([]);
  });
});
