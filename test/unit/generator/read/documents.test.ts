/** Documents of OpenAPI 3.0 as other people write them: what a scenario of 3.2 does not show. */
import { expect, test } from "vitest";
import { generateFrom } from "../../../support/generate.ts";

const spec = (amount: string) => `openapi: 3.0.4
info: { title: Invoices, version: "1" }
paths:
  /invoice:
    get:
      responses:
        "200":
          description: The invoice
          content: { application/xml: { schema: { $ref: "#/components/schemas/Invoice" } } }
components:
  schemas:
    Invoice:
      type: object
      xml: { name: invoice }
      properties:
        amount: ${amount}
`;

const unit = "{ type: object, properties: { unit: { type: string, xml: { attribute: true } } } }";

test.each([
  ["allOf of a scalar and an object", `{ allOf: [{ type: number }, ${unit}] }`],
  [
    "x-ms-text",
    "{ properties: { value: { type: number, xml: { x-ms-text: true } }, unit: { type: string, xml: { attribute: true } } }, required: [value] }",
  ],
])("text beside attributes: %s", async (_, amount) => {
  const { files, diagnostics } = await generateFrom(spec(amount), { without: ["reference"] });
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  expect(files.get("types.ts")).toMatch(
    /interface InvoiceAmount \{\s+readonly value: number;\s+readonly unit\?: string;\s+\}/,
  );
});

test.each([
  ["parts that contradict each other", "{ allOf: [{ type: string }, { type: number }] }", '"type"'],
  ["a choice", "{ oneOf: [{ type: string }, { type: number }] }", '"oneOf" is not supported'],
  ["nothing that implies a type", "{ description: It is large }", "requires"],
])("%s: refused", async (_, amount, message) => {
  const { diagnostics } = await generateFrom(spec(amount));
  expect(diagnostics.map((each) => each.message)).toEqual([expect.stringContaining(message)]);
});
