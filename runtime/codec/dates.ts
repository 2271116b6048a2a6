import { checkedText, type Scalar } from "./scalars.ts";

/** Dates and times are checked and kept as the texts that were sent, since nothing holds all of them. */

const DATE_TIME =
  /^-?(\d+)-(\d\d)-(\d\d)T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?$/;

function isDateTime(text: string): boolean {
  const [, year = "", month, day] = DATE_TIME.exec(text) ?? [];
  // The calendar repeats every 400 years; day 0 of a month is the last of the one before.
  const last = new Date(
    Date.UTC(2000 + (Number(year.slice(-4)) % 400), Number(month), 0),
  ).getUTCDate();
  // A year has at least four digits, and only one of four may begin with a zero. The pattern does not
  // say so, since V8 runs out of stack where it repeats digits at least four times.
  return (
    year.length > 3 &&
    (year.length === 4 || !year.startsWith("0")) &&
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= last
  );
}

/** A date and time (XML Schema Part 2 §3.2.7). */
export const dateTime: Scalar<string> = /* @__PURE__ */ checkedText("date-time", isDateTime);

/** A day, with an offset or without (XML Schema Part 2 §3.2.9). RFC 3339's full-date is such a day. */
export const date: Scalar<string> = /* @__PURE__ */ checkedText("date", (text) =>
  isDateTime(text.replace(/^-?\d+-\d\d-\d\d/, "$&T00:00:00")),
);

/** A time of day, with an offset or without (XML Schema Part 2 §3.2.8). It has no leap seconds. */
export const time: Scalar<string> = /* @__PURE__ */ checkedText("time", (text) =>
  isDateTime(`2000-01-01T${text}`),
);

const DURATION =
  /^-?P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;

/** A duration (XML Schema Part 2 §3.2.6), from years to seconds. It has no weeks. */
export const duration: Scalar<string> = /* @__PURE__ */ checkedText("duration", (text) =>
  DURATION.test(text),
);
