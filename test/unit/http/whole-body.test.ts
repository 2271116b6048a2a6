import { expect, test } from "vitest";
import { document, element, list } from "../../../runtime/codec/codec.ts";
import { string } from "../../../runtime/codec/scalars.ts";
import { InputError } from "../../../runtime/errors.ts";
import { wholeBody } from "../../../runtime/http/whole-body.ts";

const lamps = document<readonly string[]>(element("lamps"), list(element("lamp"), string));
const write = wholeBody("lamps", lamps);

test("a body that is one member of the input is that member's document", () => {
  expect(write({ lamps: ["A", "B"] }, {})).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<lamps><lamp>A</lamp><lamp>B</lamp></lamps>',
  );
});

test("what is undefined is not there", () => {
  const given = { lamps: [], lamp: undefined };
  expect(write(given, {})).toContain("<lamps/>");
  expect(() => write({ lamps: undefined } as never, {})).toThrow("lamps: is missing");
});

test.each([
  [{}, "putLamps: lamps: is missing"],
  [{ lamps: ["A"], lamp: "B" }, "putLamps: lamp: is not known"],
  [{ lamps: "A" }, 'putLamps: /lamps/lamp: expected an array, got "A"'],
  [{ lamps: ["A", 5] }, "putLamps: /lamps/lamp[2]: expected string, got 5"],
])("%j is refused", (input, message) => {
  const given = input as Parameters<typeof write>[0];
  const call = () => write(given, { operation: "putLamps" });
  expect(call).toThrow(InputError);
  expect(call).toThrow(message);
});
