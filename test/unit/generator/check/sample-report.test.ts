/**
 * What is said of samples that hold something else than their schema describes, and of schemas that demand
 * something else than their samples show.
 */
import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../../../generator/diagnostics/diagnostics.ts";
import { readApi } from "../../../../generator/pipeline.ts";

/** A document of OpenAPI 3 with one body, in a response or in a request. */
interface Described {
  readonly version?: string;
  readonly schema: object;
  readonly schemas?: object;
  readonly examples: object;
  readonly at?: "request" | "response";
}

async function reportOf(document: object): Promise<readonly string[]> {
  const diagnostics = new Diagnostics();
  const text = JSON.stringify(document, undefined, 1);
  await readApi({ entry: "parts.json", read: async () => text }, diagnostics);
  const shown = [...diagnostics.all, ...diagnostics.notes].filter(({ code }) =>
    /^(sample-|example-|not-described|not-shown)/.test(code),
  );
  return shown.map(
    ({ severity, code, message, hint }) => `${severity} ${code}: ${message} | ${hint}`,
  );
}

function report({ version = "3.1.0", schema, schemas = {}, examples, at = "response" }: Described) {
  const content = { "application/xml": { schema, ...examples } };
  const response = { description: "The part", ...(at === "response" && { content }) };
  return reportOf({
    openapi: version,
    info: { title: "Parts", version: "1" },
    paths: {
      "/part": {
        put: {
          operationId: "putPart",
          ...(at === "request" && { requestBody: { required: true, content } }),
          responses: { [at === "request" ? "204" : "200"]: response },
        },
      },
    },
    components: { schemas },
  });
}

const SCHEMA = "#/paths/~1part/put/responses/200/content/application~1xml/schema";
const text = { type: "string" };
const attribute = { type: "string", xml: { attribute: true } };

/** A schema of `<part>`, and what is said of one sample of it. */
function ofSample(properties: object, sample: string, more: object = {}) {
  const schema = { type: "object", xml: { name: "part" }, properties, ...more };
  return report({ schema, examples: { example: sample } });
}

describe("what a sample holds and the schema does not know is noted", () => {
  test.each<[string, object, string, readonly string[]]>([
    ["all of it is described", { a: text, b: attribute }, '<part b="1"><a>2</a></part>', []],
    [
      "an element",
      { a: text },
      "<part><a>1</a><c>2</c></part>",
      [
        `<part> hold <c> in no namespace, which is skipped: it is not described | a member with xml.name: c and type: string in ${SCHEMA} would read it`,
      ],
    ],
    [
      "elements, of which only the outer one is named",
      { a: text },
      '<part><a>1</a><c d="1"><e/></c></part>',
      [
        `<part> hold <c> in no namespace, which is skipped: it is not described | a member with xml.name: c and type: object in ${SCHEMA} would read it`,
      ],
    ],
    [
      "elements in a default namespace",
      { a: text },
      '<part><a>1</a><c xmlns="urn:c"><e/></c></part>',
      [
        `<part> hold <c> in the namespace "urn:c", which is skipped: it is not described | a member with xml.name: c, xml.namespace: urn:c and type: object in ${SCHEMA} would read it`,
      ],
    ],
    [
      "an attribute in a namespace",
      { a: text },
      '<part xmlns:n="urn:n" n:c="1"><a>1</a></part>',
      [
        `<part> hold the attribute c in the namespace "urn:n", which is skipped: it is not described | a member with xml.name: c, xml.namespace: urn:n, a prefix and xml.nodeType: attribute (before OpenAPI 3.2: xml.attribute: true) in ${SCHEMA} would read it`,
      ],
    ],
    [
      "an attribute of a text",
      { price: text },
      '<part><price currency="EUR"><![CDATA[5]]></price></part>',
      [
        `<price> hold the attribute currency in no namespace, which is skipped: it is not described | describe <price> in ${SCHEMA}/properties/price by allOf of its type and of an object with currency as xml.nodeType: attribute (before OpenAPI 3.2: xml.attribute: true)`,
      ],
    ],
    [
      "something in a member of itself",
      { a: text, part: { $ref: SCHEMA } },
      "<part><part><part><a>1</a><d>2</d></part></part></part>",
      [
        `<part> hold <d> in no namespace, which is skipped: it is not described | a member with xml.name: d and type: string in ${SCHEMA} would read it`,
      ],
    ],
    [
      "something in an object without properties",
      { a: text, free: { type: "object" } },
      "<part><free><d>2</d></free></part>",
      [
        `<free> hold <d> in no namespace, which is skipped: it is not described | a member with xml.name: d and type: string in ${SCHEMA}/properties/free would read it`,
      ],
    ],
    [
      "a list without a member, beside one of a similar name",
      { amount: text },
      "<part><amount>1</amount><amounts>1</amounts><amounts>2</amounts></part>",
      [0, 1].map(
        () =>
          `<part> hold <amounts> in no namespace, which is skipped: it is not described | a list (type: array) whose items have xml.name: amounts in ${SCHEMA} would read it; the nearest that is described is "amount"`,
      ),
    ],
    [
      "an element around the items of a list",
      { a: text, tags: { type: "array", items: { type: "string", xml: { name: "tag" } } } },
      "<part><a>1</a><tags><tag>1</tag></tags></part>",
      [
        `<part> hold <tags> in no namespace, which is skipped: it is not described | it is around the items of "tags" in ${SCHEMA}/properties/tags: set xml.nodeType: element (before OpenAPI 3.2: xml.wrapped: true) and xml.name: tags for that list`,
      ],
    ],
    [
      "items without the element around them",
      {
        a: text,
        tags: {
          type: "array",
          xml: { wrapped: true },
          items: { type: "string", xml: { name: "tag" } },
        },
      },
      "<part><a>1</a><tag>1</tag></part>",
      [
        `<part> hold <tag> in no namespace, which is skipped: it is not described | the items of "tags" in ${SCHEMA}/properties/tags are expected within <tags>: remove xml.nodeType: element (before OpenAPI 3.2: xml.wrapped: true) from that list`,
      ],
    ],
    [
      "items of another name, and an attribute around them",
      {
        a: text,
        tags: {
          type: "array",
          xml: { wrapped: true },
          items: { type: "string", xml: { name: "tag" } },
        },
      },
      '<part><a>1</a><tags n="1"><item>1</item></tags></part>',
      [
        `<tags> hold <item> in no namespace, which is skipped: it is not described | the items of "tags" in ${SCHEMA}/properties/tags are expected as <tag>: set xml.name: item for these`,
        `<tags> hold the attribute n in no namespace, which is skipped: it is not described | describe <tags> in ${SCHEMA}/properties/tags as an object, with the list and n as members`,
      ],
    ],
    [
      "what belongs to every document is not",
      { a: text, b: { type: ["string", "null"] } },
      '<part xml:lang="en" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="p" i:schemaLocation="a b"><a>1</a><b i:nil="true"/></part>',
      [],
    ],
    [
      "an empty element and an element that is nil are something",
      { o: { type: "object", properties: { a: text } } },
      "<part><o/></part>",
      [],
    ],
  ])("%s", async (_, properties, sample, expected) => {
    const found = await ofSample(properties, sample);
    expect([...found].sort()).toEqual(
      expected.map((each) => `note not-described: samples of ${each}`).sort(),
    );
  });

  test("a readOnly member in a request", async () => {
    const schema = {
      type: "object",
      xml: { name: "part" },
      properties: { id: { ...text, readOnly: true }, a: text },
    };
    const example = "<part><id>1</id><a>1</a></part>";
    const [found] = await report({ schema, examples: { example }, at: "request" });
    expect(found).toContain('"id" in #/paths/~1part/put/requestBody');
    expect(found).toContain("is readOnly; where it is sent this way, remove that");
  });

  test("in the items of a list that is the root", async () => {
    const item = { type: "object", xml: { name: "part" }, properties: { a: text } };
    const schema = { type: "array", xml: { name: "parts", wrapped: true }, items: item };
    const example = "<parts><part><a>1</a><b>2</b></part><pin/></parts>";
    const found = await report({ schema, examples: { example } });
    expect(found.map((each) => each.replace(/ in #.*/, ""))).toEqual([
      "note not-described: samples of <part> hold <b> in no namespace, which is skipped: it is not described | a member with xml.name: b and type: string",
      'note not-described: samples of <parts> hold <pin> in no namespace, which is skipped: it is not described | the items of "items"',
    ]);
  });

  test("in a time that grows with the sample, and not faster", async () => {
    const count = 20_000;
    const names = Array.from({ length: count }, (_, at) => `<u${at}/>`).join("\n");
    expect(await ofSample({ a: text }, `<part><a>1</a>${names}</part>`)).toHaveLength(count);
    const same = "<u/>\n".repeat(count);
    expect(await ofSample({ a: text }, `<part><a>1</a>${same}</part>`)).toHaveLength(1);
  });

  test("by a message that is short, whatever the sample", async () => {
    const name = "n".repeat(10_000);
    const [found = ""] = await ofSample(
      { a: text },
      `<part><a>1</a><${name} xmlns="${name}"/></part>`,
    );
    expect(found.length).toBeLessThan(600);
  });
});

describe("a sample of which nothing is read is an error, in whatever form it is given", () => {
  const schema = {
    type: "object",
    xml: { name: "part" },
    required: ["a"],
    properties: { a: text },
  };
  const xml = '<part><pin xmlns="urn:p"/></part>';
  const nothing =
    'error sample-invalid: the sample does not match its schema: the schema describes nothing that <part> contains | every decoder would skip all of it, such as <pin> in the namespace "urn:p": a member with xml.name: pin, xml.namespace: urn:p and type: string in';

  test.each<[string, string, object]>([
    ["example", "3.0.4", { example: xml }],
    ["value", "3.1.0", { examples: { one: { value: xml } } }],
    ["serializedValue", "3.2.0", { examples: { one: { serializedValue: xml } } }],
  ])("%s", async (_, version, examples) => {
    for (const at of ["request", "response"] as const) {
      const [first = ""] = await report({ version, schema, examples, at });
      expect(first.slice(0, nothing.length)).toBe(nothing);
    }
  });

  test("examples by $ref, and those of OpenAPI 2.0", async () => {
    const document = {
      swagger: "2.0",
      info: { title: "Parts", version: "1" },
      paths: {
        "/part": {
          get: {
            operationId: "getPart",
            produces: ["application/xml"],
            responses: {
              200: { description: "The part", schema, examples: { "application/xml": xml } },
            },
          },
        },
      },
    };
    const [first = ""] = await reportOf(document);
    expect(first.slice(0, nothing.length)).toBe(nothing);
  });

  test("where all is in another namespace than its root", async () => {
    const [first] = await report({
      schema,
      examples: { example: '<part><p:a xmlns:p="urn:p">1</p:a></part>' },
    });
    expect(first).toMatch(/^error sample-invalid: .*<a> in the namespace "urn:p" would be ignored/);
    expect(first).toContain("or set xml.namespace: urn:p for it in");
  });
});

describe("an example that may be left out says why, at the place that is wrong", () => {
  test.each<[string, object, string, string]>([
    [
      "another root",
      { a: text },
      '<p:parts xmlns:p="urn:p"><a>1</a></p:parts>',
      `the root is <parts> in the namespace "urn:p", not <part> | correct the sample, or set xml.name: parts and set xml.namespace: urn:p in ${SCHEMA}`,
    ],
    [
      "another namespace",
      { a: text },
      '<part xmlns="urn:p"><a>1</a></part>',
      `the root is <part> in the namespace "urn:p", not <part> in no namespace | correct the sample, or set xml.namespace: urn:p in ${SCHEMA}`,
    ],
    [
      "no namespace",
      { a: { type: "string", xml: { namespace: "urn:p", prefix: "p" } }, b: text },
      "<part><a>1</a><b>1</b></part>",
      `<a> in no namespace would be ignored: only <a> in the namespace "urn:p" is described | correct the sample, or remove xml.namespace for it in ${SCHEMA}/properties/a`,
    ],
    [
      "a list that is described as one",
      { a: text },
      "<part><a>1</a><a>2</a></part>",
      `duplicate <a> in no namespace | remove one, or describe <a> as a list (type: array) in ${SCHEMA}/properties/a`,
    ],
    [
      "a wrapper that comes twice",
      { a: { type: "array", xml: { wrapped: true }, items: text } },
      "<part><a><a>1</a></a><a><a>2</a></a></part>",
      "duplicate <a> in no namespace | remove one, or describe <a> as the items of a list without an element around them: remove xml.nodeType: element (before OpenAPI 3.2: xml.wrapped: true)",
    ],
    [
      "a text among elements",
      { a: text },
      "<part>some<a>1</a></part>",
      'unexpected text "some" in <part> | remove it, or describe <part> as a text, with attributes by allOf (OpenAPI 3.2: a member with xml.nodeType: text)',
    ],
    [
      "an element in a text",
      { a: text },
      "<part><a>1<b/></a></part>",
      "<b> in no namespace within text | describe <a> as an object, with <b> as a member",
    ],
    [
      "an attribute that is described as an element",
      { a: text, b: text },
      '<part a="1"><b>1</b></part>',
      `the attribute a in no namespace would be ignored: only <a> in no namespace is described | correct the sample, or set xml.nodeType: attribute (before OpenAPI 3.2: xml.attribute: true) for it in ${SCHEMA}/properties/a`,
    ],
    [
      "an element that is described as an attribute",
      { a: attribute, b: text },
      "<part><a>1</a><b>1</b></part>",
      `<a> in no namespace would be ignored: only the attribute a in no namespace is described | correct the sample, or remove xml.nodeType: attribute (before OpenAPI 3.2: xml.attribute: true) for it in ${SCHEMA}/properties/a`,
    ],
  ])("%s", async (_, properties, sample, problem) => {
    expect(await ofSample(properties, sample)).toEqual([
      `note example-left-out: an example is left out: the sample does not match its schema: ${problem}`,
    ]);
  });

  test("with all that is wrong with names, at all depths", async () => {
    const inner = { type: "object", properties: { b: text } };
    const sample = '<part xmlns:n="urn:n"><n:A d="1"><B/><c/></n:A></part>';
    const found = await ofSample({ a: inner }, sample);
    expect(found.map((each) => each.replace(/ \| .*/, ""))).toEqual([
      'error sample-invalid: the sample does not match its schema: <A> in the namespace "urn:n" would be ignored: only <a> in no namespace is described',
      "error sample-invalid: the sample does not match its schema: <B> in no namespace would be ignored: only <b> in no namespace is described",
      "note not-described: samples of <A> hold the attribute d in no namespace, which is skipped: it is not described",
      "note not-described: samples of <A> hold <c> in no namespace, which is skipped: it is not described",
    ]);
  });

  test("with what is in a root of another namespace", async () => {
    const found = await ofSample({ a: text }, '<part xmlns="urn:p"><a>1</a><b/></part>');
    expect(found.map((each) => each.replace(/ \| .*/, ""))).toEqual([
      'note not-described: samples of <part> hold <b> in the namespace "urn:p", which is skipped: it is not described',
      'note example-left-out: an example is left out: the sample does not match its schema: the root is <part> in the namespace "urn:p", not <part> in no namespace',
    ]);
  });

  test("a value of JSON", async () => {
    const schema = { type: "object", xml: { name: "part" }, properties: { amount: text } };
    expect(await report({ schema, examples: { example: { amuont: "1", b: 2 } } })).toEqual([
      'note example-left-out: an example is left out: the example does not match its schema: unknown member "amuont" | did you mean "amount"?',
      'note example-left-out: an example is left out: the example does not match its schema: unknown member "b" | correct the example or the schema',
    ]);
  });
});

describe("the example of a body's schema is one of the body, where there is no other", () => {
  const schemas = (example: object) => ({
    Part: { type: "object", xml: { name: "part" }, properties: { a: text }, ...example },
  });
  const left = "note example-left-out: an example is left out: the";
  test.each<[string, object, readonly string[]]>([
    ["XML", { example: "<part><b/></part>" }, ["error sample-invalid: the sample does not match"]],
    ["XML in a list", { examples: ["<part/>", "<pin/>"] }, [`${left} sample does not match`]],
    [
      "a value",
      { example: { b: 1 } },
      [`${left} example does not match its schema: unknown member`],
    ],
    ["a text that is no XML", { example: "bolt" }, [`${left} example does not match`]],
    ["null", { example: null }, []],
  ])("%s", async (_, example, expected) => {
    const schema = { $ref: "#/components/schemas/Part" };
    const found = await report({ schema, schemas: schemas(example), examples: {} });
    const others = found.filter((each) => !each.startsWith("note not-described"));
    expect(others.map((each, at) => each.slice(0, expected[at]?.length))).toEqual(expected);
    const examples = { example: "<part><a>1</a></part>" };
    expect(await report({ schema, schemas: schemas(example), examples })).toEqual([]);
  });
});

describe("what no sample of an operation shows", () => {
  const schema = {
    type: "object",
    "x-type-name": "Part",
    xml: { name: "part" },
    required: ["a", "b", "list", "maybe"],
    properties: {
      a: attribute,
      b: text,
      list: { type: "array", items: text },
      maybe: { type: ["string", "null"] },
      inner: { type: "object", required: ["c"], properties: { c: text } },
    },
  };

  test("is noted, where it is required", async () => {
    const examples = {
      examples: { one: { value: "<part><b>1</b></part>" }, two: { value: "<part/>" } },
    };
    const found = await report({ schema, examples });
    expect(found.filter((each) => each.includes("not-shown"))).toEqual([
      `note not-shown: no sample of the operation shows the attribute a, which Part requires | where servers leave it out, remove "a" from "required" in ${SCHEMA}`,
    ]);
  });

  test("is shown by one sample, or by a value", async () => {
    const whole = { a: "1", b: "2", list: [], maybe: null };
    const examples = {
      examples: { one: { value: "<part><b>1</b></part>" }, two: { value: whole } },
    };
    const found = await report({ schema, examples });
    expect(found.filter((each) => each.includes("not-shown"))).toEqual([]);
  });

  test("is looked for within what occurs alone", async () => {
    const value = '<part a="1"><b>1</b><inner/></part>';
    const found = await report({ schema, examples: { examples: { one: { value } } } });
    expect(found.filter((each) => each.includes("not-shown"))).toEqual([
      `note not-shown: no sample of the operation shows <c>, which PartInner requires | where servers leave it out, remove "c" from "required" in ${SCHEMA}/properties/inner`,
    ]);
  });

  test("is not asked where there are no samples", async () => {
    expect(await report({ schema, examples: {} })).toEqual([]);
  });
});

describe("a list whose element around the items is not described, as many documents leave it out", () => {
  const line = { type: "object", properties: { sku: text } };
  const wrapped = "set xml.nodeType: element (before OpenAPI 3.2: xml.wrapped: true)";

  test.each<[string, object, string, string]>([
    [
      "of objects",
      { lines: { type: "array", items: line } },
      "<part><a>1</a><lines><line><sku>1</sku></line><line/></lines></part>",
      `note not-described: samples of <lines> hold <line> in no namespace, which is skipped: it is not described | <lines> seems to be around the items of "lines" in ${SCHEMA}/properties/lines: ${wrapped} for that list, and xml.name: line for its items`,
    ],
    [
      "of texts, whose items are named otherwise and in a namespace",
      { tags: { type: "array", items: { ...text, xml: { name: "keywords" } } } },
      '<part><keywords><k:tag xmlns:k="urn:k">1</k:tag></keywords></part>',
      `note example-left-out: an example is left out: the sample does not match its schema: <tag> in the namespace "urn:k" within text | <keywords> seems to be around the items of "tags" in ${SCHEMA}/properties/tags: ${wrapped}, xml.name: keywords for that list, and xml.name: tag and xml.namespace: urn:k for its items`,
    ],
  ])("%s", async (_, properties, sample, expected) => {
    const shown = await ofSample({ a: text, ...properties }, sample);
    expect([...new Set(shown)]).toEqual([expected]);
  });

  test.each<[string, object, string]>([
    [
      "an item that has one of its members",
      { lines: { type: "array", items: line } },
      "<lines><sku>1</sku><c/></lines>",
    ],
    [
      "an item that holds elements of several names",
      { lines: { type: "array", items: line } },
      "<lines><c/><d/></lines>",
    ],
    [
      "an item with an attribute",
      { lines: { type: "array", items: line } },
      '<lines n="1"><c/></lines>',
    ],
    ["an object that is no list", { lines: line }, "<lines><c/></lines>"],
  ])("%s is an object with more than is described", async (_, properties, sample) => {
    const shown = await ofSample({ a: text, ...properties }, `<part><a>1</a>${sample}</part>`);
    expect(shown).not.toEqual([]);
    expect(shown.join("\n")).not.toContain("around the items");
  });
});
