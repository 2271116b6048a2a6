import type { ExpectedError } from "../../../runtime/api/case.ts";
import type { Entry } from "../../source/tree.ts";
import { ObjectReader } from "../openapi/object-reader.ts";
import type { ReadContext } from "../openapi/read-context.ts";
import { shape } from "../openapi/shape.ts";
import type { Case } from "./case.ts";
import { errorCodes } from "./error-codes.ts";
import { readWholeNumber } from "./whole-number.ts";

/** The `error` of a case. */
const errorObject = shape("an expected error", {
  read: ["code", "path", "line", "column"],
  unsupported: { status: "it is that of the response" },
  otherwise: "an error has a code, and may have a path, a line and a column",
});

const PLACES = { min: 1, max: Number.MAX_SAFE_INTEGER, message: "invalid-case/position" } as const;

/** What must go wrong, with as much of its place as the case says. */
export function readExpectedError(
  reading: ReadContext,
  { value, keySpan }: Entry,
  kind: Case["kind"],
): ExpectedError | undefined {
  const fields = ObjectReader.of(reading, value, keySpan, errorObject);
  if (fields === undefined) return undefined;
  const given = fields.needText("code", "it says what is wrong, as in not-well-formed");
  const path = fields.text("path")?.value;
  const line = readWholeNumber(reading, fields, "line", PLACES)?.value;
  const column = readWholeNumber(reading, fields, "column", PLACES)?.value;
  if (given === undefined) return undefined;
  const known = errorCodes[kind];
  const code = known.find((each) => each === given.value);
  if (code === undefined) {
    const parameters = { code: given.value, kind, known };
    reading.diagnostics.report("invalid-case/error", given.span, parameters);
    return undefined;
  }
  return {
    kind: "error",
    code,
    ...(path === undefined ? {} : { path }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
}
