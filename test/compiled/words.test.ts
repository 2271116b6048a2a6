/**
 * Words that mean something in JavaScript, in TypeScript or in generated code, wherever a spec gives a
 * name: each is refused there, or the output compiles, under a name that is made where it has to be.
 */
import { join } from "node:path";
import ts from "typescript";
import { expect, test, vi } from "vitest";
import { parse, stringify } from "yaml";
import { compile, generateFrom, outputFolder, writeOutput } from "../support/generate.ts";

vi.setConfig({ testTimeout: 120_000 });

const folder = outputFolder();

/** A place in a spec where a name is given. */
type Place =
  | "operation"
  | "parameter"
  | "root"
  | "property"
  | "component"
  | "enum"
  | "value"
  | "sample";

/** Gives the word where it may be, and else a name that means nothing. */
type Choose = (place: Place, word: string) => string;

/** A spec with every word, by the place where it is given. */
type Build = (words: readonly string[], choose: Choose) => object;

const scalars = {
  text: { type: "string" },
  flag: { type: "boolean" },
  small: { type: "integer", format: "int32", minimum: 1 },
  large: { type: "integer", format: "int64", maximum: 9 },
  whole: { type: "integer", minimum: 0, maximum: 9 },
  real: { type: "number", minimum: 0 },
  moment: { type: "string", format: "date-time" },
};
const bytes = { type: "string", format: "byte" };
const inline = { type: "string", enum: ["a", "b"] };
const attribute = { nodeType: "attribute" };

let inOutput: ReadonlySet<string> = new Set(["plain"]);

/** Whether a word is in the output: then its file needs everything that it might clash with. */
function needs(word: string): boolean {
  return inOutput.has(word.toLowerCase());
}

/** Members that need everything of the runtime that a codec can need. */
const members = {
  ...Object.fromEntries(Object.entries(scalars).map(([name, schema]) => [`m_${name}`, schema])),
  m_bytes: bytes,
  m_enum: inline,
  m_attribute: { type: "string", xml: attribute },
  m_list: {
    type: "array",
    items: { type: "string", xml: { name: "i" } },
    minItems: 1,
    maxItems: 3,
  },
  m_wrapped: {
    type: "array",
    xml: { nodeType: "element", name: "w" },
    items: { type: "string", xml: { name: "j" } },
  },
  m_spaced: { type: "string", xml: { name: "s", namespace: "urn:s", prefix: "s" } },
  m_none: { type: "object", properties: {} },
};

const parameters = Object.entries({ ...scalars, bytes, inline }).map(([name, schema]) => {
  return { name: `p_${name}`, in: "query", schema };
});

const xml = (schema: object) => ({ description: "-", content: { "application/xml": { schema } } });
const body = { ...xml({ $ref: "#/components/schemas/Sent" }), required: true };
const sent = { type: "object", xml: { name: "sent" }, properties: members };
const holder = (properties: object, name: string) => {
  return { type: "object", xml: { name }, properties };
};

function document(paths: readonly object[], schemas: object, more: object = {}): object {
  return {
    openapi: "3.2.0",
    info: { title: "Words", version: "1" },
    paths: Object.fromEntries(paths.map((path, index) => [`/${index}`, path])),
    components: { schemas: { Sent: sent, ...schemas } },
    ...more,
  };
}

/** Words as operations, parameters, roots and members. */
const operations: Build = (words, choose) =>
  document(
    words.map((word) => ({
      post: {
        operationId: choose("operation", word),
        parameters: [
          { name: choose("parameter", word), in: "query", schema: { type: "string" } },
          ...(needs(word) ? parameters : []),
        ],
        requestBody: body,
        responses: {
          200: xml({
            type: "object",
            xml: { name: choose("root", word) },
            properties: {
              [choose("property", word)]: { type: "string", xml: { name: "x" } },
              ...(needs(word) ? members : {}),
            },
          }),
        },
      },
    })),
    {},
  );

/** Words as enums and their values, and as operations without a body. */
const enums: Build = (words, choose) =>
  document(
    words.map((word, index) => {
      const schema = { $ref: `#/components/schemas/${choose("enum", word)}` };
      return {
        get: {
          operationId: choose("operation", word),
          parameters: [{ name: "p", in: "query", schema }, ...(needs(word) ? parameters : [])],
          responses: {
            200: xml(holder({ x: { ...schema, xml: { name: "x" } } }, `holder${index}`)),
          },
        },
      };
    }),
    Object.fromEntries(
      words.map((word) => [
        choose("enum", word),
        {
          type: "string",
          [word.length % 2 === 0 ? "enum" : "x-extensible-enum"]: ["a", "b"],
          "x-enum-varnames": [choose("value", word), "other_"],
        },
      ]),
    ),
  );

/** Words as objects in another, which hold themselves and one without members. */
const components: Build = (words, choose) => {
  const names = words.map((word) => choose("component", word));
  const held = names.map((name, index) => [`h${index}`, { $ref: `#/components/schemas/${name}` }]);
  const get = {
    operationId: "ask",
    responses: { 200: xml(holder(Object.fromEntries(held), "holder")) },
  };
  return document(
    [{ get }],
    Object.fromEntries(
      names.map((name, index) => {
        const self = { $ref: `#/components/schemas/${name}` };
        const properties = { m_self: self, ...(needs(words[index] ?? "") ? members : {}) };
        return [name, { type: "object", xml: { name: `e${index}` }, properties }];
      }),
    ),
  );
};

/** Words as samples, scenarios and what the mock keeps. */
const samples: Build = (words, choose) => {
  const names = words.map((word) => choose("sample", word));
  const sample = { serializedValue: "<sent/>" };
  return document(
    [
      {
        get: {
          operationId: "ask",
          parameters: [{ name: "p", in: "query", schema: { type: "string" } }],
          responses: {
            200: {
              description: "-",
              content: {
                "application/xml": {
                  schema: { type: "object", xml: { name: "sent" }, "x-type-name": "Told" },
                  examples: Object.fromEntries(names.map((name) => [name, sample])),
                },
              },
            },
          },
        },
      },
      ...words.flatMap((word, index) => {
        if (!/^[a-z]+$/.test(word)) return [];
        const requestBody = { ...body, "x-mock-collection": word };
        const responses = { 204: { description: "-" } };
        return [{ post: { operationId: `send${index}`, requestBody, responses } }];
      }),
    ],
    {},
    {
      "x-scenarios": Object.fromEntries(
        names.map((name) => [name, { parameters: { p: name }, examples: { ask: name } }]),
      ),
    },
  );
};

/** Codes of problems with a name. */
const aboutNames = new Set([
  ...["invalid-name", "name-clash", "key-clash", "unsafe-key", "invalid-enum", "invalid-value"],
  ...["xml-name", "duplicate-operation-id", "duplicate-key"],
]);

/** Which place a line of a spec gives a name for; a key of a map is the one that the spec is about. */
function placeOf(line: string, key: Place): Place {
  if (line.includes("operationId: ")) return "operation";
  if (line.includes("- name: ")) return "parameter";
  if (/^ +name: /.test(line)) return "root";
  return /^ +- /.test(line) ? "value" : key;
}

/** Generates without the names that are refused; gives those back, by place. */
async function generateWithout(name: string, key: Place, build: Build): Promise<readonly string[]> {
  const refused = new Set<string>();
  const choose: Choose = (place, word) => {
    return refused.has(`${place} ${word}`) ? `${place}${words.indexOf(word)}Word` : word;
  };
  for (;;) {
    const text = stringify(build(words, choose), { aliasDuplicateObjects: false, lineWidth: 0 });
    const output = await generateFrom(text, {
      without: ["conformance", "reference", "schema"],
    });
    const { diagnostics } = output;
    if (diagnostics.length === 0) {
      writeOutput(output, join(folder, name));
      return [...refused].sort();
    }
    const before = refused.size;
    for (const { code, message, span } of diagnostics) {
      // A name that is refused as a key is missing where it is referred to.
      if (code === "unknown-ref") continue;
      expect(aboutNames, message).toContain(code);
      const start = text.lastIndexOf("\n", span.start) + 1;
      const line = text.slice(start, text.indexOf("\n", start));
      const word: unknown = parse(text.slice(span.start, span.end));
      refused.add(`${placeOf(line, key)} ${word}`);
    }
    expect(refused.size, diagnostics[0]?.message).toBeGreaterThan(before);
  }
}

function identifiersOf(text: string): readonly string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, text);
  const found: string[] = [];
  while (scanner.scan() !== ts.SyntaxKind.EndOfFileToken) {
    if (scanner.getToken() === ts.SyntaxKind.Identifier) found.push(scanner.getTokenText());
  }
  return found;
}

const keywords = Array.from(
  { length: ts.SyntaxKind.LastKeyword - ts.SyntaxKind.FirstKeyword + 1 },
  (_, index) => ts.tokenToString(ts.SyntaxKind.FirstKeyword + index) ?? "",
);

/** Whatever is imported, exported, declared or used in the output of a spec that needs everything. */
const { files: everything } = await generateFrom(
  stringify(operations(["plain"], (_, word) => word)),
  {
    standalone: false,
  },
);
const emitted = [...everything].flatMap(([path, text]) => {
  return path.endsWith(".ts") && !path.startsWith("conformance/plain") ? identifiersOf(text) : [];
});

inOutput = new Set(emitted.map((word) => word.toLowerCase()));

const endings = ["Input", "Output", "Document", "Content", "Operation", "Cases", "Value", "Target"];
const all = [
  ...Object.getOwnPropertyNames(globalThis),
  ...Object.getOwnPropertyNames(Object.prototype),
  ...keywords,
  ...emitted,
  ...[
    "then",
    "catch",
    "toJSON",
    "prototype",
    "faults",
    "requests",
    "scenario",
    "index",
    "con",
    "client",
  ],
  ...["Record", "Infinity", "exports", "require", "module", "define"],
  ...["Sent", "In", "Uint8Array", "EncodeSent", "Plain"].flatMap((base) => [
    ...endings.map((ending) => base + ending),
    ...["decode", "encode", "in", "create"].map((start) => start + base),
  ]),
].filter((word) => !/^[mp]_|MEnum|MNone|PInline|^__vitest/.test(word));

/** Of words that differ in letter case only, the one that comes last: those would clash with each other. */
const words = [...new Map(all.sort().map((word) => [word.toLowerCase(), word])).values()];

test("there are hundreds of words", () => {
  expect(words.length).toBeGreaterThan(300);
});

test.each<[string, Place, Build, readonly string[], readonly string[]]>([
  [
    ...(["operations", "property", operations] as const),
    ["property __proto__"],
    [
      ...["then", "toJSON", "constructor", "delete", "require", "watch", "createClient"].map(
        (word) => `operation ${word}`,
      ),
      ...["root client", "root Watcher", "parameter constructor"],
      ...["send", "string", "input", "options", "call", "checkOptions", "closed"].map(
        (word) => `operation ${word}`,
      ),
      ...["root Record", "root Promise", "root Error", "property then", "parameter delete"],
    ],
  ],
  [
    ...(["enums", "enum", enums] as const),
    ["value constructor"],
    [
      "enum client",
      "enum HttpError",
      "enum Infinity",
      "enum Promise",
      "enum Record",
      "value delete",
      "operation send",
    ],
  ],
  [
    ...(["components", "component", components] as const),
    [],
    [
      "component WatchEvent",
      "component clientOptions",
      "component Uint8Array",
      "component Record",
      "component struct",
      "component Encodable",
    ],
  ],
  [
    ...(["samples", "sample", samples] as const),
    ["sample __proto__"],
    ["sample toString", "sample then"],
  ],
])("%s are refused only where they clash", async (name, key, build, refused, accepted) => {
  const found = await generateWithout(name, key, build);
  expect(found).toEqual(expect.arrayContaining([...refused]));
  expect(found.filter((each) => accepted.includes(each))).toEqual([]);
});

test("all that is accepted compiles", async () => {
  expect(await compile(folder)).toEqual([]);
});
