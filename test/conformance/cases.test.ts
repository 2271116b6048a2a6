/**
 * The conformance cases that are generated: for the committed spec, and for one that uses each
 * construct. What a case says of a document is compared here with what other parsers say of it.
 */
import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { XMLValidator } from "fast-xml-parser";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { readDocument } from "../../generator/check/sample/sample.ts";
import { deriveCases } from "../../generator/conformance/derive.ts";
import { tags } from "../../generator/conformance/tags.ts";
import type { Api } from "../../generator/model/model.ts";
import type { Case } from "../../runtime/api/case.ts";
import type { DecodeCode } from "../../runtime/errors.ts";
import { documentsOf, inCases, modelOf, typesOf } from "../support/cases.ts";
import {
  committedSpec,
  compile,
  type Files,
  generateFrom,
  load,
  type Output,
  outputFolder,
  put,
  readRepository,
  repository,
  run,
  writeOutput,
} from "../support/generate.ts";
import { readTreeByLibxml2, readTreeBySaxes } from "../support/tree.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const EVERYTHING = "test/conformance/everything/everything.openapi.yaml";
const everything: Files = { [EVERYTHING]: readRepository(EVERYTHING) };
/** What is generated from it, which several tests look at. */
const outputOfEverything = generateFrom(everything, { standalone: false });
const specs: { readonly [name: string]: Files } = {
  "the committed spec": committedSpec(),
  "a spec of everything": everything,
};

interface CaseFile {
  readonly operation: string;
  readonly cases: readonly Case[];
}

/** Errors of a document that a parser does not see. */
const MALFORMED: DecodeCode = "not-well-formed";

const reached = new Set<string>();

describe.each(Object.keys(specs))("the cases of %s", (name) => {
  let api: Api;
  let output: Output;
  let files: ReadonlyMap<string, string>;
  let written: readonly CaseFile[];
  let cases: readonly Case[];

  beforeAll(async () => {
    const spec = specs[name] ?? {};
    api = await modelOf(spec);
    output = await (spec === everything
      ? outputOfEverything
      : generateFrom(spec, { standalone: false }));
    expect(output.diagnostics).toEqual([]);
    files = output.files;
    const paths = [...files.keys()].filter((path) => path.startsWith("conformance/cases/"));
    written = paths.map((path) => JSON.parse(files.get(path) ?? ""));
    cases = deriveCases(api);
    for (const { expect } of cases) if (expect.kind === "error") reached.add(expect.codes[0] ?? "");
  });

  test("are files of JSON, one for each operation, that pass the schema", () => {
    const operations = api.operations.map(({ id }) => id);
    expect(new Set(written.map(({ operation }) => operation))).toEqual(new Set(operations));
    const schema = JSON.parse(files.get("conformance/cases.schema.json") ?? "");
    const validate = new Ajv2020({ strict: false }).compile(schema);
    for (const file of written) {
      validate(file);
      expect(validate.errors, file.operation).toBeNull();
    }
  });

  test("can be read as JSON in every language: no string has half of a surrogate pair (RFC 7493 §2.1)", () => {
    for (const { id, ...each } of cases) {
      expect(JSON.stringify(each), id).not.toMatch(/\\ud[89a-f]/);
    }
  });

  test("do not pass the schema with another value, or with something unknown", () => {
    const schema = JSON.parse(files.get("conformance/cases.schema.json") ?? "");
    const validate = new Ajv2020({ strict: false }).compile(schema);
    for (const file of written) {
      const changed = changesOf(file).filter((other) => validate(other));
      expect(changed, file.operation).toEqual([]);
    }
  });

  test("are the same as code", async () => {
    const folder = outputFolder();
    writeOutput(output, `${folder}/generated`);
    const module = await load<{ readonly cases: readonly Case[] }>(
      `${folder}/generated/conformance/index.ts`,
    );
    const byOperation = new Map(written.map((file) => [file.operation, file.cases]));
    expect(module.cases).toEqual(api.operations.flatMap(({ id }) => byOperation.get(id)));
    expect(JSON.parse(JSON.stringify(cases))).toEqual(module.cases);
  });

  test("have an id of their own, a sentence that says why, and tags", () => {
    const ids = cases.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, operation, documentation, tags: own, origin } of cases) {
      expect(id).toMatch(new RegExp(`^${operation}/[a-z0-9]+(-[a-z0-9]+)*$`));
      expect(documentation, id).toMatch(/^\P{Ll}.*[^.]\.$/u);
      expect(documentation, id).not.toMatch(/\n|[.!?] \p{Lu}/u);
      expect(own.length, id).toBeGreaterThan(0);
      if (origin !== "written")
        expect(Object.keys(tags), id).toEqual(expect.arrayContaining(own as string[]));
    }
  });

  test("have the same ids where operations are added behind them", () => {
    // The first document with a value in an element shows XML, which is that of the second operation.
    for (let count = 2; count < api.operations.length; count++) {
      const others = deriveCases({ ...api, operations: api.operations.slice(0, count) });
      expect(others.map(({ id }) => id)).toEqual(cases.slice(0, others.length).map(({ id }) => id));
    }
  });

  test("say what concerns XML once for answers and once for bodies", () => {
    for (const tag of ["encoding", "syntax", "security"]) {
      const derived = cases.filter(
        ({ origin, tags: own }) => origin === "derived" && own.includes(tag),
      );
      for (const kind of ["response", "body"]) {
        // An attribute that is there twice is a member of its own document.
        const about = derived
          .filter((each) => each.kind === kind && !each.tags.includes("members"))
          .map(({ id }) => id.replace(/^.*\//, ""));
        expect(new Set(about).size, `${tag} in a ${kind}`).toBe(about.length);
      }
    }
  });

  test("that are read give other readers the same value", () => {
    const types = typesOf(api);
    // Those that were written by hand are compared in written-cases.test.ts.
    const derived = cases.filter(
      ({ origin, expect }) => origin !== "written" && expect.kind === "value",
    );
    const documents = documentsOf(derived, api);
    expect(documents.length).toBeGreaterThan(100);
    for (const { each, text, document } of documents) {
      expect(XMLValidator.validate(text), each.id).toBe(true);
      const value = inCases(
        readDocument(text.replace(/^\ufeff/, ""), document, types),
        document.type,
        types,
      );
      // As text, since the order of members counts, and JSON has one zero.
      expect(JSON.stringify({ kind: "value", value }), each.id).toBe(JSON.stringify(each.expect));
    }
  });

  test("that are not well-formed are refused by another parser", () => {
    const refused = documentsOf(cases, api).filter(
      ({ each }) => each.expect.kind === "error" && each.expect.codes[0] === MALFORMED,
    );
    expect(refused.length).toBeGreaterThan(50);
    for (const { each, text } of refused) {
      const accepted = [readTreeBySaxes, readTreeByLibxml2].map((read) => isRead(read, text));
      expect(accepted, each.id).toContain(false);
    }
  });

  test("that are wrong in another way are well-formed for another parser", () => {
    const codes: readonly string[] = ["encoding", "doctype", "empty-body", "too-deep", MALFORMED];
    for (const { each, text } of documentsOf(cases, api)) {
      const { expect: expected } = each;
      if (expected.kind !== "error" || expected.codes.some((code) => codes.includes(code)))
        continue;
      expect(isRead(readTreeBySaxes, text), each.id).toBe(true);
    }
  });

  test("have places where there is what they are about", () => {
    const tags: readonly string[] = [
      "missing",
      "duplicate",
      "unexpected-root",
      "doctype",
      "too-deep",
    ];
    for (const { each, text } of documentsOf(cases, api)) {
      const { expect: expected } = each;
      if (expected.kind !== "error" || expected.line === undefined) continue;
      const { line, column = 1, codes } = expected;
      const lines = text.replace(/^\ufeff/, "").split(/\r\n?|\n/);
      const row = [...(lines[line - 1] ?? "")];
      expect(column, each.id).toBeLessThanOrEqual(row.length + 1);
      if (codes.some((code) => tags.includes(code)) && each.origin === "derived")
        expect(row[column - 1], each.id).toBe("<");
    }
  });

  test("are counted on a page, below the title as it is", () => {
    const page = files.get("conformance/README.md") ?? "";
    for (const { operation, cases: all } of written) {
      const row = page.split("\n").find((line) => line.includes(`[\`${operation}\`]`));
      const may = all.filter(({ level }) => level === "may").length;
      expect(row, operation).toMatch(new RegExp(`\\| ${all.length} +\\| ${may} +\\|$`));
    }
    for (const tag of Object.keys(tags)) expect(page).toContain(`| \`${tag}\``);
    for (const [, path = ""] of page.matchAll(/\]\(([^)#][^)]*)\)/g)) {
      const target = posix.join("conformance", path);
      if (target.startsWith("../"))
        expect(existsSync(join(repository, "generated", target))).toBe(true);
      else expect([...files.keys()]).toContain(target);
    }
  });
});

test("every code of a document is reached", () => {
  const codes: readonly DecodeCode[] = [
    ...(["not-well-formed", "doctype", "encoding", "too-deep", "too-large", "empty-body"] as const),
    ...(["unexpected-root", "missing", "duplicate", "unexpected-text"] as const),
    ...([
      "unexpected-element",
      "out-of-range",
      "not-multiple",
      "pattern-mismatch",
      "unknown-value",
    ] as const),
    ...(["invalid-boolean", "invalid-int32", "invalid-int64", "invalid-integer"] as const),
    ...(["invalid-double", "invalid-decimal", "invalid-date-time", "invalid-date"] as const),
    ...(["invalid-time", "invalid-duration", "invalid-uuid", "invalid-uri"] as const),
    ...(["invalid-uri-reference", "invalid-base64"] as const),
  ];
  expect([...reached].sort()).toEqual([...codes, "invalid-input", "unexpected-status"].sort());
});

test("code with each construct passes the strict compiler, and is as the formatter would write it", async () => {
  const { generated } = await outputOfEverything;
  const folder = outputFolder();
  const { vcs, $schema, ...biome } = JSON.parse(readRepository("biome.json"));
  put(join(folder, "biome.json"), JSON.stringify({ root: true, ...biome }));
  // These need more of the runtime than other places have.
  const portable = generated.filter(({ path }) => !/^(command|msw)\.ts$/.test(path));
  writeOutput({ generated: portable }, join(folder, "generated"));
  expect(await compile(folder)).toEqual([]);
  const program = join(repository, "node_modules/@biomejs/biome/bin/biome");
  const { status, stderr } = await run(folder, program, "format", "generated/conformance");
  expect(status, stderr).toBe(0);
});

test("text of a spec means nothing in Markdown", async () => {
  const { files } = await outputOfEverything;
  const page = files.get("conformance/README.md") ?? "";
  expect(page).toContain("Everything | \\<all\\> of \\*it\\*");
});

function isRead(read: (xml: string) => unknown, text: string): boolean {
  try {
    read(text);
    return true;
  } catch {
    return false;
  }
}

/** Files that differ in one thing, and are wrong in it. */
function changesOf(file: CaseFile): readonly unknown[] {
  const [first] = file.cases;
  const valued = file.cases.filter(({ expect }) => expect.kind === "value");
  const requested = file.cases.filter(
    ({ kind, expect }) => kind === "request" && expect.kind === "request",
  );
  const other = (cases: readonly unknown[]): unknown => ({ ...file, cases });
  return [
    { ...file, operation: "another" },
    other([{ ...first, operation: "another" }]),
    other([{ ...first, unknown: 1 }]),
    other([{ ...first, documentation: undefined }]),
    ...valued
      .slice(0, 1)
      .flatMap((each) => [
        other([{ ...each, expect: { kind: "value", value: { unknown: 1 } } }]),
        other([{ ...each, expect: { kind: "value" } }]),
      ]),
    ...requested.slice(0, 1).map((each) => other([{ ...each, params: { unknown: 1 } }])),
  ];
}
