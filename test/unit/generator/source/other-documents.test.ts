/** A file that is no OpenAPI document is called what it is. */
import { expect, test } from "vitest";
import { generateFrom } from "../../../support/generate.ts";

const xml = '<?xml version="1.0"?>\n';

test.each<[string, string, string]>([
  ['swagger: "1.2"', "this is Swagger 1.2, not an OpenAPI document", "give it in version 2.0"],
  ["swagger: 1.0", "this is Swagger 1.0, not an OpenAPI document", "give it in version 2.0"],
  ["asyncapi: 3.0.0", "this is AsyncAPI 3.0.0, not an OpenAPI document", "describe the requests"],
  ['{ "arazzo": "1.0.0" }', "this is Arazzo 1.0.0, not an OpenAPI document", "give the OpenAPI"],
  ["null", "this is nothing, not an OpenAPI document", 'begins with "openapi: 3.2.0"'],
  ["- a\n- b", "this is a list, not an OpenAPI document", 'begins with "openapi: 3.2.0"'],
  ["Hello", 'this is the string "Hello", not an OpenAPI document', 'begins with "openapi: 3.2.0"'],
  ["paths: {}", 'this is a map without the key "openapi", not an OpenAPI document', "begins with"],
  ["openapi: 4.0", "OpenAPI 4.0 is not supported", "3.1.x and 3.2.x are supported"],
  ["openapi: 3.1", "OpenAPI 3.1 is not supported", "openapi: 3.1.0"],
  ["openapi: 3.0", "OpenAPI 3.0 is not supported", "openapi: 3.0.0"],
  ["openapi: [3]", "OpenAPI a list is not supported", "3.1.x and 3.2.x are supported"],
  ["openapi:", "OpenAPI nothing is not supported", "3.1.x and 3.2.x are supported"],
  ["", "the file is empty", "begins with"],
  [" \n\n", "the file is empty", "begins with"],
  [
    '{\n  // The API.\n  "openapi": "3.2.0"\n}',
    "JSON does not allow comments",
    "write the file as YAML",
  ],
  ['{ "openapi": "3.2.0" /* new */ }', "JSON does not allow comments", "write the file as YAML"],
  ['// The API.\n{ "openapi": "3.2.0" }', "JSON does not allow comments", "write the file as YAML"],
  ["<!DOCTYPE html>\n<html></html>", "this is an HTML page, not YAML", "provide an OpenAPI"],
  [
    `${xml}<wsdl:definitions xmlns:wsdl="w">`,
    "this is a WSDL document, not YAML",
    "provide an OpenAPI",
  ],
  [`${xml}<xs:schema xmlns:xs="x">`, "this is an XML Schema, not YAML", "provide an OpenAPI"],
  [`${xml}<a/>`, "this is an XML document, not YAML", "provide an OpenAPI"],
  ["PK\u0003\u0004\u0014", "this is a zip archive, not YAML", "provide an OpenAPI"],
  ["%PDF-1.7", "this is a PDF document, not YAML", "provide an OpenAPI"],
])("%j", async (text, message, hint) => {
  const { diagnostics } = await generateFrom(text);
  expect(diagnostics.map((each) => each.message)).toEqual([message]);
  expect(diagnostics[0]?.hint).toContain(hint);
});

test.each(['{ "a": "http://x" }', '{ "a": "/* b */" }', "{ a: b // c }"])(
  "nothing that is like a comment in YAML is taken for one: %s",
  async (text) => {
    const { diagnostics } = await generateFrom(text);
    expect(diagnostics.map(({ code }) => code)).toEqual(["not-openapi"]);
  },
);
