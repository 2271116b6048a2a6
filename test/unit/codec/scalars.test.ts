import { describe, expect, test } from "vitest";
import { base64 } from "../../../runtime/codec/bytes.ts";
import {
  boolean,
  collapsed,
  double,
  int32,
  int64,
  integer,
  string,
  trimmed,
} from "../../../runtime/codec/scalars.ts";
import { quote } from "../../../runtime/errors.ts";
import { format, parse } from "./read-and-write.ts";

describe("string", () => {
  test.each(["", " ", "\t a \r\n b ", "\0", "\ud800"])("%j stays as it is", (text) => {
    expect(parse(string, text)).toBe(text);
    expect(format(string, text)).toBe(text);
  });

  test.each([
    [undefined, "Error: invalid-string: expected string, got undefined"],
    [null, "Error: invalid-string: expected string, got null"],
    [1, "Error: invalid-string: expected string, got 1"],
    [["a"], "Error: invalid-string: expected string, got an array"],
  ])("%s cannot be written", (value, message) => {
    expect(format(string, value)).toBe(message);
  });
});

describe("trimmed", () => {
  test.each([
    ["", ""],
    [" \t\r\n", ""],
    ["a", "a"],
    ["\n  a \t b\r\n ", "a \t b"],
    ["\ta", "a"],
    ["a\r", "a"],
    ["\u00a0a\u2003", "\u00a0a\u2003"],
    ["\0 a", "\0 a"],
  ])("%j is read as %j", (text, value) => {
    expect(parse(trimmed, text)).toBe(value);
  });

  test("is written as it is", () => {
    expect(format(trimmed, " a ")).toBe(" a ");
    expect(format(trimmed, 1)).toBe("Error: invalid-string: expected string, got 1");
  });
});

describe("token", () => {
  test.each([
    ["open", "open"],
    [" \t\r\n open \n", "open"],
    ["half \t\n open", "half open"],
    ["", ""],
    [" ", ""],
    ["\u00a0open\u2003", "\u00a0open\u2003"],
    ["\x0bopen\x0c", "\x0bopen\x0c"],
  ])("%j is read as %j", (text, value) => {
    expect(parse(collapsed, text)).toBe(value);
  });

  // It is read in pieces of 4,096 characters.
  test.each([
    ["white space that begins a piece", `${"a".repeat(4096)} b`, `${"a".repeat(4096)} b`],
    ["white space that ends one", `${"a".repeat(4095)} b`, `${"a".repeat(4095)} b`],
    ["white space that goes on in the next", `${"a".repeat(4095)} \n b`, `${"a".repeat(4095)} b`],
    ["a piece of white space", `a${" ".repeat(9000)}b`, `a b`],
    ["white space at the end of the last", `${"a".repeat(4095)} `, "a".repeat(4095)],
  ])("of a long text, with %s", (_, text, value) => {
    expect(parse(collapsed, text)).toBe(value);
  });

  test("a text is written as it is", () => {
    expect(format(collapsed, "half open")).toBe("half open");
    expect(format(collapsed, 1)).toBe("Error: invalid-string: expected string, got 1");
  });
});

describe("boolean", () => {
  test.each(["true", "TRUE", "True", "tRuE", "1", " true ", "\t\r\n1\n"])("%j is true", (text) => {
    expect(parse(boolean, text)).toBe(true);
  });

  test.each(["false", "FALSE", "False", "0", " 0 "])("%j is false", (text) => {
    expect(parse(boolean, text)).toBe(false);
  });

  test.each(["", " ", "yes", "maybe", "2", "00", "-1", "t rue", "true false", "\u00a0true"])(
    "%j is no boolean",
    (text) => {
      expect(parse(boolean, text)).toBe(
        `Error: invalid-boolean: expected boolean, got ${JSON.stringify(text)}`,
      );
    },
  );

  test.each([
    [true, "true"],
    [false, "false"],
    ["true", 'Error: invalid-boolean: expected boolean, got "true"'],
    [1, "Error: invalid-boolean: expected boolean, got 1"],
  ])("%s is written as %s", (value, text) => {
    expect(format(boolean, value)).toBe(text);
  });
});

describe("int32", () => {
  test.each([
    ["0", 0],
    ["-0", 0],
    ["+7", 7],
    ["0007", 7],
    ["-0007", -7],
    [" \t\r\n7 ", 7],
    ["2147483647", 2147483647],
    ["-2147483648", -2147483648],
    ["+00000000000000000000002147483647", 2147483647],
  ])("%j is read as %j", (text, value) => {
    expect(parse(int32, text)).toBe(value);
  });

  test.each([
    ["2147483648", 'Error: out-of-range: "2147483648" is out of the range of int32'],
    ["-2147483649", 'Error: out-of-range: "-2147483649" is out of the range of int32'],
    ["9".repeat(400), `Error: out-of-range: "${"9".repeat(60)}" is out of the range of int32`],
  ])("%j is out of range", (text, message) => {
    expect(parse(int32, text)).toBe(message);
  });

  const noNumbers = ["", " ", "+", "-", "+-1", "1.0", "1.", ".0", "1e3", "0x10", "1 2", "1,000"];
  const nearDigits = ["1:", ":1", "1/", "1-", "1+"];
  test.each([
    ...noNumbers,
    ...nearDigits,
    "abc",
    "4x",
    "NaN",
    "INF",
    "\u0661",
    "\u00a01",
    "1n",
    "1_0",
  ])("%j is no int32", (text) => {
    expect(parse(int32, text)).toBe(
      `Error: invalid-int32: expected int32, got ${JSON.stringify(text)}`,
    );
  });

  test.each([
    [0, "0"],
    [-0, "0"],
    [2147483647, "2147483647"],
    [-2147483648, "-2147483648"],
    [2147483648, "Error: out-of-range: 2147483648 is out of the range of int32"],
    [1.5, "Error: invalid-int32: expected int32, got 1.5"],
    [Number.NaN, "Error: invalid-int32: expected int32, got NaN"],
    [Number.POSITIVE_INFINITY, "Error: invalid-int32: expected int32, got Infinity"],
    ["1", 'Error: invalid-int32: expected int32, got "1"'],
    [1n, "Error: invalid-int32: expected int32, got 1"],
  ])("%s is written as %s", (value, text) => {
    expect(format(int32, value)).toBe(text);
  });
});

describe("integer", () => {
  test.each([
    ["9007199254740991", 9007199254740991],
    ["-9007199254740991", -9007199254740991],
    ["9007199254740992", 'Error: out-of-range: "9007199254740992" is out of the range of integer'],
    ["9007199254740993", 'Error: out-of-range: "9007199254740993" is out of the range of integer'],
    ["1.5", 'Error: invalid-integer: expected integer, got "1.5"'],
  ])("%j is read as %j", (text, value) => {
    expect(parse(integer, text)).toBe(value);
  });

  test.each([
    [9007199254740991, "9007199254740991"],
    [2 ** 53, "Error: out-of-range: 9007199254740992 is out of the range of integer"],
  ])("%s is written as %s", (value, text) => {
    expect(format(integer, value)).toBe(text);
  });
});

describe("int64", () => {
  test.each([
    ["0", 0],
    ["-0", 0],
    ["+1", 1],
    [" 0001\n", 1],
    ["9007199254740991", 9007199254740991],
    ["9007199254740992", 9007199254740992n],
    ["9007199254740993", 9007199254740993n],
    ["-9007199254740993", -9007199254740993n],
    ["9223372036854775807", 9223372036854775807n],
    ["-9223372036854775808", -9223372036854775808n],
    ["-00000000000000000009223372036854775808", -9223372036854775808n],
  ])("%j is read as %s, never rounded", (text, value) => {
    expect(parse(int64, text)).toBe(value);
  });

  test.each([
    "9223372036854775808",
    "-9223372036854775809",
    "99999999999999999999",
    "1".repeat(60),
  ])("%j is out of range", (text) => {
    expect(parse(int64, text)).toBe(`Error: out-of-range: "${text}" is out of the range of int64`);
  });

  test.each(["", "+", "1.0", "1e3", "0x10", "1n", "1 2", "- 1", "\u00a01"])(
    "%j is no int64",
    (text) => {
      expect(parse(int64, text)).toBe(
        `Error: invalid-int64: expected int64, got ${JSON.stringify(text)}`,
      );
    },
  );

  test.each([
    [0, "0"],
    [-0, "0"],
    [9007199254740991, "9007199254740991"],
    [9223372036854775807n, "9223372036854775807"],
    [-9223372036854775808n, "-9223372036854775808"],
    ["9223372036854775807", "9223372036854775807"],
    ["+0012", "12"],
    [2 ** 53, "Error: out-of-range: 9007199254740992 is not exact: give a bigint or a string"],
    [2n ** 63n, 'Error: out-of-range: "9223372036854775808" is out of the range of int64'],
    [1.5, "Error: invalid-int64: expected int64, got 1.5"],
    [Number.NaN, "Error: invalid-int64: expected int64, got NaN"],
    ["abc", 'Error: invalid-int64: expected int64, got "abc"'],
    ["", 'Error: invalid-int64: expected int64, got ""'],
    [true, "Error: invalid-int64: expected int64, got true"],
    [null, "Error: invalid-int64: expected int64, got null"],
  ])("%s is written as %s", (value, text) => {
    expect(format(int64, value)).toBe(text);
  });
});

describe("double", () => {
  test.each([
    ["3.0", 3],
    [".5", 0.5],
    ["5.", 5],
    ["-0", -0],
    ["+1.5", 1.5],
    ["007.50", 7.5],
    ["1e3", 1000],
    ["1.E+3", 1000],
    [".1e-1", 0.01],
    [" \t\r\n1.5\n", 1.5],
    ["1.7976931348623157e308", Number.MAX_VALUE],
    ["5e-324", Number.MIN_VALUE],
    ["1e-400", 0],
    // More digits than are added up one by one.
    ["98798488175925.67", 98798488175925.67],
    ["INF", Number.POSITIVE_INFINITY],
    ["-INF", Number.NEGATIVE_INFINITY],
    [" NaN ", Number.NaN],
  ])("%j is read as %j", (text, value) => {
    expect(parse(double, text)).toBe(value);
  });

  test.each(["1e309", "-1e309", "1.8e308"])("%j is out of range", (text) => {
    expect(parse(double, text)).toBe(
      `Error: out-of-range: "${text}" is out of the range of double`,
    );
  });

  const noNumbers = ["", " ", ".", "+", "e5", "1e", "1e+", "1.5.0", "1,5", "0x10", "1 2", "1_0"];
  const nearDigits = ["1:", ":1", "1/", "1-", "1+", "1.+"];
  test.each([
    ...noNumbers,
    ...nearDigits,
    "inf",
    "+INF",
    "Infinity",
    "-NaN",
    "nan",
    "abc",
    "\u00a01",
    "1f",
  ])("%j is no double", (text) => {
    expect(parse(double, text)).toBe(
      `Error: invalid-double: expected double, got ${JSON.stringify(text)}`,
    );
  });

  test.each([
    [3, "3.0"],
    [0, "0.0"],
    [-0, "-0.0"],
    [-7, "-7.0"],
    [1000, "1000.0"],
    [12.5, "12.5"],
    [1e21, "1e+21"],
    [Number.MIN_VALUE, "5e-324"],
    [Number.MAX_VALUE, "1.7976931348623157e+308"],
    [Number.POSITIVE_INFINITY, "INF"],
    [Number.NEGATIVE_INFINITY, "-INF"],
    [Number.NaN, "NaN"],
    ["3", 'Error: invalid-double: expected double, got "3"'],
    [3n, "Error: invalid-double: expected double, got 3"],
  ])("%s is written as %s", (value, text) => {
    expect(format(double, value)).toBe(text);
  });

  test("digits around a point are read as JavaScript reads them, to the last bit", () => {
    // From 15 to 17 digits, numbers cease to be exact.
    for (const digits of [1, 2, 7, 14, 15, 16, 17, 18, 30]) {
      for (let round = 0; round < 500; round++) {
        const text = Array.from({ length: digits }, () => Math.floor(Math.random() * 10)).join("");
        const point = Math.floor(Math.random() * (digits + 1));
        for (const each of [text, `${text.slice(0, point)}.${text.slice(point)}`]) {
          expect([each, parse(double, each)]).toEqual([each, Number(each)]);
        }
      }
    }
  });

  test("whatever is written is read as the same number", () => {
    for (const value of [0, -0, 0.1, 1 / 3, 1e21, 1e-7, 2 ** 53, -5e-324, Number.NaN, -Infinity]) {
      expect(parse(double, format(double, value))).toBe(value);
    }
  });
});

describe("base64", () => {
  test.each([
    ["", []],
    ["AA==", [0]],
    ["AP8=", [0, 255]],
    ["+/+/", [251, 255, 191]],
    [" A\tA\r\n= = ", [0]],
  ])("%j is read as %j", (text, bytes) => {
    expect(parse(base64, text)).toEqual(Uint8Array.from(bytes));
  });

  test.each([
    "A",
    "AA",
    "AAA",
    "AA=",
    "====",
    "A===",
    "AB==",
    "AAB=",
    "AA==AA==",
    "A_==",
    "-A==",
    "ä===",
    // What stands beside the letters and digits in ASCII.
    ...["`AAA", "{AAA", "@AAA", "[AAA", ".AAA", ":AAA", "*AAA", ",AAA"],
    "A=AA",
  ])("%j is no base64", (text) => {
    expect(parse(base64, text)).toBe(`Error: invalid-base64: expected base64, got "${text}"`);
  });

  test("every byte is written and read", () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    expect(format(base64, bytes)).toBe(Buffer.from(bytes).toString("base64"));
    expect(parse(base64, format(base64, bytes))).toEqual(bytes);
  });

  test("anything else cannot be written", () => {
    const message = "Error: invalid-base64: expected base64, got ";
    expect(format(base64, "AA==")).toBe(`${message}"AA=="`);
    expect(format(base64, [0])).toBe(`${message}an array`);
  });
});

describe("quote", () => {
  test.each([
    ["abc", '"abc"'],
    ['a"b\\c', '"a\\"b\\\\c"'],
    ["\t\n\0\x1b[31m", '"\\t\\n\\u0000\\u001b[31m"'],
    ["a\x7f\x9b\u200e\u202eb", '"a····b"'],
    ["x".repeat(61), `"${"x".repeat(60)}"`],
    [null, "null"],
    [undefined, "undefined"],
    [1.5, "1.5"],
    [10n ** 20n, "100000000000000000000"],
    [false, "false"],
    [{ a: 1 }, "an object"],
    [() => 1, "a function"],
    [["a"], "an array"],
  ])("%s shows as %s", (value, shown) => {
    expect(quote(value)).toBe(shown);
  });
});
