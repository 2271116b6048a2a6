import { keptForms, type ScalarForms } from "./scalar-form.ts";

const noDate = "The calendar has no such day.";

/** XML Schema Part 2 §3.2.7. A date is kept as the text that was sent, since nothing holds all of it. */
export const dateTimeForms: ScalarForms = keptForms({
  example: "2030-01-02T03:04:05Z",
  code: "invalid-date-time",
  valid: [
    ["in-utc", "2030-01-02T03:04:05Z", "A date is kept as it was sent."],
    ["with-offset", "2030-01-02T03:04:05.678901+14:00", "Fractions and offsets are kept."],
    ["without-offset", "2030-01-02T03:04:05", "An offset may be left out."],
    ["leap-day", "2028-02-29T23:59:59-05:00", "A leap year has a 29th of February."],
    ["end-of-day", "2030-01-02T24:00:00Z", "A day may end at 24 o'clock."],
    ["five-digit-year", "12030-01-02T03:04:05Z", "A year may have more than four digits."],
  ],
  invalid: [
    ["word", "tomorrow", "A word is not a date."],
    ["date-only", "2030-01-02", "A date without a time is of another type."],
    ["with-space", "2030-01-02 03:04:05Z", "A T separates date and time."],
    ["in-small-letters", "2030-01-02t03:04:05z", "The letters T and Z are capitals."],
    ["no-leap-day", "2030-02-29T03:04:05Z", noDate],
    ["no-month", "2030-13-02T03:04:05Z", noDate],
    ["no-hour", "2030-01-02T25:04:05Z", "No day has so many hours."],
    ["no-minute", "2030-01-02T03:60:05Z", "No hour has so many minutes."],
    ["leap-second", "2030-01-02T03:04:60Z", "XML Schema has no leap seconds."],
    ["offset-too-large", "2030-01-02T03:04:05+14:01", "An offset is at most 14 hours."],
    ["short-year", "30-01-02T03:04:05Z", "A year has four digits at least."],
  ],
  sent: ["date", "2030-01-02T03:04:05+01:00", "A date is sent as it is given."],
  refused: [
    ["word", "tomorrow", "A word is not a date."],
    ["no-date", "2030-02-29T03:04:05Z", noDate],
  ],
});

/** XML Schema Part 2 §3.2.9. */
export const dateForms: ScalarForms = keptForms({
  example: "2030-01-02",
  code: "invalid-date",
  valid: [
    ["without-offset", "2030-01-02", "A date is kept as it was sent."],
    ["in-utc", "2030-01-02Z", "A date may have an offset."],
    ["with-offset", "2030-01-02-14:00", "An offset is kept."],
    ["leap-day", "2028-02-29", "A leap year has a 29th of February."],
    ["five-digit-year", "12030-01-02", "A year may have more than four digits."],
  ],
  invalid: [
    ["word", "tomorrow", "A word is not a date."],
    ["with-time", "2030-01-02T03:04:05Z", "A date with a time is of another type."],
    ["no-leap-day", "2030-02-29", noDate],
    ["no-month", "2030-13-02", noDate],
    ["one-digit-month", "2030-1-02", "A month has two digits."],
    ["offset-too-large", "2030-01-02+14:01", "An offset is at most 14 hours."],
    ["short-year", "30-01-02", "A year has four digits at least."],
    ["slashes", "2030/01/02", "Hyphens separate the parts of a date."],
  ],
  sent: ["leap-day", "2028-02-29", "A date is sent as it is given."],
  refused: [
    ["word", "tomorrow", "A word is not a date."],
    ["no-date", "2030-02-29", noDate],
  ],
});

/** XML Schema Part 2 §3.2.8. */
export const timeForms: ScalarForms = keptForms({
  example: "03:04:05Z",
  code: "invalid-time",
  valid: [
    ["without-offset", "03:04:05", "A time of day is kept as it was sent."],
    ["with-offset", "03:04:05.678901-05:30", "Fractions and offsets are kept."],
    ["end-of-day", "24:00:00Z", "A day may end at 24 o'clock."],
  ],
  invalid: [
    ["word", "noon", "A word is not a time of day."],
    ["without-seconds", "03:04", "Seconds are not left out."],
    ["one-digit-hour", "3:04:05", "An hour has two digits."],
    ["no-hour", "25:04:05", "No day has so many hours."],
    ["after-end-of-day", "24:00:01", "A day ends at 24 o'clock."],
    ["leap-second", "23:59:60Z", "XML Schema has no leap seconds."],
    ["half-of-day", "03:04:05 PM", "Hours are counted from 0 to 24."],
  ],
  sent: ["time", "03:04:05Z", "A time of day is sent as it is given."],
  refused: [
    ["word", "noon", "A word is not a time of day."],
    ["no-minute", "03:60:05", "No hour has so many minutes."],
  ],
});

/** XML Schema Part 2 §3.2.6. */
export const durationForms: ScalarForms = keptForms({
  example: "PT1M",
  code: "invalid-duration",
  valid: [
    ["of-all-parts", "P1Y2M3DT4H5M6.7S", "A duration is kept as it was sent."],
    ["of-seconds", "PT90S", "A part may be as large as it likes."],
    ["of-months", "P18M", "Parts that are zero may be left out."],
    ["negative", "-P1D", "A duration may be negative."],
    ["zero", "P0D", "No time is a duration, too."],
  ],
  invalid: [
    ["word", "forever", "A word is not a duration."],
    ["without-parts", "P", "A duration has one part at least."],
    ["without-parts-of-day", "P1DT", "A T is followed by one part at least."],
    ["in-other-order", "P1M1Y", "The largest part is the first."],
    ["part-of-day-without-t", "P1H", "A T precedes hours, minutes and seconds."],
    ["fraction-of-day", "P1.5D", "Only seconds have a fraction."],
    ["of-weeks", "P2W", "XML Schema has no weeks."],
    ["sign-inside", "P-1D", "The sign precedes the P."],
  ],
  sent: ["duration", "P1DT12H", "A duration is sent as it is given."],
  refused: [
    ["word", "forever", "A word is not a duration."],
    ["without-parts", "PT", "A duration has one part at least."],
  ],
});
