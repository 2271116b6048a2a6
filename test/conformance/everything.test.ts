/**
 * A spec that has what the chat API has not (closed enums, dates, bytes, wrapped lists, query
 * parameters …): its cases, run against the code that is generated for it.
 */
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { Report } from "../../runtime/conformance/report.ts";
import {
  type Files,
  generateFrom,
  load,
  outputFolder,
  readRepository,
  writeOutput,
} from "../support/generate.ts";
import { readXmlBySaxes } from "./targets/xml-by-saxes.ts";

vi.setConfig({ testTimeout: 120_000 });

const SPEC = "test/conformance/everything/everything.openapi.yaml";

const TUPLES = "test/conformance/everything/tuples.openapi.yaml";

const OPTIONAL_BODIES = `
openapi: 3.2.0
info: { title: Doors, version: "1" }
paths:
  /doors/{id}/open:
    post:
      operationId: openDoor
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      requestBody:
        content: { application/xml: { schema: { $ref: "#/components/schemas/Key" } } }
      responses: { "204": { description: It is open } }
  /doors/{id}/close:
    post:
      operationId: closeDoor
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      requestBody:
        required: false
        content: { application/xml: { schema: { $ref: "#/components/schemas/Note" } } }
      responses: { "204": { description: It is closed } }
  /doors/{id}/lock:
    post:
      operationId: lockDoor
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      requestBody:
        content: { application/xml: { schema: { $ref: "#/components/schemas/Lock" } } }
      responses: { "204": { description: It is locked } }
components:
  schemas:
    Key:
      type: object
      xml: { name: key }
      required: [code]
      properties:
        code: { type: string }
        hint: { type: string }
    Note:
      type: object
      xml: { name: note }
      properties:
        text: { type: string }
    Lock:
      type: object
      xml: { name: lock }
      properties:
        owner: { type: object, required: [name], properties: { name: { type: string } } }
`;

const WHOLE_BODIES = `
openapi: 3.2.0
info: { title: Lamps, version: "1" }
paths:
  /lamps:
    get:
      operationId: getLamps
      responses:
        "200":
          description: All lamps
          content: { application/xml: { schema: { $ref: "#/components/schemas/Lamps" } } }
    put:
      operationId: putLamps
      parameters: [{ name: lamps, in: query, schema: { type: string } }]
      requestBody:
        required: true
        content: { application/xml: { schema: { $ref: "#/components/schemas/Lamps" } } }
      responses: { "204": { description: Stored } }
  /levels:
    put:
      operationId: putLevels
      requestBody:
        x-input-name: all
        content: { application/xml: { schema: { $ref: "#/components/schemas/Levels" } } }
      responses:
        "200":
          description: The levels
          content: { application/xml: { schema: { $ref: "#/components/schemas/Levels" } } }
  /limit:
    put:
      operationId: putLimit
      requestBody:
        content: { application/xml: { schema: { $ref: "#/components/schemas/Limit" } } }
      responses: { "204": { description: Stored } }
components:
  schemas:
    Lamps:
      type: array
      minItems: 1
      maxItems: 3
      xml: { name: lamps, nodeType: element, namespace: "http://lamps.example" }
      items: { $ref: "#/components/schemas/Lamp" }
    Lamp:
      type: object
      required: [id]
      xml: { name: lamp }
      properties:
        id: { type: integer, format: int64, xml: { nodeType: attribute } }
        note: { type: string, xml: { nodeType: cdata } }
    Levels:
      type: array
      xml: { nodeType: element }
      items: { type: integer, format: int64 }
    Limit: { type: number, xml: { name: limit } }
`;

const ONE_DIRECTION = `
openapi: 3.0.4
info: { title: Orders, version: "1" }
paths:
  /orders/{id}:
    put:
      operationId: putOrder
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      requestBody:
        required: true
        content:
          application/xml:
            schema: { $ref: "#/components/schemas/Order" }
            example: { item: lamp, coupon: A1, customer: { name: Ann } }
      responses:
        "200":
          description: The order as it is stored
          content:
            application/xml:
              schema: { $ref: "#/components/schemas/Order" }
              example: { id: "1", item: lamp, customer: { number: 5, name: Ann } }
components:
  schemas:
    Order:
      type: object
      required: [id, item, coupon, customer]
      properties:
        id: { type: string, readOnly: true, xml: { attribute: true } }
        item: { type: string }
        coupon: { type: string, writeOnly: true }
        customer: { $ref: "#/components/schemas/Customer" }
    Customer:
      type: object
      required: [number]
      properties:
        number: { allOf: [{ $ref: "#/components/schemas/Number" }], readOnly: true }
        name: { type: string }
    Number: { type: integer, format: int32 }
`;

const NULLS = `
openapi: 3.0.4
info: { title: Products, version: "1" }
paths:
  /product:
    put:
      operationId: putProduct
      requestBody:
        required: true
        content:
          application/xml:
            schema: { $ref: "#/components/schemas/Product" }
            example: { count: null, total: null, name: null, maker: null, notes: null }
      responses:
        "200":
          description: The product
          content: { application/xml: { schema: { $ref: "#/components/schemas/Product" } } }
components:
  schemas:
    Product:
      type: object
      xml: { name: product, namespace: "http://products.example" }
      required: [count, total, name, maker, notes]
      properties:
        count: { type: integer, format: int32, nullable: true, xml: { attribute: true } }
        total: { type: integer, format: int64, nullable: true, minimum: 1 }
        name: { type: string, nullable: true, xml: { name: name, namespace: "http://names.example", prefix: n } }
        maker: { type: object, nullable: true, required: [id], properties: { id: { type: string } } }
        notes: { type: array, nullable: true, minItems: 1, xml: { wrapped: true }, items: { type: string } }
        owner: { type: string, nullable: true }
`;

type Generated = typeof import("../../generated/conformance/index.ts");

test("all cases pass, and every kind of them is there", async () => {
  const cases = await passedCases({ [SPEC]: readRepository(SPEC) });
  const kinds = new Set(cases.map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(["response", "body", "request", "scenario"]));
});

test("bodies that are optional: with a member that is required, and with none", async () => {
  const cases = await passedCases({ "openapi.yaml": OPTIONAL_BODIES });
  const bodyless = cases.flatMap((each) =>
    each.kind === "request" && each.expect.kind === "request" && !each.expect.request.body
      ? [`${each.id}: ${Object.keys(each.expect.request.headers ?? {})}`]
      : [],
  );
  expect(bodyless).toMatchInlineSnapshot(`
    [
      "openDoor/request-without-body: accept",
      "openDoor/request-code-absent: accept",
      "closeDoor/request-without-body: accept",
      "closeDoor/request-text-absent: accept",
      "lockDoor/request-plain: accept",
      "lockDoor/request-id-hard-characters: accept",
      "lockDoor/request-owner-absent: accept",
    ]
  `);
  // An owner that is given needs a name, although the body needs no owner.
  const withoutName = cases.find(({ id }) => id === "lockDoor/request-owner-name-missing");
  expect(withoutName).toMatchObject({ params: { owner: {} }, expect: { kind: "error" } });
});

test("bodies that are a list or a text as a whole", async () => {
  const cases = await passedCases({ "openapi.yaml": WHOLE_BODIES });
  const inputs = cases.flatMap((each) =>
    each.kind === "request" && each.id.endsWith("/request-plain") ? [each.params] : [],
  );
  expect(inputs).toMatchInlineSnapshot(`
    [
      {},
      {
        "lampsBody": [
          {
            "id": "4",
          },
        ],
      },
      {
        "all": [
          "4",
        ],
      },
      {
        "limit": 1.5,
      },
    ]
  `);
});

test("members that are in requests or in responses alone", async () => {
  const cases = await passedCases({ "openapi.yaml": ONE_DIRECTION });
  const examples = cases.flatMap((each) => {
    if (!each.tags.includes("sample")) return [];
    return [each.kind === "request" ? each.params : each.expect];
  });
  expect(examples).toMatchInlineSnapshot(`
    [
      {
        "kind": "value",
        "value": {
          "customer": {
            "name": "Ann",
            "number": 5,
          },
          "id": "1",
          "item": "lamp",
        },
      },
      {
        "kind": "value",
        "value": {
          "coupon": "A1",
          "customer": {
            "name": "Ann",
          },
          "item": "lamp",
        },
      },
      {
        "coupon": "A1",
        "customer": {
          "name": "Ann",
        },
        "id": "text",
        "item": "lamp",
      },
    ]
  `);
});

test("members that have to be there and can be null", async () => {
  const cases = await passedCases({ "openapi.yaml": NULLS });
  const sent = cases.flatMap((each) =>
    each.kind === "request" && each.tags.includes("sample") && each.expect.kind === "request"
      ? [each.params, each.expect.request.body]
      : [],
  );
  expect(sent).toMatchInlineSnapshot(`
    [
      {
        "count": null,
        "maker": null,
        "name": null,
        "notes": null,
        "total": null,
      },
      {
        "text": "<?xml version="1.0" encoding="UTF-8"?>
    <n1:product xmlns:n1="http://products.example" xmlns:n2="http://www.w3.org/2001/XMLSchema-instance" xmlns:n="http://names.example">
      <n1:total n2:nil="true"/>
      <n:name n2:nil="true"/>
      <n1:maker n2:nil="true"/>
      <n1:notes n2:nil="true"/>
    </n1:product>",
      },
    ]
  `);
});

test("lists of unlike items: in their order, with elements of one name and with texts", async () => {
  const cases = await passedCases({ [TUPLES]: readRepository(TUPLES) });
  const refused = cases.flatMap(({ id, expect }) =>
    expect.kind === "error" && /^putRoute\/(\d-|request-\d-|items-)\w+$/.test(id)
      ? [`${id}: ${expect.codes.join(" or ")} ${expect.path ?? ""}`]
      : [],
  );
  expect(refused).toMatchInlineSnapshot(`
    [
      "putRoute/request-2-noncharacter: invalid-input /route/notes/note[1]",
      "putRoute/request-4-word: invalid-input /route/express",
      "putRoute/request-4-missing: invalid-input /route/express",
      "putRoute/0-missing: unexpected-element or missing ",
      "putRoute/0-twice: unexpected-element or missing ",
      "putRoute/1-missing: unexpected-element or missing ",
      "putRoute/1-twice: unexpected-element or missing ",
      "putRoute/2-missing: unexpected-element or missing ",
      "putRoute/2-twice: unexpected-element or missing ",
      "putRoute/3-missing: unexpected-element or missing ",
      "putRoute/3-twice: unexpected-element or missing ",
      "putRoute/4-twice: unexpected-element or missing ",
      "putRoute/items-reversed: unexpected-element or missing ",
      "putRoute/2-empty: out-of-range /route/notes/note",
      "putRoute/4-empty: invalid-boolean /route/express",
      "putRoute/4-word: invalid-boolean /route/express",
      "putRoute/4-two: invalid-boolean /route/express",
    ]
  `);
});

/** Generates from a spec, and runs its cases against the codecs and the client. */
async function passedCases(spec: Files) {
  const out = join(outputFolder(), "generated");
  writeOutput(await generateFrom(spec), out);
  const conformance = await load<Generated>(join(out, "conformance/index.ts"));
  const { cases, runConformance, printReport } = conformance;
  const targets = [
    conformance.createCodecTarget(),
    conformance.createClientTarget(conformance.memoryConnection()),
  ];
  for (const target of targets) {
    const report: Report = await runConformance({ target, cases, readXml: readXmlBySaxes });
    expect(report.ok, printReport(report)).toBe(true);
  }
  return cases;
}
