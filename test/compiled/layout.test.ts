/** What is emitted does not depend on how long names are: only where its lines end does. */
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { stringify } from "yaml";
import { compile, generateFrom, outputFolder, writeOutput } from "../support/generate.ts";

vi.setConfig({ testTimeout: 120_000 });

const folder = outputFolder();

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answer = (schema: object) => ({
  description: "-",
  content: { "application/xml": { schema } },
});

/** A spec in which every name is made of one word: with parameters or none, with bodies or none. */
function specOf(word: string): string {
  const [upper = ""] = word;
  const Word = upper.toUpperCase() + word.slice(1);
  const parameters = [
    { name: `${word}Id`, in: "query", schema: { type: "string" } },
    { name: `${word}Kind`, in: "query", schema: ref(`${Word}Kind`) },
    {
      name: `${word}Many`,
      in: "query",
      schema: { type: "array", items: { type: "integer", format: "int64" } },
    },
  ];
  const operation = (id: string, more: object) => {
    return { operationId: `${word}${id}`, responses: { 204: { description: "-" } }, ...more };
  };
  const sent = (name: string) => ({ requestBody: { ...answer(ref(name)), required: true } });
  const asked = { responses: { 200: answer(ref(`${Word}Thing`)), 202: { description: "-" } } };
  return stringify({
    openapi: "3.2.0",
    info: { title: "Names", version: "1" },
    paths: {
      "/a": { get: operation("A", {}), post: operation("B", sent(`${Word}Thing`)) },
      "/b": {
        get: operation("C", { parameters, ...asked }),
        post: operation("D", { parameters, ...sent(`${Word}Thing`) }),
      },
      "/c": {
        post: operation("E", { parameters, ...sent(`${Word}Nothing`) }),
        put: operation("F", sent(`${Word}Nothing`)),
      },
      "/d": {
        get: operation("G", { parameters: parameters.slice(0, 1) }),
        post: operation("H", { parameters, ...sent(`${Word}Wide`) }),
      },
    },
    components: {
      schemas: {
        [`${Word}Thing`]: {
          type: "object",
          xml: { name: `${word}Thing`, namespace: "urn:thing", prefix: word },
          properties: {
            [`${word}Text`]: { type: "string" },
            [`${word}None`]: ref(`${Word}Nothing`),
            [`${word}Nones`]: {
              type: "array",
              xml: { nodeType: "element", name: "nones" },
              items: ref(`${Word}Nothing`),
            },
            [`${word}Self`]: ref(`${Word}Thing`),
          },
        },
        [`${Word}Nothing`]: { type: "object", xml: { name: `${word}Nothing` } },
        [`${Word}Wide`]: {
          type: "object",
          xml: { name: `${word}Wide` },
          properties: { [`${word}Large`]: { type: "integer", format: "int64", maximum: 9 } },
        },
        [`${Word}Kind`]: { type: "string", enum: ["a"], "x-enum-varnames": [`${Word}First`] },
      },
    },
  });
}

const without = ["conformance", "reference", "schema"] as const;

/** What is emitted for a word, with `word` in its place, and without what only concerns lines. */
async function contentFor(word: string): Promise<string> {
  const { files, diagnostics } = await generateFrom(specOf(word), { without });
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  const code = [...files].filter(([path]) => path.endsWith(".ts"));
  return code
    .map(([, text]) =>
      text
        .replaceAll(new RegExp(word, "gi"), "word")
        .replace(/^ *\*.*$|\/\*\*.*$/gm, "")
        .replace(/,(?=\s*[\])}])|(?<=[=:<,])\s*\|(?!\|)|\s+/g, ""),
    )
    .join("\n");
}

/** A name of more than 100 letters fits on no line, so that one more of them changes little. */
const lengths = Array.from({ length: 198 }, (_, index) => index + 3).filter(
  (length) => length <= 104 || length % 8 === 0,
);

test("names of 2 to 200 letters", async () => {
  const wanted = await contentFor("qq");
  for (const length of lengths) {
    expect(await contentFor("q".repeat(length)), `${length} letters`).toBe(wanted);
  }
});

test.each([1, 60, 61, 77, 90, 200])("output compiles with names of %i letters", async (length) => {
  const output = await generateFrom(specOf("q".repeat(length)), { without });
  expect(output.diagnostics.map(({ message }) => message)).toEqual([]);
  writeOutput(output, join(folder, `length-${length}`));
});

test("what is sent and what comes may be without members", async () => {
  expect(await compile(folder)).toEqual([]);
});
