/** What the goldens of `test/diagnostics` do not show: several problems at once, and one problem once. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../../../generator/diagnostics/diagnostics.ts";
import { positionOf } from "../../../../generator/diagnostics/source-file.ts";
import { readApi } from "../../../../generator/pipeline.ts";

/** Every problem of a spec, as `line: code`. */
async function problemsOf(text: string): Promise<readonly string[]> {
  const diagnostics = new Diagnostics();
  await readApi({ entry: "parts.yaml", read: async () => text }, diagnostics);
  return diagnostics.all.map(
    ({ code, span }) => `${positionOf(span.file, span.start).line}: ${code}`,
  );
}

const spec = `openapi: 3.2.0
info: { title: Parts, version: "1" }
paths:
  /part/{id}:
    get:
      operationId: getPart
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        "200":
          description: The part.
          content:
            application/xml:
              schema: { $ref: "#/components/schemas/Part" }
              examples:
                bolt:
                  dataValue: { id: a, size: 7 }
                  serializedValue: <part id="a"><size>7</size></part>
  /maker:
    get:
      operationId: getMaker
      responses:
        "200":
          description: The maker.
          content:
            application/xml: { schema: { $ref: "#/components/schemas/Maker" } }
components:
  schemas:
    Part:
      type: object
      xml: { name: part }
      required: [id]
      properties:
        id: { type: string, xml: { nodeType: attribute } }
        size: { type: integer, format: int32 }
        maker: { $ref: "#/components/schemas/Maker" }
    Maker:
      type: object
      xml: { name: maker }
      properties:
        name: { type: string }
        town: { type: string }
x-scenarios:
  open: { parameters: { id: a }, examples: { getPart: bolt } }
`;

test("the spec that is broken below has no problem", async () => {
  expect(await problemsOf(spec)).toEqual([]);
});

test("problems of all kinds are reported in one run", async () => {
  const broken = spec
    .replace("operationId: getMaker", "x-operation-name: getPart")
    .replace("dataValue: { id: a, size: 7 }", "dataValue: { id: a, size: 8 }")
    .replace("town: { type: string }", "town: { type: string, xml: { name: name } }")
    .replace("name: { type: string }", "name: { type: string, oneOf: [] }")
    .replace("name: maker }", "name: maker, nodeType: attribute }")
    .replace(
      "size: { type: integer, format: int32 }",
      'size: { $ref: "#/components/schemas/Size" }',
    );
  expect(await problemsOf(broken)).toEqual([
    "21: duplicate-operation-id",
    "35: unknown-ref",
    "39: xml-node-type",
    "41: unsupported",
  ]);
});

test("what could be read of a document is checked, though other parts of it could not", async () => {
  const broken = spec
    .replace("size: 7 }", "size: 8 }")
    .replace("required: [id]", "required: [id, note]")
    .replace("maker: { $ref", "note: { type: string, oneOf: [] }\n        maker: { $ref")
    .replace("town: { type: string }", "town: { type: string, xml: { name: name } }");
  expect(await problemsOf(broken)).toEqual([
    "17: sample-mismatch",
    "36: unsupported",
    "43: xml-name-clash",
  ]);
});

describe("what follows from a problem is not reported beside it", () => {
  test.each<[string, string, string, string]>([
    ["a member that cannot be read", "format: int32", "oneOf: []", "35: unsupported"],
    [
      "an object that cannot be read",
      "properties:\n        name",
      "propreties:\n        name",
      "40: unknown-key",
    ],
    ["an XML name that cannot be read", "name: part }", "nmae: part }", "31: unknown-key"],
    ["a parameter that cannot be read", "in: path,", "in: url,", "8: invalid-value"],
    [
      "an answer that cannot be read",
      '"200":\n          description: The part.',
      '"2000":\n          description: The part.',
      "10: invalid-value",
    ],
    [
      "a body that cannot be read",
      "application/xml:\n              schema",
      "application/json:\n              schema",
      "13: unsupported",
    ],
    [
      "an example that cannot be read",
      "bolt:\n                  dataValue",
      "bolt:\n                  valeu: 1\n                  dataValue",
      "17: unknown-key",
    ],
    ["a value that is not the schema's", "size: 7", "size: big", "17: example-mismatch"],
    [
      "a name that two operations have",
      "operationId: getMaker",
      "x-operation-name: getPart",
      "21: duplicate-operation-id",
    ],
  ])("%s", async (_, from, to, problem) => {
    expect(spec).toContain(from);
    expect(await problemsOf(spec.replace(from, to))).toEqual([problem]);
  });
});

test("keys of OpenAPI 3.2 are not known in 3.1", async () => {
  expect(await problemsOf(spec.replace("3.2.0", "3.1.1"))).toEqual([
    "17: unknown-key",
    "18: unknown-key",
    "34: unknown-key",
  ]);
});

test.each(["3.1.0", "3.1.2", "3.2.0", "3.2.1", "3.2.0-rc1"])(
  "OpenAPI %s is read",
  async (version) => {
    expect(await problemsOf(`openapi: ${version}\ninfo: { title: Parts, version: "1" }`)).toEqual(
      [],
    );
  },
);

test.each(["2.0.0", "3.3.0", "3.2", '""', "{}"])("OpenAPI %s is not", async (version) => {
  expect(await problemsOf(`openapi: ${version}\ninfo: { title: Parts, version: "1" }`)).toEqual([
    "1: unsupported-version",
  ]);
});

test("the project's own spec has no problem", async () => {
  const text = readFileSync(
    new URL("../../../../spec/ece-chat.openapi.yaml", import.meta.url),
    "utf8",
  );
  expect(await problemsOf(text)).toEqual([]);
});

describe("a media type is read by its grammar:", () => {
  const as = (type: string) => problemsOf(spec.replace("application/xml:", () => `${type}:`));

  test.each([
    "TEXT/XML",
    "application/vnd.acme+XML",
    "text/xml;charset=utf-8 ; a=b",
    `'text/xml; a="x, \\"y; charset=latin1"; charset=utf-8'`,
    "application/xml;",
  ])("%s is XML", async (type) => {
    expect(await as(type)).toEqual([]);
  });

  test.each([
    "application/xml, text/xml",
    "text/xml charset=utf-8",
    "text/xml; charset = utf-8",
    "text/xml; charset",
    `'text/xml; a="b'`,
    "text/xml; a=é",
    `"text/xml; a=\\u0001"`,
    "text/*",
    "application/*+xml",
    "application/json; a=+xml",
    `text/xml${"\\t".repeat(3)}x`,
    `'text/xml${"; ".repeat(300)}é'`,
  ])("%s is not", async (type) => {
    expect(await as(type)).toContain("13: unsupported");
  });

  test.each([
    ["text/xml; charset=iso-8859-1", "iso-8859-1"],
    [`'text/xml; a="charset=utf-8"; CHARSET="utf\\-16"'`, "utf-16"],
    ["text/xml;charset=latin1;charset=utf-8", "latin1"],
  ])("a request in %s is not written", async (type, charset) => {
    const text = spec.replace(
      "      responses:",
      () => `      requestBody:
        required: true
        content: { ${type.startsWith("'") ? type : `'${type}'`}: { schema: { $ref: "#/components/schemas/Part" } } }
      responses:`,
    );
    const diagnostics = new Diagnostics();
    const put = text.replace("    get:", "    put:");
    await readApi({ entry: "parts.yaml", read: async () => put }, diagnostics);
    expect(diagnostics.all.map(({ message }) => message)).toContain(
      `the charset ${charset} is not supported in a request`,
    );
  });
});
