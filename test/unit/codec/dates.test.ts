import { describe, expect, test } from "vitest";
import { date, dateTime, duration, time } from "../../../runtime/codec/dates.ts";
import { format, parse } from "./read-and-write.ts";

describe("date-time", () => {
  test.each([
    "2024-02-29T23:59:59",
    "2024-02-29T23:59:59Z",
    "2024-02-29T23:59:59.123456789+05:30",
    "2024-12-31T24:00:00",
    "2024-12-31T24:00:00.000-14:00",
    "2024-01-01T00:00:00+14:00",
    "2024-01-01T00:00:00-13:59",
    "2000-02-29T00:00:00Z",
    "12000-02-29T00:00:00Z",
    "-0044-03-15T12:00:00Z",
  ])("%s is kept as it was sent", (text) => {
    expect(parse(dateTime, ` ${text}\n`)).toBe(text);
    expect(format(dateTime, text)).toBe(text);
  });

  const wrongDates = [
    ...[
      "2023-02-29",
      "100000000000000002023-02-29",
      "1900-02-29",
      "2024-00-01",
      "2024-13-01",
      "2024-01-00",
      "2024-01-32",
    ],
    ...[
      "2024-04-31",
      "024-01-01",
      "124-01-01",
      "24-01-01",
      "+2024-01-01",
      "2024-1-1",
      "02024-01-01",
      "2024/01/01",
    ],
  ].map((date) => `${date}T00:00:00Z`);
  const wrongTimes = [
    ...["24:00:01", "24:00:00.1", "25:00:00", "23:60:00", "23:59:60", "1:00:00", "12:00"],
    ...[
      "12:00:00.",
      "12:00:00z",
      "12:00:00+14:01",
      "12:00:00+1:00",
      "12:00:00 Z",
      "12:00:00+15:00",
    ],
  ].map((time) => `2024-01-01T${time}`);
  const others = ["", "2024-01-01", "2024-01-01 00:00:00", "2024-01-01t00:00:00", "now"];
  test.each([...wrongDates, ...wrongTimes, ...others])("%j is no date-time", (text) => {
    expect(parse(dateTime, text)).toBe(
      `Error: invalid-date-time: expected date-time, got ${JSON.stringify(text)}`,
    );
  });

  test.each([
    [new Date(0), "Error: invalid-string: expected string, got an object"],
    [
      "2023-02-29T00:00:00",
      'Error: invalid-date-time: expected date-time, got "2023-02-29T00:00:00"',
    ],
    [
      " 2024-01-01T00:00:00",
      'Error: invalid-date-time: expected date-time, got " 2024-01-01T00:00:00"',
    ],
  ])("%s cannot be written", (value, message) => {
    expect(format(dateTime, value)).toBe(message);
  });
});

describe("date", () => {
  test.each(["2024-02-29", "2024-02-29Z", "2024-02-29-14:00", "12000-01-01", "-0044-03-15+05:30"])(
    "%s is kept as it was sent",
    (text) => {
      expect(parse(date, `\t${text} `)).toBe(text);
      expect(format(date, text)).toBe(text);
    },
  );

  test.each([
    ...["", "2023-02-29", "2024-13-01", "2024-1-01", "24-01-01", "02024-01-01", "+2024-01-01"],
    ...[
      "2024-01-01T00:00:00",
      "2024-01-01T",
      "2024-01-01z",
      "2024-01-01+14:01",
      "2024-01",
      "today",
    ],
  ])("%j is no date", (text) => {
    expect(parse(date, text)).toBe(
      `Error: invalid-date: expected date, got ${JSON.stringify(text)}`,
    );
  });

  test("what cannot be written", () => {
    expect(format(date, new Date(0))).toBe("Error: invalid-string: expected string, got an object");
    expect(format(date, "2023-02-29")).toBe('Error: invalid-date: expected date, got "2023-02-29"');
  });
});

describe("time", () => {
  test.each(["00:00:00", "23:59:59.999Z", "24:00:00", "24:00:00.0+14:00", "12:30:00-05:30"])(
    "%s is kept as it was sent",
    (text) => {
      expect(parse(time, ` ${text}\n`)).toBe(text);
      expect(format(time, text)).toBe(text);
    },
  );

  test.each([
    ...["", "24:00:01", "23:59:60", "1:00:00", "12:00", "12:00:00.", "12:00:00z", "T12:00:00"],
    ...["12:00:00+14:01", "-12:00:00", "noon"],
  ])("%j is no time", (text) => {
    expect(parse(time, text)).toBe(
      `Error: invalid-time: expected time, got ${JSON.stringify(text)}`,
    );
  });
});

describe("duration", () => {
  test.each([...["P1Y", "P1Y2M3DT4H5M6.78S", "PT0S", "-P1D", "P13M", "PT36H", "P007D", "PT0.5S"]])(
    "%s is kept as it was sent",
    (text) => {
      expect(parse(duration, ` ${text} `)).toBe(text);
      expect(format(duration, text)).toBe(text);
    },
  );

  test.each([
    ...["", "P", "PT", "P1DT", "P1", "1D", "P1H", "PT1D", "P1M1Y", "P1D1D", "P2W", "P-1D", "+P1D"],
    ...["P1.5D", "PT.5S", "PT5.S", "P1Y T1H", "p1d", "P1S", "--P1D"],
  ])("%j is no duration", (text) => {
    expect(parse(duration, text)).toBe(
      `Error: invalid-duration: expected duration, got ${JSON.stringify(text)}`,
    );
  });
});
