import { describe, expect, test } from "vitest";
import { generateFrom } from "../../../support/generate.ts";

const SPEC = `openapi: 3.2.0
info: { title: Lamps, version: "1" }
paths:
  /lamp:
    get:
      operationId: getLamp
      responses:
        "200":
          description: The lamp
          content: { application/xml: { schema: { $ref: "#/components/schemas/Lamp" } } }
  /mood:
    get:
      operationId: getMood
      responses:
        "200":
          description: The mood
          content: { application/xml: { schema: { $ref: "#/components/schemas/Mood", xml: { name: now } } } }
components:
  schemas:
    Mood:
      type: string
      enum: [calm, busy]
      x-enum-varnames: [Calm, Busy]
      x-enum-descriptions: [Nothing happens., Something happens.]
    Watts: { type: integer, format: int64, x-extensible-enum: [40] }
    Lamp:
      type: object
      xml: { name: lamp }
      properties:
        mood: { $ref: "#/components/schemas/Mood", xml: { name: mood, nodeType: attribute } }
        bulbs:
          type: array
          xml: { name: bulbs, nodeType: element }
          items: { $ref: "#/components/schemas/Watts", xml: { name: watts } }
`;

describe("the API as data", () => {
  test("has the values of enums, and where they stand", async () => {
    const { files, diagnostics } = await generateFrom(SPEC);
    expect(diagnostics).toEqual([]);
    const text = files.get("api.ts") ?? "";
    expect(text.slice(text.indexOf("  enums: ["))).toBe(
      `  enums: [
    {
      name: "Mood",
      values: [
        { value: "calm", doc: "Nothing happens." },
        { value: "busy", doc: "Something happens." },
      ],
      places: [
        { kind: "member", struct: lampContent, key: "mood" },
        { kind: "root", document: nowDocument },
      ],
    },
    {
      name: "Watts",
      values: [{ value: 40, doc: "" }],
      places: [{ kind: "member", struct: lampContent, key: "bulbs" }],
    },
  ],
};
`,
    );
  });
});
