import { expect, expectTypeOf, test } from "vitest";
import {
  document,
  element,
  nillable,
  required,
  type Struct,
  struct,
  textContent,
} from "../../../runtime/codec/codec.ts";
import { decode } from "../../../runtime/codec/decode.ts";
import { encode } from "../../../runtime/codec/encode.ts";
import { boolean, double, int32, string } from "../../../runtime/codec/scalars.ts";
import { tuple } from "../../../runtime/codec/tuple.ts";
import { DecodeError, InputError } from "../../../runtime/errors.ts";

interface Leg {
  readonly minutes: number;
}

type Route = readonly [string, Leg, string, boolean | null];

const leg: Struct<Leg> = struct<Leg>({ minutes: required(element("minutes"), int32) });
const route = document<Route>(
  element("route"),
  tuple<Route>(
    required(element("stop"), string),
    required(element("leg"), leg),
    required(element("stop"), string),
    nillable(required(element("express"), boolean)),
  ),
);

type Report = readonly [number, boolean, string];

const report = document<Report>(
  element("report"),
  tuple<Report>(
    required(textContent, double),
    required(element("done"), boolean),
    required(textContent, string),
  ),
);

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const minutes = "<leg><minutes>5</minutes></leg>";

function problem(run: () => unknown): string {
  try {
    return `no problem: ${JSON.stringify(run())}`;
  } catch (error) {
    if (error instanceof DecodeError) {
      return `${error.code}: ${error.message}`;
    }
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

test.each([
  [
    `<route><stop>a</stop>${minutes}<stop>b</stop><express>true</express></route>`,
    ["a", { minutes: 5 }, "b", true],
  ],
  [
    `<route ${XSI}><!-- 1 --> <stop>a</stop><?pi?>${minutes}<other><stop/></other>\n<stop/><express xsi:nil="1"/></route>`,
    ["a", { minutes: 5 }, "", null],
  ],
  [`<route><stop>a</stop>${minutes}<stop>b</stop></route>`, ["a", { minutes: 5 }, "b", null]],
])("elements in their order: %s", (xml, value) => {
  const decoded = decode(route, xml);
  expect(decoded).toEqual(value);
  expect(decode(route, encode(route, decoded))).toEqual(value);
  expectTypeOf(decoded).toEqualTypeOf<Route>();
});

test.each([
  ["<report>1<done>true</done> a <!-- - -->b\n</report>", [1, true, " a b\n"]],
  ["<report> <![CDATA[2]]> <done>0</done></report>", [2, false, ""]],
])("texts among them: %s", (xml, value) => {
  const decoded = decode(report, xml);
  expect(decoded).toEqual(value);
  expect(decode(report, encode(report, decoded))).toEqual(value);
});

test("what is written has them in their order", () => {
  expect(encode(report, [1.5, true, "<&"])).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <report>1.5<done>true</done>&lt;&amp;</report>"
  `);
  expect(encode(route, ["a", { minutes: 5 }, "b", null])).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <route><stop>a</stop><leg><minutes>5</minutes></leg><stop>b</stop><express xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"></express></route>"
  `);
});

test("every problem is reported where it is", () => {
  const documents = [
    "<route/>",
    `<route><stop>a</stop>${minutes}</route>`,
    "<route><stop>a</stop><stop>b</stop></route>",
    `<route>${minutes}<stop>a</stop></route>`,
    `<route><stop>a</stop>${minutes}<stop>b</stop><stop>c</stop></route>`,
    `<route><stop>a</stop>${minutes}<stop>b</stop><express>true</express><stop>c</stop></route>`,
    "<route><stop>a</stop> text</route>",
    `<route><stop>a</stop>${minutes}<stop>b</stop><express/>text</route>`,
    `<route ${XSI}><stop xsi:nil="true"/></route>`,
    `<route><stop>a</stop>${minutes}<stop><b/></stop></route>`,
  ];
  expect(documents.map((xml) => problem(() => decode(route, xml)))).toMatchInlineSnapshot(`
    [
      "missing: /route/stop: this element is missing (line 1, column 1)",
      "missing: /route/stop: this element is missing (line 1, column 1)",
      "unexpected-element: /route/stop: expected <leg>, got <stop> (line 1, column 22)",
      "unexpected-element: /route/leg: expected <stop>, got <leg> (line 1, column 8)",
      "unexpected-element: /route/stop: expected <express>, got <stop> (line 1, column 67)",
      "unexpected-element: /route/stop: expected the end of this element, got <stop> (line 1, column 90)",
      "unexpected-text: /route: expected <leg>, got " text" (line 1, column 22)",
      "invalid-boolean: /route/express: expected boolean, got "" (line 1, column 67)",
      "missing: /route/stop[1]: this element has no value: xsi:nil is true (line 1, column 62)",
      "unexpected-element: /route/stop[2]/b: expected text and no element (line 1, column 59)",
    ]
  `);
  const mixed = [
    "<report/>",
    "<report>x<done>true</done></report>",
    "<report>1<other/><done>true</done></report>",
    "<report>1<done>true</done>a<done>true</done></report>",
    "<report>1</report>",
  ];
  expect(mixed.map((xml) => problem(() => decode(report, xml)))).toMatchInlineSnapshot(`
    [
      "invalid-double: /report: expected double, got "" (line 1, column 1)",
      "invalid-double: /report: expected double, got "x" (line 1, column 9)",
      "unexpected-element: /report/other: expected <done>, got <other> (line 1, column 10)",
      "unexpected-element: /report/done: expected the end of this element, got <done> (line 1, column 28)",
      "missing: /report/done: this element is missing (line 1, column 1)",
    ]
  `);
});

test("a wrong text is where it begins, and where the next tag begins if it is empty", () => {
  const pair = document<readonly [number, boolean, number]>(
    element("pair"),
    tuple<readonly [number, boolean, number]>(
      required(textContent, double),
      required(element("done"), boolean),
      required(textContent, int32),
    ),
  );
  const documents = [
    "<pair>x<![CDATA[y]]><done>true</done>2</pair>",
    "<pair>1<done>true</done>x<![CDATA[y]]></pair>",
    "<pair>1<done>true</done></pair>",
  ];
  expect(documents.map((xml) => problem(() => decode(pair, xml)))).toEqual([
    'invalid-double: /pair: expected double, got "xy" (line 1, column 7)',
    'invalid-int32: /pair: expected int32, got "xy" (line 1, column 25)',
    'invalid-int32: /pair: expected int32, got "" (line 1, column 25)',
  ]);
});

test("items of one name are numbered in a path, and others are not", () => {
  type Stops = readonly [number, number, number, number];
  const stops = document<Stops>(
    element("route"),
    tuple<Stops>(
      required(element("stop"), int32),
      required(element("leg"), int32),
      required(element("stop"), int32),
      required(textContent, int32),
    ),
  );
  const documents = [
    "<route><stop>x</stop></route>",
    "<route><stop>1</stop><leg>x</leg></route>",
    "<route><stop>1</stop><leg>2</leg><stop>x</stop></route>",
    "<route><stop>1</stop><leg>2</leg><stop>3</stop>x</route>",
  ];
  expect(documents.map((xml) => problem(() => decode(stops, xml)))).toEqual([
    'invalid-int32: /route/stop[1]: expected int32, got "x" (line 1, column 14)',
    'invalid-int32: /route/leg: expected int32, got "x" (line 1, column 27)',
    'invalid-int32: /route/stop[2]: expected int32, got "x" (line 1, column 40)',
    'invalid-int32: /route: expected int32, got "x" (line 1, column 48)',
  ]);
  const values: readonly unknown[] = [
    ["x", 2, 3, 4],
    [1, "x", 3, 4],
    [1, 2, "x", 4],
    [1, 2, 3, "x"],
  ];
  expect(values.map((value) => problem(() => encode(stops, value as Stops)))).toEqual([
    '/route/stop[1]: expected int32, got "x"',
    '/route/leg: expected int32, got "x"',
    '/route/stop[2]: expected int32, got "x"',
    '/route: expected int32, got "x"',
  ]);
});

test("an item that can be null may be left out before others", () => {
  const late = document<readonly [boolean | null, string]>(
    element("route"),
    tuple<readonly [boolean | null, string]>(
      nillable(required(element("express"), boolean)),
      required(element("stop"), string),
    ),
  );
  expect(decode(late, "<route><stop>a</stop></route>")).toEqual([null, "a"]);
});

test("a value that cannot be written says which item is wrong", () => {
  const values: readonly unknown[] = [
    "text",
    null,
    [],
    ["a", { minutes: 5 }, 5, null],
    ["a", { minutes: 5 }, "b", true, "more"],
  ];
  const problems = values.map((value) => problem(() => encode(route, value as Route)));
  expect(problems).toMatchInlineSnapshot(`
    [
      "/route: expected an object, got "text"",
      "/route: expected an object, got null",
      "/route/stop[1]: is missing",
      "/route/stop[2]: expected string, got 5",
      "/route: has no member "4"",
    ]
  `);
});
