/** Time grows no faster than the input, for every expression that is tried on what others send. */
import { describe, expect, test } from "vitest";
import { readContentType, readRetryAfter } from "../../../runtime/http/header-fields.ts";
import { checkAcceptable } from "../../../runtime/mock/acceptable.ts";
import { readFault } from "../../../runtime/mock/fault.ts";
import { withoutElementsInText } from "../../../runtime/mock/lenient-text.ts";
import { checkOrigin } from "../../../runtime/mock/origins.ts";
import { readPreferences } from "../../../runtime/mock/preferences.ts";
import { Router } from "../../../runtime/mock/router.ts";
import { printable } from "../../../runtime/text/printable.ts";
import { leastTime } from "../../support/least-time.ts";
import { api } from "../../support/six-operations.ts";
import { lamps } from "./lamps.ts";

/**
 * 16 times the length may take 16 times as long, with room for noise; squared it would be 256 times, and
 * with 48,000 characters a second at the least. What is thrown is another matter.
 */
function expectLinear(work: (text: string) => void, unit: string, tail = ""): void {
  const callOf = (length: number) => {
    const text = unit.repeat(length / unit.length) + tail;
    return () => {
      try {
        work(text);
      } catch {
        // It was read to the place that is wrong.
      }
    };
  };
  const limit = 80 * leastTime(callOf(3000)) + 150;
  expect(leastTime(callOf(16 * 3000), { enough: limit })).toBeLessThan(limit);
}

const units = [
  "\t",
  " ",
  ",",
  ";",
  '"',
  "\\",
  "=",
  "a",
  "9",
  "/",
  ", ",
  " ;",
  ';a="',
  'a="\\",',
  "Aa, 0",
];
const tails = ["", "x", '"', "\u00e9"];

const fields: readonly (readonly [string, (text: string) => void])[] = [
  ["Content-Type", readContentType],
  ["a charset", (text) => readContentType(`text/xml; charset=${text}`)],
  ["Retry-After", readRetryAfter],
  ["Prefer", readPreferences],
  ["a preference", (text) => readPreferences(`example=${text}`)],
  ["Accept", (text) => checkAcceptable("text/xml", new Headers({ accept: text }))],
  ["a header of a fault", (text) => readFault({ status: 200, headers: { a: text } }, lamps)],
  ["a name in a fault", (text) => readFault({ status: 200, headers: { [text]: "" } }, lamps)],
  ["printed text", printable],
];

describe.each(fields)("%s", (_name, read) => {
  test.each(units)("of many %j", (unit) => {
    for (const tail of tails) expectLinear(read, unit, tail);
  });
});

const router = new Router(lamps);

test.each(["/", "/lamps", "/gr%C3%B6%C3%9Fe/-", "-", "a-.xml", "/lamps/1/plan"])(
  "a path of many %s",
  (unit) => {
    for (const tail of ["", "/x", "-.xmlx", ".xml"]) {
      expectLinear((text) => router.find("PUT", `/gr%C3%B6%C3%9Fe/${text}`), unit, tail);
    }
  },
);

test.each(["a.", "1.", "."])("a host of many %s", (unit) => {
  const headers = new Headers();
  expectLinear(
    (text) => checkOrigin({ url: `http://${text}`, headers } as Request, new Set()),
    unit,
  );
});

test("a document with many elements in its texts", () => {
  const [sent] = api.operations.flatMap(({ body }) => body?.document ?? []);
  if (sent === undefined) throw new Error("no operation has a body");
  const survey = "<survey><question>a<b/>c</question><answer>a<br/>b<!-- c --></answer></survey>";
  expectLinear((text) => {
    withoutElementsInText(sent, `<egainSurvey sid="1">${text}</egainSurvey>`);
  }, survey);
});
