import { describe, expect, test } from "vitest";
import { base64 } from "../../../runtime/codec/bytes.ts";
import { dateTime, duration } from "../../../runtime/codec/dates.ts";
import { decimal } from "../../../runtime/codec/decimal.ts";
import { closedEnum } from "../../../runtime/codec/facets.ts";
import { uri } from "../../../runtime/codec/identifiers.ts";
import {
  boolean,
  collapsed,
  double,
  int32,
  int64,
  type Scalar,
} from "../../../runtime/codec/scalars.ts";

describe("values of megabytes are values, or refused as short ones are", () => {
  const most = 16_000_000;
  const texts: readonly (() => string)[] = [
    () => "1".repeat(most),
    () => "AAAA".repeat(most / 4),
    () => `${" ".repeat(most)}1`,
    () => "a ".repeat(most / 2),
    () => `${"2".repeat(most)}-01-01T00:00:00Z`,
    () => `2024-01-01T00:00:00.${"1".repeat(most)}`,
    () => `1.${"1".repeat(most)}`,
    // Letters that lower case makes longer.
    () => "\u0130".repeat(most),
  ];
  const kinds = {
    boolean,
    int32,
    int64,
    double,
    collapsed,
    dateTime,
    base64,
    closed: closedEnum(collapsed, {}),
  };

  /** Reads a text; what it is refused with is short. */
  function read(scalar: Scalar<unknown>, text: string): void {
    const refusals: string[] = [];
    const fail = (_code: string, problem: string): never => {
      refusals.push(problem);
      throw new SyntaxError(problem);
    };
    try {
      scalar.parse(text, fail);
    } catch (error) {
      expect(error).toBeInstanceOf(SyntaxError);
    }
    expect(refusals.join("").length).toBeLessThan(300);
  }

  test.each(Object.entries(kinds))(
    "%s",
    (_, scalar) => {
      for (const textOf of texts) read(scalar, textOf());
    },
    60_000,
  );

  test.each([
    [decimal, `1.${"1".repeat(most)}`],
    [duration, `P${"1".repeat(most)}`],
    [uri, `http://${"a".repeat(most / 2)}@${"%41".repeat(most / 6)}`],
    [uri, `a:${"/.".repeat(most / 2)}`],
    [uri, `a://[${"1:".repeat(most / 2)}]`],
    [uri, `a:${"#".repeat(most)}`],
  ])(
    "%# of a long text",
    (scalar, text) => {
      read(scalar, text);
    },
    60_000,
  );

  test("what they are", () => {
    const fail = (): never => {
      throw new SyntaxError();
    };
    const bytes = Uint8Array.from({ length: 8_000_001 }, (_, i) => i * 7);
    expect(Buffer.from(base64.format(bytes, fail), "base64").equals(bytes)).toBe(true);
    expect(Buffer.from(base64.parse(base64.format(bytes, fail), fail)).equals(bytes)).toBe(true);
    const year = `${"2".repeat(16_000_000)}-01-01T00:00:00Z`;
    expect(dateTime.parse(year, fail) === year).toBe(true);
    expect(collapsed.parse("a\t\n".repeat(3_000_000), fail) === "a ".repeat(3_000_000).trim()).toBe(
      true,
    );
    expect(int32.parse(`${" ".repeat(5000)}1${" ".repeat(5000)}`, fail)).toBe(1);
    expect(boolean.parse(`${" ".repeat(5000)}TRUE${" ".repeat(5000)}`, fail)).toBe(true);
  });
});
