import type { ExpectedError } from "../../../runtime/api/case.ts";
import { codesOf } from "../../../runtime/api/error-codes.ts";
import type { ErrorCode } from "../../../runtime/errors.ts";
import type { Entry } from "../../source/tree.ts";
import { ObjectReader } from "../openapi/object-reader.ts";
import type { Text } from "../openapi/placed.ts";
import type { ReadContext } from "../openapi/read-context.ts";
import { shape } from "../openapi/shape.ts";
import type { FailingCase } from "./case-object.ts";
import { readWholeNumber } from "./whole-number.ts";

/** The `error` of a case. */
const errorObject = shape("an expected error", {
  read: ["code", "or", "path", "line", "column"],
  unsupported: { status: "it is that of the response" },
  otherwise: "an error has a code, and may have a path, a line and a column",
});

const PLACES = { min: 1, max: Number.MAX_SAFE_INTEGER, message: "invalid-case/position" } as const;

/** What must go wrong, with as much of its place as the case says. */
export function readExpectedError(
  reading: ReadContext,
  { value, keySpan }: Entry,
  kind: FailingCase["kind"],
): ExpectedError | undefined {
  const fields = ObjectReader.of(reading, value, keySpan, errorObject);
  if (fields === undefined) return undefined;
  const given = fields.needText("code", "it says what is wrong, as in not-well-formed");
  const others = fields.texts("or") ?? [];
  const path = fields.text("path")?.value;
  const line = readWholeNumber(reading, fields, "line", PLACES)?.value;
  const column = readWholeNumber(reading, fields, "column", PLACES)?.value;
  if (given === undefined) return undefined;
  const code = readCode(reading, given, kind);
  const more = others.flatMap((other) => readCode(reading, other, kind) ?? []);
  if (code === undefined || more.length < others.length) return undefined;
  return {
    kind: "error",
    codes: [code, ...more],
    ...(path === undefined ? {} : { path }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
}

function readCode(
  reading: ReadContext,
  { value, span }: Text,
  kind: FailingCase["kind"],
): ErrorCode | undefined {
  const known = errorCodes[kind];
  const code = known.find((each) => each === value);
  if (code === undefined) {
    reading.diagnostics.report("invalid-case/error", span, { code: value, kind, known });
  }
  return code;
}

/** The errors that can come of a case of each kind. No case says anything of its connection. */
const errorCodes: Readonly<Record<FailingCase["kind"], readonly ErrorCode[]>> = {
  request: codesOf("InputError"),
  response: [...codesOf("DecodeError"), ...codesOf("HttpError")],
  body: codesOf("DecodeError"),
};
