/** OpenAPI Overlays change a document, and what they add keeps its place in their own text. */
import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../../../generator/diagnostics/diagnostics.ts";
import { positionOf } from "../../../../generator/diagnostics/source-file.ts";
import { readApi } from "../../../../generator/pipeline.ts";

const spec = `openapi: 3.0.4
info: { title: Parts, version: "1" }
paths:
  /part:
    get:
      operationId: getPart
      responses:
        "200":
          description: The part
          content: { application/xml: { schema: { $ref: "#/components/schemas/Part" } } }
    delete:
      operationId: deletePart
      responses: { "2000": {} }
components:
  schemas:
    Part:
      type: object
      properties:
        name: { type: string }
        size: { type: integer }
`;

const overlay = (actions: string, version = "1.1.0") =>
  `overlay: ${version}\ninfo: { title: Corrections, version: "1" }\nactions:\n${actions}`;

async function read(...overlays: readonly string[]) {
  const files: Readonly<Record<string, string>> = {
    "parts.yaml": spec,
    ...Object.fromEntries(overlays.map((text, index) => [`fix/${index}.yaml`, text])),
  };
  const diagnostics = new Diagnostics();
  const content = await readApi(
    {
      entry: "parts.yaml",
      read: async (path) => files[path],
      overlays: Object.keys(files).slice(1),
    },
    diagnostics,
  );
  const shown = ({ span, message }: (typeof diagnostics.all)[number]) => {
    const { line, column } = positionOf(span.file, span.start);
    return `${span.file.path}:${line}:${column} ${message}`;
  };
  return {
    api: content?.api,
    problems: diagnostics.all.map(shown),
    notes: diagnostics.notes.map(shown),
  };
}

const removal = "  - { target: $.paths.*.delete, remove: true }\n";

describe("an overlay", () => {
  test("removes, merges maps and replaces values", async () => {
    const { api, problems } = await read(
      overlay(
        `${removal}  - target: $.components.schemas.Part
    update:
      xml: { name: part }
      properties:
        size: { type: string, xml: { attribute: true } }
        maker: { $ref: "#/components/schemas/Maker" }
  - target: $.components.schemas
    update: { Maker: { type: object, properties: {} } }
`,
      ),
    );
    expect(problems).toEqual([]);
    expect(api?.operations.map(({ id }) => id)).toEqual(["getPart"]);
    expect(api?.documents.map(({ element }) => element.local)).toEqual(["part"]);
    const [part] = api?.structs ?? [];
    expect(part?.members.map(({ key, place }) => [key, place.kind])).toEqual([
      ["name", "element"],
      ["size", "attribute"],
      ["maker", "element"],
    ]);
    expect(part?.members[2]?.origin.pointer).toBe("#/components/schemas/Part/properties/maker");
  });

  test.each(["1.0.0", "1.1.0"])("adds to lists in %s", async (version) => {
    const parameter = "{ name: id, in: query, schema: { type: string } }";
    const { api, problems } = await read(
      overlay(
        `${removal}  - { target: $.paths.*.get, update: { parameters: [${parameter}] } }
  - { target: $.paths.*.get.parameters, update: ${parameter.replace("id", "size")} }
`,
        version,
      ),
    );
    expect(problems).toEqual([]);
    expect(api?.operations[0]?.parameters.map(({ name }) => name)).toEqual(["id", "size"]);
  });

  test("copies", async () => {
    const { api, problems } = await read(
      overlay(
        `${removal}  - { target: $.components.schemas, update: { Maker: {} } }
  - { target: $.components.schemas.Maker, copy: $.components.schemas.Part }
  - target: $.components.schemas.Part.properties
    update: { maker: { $ref: "#/components/schemas/Maker" } }
`,
      ),
    );
    expect(problems).toEqual([]);
    expect(api?.structs.map(({ name, members }) => [name, members.length])).toEqual([
      ["Part", 3],
      ["Maker", 2],
    ]);
  });

  test("is applied to what the one before it made", async () => {
    const first = `${removal}  - { target: $.components.schemas.Part, update: { xml: { name: bolt } } }\n`;
    const second = "  - { target: $..xml, update: { name: screw } }\n";
    const { api } = await read(overlay(first), overlay(second));
    expect(api?.documents[0]?.element.local).toBe("screw");
  });

  test("has problems and notes at their places in either file", async () => {
    const { problems, notes } = await read(
      overlay(`  - target: $.components.schemas.Part.properties
    update: { maker: { type: text } }
  - { target: $.nothing, remove: true }
`),
    );
    expect(problems).toEqual([
      'fix/0.yaml:5:30 unknown type "text"',
      'parts.yaml:13:20 invalid status "2000"',
    ]);
    expect(notes).toEqual(["fix/0.yaml:6:15 the target of an action selects nothing"]);
  });

  test("of another version is refused", async () => {
    const { problems } = await read(overlay(removal, "2.0.0"));
    expect(problems[0]).toBe(
      "fix/0.yaml:1:10 this is not an OpenAPI Overlay of version 1.0 or 1.1",
    );
  });
});
