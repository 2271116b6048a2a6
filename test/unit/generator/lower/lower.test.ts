/** Fragments of a spec in, the model out. */
import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../../../generator/diagnostics/diagnostics.ts";
import type { Api, Member, Name, Struct } from "../../../../generator/model/model.ts";
import { readApi } from "../../../../generator/pipeline.ts";

/** The model of a spec in memory, which has to be valid; the first file is the entry. */
async function modelOf(files: Readonly<Record<string, string>>): Promise<Api> {
  const diagnostics = new Diagnostics();
  const [entry = ""] = Object.keys(files);
  const content = await readApi({ entry, read: async (path) => files[path] }, diagnostics);
  expect(diagnostics.all.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  if (content === undefined) throw new Error("no model, and no problem is reported");
  return content.api;
}

const head = 'openapi: 3.2.0\ninfo: { title: Parts, version: "1" }\n';

/** A spec with one operation, which answers with the schema `Part`. */
function withSchemas(schemas: string, version = "3.2.0"): Record<string, string> {
  const text = `${head.replace("3.2.0", version)}
paths:
  /part:
    get:
      operationId: getPart
      responses:
        "200":
          description: The part.
          content:
            application/xml: { schema: { $ref: "#/components/schemas/Part" } }
components:
  schemas:
${schemas.replace(/^/gm, "    ")}`;
  return { "parts.yaml": text };
}

/** The members of `Part`, whose properties are given. */
async function membersOf(properties: string, version?: string): Promise<readonly Member[]> {
  const part = `Part:\n  type: object\n  properties:\n${properties.trim().replace(/^/gm, "    ")}`;
  const { structs } = await modelOf(withSchemas(part, version));
  return structs[0]?.members ?? [];
}

/** A name as Clark wrote them: `{namespace}local`, with the aliases behind it. */
function clark({ local, namespace: { uri, prefix, aliases } }: Name): string {
  const name = `${prefix === undefined ? "" : `${prefix}:`}${uri === "" ? "" : `{${uri}}`}${local}`;
  return [name, ...aliases.map((alias) => `|{${alias}}`)].join("");
}

/** Where a member stands, in a line. */
function placeOf({ place }: Member): string {
  switch (place.kind) {
    case "text":
      return "text";
    case "wrapped":
      return `wrapped ${clark(place.wrapper)}/${clark(place.name)}`;
    default:
      return `${place.kind} ${clark(place.name)}`;
  }
}

async function placesOf(properties: string, version?: string): Promise<readonly string[]> {
  return (await membersOf(properties, version)).map(
    (member) => `${member.key}: ${placeOf(member)}`,
  );
}

function namesOf(all: readonly { readonly name: string }[]): readonly string[] {
  return all.map(({ name }) => name);
}

test("an operation: its own parameters go before its path's, and every status that is no success is a failure", async () => {
  const { operations } = await modelOf({
    "parts.yaml": `${head}
paths:
  /part/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
      - { name: queue-name, in: query, schema: { type: string }, description: As told. }
    get:
      operationId: getPart
      summary: One part.
      description: |
        All about it.
      deprecated: true
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer, format: int64 } }
        - { name: X-Tag, in: header, schema: { type: string } }
        - { name: colour, in: query, schema: { type: array, items: { type: string } } }
      responses:
        "204": { description: Nothing. }
        "404": { description: There is none. }
        default: { description: Another failure. }
`,
  });
  expect(operations).toMatchObject([
    {
      id: "getPart",
      method: "GET",
      path: "/part/{id}",
      summary: "One part.",
      doc: "All about it.",
      deprecated: true,
      origin: { pointer: "#/paths/~1part~1{id}/get" },
      parameters: [
        { key: "id", place: "path", required: true, type: { scalar: "int64" } },
        { key: "queueName", name: "queue-name", place: "query", required: false, doc: "As told." },
        { key: "xTag", name: "X-Tag", place: "header", repeated: false },
        { key: "colour", place: "query", repeated: true },
      ],
      body: undefined,
      responses: [{ status: "204", document: undefined, mediaType: undefined }],
      failures: [
        { status: "404", doc: "There is none." },
        { status: "default", doc: "Another failure." },
      ],
    },
  ]);
});

describe("where a member stands", () => {
  test("an element, an attribute, a list, a list in an element of its own", async () => {
    const properties = `
name: { type: string }
serial: { type: string, xml: { name: serialNumber } }
id: { type: string, xml: { nodeType: attribute } }
tag: { type: array, items: { type: string } }
notes: { type: array, items: { type: string, xml: { name: note } } }
marks: { type: array, xml: { nodeType: element }, items: { type: string, xml: { name: mark } } }
spare-parts: { type: array, xml: { nodeType: element }, items: { type: string } }`;
    expect(await placesOf(properties)).toEqual([
      "name: element name",
      "serial: element serialNumber",
      "id: attribute id",
      "tag: list tag",
      "notes: list note",
      "marks: wrapped marks/mark",
      "spareParts: wrapped spare-parts/spare-parts",
    ]);
  });

  test("text beside attributes", async () => {
    const properties = `
value: { type: number, xml: { nodeType: text } }
unit: { type: string, xml: { nodeType: attribute } }`;
    expect(await placesOf(properties)).toEqual(["value: text", "unit: attribute unit"]);
  });

  test("the words of OpenAPI 3.1 mean the same", async () => {
    const properties = `
id: { type: string, xml: { attribute: true } }
marks: { type: array, xml: { wrapped: true }, items: { type: string, xml: { name: mark } } }`;
    expect(await placesOf(properties, "3.1.1")).toEqual([
      "id: attribute id",
      "marks: wrapped marks/mark",
    ]);
  });

  test("how often a list occurs, and whether a member has to be there", async () => {
    const part = `
Part:
  type: object
  required: [tags]
  properties:
    tags: { type: array, minItems: 1, maxItems: 3, items: { type: string, xml: { name: tag } } }
    note: { type: string }`;
    const { structs } = await modelOf(withSchemas(part.trim()));
    expect(structs[0]?.members).toMatchObject([
      { required: true, place: { kind: "list", occurs: { min: 1, max: 3 } } },
      { required: false, place: { kind: "element" } },
    ]);
  });
});

test("a $ref: an object brings its own name; a value may be given one, and is an attribute by the property's", async () => {
  const part = `
Part:
  type: object
  properties:
    maker: { $ref: "#/components/schemas/Person" }
    stores: { type: array, items: { $ref: "#/components/schemas/Store" } }
    paint: { $ref: "#/components/schemas/Colour", xml: { name: paint }, description: Of the paint. }
    colour: { $ref: "#/components/schemas/Colour", xml: { nodeType: attribute } }
    Colour: { $ref: "#/components/schemas/Colour", description: Beside the reference. }
Person: { type: object, xml: { name: person } }
Store: { type: object, xml: { name: store } }
Colour: { type: string, description: A colour. }`;
  const { structs } = await modelOf(withSchemas(part.trim()));
  const members = structs[0]?.members ?? [];
  expect(members.map((member) => `${member.key}: ${placeOf(member)}`)).toEqual([
    "maker: element person",
    "stores: list store",
    "paint: element paint",
    "colour: attribute colour",
    "Colour: element Colour",
  ]);
  expect(members.map(({ doc }) => doc).slice(2)).toEqual([
    "Of the paint.",
    "A colour.",
    "Beside the reference.",
  ]);
});

test("nothing inherits a namespace; an owner's aliases are also those of members in its namespace", async () => {
  const part = `
Part:
  type: object
  xml: { name: part, namespace: "urn:parts", prefix: p }
  x-xml-namespace-aliases: ["", "urn:old"]
  properties:
    id: { type: string, xml: { nodeType: attribute } }
    name: { type: string }
    size: { type: string, xml: { namespace: "urn:parts", prefix: p } }
    tags:
      type: array
      items: { type: string, xml: { name: tag, namespace: "urn:parts" }, x-xml-namespace-aliases: ["urn:x"] }
    lang: { type: string, xml: { nodeType: attribute, namespace: "urn:lang", prefix: l } }`;
  const { documents, structs } = await modelOf(withSchemas(part.trim()));
  expect(documents.map(({ element }) => clark(element))).toEqual([
    "p:{urn:parts}part|{}|{urn:old}",
  ]);
  expect(structs[0]?.members.map(placeOf)).toEqual([
    "attribute id",
    "element name",
    "element p:{urn:parts}size|{}|{urn:old}",
    "list {urn:parts}tag|{urn:x}|{}|{urn:old}",
    "attribute l:{urn:lang}lang",
  ]);
});

test("types and formats make scalars, minimum and maximum their range", async () => {
  const members = await membersOf(`
a: { type: boolean }
b: { type: string }
c: { type: string, format: date-time }
d: { type: string, format: byte }
e: { type: string, contentEncoding: base64 }
f: { type: integer }
g: { type: integer, format: int32, minimum: -1 }
h: { type: integer, format: int64, maximum: 9223372036854775807 }
i: { type: number }
j: { type: number, format: double, minimum: 0.5, maximum: 2 }`);
  expect(members.map(({ type }) => type)).toEqual(
    [
      ["boolean"],
      ["string"],
      ["dateTime"],
      ["base64"],
      ["base64"],
      ["integer"],
      ["int32", { min: -1, max: undefined }],
      ["int64", { min: undefined, max: 9223372036854775807n }],
      ["double"],
      ["double", { min: 0.5, max: 2 }],
    ].map(([scalar, range]) => ({ kind: "scalar", scalar, range })),
  );
});

test("enums: closed or open, with the names that are given or made from the values", async () => {
  const part = `
Part:
  type: object
  properties:
    state: { $ref: "#/components/schemas/part-state", xml: { name: state } }
    level: { type: integer, x-extensible-enum: [0, -1], description: How high. }
part-state:
  type: string
  enum: [in_stock, sold out]
  x-enum-varnames: [InStock, Gone]
  x-enum-descriptions: [There is one., There is none.]`;
  const { enums } = await modelOf(withSchemas(part.trim()));
  expect(enums).toMatchObject([
    {
      name: "PartState",
      open: false,
      base: "string",
      values: [
        { name: "InStock", value: "in_stock", doc: "There is one." },
        { name: "Gone", value: "sold out", doc: "There is none." },
      ],
    },
    {
      name: "PartLevel",
      open: true,
      base: "integer",
      doc: "How high.",
      values: [
        { name: "Value0", value: 0 },
        { name: "ValueMinus1", value: -1 },
      ],
    },
  ]);
});

test("types are named after root elements, components, and where they are written in place", async () => {
  const part = `
Part:
  type: object
  xml: { name: sparePart }
  properties:
    maker:
      type: object
      properties:
        home-address: { type: object, properties: { kind: { type: string, enum: [a] } } }
    rows: { type: array, items: { type: object, xml: { name: row } } }
    owner_of: { $ref: "#/components/schemas/owner_of" }
owner_of: { type: object }
Unused: { type: object }`;
  const { documents, structs, enums } = await modelOf(withSchemas(part.trim()));
  expect(namesOf(documents)).toEqual(["SparePart"]);
  expect(namesOf(structs)).toEqual([
    "SparePart",
    "SparePartMaker",
    "SparePartMakerHomeAddress",
    "SparePartRows",
    "OwnerOf",
  ]);
  expect(namesOf(enums)).toEqual(["SparePartMakerHomeAddressKind"]);
});

test("an object without properties is noted where it is used, unless it says that it is empty", async () => {
  const part = `
Part:
  type: object
  properties:
    open: { type: object }
    none: { type: object, properties: {} }
    nil: { type: [object, "null"] }
    shared: { $ref: "#/components/schemas/Shared", description: The shared one. }
    both: { allOf: [{ $ref: "#/components/schemas/Shared" }, { type: object, minProperties: 0 }] }
    rows: { type: array, items: { type: object, maxProperties: 1 } }
    closed: { type: object, additionalProperties: false }
    sealed: { type: object, unevaluatedProperties: false }
    empty: { type: object, maxProperties: 0 }
    joined: { allOf: [{ $ref: "#/components/schemas/Shared" }, { maxProperties: 0 }] }
    full: { type: object, properties: { name: { type: string } } }
    extended: { allOf: [{ $ref: "#/components/schemas/Shared" }, { properties: { name: { type: string } } }] }
Shared: { type: object }
Unused: { type: object }`;
  const names = await bareObjectsIn(withSchemas(part.trim()));
  expect(names).toEqual(["open", "none", "nil", "both", "items", "Shared"]);
  expect(await bareObjectsIn(withSchemas("Part: { type: object }"))).toEqual(["Part"]);
});

/** What names the objects without properties that are noted. */
async function bareObjectsIn(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const diagnostics = new Diagnostics();
  const [entry = ""] = Object.keys(files);
  await readApi({ entry, read: async (path) => files[path] }, diagnostics);
  expect(diagnostics.all.map(({ message }) => message)).toEqual([]);
  return diagnostics.notes
    .filter(({ message }) => message.startsWith("an object without properties is an empty element"))
    .map(({ span: { file, start, end } }) => file.text.slice(start, end));
}

test("an enum of a parameter is named after the operation, or after the parameter's component", async () => {
  const { enums } = await modelOf({
    "parts.yaml": `${head}
paths:
  /parts:
    get:
      operationId: listParts
      parameters:
        - { name: sort-by, in: query, schema: { type: string, enum: [name] } }
        - { $ref: "#/components/parameters/Order" }
      responses:
        "204": { description: None. }
components:
  parameters:
    Order: { name: order, in: query, schema: { type: string, enum: [up, down] } }
`,
  });
  expect(namesOf(enums)).toEqual(["ListPartsSortBy", "Order"]);
});

test("an object may contain itself, and is one struct", async () => {
  const part = `
Part:
  type: object
  xml: { name: part }
  properties:
    parts: { type: array, items: { $ref: "#/components/schemas/Part" } }
    whole: { $ref: "#/components/schemas/Whole" }
Whole:
  type: object
  xml: { name: whole }
  properties:
    best: { $ref: "#/components/schemas/Part" }`;
  const { structs } = await modelOf(withSchemas(part.trim()));
  const types = ({ members }: Struct) => members.map(({ type }) => type);
  expect(namesOf(structs)).toEqual(["Part", "Whole"]);
  expect(structs.map(types)).toEqual([
    [
      { kind: "struct", name: "Part" },
      { kind: "struct", name: "Whole" },
    ],
    [{ kind: "struct", name: "Part" }],
  ]);
});

test("a chain of references may be longer than the stack", async () => {
  const links = Array.from(
    { length: 3_000 },
    (_, i) =>
      `Link${i}: { type: object, xml: { name: l${i} }, required: [n], properties: { n: { $ref: "#/components/schemas/Link${i + 1}" } } }`,
  );
  const part =
    'Part: { type: object, properties: { Link0: { $ref: "#/components/schemas/Link0" } } }';
  const last = "Link3000: { type: object, xml: { name: last } }";
  const { structs } = await modelOf(withSchemas([part, ...links, last].join("\n")));
  expect(structs).toHaveLength(3_002);
});

test("several files: a schema is named after the place that the $ref leads to", async () => {
  const { structs } = await modelOf({
    ...withSchemas('Part: { $ref: "common.yaml#/part" }'),
    "common.yaml": `
part:
  type: object
  properties:
    maker: { $ref: "people/maker.yaml" }`,
    "people/maker.yaml": "type: object\ndescription: Who made it.",
  });
  expect(structs).toMatchObject([
    { name: "Part", origin: { pointer: "common.yaml#/part" } },
    { name: "Maker", doc: "Who made it.", origin: { pointer: "people/maker.yaml#" } },
  ]);
});

test("bodies, and successes with different documents", async () => {
  const { operations, documents } = await modelOf({
    "parts.yaml": `${head}
paths:
  /part:
    put:
      operationId: putPart
      requestBody: { $ref: "#/components/requestBodies/Part" }
      responses:
        "200": { $ref: "#/components/responses/Part" }
        "202":
          description: Later.
          content:
            text/xml: { schema: { type: integer, xml: { name: seconds } } }
        4XX:
          description: Not taken.
          content:
            application/problem+xml: { schema: { $ref: "#/components/schemas/Problem" } }
components:
  requestBodies:
    Part:
      required: true
      content:
        text/xml; charset=utf-8: { $ref: "#/components/mediaTypes/Part" }
  responses:
    Part:
      description: As it is now.
      content:
        application/xml: { $ref: "#/components/mediaTypes/Part" }
  mediaTypes:
    Part: { schema: { $ref: "#/components/schemas/Part" } }
  schemas:
    Part: { type: object, xml: { name: part } }
    Problem: { type: object, xml: { name: problem } }
`,
  });
  expect(documents).toMatchObject([
    { name: "Part", type: { kind: "struct", name: "Part" } },
    { name: "Seconds", type: { kind: "scalar", scalar: "integer" } },
    { name: "Problem", type: { kind: "struct", name: "Problem" } },
  ]);
  expect(operations).toMatchObject([
    {
      body: { mediaType: "text/xml; charset=utf-8", document: "Part" },
      responses: [
        { status: "200", mediaType: "application/xml", document: "Part", doc: "As it is now." },
        { status: "202", mediaType: "text/xml", document: "Seconds" },
      ],
      failures: [{ status: "4XX", document: "Problem" }],
    },
  ]);
});

test("examples, and scenarios that name them", async () => {
  const { operations, scenarios } = await modelOf({
    "parts.yaml": `${head}
paths:
  /part/{id}:
    get:
      operationId: getPart
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        "200":
          description: The part.
          content:
            application/xml:
              schema: { type: object, xml: { name: part }, properties: { size: { type: integer, format: int64 } } }
              examples:
                bolt:
                  summary: A bolt.
                  x-origin: documentation
                  x-errata: [{ where: line 1, printed: sise, correct: size }]
                  dataValue: { size: "7" }
                  serializedValue: <part><size>7</size></part>
        5XX: { description: Broken. }
    delete:
      operationId: deletePart
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        "204": { description: Gone. }
x-scenarios:
  open:
    summary: All is well.
    parameters: { id: 1 }
    examples: { getPart: bolt }
    status: { deletePart: 204 }
  failing:
    parameters: { id: 2 }
    status: { getPart: 503 }
`,
  });
  const bolt = {
    name: "bolt",
    summary: "A bolt.",
    source: "documentation",
    value: { size: "7" },
    text: "<part><size>7</size></part>",
    errata: [{ where: "line 1", printed: "sise", correct: "size" }],
  };
  expect(operations[0]?.responses[0]?.examples).toMatchObject([bolt]);
  expect(scenarios).toMatchObject([
    {
      name: "open",
      summary: "All is well.",
      parameters: [{ name: "id", value: "1" }],
      answers: [
        { operation: "getPart", status: 200, example: bolt },
        { operation: "deletePart", status: 204, example: undefined },
      ],
    },
    { name: "failing", answers: [{ operation: "getPart", status: 503, example: undefined }] },
  ]);
});
