/** What of a spec is given to Redoc, and in which form. */

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { api } from "../../generated/api.ts";
import { projection } from "../../generator/cli/site/projection.ts";
import { readSpec } from "../../generator/cli/site/site-page.ts";
import { outputFolder, put, readRepository, repository } from "../support/generate.ts";

/** A part of what Redoc is given for the schema of one answer. */
function answerWith(schema: object, components: object = {}, examples: object = {}) {
  const answer = { content: { "application/xml": { schema, examples } } };
  const get = { operationId: "getLamp", "x-errata": [], responses: { 200: answer } };
  const spec = {
    openapi: "3.2.0",
    paths: { "/lamp": { get } },
    components: { schemas: components },
  };
  return projection(JSON.parse(JSON.stringify(spec)), (id) => [
    { lang: "curl", label: "curl", source: id },
  ]);
}

describe("a sample", () => {
  test.each([
    [
      "its exact text",
      { dataValue: { on: true }, serializedValue: "<lamp/>" },
      { value: "<lamp/>" },
    ],
    ["a value without a text", { dataValue: { on: true } }, { value: { on: true } }],
    [
      "with where it comes from",
      { summary: "A", "x-origin": "deployment", "x-errata": [], serializedValue: "<a/>" },
      { summary: "A", description: "Origin: seen in use.", value: "<a/>" },
    ],
    [
      "with its description",
      { description: "D", "x-origin": "derived", serializedValue: "<a/>" },
      { description: "D", value: "<a/>" },
    ],
  ])("is %s", (_name, sample, expected) => {
    expect(answerWith({ type: "object" }, {}, { sample })).toMatchObject({
      paths: {
        "/lamp": {
          get: {
            responses: {
              200: { content: { "application/xml": { examples: { sample: expected } } } },
            },
          },
        },
      },
    });
  });
});

describe("listed values", () => {
  const open = {
    type: "integer",
    "x-extensible-enum": [0, 1],
    "x-enum-varnames": ["Off", "On"],
    "x-enum-descriptions": ["It is off.", "It is on."],
  };
  const said = "- `0`: It is off.\n- `1`: It is on.\n\nThere may be other values.";

  test("of an open list are described, since Redoc has closed ones alone", () => {
    const { components } = answerWith({}, { State: open });
    expect(components).toEqual({ schemas: { State: { type: "integer", description: said } } });
  });

  test("are not hidden by what is said beside a $ref", () => {
    const state = { $ref: "#/components/schemas/State", description: "How it is." };
    const lamp = { type: "object", properties: { state, states: { type: "array", items: state } } };
    const { components } = answerWith({}, { State: open, Lamp: lamp });
    const projected = { type: "integer", description: `How it is.\n\n${said}` };
    expect(components).toMatchObject({
      schemas: { Lamp: { properties: { state: projected, states: { items: projected } } } },
    });
  });

  test("of a closed list stay listed", () => {
    const { components } = answerWith({}, { State: { type: "string", enum: ["a|b", "c`d"] } });
    expect(components).toEqual({
      schemas: {
        State: { type: "string", enum: ["a|b", "c`d"], description: "- `a|b`\n- ``c`d``" },
      },
    });
  });
});

test("an operation has our code, and no extension of ours is left anywhere", () => {
  const text = JSON.stringify(answerWith({ $ref: "#/components/schemas/Lamp" }, { Lamp: {} }));
  expect(JSON.parse(text).paths["/lamp"].get["x-codeSamples"]).toEqual([
    { lang: "curl", label: "curl", source: "getLamp" },
  ]);
  const whole = projection(parse(readRepository("spec/ece-chat.openapi.yaml")), () => []);
  expect(JSON.stringify(whole).match(/"x-[\w-]+":/g)).toEqual(
    api.operations.map(() => '"x-codeSamples":'),
  );
});

describe("a spec that no page can be made of", () => {
  const folder = outputFolder();
  const refused = (name: string, text: string) => {
    put(join(folder, name), text);
    return expect(readSpec(join(folder, name))).rejects;
  };

  test("has a problem", async () => {
    const text = 'openapi: 3.2.0\ninfo: { title: A, version: "1" }\npaths: 7\n';
    await refused("a.yaml", text).toThrow("has a problem");
  });

  test("is in several files", async () => {
    put(join(folder, "lamp.yaml"), "type: object\nxml: { name: lamp }\n");
    const lamp = "content: { application/xml: { schema: { $ref: lamp.yaml } } }";
    const get = `get: { operationId: getLamp, responses: { "200": { ${lamp} } } }`;
    const text = `openapi: 3.2.0\ninfo: { title: A, version: "1" }\npaths: { /a: { ${get} } }\n`;
    await refused("b.yaml", text).toThrow("refers to other files");
  });

  test("is not that of this repository", async () => {
    const read = await readSpec(join(repository, "spec/ece-chat.openapi.yaml"));
    expect(read.api.operations.map(({ id }) => id)).toEqual(
      api.operations.map(({ operation }) => operation.id),
    );
  });
});
