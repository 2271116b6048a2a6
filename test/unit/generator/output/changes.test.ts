/** What a change of the spec means to those who use the API, and which version it calls for. */
import { describe, expect, test } from "vitest";
import {
  type Change,
  changesBetween,
  printChanges,
} from "../../../../generator/emit/changes/change.ts";
import type { Surface } from "../../../../generator/emit/changes/surface.ts";
import { raised, type Step, stepFor } from "../../../../generator/emit/changes/version-step.ts";
import { optionalOutputs } from "../../../../generator/emit/emitter.ts";
import { surfaceAmong } from "../../../../generator/emit/surface-file.ts";
import { generateFrom } from "../../../support/generate.ts";
import { SPEC } from "./orders.ts";

/** What a spec gives apps, by its text: most edits are of the same spec. */
const surfaces = new Map<string, Promise<Surface>>();

function surfaceOf(spec: string): Promise<Surface> {
  const surface = surfaces.get(spec) ?? generateSurface(spec);
  surfaces.set(spec, surface);
  return surface;
}

async function generateSurface(spec: string): Promise<Surface> {
  // The surface is always emitted, and comes from the model alone.
  const { files, diagnostics } = await generateFrom(spec, { without: optionalOutputs });
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  return surfaceAmong([...files].map(([path, text]) => ({ path, text })));
}

async function changesOf(before: string, after: string): Promise<readonly Change[]> {
  return changesBetween(await surfaceOf(before), await surfaceOf(after));
}

const ORDER_LINE = `line: { type: array, minItems: 1,`;

const SECURED = SPEC.replace(
  "paths:",
  `security: [{ token: [] }]
paths:`,
).replace(
  "components:",
  `components:
  securitySchemes:
    token: { type: http, scheme: bearer }
    login: { type: http, scheme: basic }
    key: { type: apiKey, in: header, name: X-Key }`,
);

describe("credentials", () => {
  test.each<readonly [edit: string, before: string, after: string, told: readonly string[]]>([
    [
      "they are taken now",
      SECURED.replace("security: [{ token: [] }]", "security: []"),
      SECURED,
      [
        "breaking changed operation getOrder: takes none → token (a call with what was enough before is refused)",
        "breaking changed operation putOrder: takes none → token (a call with what was enough before is refused)",
        "added credential credentials.token (an app can give it)",
      ],
    ],
    [
      "they are taken now, and need not be given",
      SECURED.replace("security: [{ token: [] }]", "security: []"),
      SECURED.replace("[{ token: [] }]", "[{ token: [] }, {}]"),
      [
        "changed operation getOrder: takes none → token or none (a call need not send any)",
        "changed operation putOrder: takes none → token or none (a call need not send any)",
        "added credential credentials.token (an app can give it)",
      ],
    ],
    [
      "an operation takes another one as well",
      SECURED,
      SECURED.replace("[{ token: [] }]", "[{ token: [] }, { login: [], key: [] }]"),
      [
        "changed operation getOrder: takes token → token or login with key (those that were sent before are taken still)",
        "changed operation putOrder: takes token → token or login with key (those that were sent before are taken still)",
        "added credential credentials.login (an app can give it)",
        "added credential credentials.key (an app can give it)",
      ],
    ],
    [
      "an operation takes another one",
      SECURED,
      SECURED.replace("    post:\n", "    post:\n      security: [{ key: [] }]\n"),
      [
        "breaking changed operation putOrder: takes token → key (a call with what was enough before is refused)",
        "added credential credentials.key (an app can give it)",
      ],
    ],
    [
      "none is taken any more",
      SECURED,
      SECURED.replace("security: [{ token: [] }]", "security: []"),
      [
        "breaking removed credential credentials.token (an app that gives it no longer compiles)",
        "changed operation getOrder: takes token → none (a call need not send any)",
        "changed operation putOrder: takes token → none (a call need not send any)",
      ],
    ],
    [
      "one is sent in another way",
      SECURED.replace("{ token: [] }", "{ key: [] }"),
      SECURED.replace("{ token: [] }", "{ key: [] }").replace("in: header", "in: query"),
      [
        "breaking changed credential credentials.key: sent key X-Key in header → key X-Key in query (requests differ: an older server does not understand them)",
      ],
    ],
  ])("%s", async (_, before, after, told) => {
    expect(
      printChanges(await changesOf(before, after))
        .slice(1)
        .map(trimmedLine),
    ).toEqual(told);
  });
});

function trimmedLine(line: string): string {
  return line.trim();
}

describe("one edit of the spec", () => {
  test.each<readonly [edit: string, from: string, to: string, told: readonly string[]]>([
    [
      "an operation is called otherwise",
      "operationId: getOrder",
      "operationId: readOrder",
      [
        "breaking removed operation getOrder (an app that uses it no longer compiles)",
        "added operation readOrder (nothing that was there changes)",
      ],
    ],
    [
      "a path moves",
      "/orders/{id}:",
      "/order/{id}:",
      [
        "breaking changed operation getOrder: path /orders/{id} → /order/{id} (requests differ: an older server does not understand them)",
        "breaking changed operation putOrder: path /orders/{id} → /order/{id} (requests differ: an older server does not understand them)",
      ],
    ],
    [
      "an answer has one more member, which may be absent",
      "        total:",
      "        tax: { type: number, xml: { name: tax } }\n        total:",
      ["added member Order.tax (it may be absent)"],
    ],
    [
      "an answer has one more member, which must be there",
      "      required: [total]\n      properties:",
      "      required: [total, tax]\n      properties:\n        tax: { type: number, xml: { name: tax } }",
      ["breaking added member Order.tax (an answer without it is refused)"],
    ],
    [
      "a member need no longer be there",
      "      required: [total]\n",
      "",
      ["breaking changed member Order.total: required true → false (it may be absent now)"],
    ],
    [
      "a member of a request must be there now",
      "      x-xml-namespace-aliases: [urn:old]",
      "      x-xml-namespace-aliases: [urn:old]\n      required: [note]",
      [
        "breaking changed member Line.note: required false → true (a request without it is refused)",
      ],
    ],
    [
      "a member has another type",
      "total: { type: integer, format: int32",
      "total: { type: integer, format: int64",
      ["breaking changed member Order.total: type int32 → int64 (its type changes)"],
    ],
    [
      "an attribute becomes an element",
      "xml: { name: total, nodeType: attribute }",
      "xml: { name: total }",
      [
        "breaking changed member Order.total: on @total → <total> (documents that were valid before are refused)",
      ],
    ],
    [
      "a list may be shorter",
      ORDER_LINE,
      `line: { type: array,`,
      ["changed member Order.line: atLeast 1 → none (shorter lists are taken too)"],
    ],
    [
      "a list may not be long",
      ORDER_LINE,
      `line: { type: array, minItems: 1, maxItems: 9,`,
      ["breaking changed member Order.line: atMost none → 9 (longer lists are refused)"],
    ],
    [
      "an open enum knows one more value",
      "[open, closed]",
      "[open, closed, lost]",
      ["added value State.Lost (it came as it is before; now it has a name)"],
    ],
    [
      "an open enum forgets a value",
      "[open, closed]",
      "[open]",
      [
        "breaking removed value State.Closed (its name is gone, though the value is still given as it comes)",
      ],
    ],
    [
      "an open enum is closed",
      "x-extensible-enum",
      "enum",
      ["breaking changed enum State: open true → false (other values are refused)"],
    ],
    [
      "another namespace is read",
      "[urn:old]",
      "[urn:old, urn:older]",
      [
        "added tolerance Line in urn:older (documents are read that were refused)",
        "added tolerance Line.note in urn:older (documents are read that were refused)",
      ],
    ],
    [
      "a namespace is read no more",
      "      x-xml-namespace-aliases: [urn:old]\n",
      "",
      [
        "breaking removed tolerance Line in urn:old (documents that were read are refused)",
        "breaking removed tolerance Line.note in urn:old (documents that were read are refused)",
      ],
    ],
    [
      "a failure is said to mean something else",
      "The order could not be read",
      "The order could not be found",
      [
        "changed failure getOrder 500: means The order could not be read → The order could not be found (it is prose)",
      ],
    ],
    [
      "a parameter comes along that must be given",
      "- { name: id, in: path, required: true, schema: { type: integer, format: int64 } }\n      requestBody",
      "- { name: id, in: path, required: true, schema: { type: integer, format: int64 } }\n        - { name: lang, in: query, required: true, schema: { type: string } }\n      requestBody",
      ["breaking added parameter putOrder.lang (a call without it is refused)"],
    ],
    ["prose changes", "title: Orders", "title: All orders", []],
  ])("%s", async (_, from, to, told) => {
    expect(SPEC).toContain(from);
    const [, ...lines] = printChanges(await changesOf(SPEC, SPEC.replace(from, to)));
    expect(lines.map((line) => line.trim())).toEqual(told);
  });
});

describe("a type of a member, and what is in it, come and go together", () => {
  const paths = `paths:
  /carts:
    get:
      operationId: listCarts
      responses:
        "200": { description: All, content: { application/xml: { schema: { $ref: "#/components/schemas/Carts" } } } }`;
  const carts = `  schemas:
    Carts:
      type: object
      xml: { name: carts }
      required: [cart]
      properties:
        cart:
          type: array
          xml: { nodeType: element, name: all }
          items:
            type: object
            xml: { name: cart }
            x-xml-namespace-aliases: [urn:old]
            required: [id, state]
            properties:
              id: { type: string }
              owner: { type: object, required: [name], properties: { name: { type: string } } }
              state: { type: string, enum: [full, empty] }`;
  const larger = SPEC.replace("paths:", paths).replace("  schemas:", carts);
  const inline = (line: string) =>
    SPEC.replace("items: { type: string, xml: { name: line } }", line);
  const nested = inline(
    "items: { type: object, xml: { name: line }, required: [sku], properties: { sku: { type: string } } }",
  );

  test.each<readonly [edit: string, before: string, after: string, told: readonly string[]]>([
    [
      "an operation with a nested list is new",
      SPEC,
      larger,
      [
        "added operation listCarts (nothing that was there changes)",
        "added document Carts (it is a new type)",
        "added enum CartsCartState (it is a new type)",
      ],
    ],
    [
      "it goes",
      larger,
      SPEC,
      [
        "breaking removed operation listCarts (an app that uses it no longer compiles)",
        "breaking removed document Carts (an app that uses it no longer compiles)",
        "breaking removed enum CartsCartState (an app that uses it no longer compiles)",
      ],
    ],
    [
      "a text becomes an object",
      SPEC,
      nested,
      ["breaking changed member Order.line: type string → OrderLine (its type changes)"],
    ],
    [
      "an object that was empty has a member",
      inline("items: { type: object, xml: { name: line }, additionalProperties: false }"),
      nested,
      ["breaking added member OrderLine.sku (an answer without it is refused)"],
    ],
  ])("%s", async (_, before, after, told) => {
    expect(
      printChanges(await changesOf(before, after))
        .slice(1)
        .map(trimmedLine),
    ).toEqual(told);
  });
});

test("a body may be left out, and has to be sent again", async () => {
  const optional = SPEC.replace("        required: true\n        content", "        content");
  const without = SPEC.replace(/ {6}requestBody:[\s\S]*?Line" \} \} \}\n/, "");
  const told = async (before: string, after: string) =>
    printChanges(await changesOf(before, after))
      .slice(1)
      .map((line) => line.trim());
  expect([
    ...(await told(SPEC, optional)),
    ...(await told(optional, SPEC)),
    ...(await told(without, optional)).filter((line) => line.includes("body")),
  ]).toMatchInlineSnapshot(`
    [
      "changed body putOrder: optional none → true (a call can leave it out)",
      "breaking changed body putOrder: optional true → none (a call without it is refused)",
      "added body putOrder (a call can leave it out)",
    ]
  `);
});

describe("the version that changes call for", () => {
  const change = (breaking: boolean): Change => {
    return { kind: "added", what: "member", name: "A.b", aspects: [], breaking, reason: "" };
  };
  const prose: Change = { ...change(false), kind: "changed", what: "failure" };

  test.each<readonly [what: string, changes: readonly Change[], from: string, Step, to: string]>([
    ["nothing", [], "1.2.3", "none", "1.2.3"],
    ["prose", [prose], "1.2.3", "patch", "1.2.4"],
    ["more than before", [change(false), prose], "1.2.3", "minor", "1.3.0"],
    ["what breaks", [change(false), change(true)], "1.2.3", "major", "2.0.0"],
    ["more, before 1.0.0", [change(false)], "0.2.3", "patch", "0.2.4"],
    ["what breaks, before 1.0.0", [change(true)], "0.2.3", "minor", "0.3.0"],
  ])("%s", (_, changes, from, step, to) => {
    expect(stepFor(changes, from)).toBe(step);
    expect(raised(from, step)).toBe(to);
  });
});
