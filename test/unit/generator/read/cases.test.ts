/** What the goldens of `test/diagnostics` do not show: how cases are found, and what they become. */
import { expect, test } from "vitest";
import { Diagnostics } from "../../../../generator/diagnostics/diagnostics.ts";
import { positionOf } from "../../../../generator/diagnostics/source-file.ts";
import { UserError } from "../../../../generator/diagnostics/user-error.ts";
import { readApi } from "../../../../generator/pipeline.ts";
import { load } from "../../../../generator/source/load.ts";

const spec = `openapi: 3.2.0
info: { title: Orders, version: "1" }
paths:
  /order/{id}:
    put:
      operationId: putOrder
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer, format: int64 } }
      requestBody:
        required: true
        content: { application/xml: { schema: { $ref: "#/components/schemas/Order" } } }
      responses:
        "2XX":
          description: The order as it is stored.
          content: { application/xml: { schema: { $ref: "#/components/schemas/Order" } } }
  /orders:
    delete:
      operationId: deleteOrders
      responses: { "204": { description: All orders are gone. } }
components:
  schemas:
    Order:
      type: object
      xml: { name: order }
      required: [order-no, item]
      properties:
        order-no: { type: integer, format: int64, xml: { nodeType: attribute } }
        weight: { type: number }
        paid: { type: boolean }
        item: { type: array, items: { $ref: "#/components/schemas/Item" } }
    Item:
      type: object
      xml: { name: item }
      properties:
        part-no: { type: integer, format: int64, x-extensible-enum: [1, 2] }
`;

/** Loads a spec with cases beside it, which are given by the names of their files. */
async function loadWith(cases: Readonly<Record<string, string>>, text = spec) {
  const diagnostics = new Diagnostics();
  const files = new Map([["spec/orders.yaml", text]]);
  for (const [name, each] of Object.entries(cases)) files.set(`spec/cases/${name}`, each);
  const source = {
    entry: "spec/orders.yaml",
    read: async (path: string) => files.get(path),
    list: async (folder: string) => (folder === "spec/cases" ? Object.keys(cases) : []),
  };
  const content = await readApi(source, diagnostics);
  const problems = diagnostics.all.map(({ code, message, span }) => {
    const { line, column } = positionOf(span.file, span.start);
    return `${span.file.path}:${line}:${column} ${code}: ${message}`;
  });
  return { content, problems };
}

async function casesIn(cases: Readonly<Record<string, string>>) {
  const { content, problems } = await loadWith(cases);
  expect(problems).toEqual([]);
  return content?.api.cases ?? [];
}

function withId(id: string): string {
  return `operation: deleteOrders
cases:
  - { id: ${id}, documentation: They are gone., response: { status: 204 }, nothing: true }
`;
}

test("files are read by their names, and only those that are YAML", async () => {
  const cases = await casesIn({
    "b.yaml": withId("second"),
    "a.yml": withId("first"),
    "notes.txt": "- [",
    ".#b.yaml": "- [",
    "B.yaml": withId("capital"),
  });
  expect(cases.map(({ id }) => id)).toEqual([
    "deleteOrders/capital",
    "deleteOrders/first",
    "deleteOrders/second",
  ]);
});

test("without a way to list a folder, there are no cases", async () => {
  const source = { entry: "orders.yaml", read: async () => spec };
  const content = await readApi(source, new Diagnostics());
  expect(content?.api.cases).toEqual([]);
});

test("a file that is listed and cannot be read is no file without cases", async () => {
  const read = async (path: string) => (path === "orders.yaml" ? spec : undefined);
  const loading = load("orders.yaml", read, new Diagnostics(), async () => ["gone.yaml"]);
  await expect(loading).rejects.toThrow(new UserError("cannot read cases/gone.yaml"));
});

test("a value has the keys and the form of what is decoded", async () => {
  const cases = await casesIn({
    "put.yaml": `operation: putOrder
cases:
  - id: all-members
    documentation: Every member is there.
    tags: [value, all]
    options: { maxResponseBytes: 7, requestNamespace: "urn:x" }
    response: { status: 201, headers: { content-type: text/xml }, text: <order/> }
    value:
      order-no: 9223372036854775807
      weight: 100000000000000000000
      paid: true
      item: [{ part-no: 3 }, {}]
  - id: other-forms
    documentation: A number may be given as text, and infinity as YAML has it.
    level: may
    body: { contentType: text/xml, base64: "PG9y ZGVyLz4=" }
    value: { order-no: "007", weight: -.inf, item: [] }
`,
  });
  expect(cases).toEqual([
    {
      id: "putOrder/all-members",
      operation: "putOrder",
      documentation: "Every member is there.",
      origin: "written",
      level: "must",
      tags: ["value", "all"],
      options: { maxResponseBytes: 7, requestNamespace: "urn:x" },
      kind: "response",
      response: {
        status: 201,
        headers: { "content-type": "text/xml" },
        body: { text: "<order/>" },
      },
      expect: {
        kind: "value",
        value: {
          orderNo: "9223372036854775807",
          weight: 1e20,
          paid: true,
          item: [{ partNo: "3" }, {}],
        },
      },
    },
    {
      id: "putOrder/other-forms",
      operation: "putOrder",
      documentation: "A number may be given as text, and infinity as YAML has it.",
      origin: "written",
      level: "may",
      tags: [],
      kind: "body",
      contentType: "text/xml",
      body: { base64: "PG9yZGVyLz4=" },
      expect: { kind: "value", value: { orderNo: "7", weight: "-INF", item: [] } },
    },
  ]);
});

test("an input stays as it is given, and an unexpected status is that of the answer", async () => {
  const cases = await casesIn({
    "put.yaml": `operation: putOrder
cases:
  - id: sent
    documentation: An input is sent.
    params: { id: 18446744073709551616, order-no: "x", x-more: [null, 1.5] }
    request: { method: PUT, path: "/order/7?a=%20", headers: { x-a: b }, text: <order/> }
  - id: refused
    documentation: An input is refused.
    params: {}
    error: { code: invalid-input, path: id }
  - id: failed
    documentation: An answer is none.
    response: { status: 404 }
    error: { code: unexpected-status }
  - id: odd
    documentation: An answer is another one.
    response: { status: 200 }
    error: { code: invalid-date-time, or: [missing], path: /order/@order-no, line: 1, column: 2 }
`,
  });
  expect(cases).toMatchObject([
    {
      kind: "request",
      params: { id: "18446744073709551616", "order-no": "x", "x-more": [null, 1.5] },
      expect: {
        kind: "request",
        request: {
          method: "PUT",
          path: "/order/7?a=%20",
          headers: { "x-a": "b" },
          body: { text: "<order/>" },
        },
      },
    },
    { kind: "request", expect: { kind: "error", codes: ["invalid-input"], path: "id" } },
    {
      kind: "response",
      response: { status: 404, headers: {} },
      expect: { kind: "error", codes: ["unexpected-status"], status: 404 },
    },
    {
      kind: "response",
      expect: {
        kind: "error",
        codes: ["invalid-date-time", "missing"],
        path: "/order/@order-no",
        line: 1,
        column: 2,
      },
    },
  ]);
});

test("problems of cases and of the spec are found in one run", async () => {
  const { problems } = await loadWith(
    {
      "a.yaml": "operation: deleteOrders\ncases: {}\nmore: 1\n",
      "b.yaml": "- [",
      "c.yaml": `operation: deleteOrders
cases:
  - id: 7
    documentaton: It is misspelt.
    response: { status: 204, headers: { retry-after: 1 }, bytes: 3 }
    nothing: true
  - seven
`,
      "d.yaml": withId("fine"),
    },
    spec.replace("type: integer, format: int64, xml", "type: integre, format: int64, xml"),
  );
  expect(problems).toEqual([
    'spec/cases/a.yaml:2:8 wrong-type: "cases" must be a list, not a map',
    'spec/cases/a.yaml:3:1 unknown-key: unknown key "more" in a file of cases',
    expect.stringMatching(/^spec\/cases\/b\.yaml:\d:\d yaml-syntax: /),
    'spec/cases/c.yaml:3:5 missing-key: a case requires "documentation"',
    'spec/cases/c.yaml:3:9 wrong-type: "id" must be a string, not the number 7',
    'spec/cases/c.yaml:4:5 unknown-key: unknown key "documentaton" in a case',
    'spec/cases/c.yaml:5:54 wrong-type: "retry-after" must be a string, not the number 1',
    'spec/cases/c.yaml:5:59 unknown-key: unknown key "bytes" in the response of a case',
    'spec/cases/c.yaml:7:5 wrong-type: a case must be a map, not the string "seven"',
    'spec/orders.yaml:27:27 invalid-value: unknown type "integre"',
  ]);
});

test("of an operation that could not be read, nothing is said", async () => {
  const { problems } = await loadWith(
    { "a.yaml": withId("gone") },
    spec.replace("operationId: deleteOrders", "operatonId: deleteOrders"),
  );
  expect(problems.filter((problem) => problem.includes("cases/"))).toEqual([]);
  expect(problems.length).toBeGreaterThan(0);
});
