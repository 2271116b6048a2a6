/**
 * A document in an older version of OpenAPI means what the same document means in the newest. Each is
 * written here by hand; another library that upgrades documents has to agree.
 */
import { upgrade as upgradeByScalar } from "@scalar/openapi-upgrader";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { positionOf } from "../../../../generator/diagnostics/source-file.ts";
import { generateFrom } from "../../../support/generate.ts";

const swagger = `swagger: "2.0"
info: { title: Bookshop, version: "1" }
host: api.example.com
basePath: /v1
schemes: [https]
consumes: [application/xml]
produces: [application/xml, application/json]
paths:
  /books/{id}:
    parameters:
      - $ref: "#/parameters/id"
    get:
      operationId: getBook
      description: Gives a book.
      parameters:
        - { name: words, in: query, type: array, collectionFormat: multi, items: { type: string } }
        - { name: X-Edition, in: header, type: integer, format: int32, minimum: 1 }
      responses:
        "200": { $ref: "#/responses/book" }
        "404": { description: There is no such book }
    put:
      operationId: putBook
      parameters:
        - { name: book, in: body, required: true, schema: { $ref: "#/definitions/Book" } }
      responses:
        "204": { description: It is stored }
parameters:
  id: { name: id, in: path, required: true, type: string }
responses:
  book:
    description: The book
    schema: { $ref: "#/definitions/Book" }
definitions:
  Book:
    type: object
    required: [title]
    xml: { name: book }
    properties:
      title: { type: string }
      pages: { type: integer, format: int32, xml: { attribute: true } }
`;

const openapi = (version: string) => `openapi: ${version}
info: { title: Bookshop, version: "1" }
servers: [{ url: https://api.example.com/v1 }]
paths:
  /books/{id}:
    parameters:
      - $ref: "#/components/parameters/id"
    get:
      operationId: getBook
      description: Gives a book.
      parameters:
        - { name: words, in: query, schema: { type: array, items: { type: string } } }
        - { name: X-Edition, in: header, schema: { type: integer, format: int32, minimum: 1 } }
      responses:
        "200": { $ref: "#/components/responses/book" }
        "404": { description: There is no such book }
    put:
      operationId: putBook
      requestBody:
        required: true
        content: { application/xml: { schema: { $ref: "#/components/schemas/Book" } } }
      responses:
        "204": { description: It is stored }
components:
  parameters:
    id: { name: id, in: path, required: true, schema: { type: string } }
  responses:
    book:
      description: The book
      content: { application/xml: { schema: { $ref: "#/components/schemas/Book" } } }
  schemas:
    Book:
      type: object
      required: [title]
      xml: { name: book }
      properties:
        title: { type: string }
        pages: { type: integer, format: int32, xml: { attribute: true } }
`;

/** What is generated, without what names places of the spec. */
async function generated(text: string): Promise<ReadonlyMap<string, string>> {
  const { files, diagnostics } = await generateFrom(text, { without: ["reference"] });
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  const moved = (file: string) =>
    file
      .replaceAll("#/definitions/", "#/components/schemas/")
      .replaceAll("#/responses/", "#/components/responses/")
      .replaceAll("#/parameters/", "#/components/parameters/");
  return new Map([...files].map(([path, file]) => [path, moved(file)]));
}

const wanted = await generated(openapi("3.2.0"));

test.each([
  ["2.0", swagger],
  ["2.0, a number in YAML", swagger.replace('"2.0"', "2.0")],
  ["3.0", openapi("3.0.4")],
  ["3.1", openapi("3.1.1")],
])("%s comes to the same", async (_, text) => {
  expect(await generated(text)).toEqual(wanted);
});

test("another library upgrades 2.0 to the same", async () => {
  const other = JSON.stringify(upgradeByScalar(parse(swagger), "3.1"));
  const apart = /^(manifest\.json|api\.ts|.*\/operations?\/.*)$/;
  const bare = (files: ReadonlyMap<string, string>) =>
    [...files].filter(([path]) => !apart.test(path));
  expect(bare(await generated(other))).toEqual(bare(wanted));
});

describe("a problem is where it is in the older document", () => {
  const problemsOf = async (text: string) => {
    const { diagnostics } = await generateFrom(text);
    return diagnostics.map(({ message, span }) => {
      const { line, column } = positionOf(span.file, span.start);
      return `${line}:${column} ${message}`;
    });
  };

  test("in a parameter of 2.0", async () => {
    const text = swagger.replace("minimum: 1", 'minimum: "one"');
    expect(await problemsOf(text)).toEqual([
      '17:81 "minimum" must be a number, not the string "one"',
    ]);
  });

  test("in a schema of a body of 2.0", async () => {
    const text = swagger.replace("title: { type: string }", "title: { type: text }");
    expect(await problemsOf(text)).toEqual(['39:22 unknown type "text"']);
  });

  test("in a list whose form OpenAPI 3 cannot say", async () => {
    const text = swagger.replace("collectionFormat: multi", "collectionFormat: tsv");
    expect(await problemsOf(text)).toEqual([
      '16:68 "style: tabDelimited" is not supported in the query',
      '16:68 "explode: false" is not supported in the query',
    ]);
  });

  test("in a form", async () => {
    const text = swagger.replace(
      'in: body, required: true, schema: { $ref: "#/definitions/Book" }',
      "in: formData, required: true, type: string",
    );
    expect(await problemsOf(text)).toEqual([
      '24:11 the media type "application/x-www-form-urlencoded" is not supported without an XML one',
    ]);
  });
});

test("what 3.0 says with flags is what JSON Schema says with values", async () => {
  const range = (schema: string) => `title: { type: integer, ${schema} }`;
  const older = openapi("3.0.4").replace(
    "title: { type: string }",
    range("minimum: 3, exclusiveMinimum: true, nullable: false"),
  );
  const newer = openapi("3.2.0").replace("title: { type: string }", range("minimum: 4"));
  expect(await generated(older)).toEqual(await generated(newer));
});
