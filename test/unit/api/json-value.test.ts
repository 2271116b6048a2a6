import { describe, expect, test } from "vitest";
import type { Json } from "../../../runtime/api/case.ts";
import { fromJson, inputOf, toJson } from "../../../runtime/api/json-value.ts";
import { base64 } from "../../../runtime/codec/bytes.ts";
import {
  attribute,
  type Content,
  element,
  list,
  optional,
  required,
  type Struct,
  struct,
  wrapped,
} from "../../../runtime/codec/codec.ts";
import { dateTime } from "../../../runtime/codec/dates.ts";
import { closedEnum, inRange } from "../../../runtime/codec/facets.ts";
import { boolean, double, int32, int64, string } from "../../../runtime/codec/scalars.ts";
import { parameter } from "../../../runtime/http/operation.ts";

import { getLampDescription, switchLampDescription } from "../conformance/lamps.ts";

interface Node {
  readonly size: number | bigint;
  readonly weight: number;
  readonly icon?: Uint8Array;
  readonly name: string;
  readonly ids: readonly (number | bigint)[];
  readonly nodes: readonly Node[];
}

const node: Struct<Node> = struct<Node>({
  size: required(attribute("size"), int64),
  weight: required(attribute("weight"), double),
  icon: optional(element("icon"), base64),
  name: required(element("name"), string),
  ids: wrapped(element("ids"), list(element("id"), int64)),
  nodes: list(element("node"), () => node),
});

const value: Node = {
  size: 5,
  weight: -Infinity,
  icon: Uint8Array.of(1, 2, 3),
  name: "a",
  ids: [1, 9007199254740993n],
  nodes: [{ size: 0, weight: 0.5, name: "", ids: [], nodes: [] }],
};

const json = {
  size: "5",
  weight: "-INF",
  icon: "AQID",
  name: "a",
  ids: ["1", "9007199254740993"],
  nodes: [{ size: "0", weight: 0.5, name: "", ids: [], nodes: [] }],
};

describe("a decoded value as JSON", () => {
  test("is what its table says, at any depth", () => {
    expect(toJson(value, node)).toStrictEqual(json);
  });

  test("has its keys in the decoder's order", () => {
    const { size, ...rest } = value;
    expect(JSON.stringify(toJson({ ...rest, size }, node))).toMatch(/^\{"weight":.*"size":"5"\}$/);
  });

  test.each<[Content<unknown>, unknown, Json]>([
    [double, Infinity, "INF"],
    [double, NaN, "NaN"],
    [double, 1.5, 1.5],
    [boolean, false, false],
    [dateTime, "2000-01-01T00:00:00", "2000-01-01T00:00:00"],
    [closedEnum(int64, { One: 1 }), 1, "1"],
    [inRange(int64, 0, 9), 9, "9"],
  ])("%# of a scalar", (scalar, given, expected) => {
    expect(toJson(given, scalar)).toStrictEqual(expected);
  });

  test.each<[Content<unknown>, unknown, Json]>([
    [int64, "5", { "no int64": 'string "5"' }],
    [int64, 5n, { "no int64": "bigint 5" }],
    [int64, 2 ** 53, { "no int64": "number 9007199254740992" }],
    [double, "INF", { "no double": 'string "INF"' }],
    [base64, "AQID", { "no base64": 'string "AQID"' }],
    [int32, NaN, { "no int32": "number NaN" }],
    [int32, 5n, { "no int32": "bigint 5" }],
    [string, undefined, { "no string": "undefined undefined" }],
    [string, {}, { "no string": "object an object" }],
    [node, "ab", { "no object": 'string "ab"' }],
    [node, null, { "no object": "object null" }],
    [node, [], { "no object": "object an array" }],
    [node, { other: 1 }, { other: { "no member": "number 1" } }],
    [node, { ids: 1 }, { ids: { "no array": "number 1" } }],
  ])("%# of another type than the table's shows that", (content, given, expected) => {
    expect(toJson(given, content)).toStrictEqual(expected);
  });

  test("of another type than the table's is plain to see where JSON has that type", () => {
    expect(toJson("true", boolean)).toBe("true");
    expect(toJson("5", int32)).toBe("5");
    expect(toJson(null, string)).toBe(null);
  });
});

describe("JSON as an input", () => {
  test("has numbers and bytes where the table has them, and leaves an int64 a text", () => {
    const ids = ["1", "9007199254740993"];
    expect(fromJson(json, node)).toStrictEqual({
      ...value,
      size: "5",
      ids,
      nodes: [{ ...value.nodes[0], size: "0" }],
    });
  });

  test("keeps all that is of another type, which is for the encoder to refuse", () => {
    const wrong = { size: null, weight: "heavy", icon: "?", name: 1, ids: "x", other: true };
    expect(fromJson(wrong, node)).toStrictEqual(wrong);
    for (const value of [[1], null, "x"]) expect(fromJson(value, node)).toStrictEqual(value);
    for (const value of ["XINF", "INFX"]) expect(fromJson(value, double)).toBe(value);
    expect(fromJson(7, base64)).toBe(7);
  });

  test("of an operation: parameters by their types, the rest by the body's table", () => {
    const params = { why: "INF", level: ["INF", "NaN", 2], on: true, other: "INF" };
    expect(inputOf(params, switchLampDescription)).toStrictEqual({
      why: "INF",
      level: [Infinity, NaN, 2],
      on: true,
      other: "INF",
    });
  });

  test("of an operation without a body", () => {
    const operation = {
      ...getLampDescription.operation,
      parameters: [
        parameter("query", "key", base64),
        parameter("query", "level", double, { key: "levels", repeated: true }),
      ],
    };
    const input = inputOf(
      { levels: ["-INF", 1], key: "AQID", other: 1 },
      { ...getLampDescription, operation },
    );
    expect(input).toStrictEqual({
      levels: [-Infinity, 1],
      key: Uint8Array.of(1, 2, 3),
      other: 1,
    });
  });
});
