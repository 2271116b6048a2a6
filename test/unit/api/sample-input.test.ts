import { describe, expect, test } from "vitest";
import { sampleInput } from "../../../runtime/api/sample-input.ts";
import { base64 } from "../../../runtime/codec/bytes.ts";
import { dateTime } from "../../../runtime/codec/dates.ts";
import { closedEnum, inRange } from "../../../runtime/codec/facets.ts";
import { boolean, int32, type Scalar, string } from "../../../runtime/codec/scalars.ts";
import { type Parameter, parameter } from "../../../runtime/http/operation.ts";

import { getLampDescription, lamps, switchLampDescription } from "../conformance/lamps.ts";

/** The input for an operation with one parameter more. */
function inputWith(type: Scalar<unknown>, more: Partial<Parameter> = {}) {
  const { operation } = getLampDescription;
  const extra = parameter("query", "extra", type, { required: true, ...more });
  const parameters = [...operation.parameters, extra];
  return sampleInput(lamps, { ...getLampDescription, operation: { ...operation, parameters } });
}

test("what is required and no more, by a scenario", () => {
  expect(sampleInput(lamps, getLampDescription)).toEqual({ kind: "input", input: { id: 7 } });
});

test("a body is its first example", () => {
  const input = { on: true, level: [] };
  expect(sampleInput(lamps, switchLampDescription)).toEqual({ kind: "input", input });
});

describe("a parameter of which no scenario has a value is", () => {
  test.each<[string, Scalar<unknown>, unknown]>([
    ["a text", string, "1"],
    ["a boolean", boolean, true],
    ["a number", int32, 1],
    ["a date", dateTime, "2000-01-01T00:00:00Z"],
    ["bytes", base64, Uint8Array.of(1, 2, 3)],
  ])("%s", (_name, type, extra) => {
    expect(inputWith(type)).toEqual({ kind: "input", input: { id: 7, extra } });
  });

  test("a list of one", () => {
    expect(inputWith(int32, { repeated: true })).toMatchObject({ input: { extra: [1] } });
  });

  test.each([inRange(int32, 5, 9), closedEnum(string, { A: "a" })])(
    "not known if the type allows few",
    (type) => {
      const reason = "no value of the parameter extra is known";
      expect(inputWith(type)).toEqual({ kind: "none", reason });
    },
  );
});

test("a scenario's value of another type is passed over", () => {
  const scenarios = [{ name: "odd", summary: "", parameters: { id: "x" }, answers: {} }];
  expect(sampleInput({ ...lamps, scenarios }, getLampDescription)).toEqual({
    kind: "input",
    input: { id: 1 },
  });
});
