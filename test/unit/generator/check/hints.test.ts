/** Hints can be followed: what a problem's hint says to do leads to a spec that is accepted. */
import { expect, test } from "vitest";
import { generateFrom } from "../../../support/generate.ts";

interface Parts {
  readonly parameters?: string;
  readonly content?: string;
  readonly schema?: string;
}

const part = '{ $ref: "#/components/schemas/Part" }';

function specOf({ parameters = "[]", content, schema }: Parts): string {
  return `openapi: 3.2.0
info: { title: Parts, version: "1" }
paths:
  /part/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      operationId: getPart
      parameters: ${parameters}
      responses:
        "200":
          description: The part.
          content: ${content ?? `{ application/xml: { schema: ${part} } }`}
components:
  schemas:
    Part: ${schema ?? "{ type: object, additionalProperties: false, xml: { name: part } }"}
`;
}

const header = (name: string) => `[{ name: ${name}, in: header, schema: { type: string } }]`;
const json = "application/json: { schema: { type: [object, string] } }";
const twice = (more: string) => `[{ name: id, in: query, ${more} schema: { type: string } }]`;
const members = (text: string) => `{ type: object, xml: { name: part }, properties: { ${text} } }`;

test.each<[string, Parts, string, Parts]>([
  [
    "one name in path and query",
    { parameters: twice("") },
    "x-input-name gives it another one",
    { parameters: twice("x-input-name: other,") },
  ],
  [
    "JSON alone",
    { content: `{ ${json} }` },
    "describe the XML form as application/xml, text/xml or …+xml, or remove the operation",
    { content: `{ ${json}, application/vnd.part+xml: { schema: ${part} } }` },
  ],
  [
    "two XML media types",
    { content: `{ text/xml: { schema: ${part} }, application/xml: { schema: ${part} } }` },
    "put the one that is sent first",
    { content: `{ text/xml: { schema: ${part} } }` },
  ],
  [
    "an element with a name that every client exports",
    { schema: "{ type: object, additionalProperties: false, xml: { name: client } }" },
    "x-type-name gives it another one",
    {
      schema:
        "{ type: object, additionalProperties: false, x-type-name: Customer, xml: { name: client } }",
    },
  ],
  [
    "a list of decimals",
    { schema: members("size: { type: number, format: decimal, enum: [1.5] }") },
    "list the values in the description",
    { schema: members("size: { type: number, format: decimal, description: It is 1.5. }") },
  ],
  [
    "a prefix that XML keeps",
    { schema: members('size: { type: string, xml: { namespace: "urn:s", prefix: xmls } }') },
    "use another prefix: it does not have to be the one in the document",
    { schema: members('size: { type: string, xml: { namespace: "urn:s", prefix: s } }') },
  ],
  ...["Accept", "content-type"].map((name): [string, Parts, string, Parts] => [
    name,
    { parameters: header(name) },
    "the client sets this header, or takes it from its `headers`",
    {},
  ]),
  ...["Connection", "host", "Content-Length", "Proxy-X", "Sec-Fetch-Mode", "Cookie"].map(
    (name): [string, Parts, string, Parts] => [
      name,
      { parameters: header(name) },
      "remove it: pages cannot send it (Fetch Standard, forbidden request-header)",
      { parameters: header(`x-${name}`) },
    ],
  ),
])("%s", async (_, broken, hint, corrected) => {
  const { diagnostics, notes } = await generateFrom(specOf(broken));
  expect([...diagnostics, ...notes].map((each) => each.hint)).toEqual([hint]);
  const after = await generateFrom(specOf(corrected), { without: ["conformance", "reference"] });
  const left = [...after.diagnostics, ...after.notes].filter((each) => each.hint === hint);
  expect(after.diagnostics.map(({ message }) => message)).toEqual([]);
  expect(left).toEqual([]);
});

test.each<[string, Parts]>([
  ["JSON beside XML", { content: `{ ${json}, application/xml: { schema: ${part} } }` }],
  ["XML before others", { content: `{ text/xml: { schema: ${part} }, "*/*": {}, ${json} }` }],
  [
    "names that begin with xml",
    {
      schema: members(
        "xmlData: { type: string }, XMLId: { type: string, xml: { nodeType: attribute } }",
      ),
    },
  ],
])("accepted: %s", async (_, parts) => {
  const { diagnostics, files } = await generateFrom(specOf(parts), { without: ["conformance"] });
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  expect([...files.keys()]).toContain("codecs/part.ts");
});
