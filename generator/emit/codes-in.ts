import { errorCodes } from "../../runtime/api/error-codes.ts";
import type { ErrorCode } from "../../runtime/errors.ts";
import type { Api, Type } from "../model/model.ts";
import { kebabCase } from "../model/names.ts";
import { scalarNames } from "../model/scalars.ts";
import { eachOf } from "../model/type-index.ts";

/** The codes of errors that depend on which types an API has; all others can come of any API. */
const CODES_OF_TYPES: ReadonlySet<string> = new Set([
  ...scalarNames.map(codeOfScalar),
  "not-multiple",
  "pattern-mismatch",
  "unknown-value",
]);

/** The codes of errors that a client of an API can give, in the order of their table. */
export function codesIn(api: Api): readonly ErrorCode[] {
  const used = new Set<string>([
    ...api.documents.flatMap(({ type }) => codesOfType(eachOf(type))),
    ...api.structs.flatMap(({ members }) => members.flatMap(({ type }) => codesOfType(type))),
    ...api.enums.flatMap(({ base, open }) => [
      codeOfScalar(base),
      ...(open ? [] : ["unknown-value"]),
    ]),
  ]);
  const codes = Object.keys(errorCodes) as readonly ErrorCode[];
  return codes.filter((code) => used.has(code) || !CODES_OF_TYPES.has(code));
}

function codesOfType(type: Type): readonly string[] {
  if (type.kind !== "scalar") return [];
  const { multipleOf, numbers, pattern, values } = type.facets ?? {};
  const isMultiple = multipleOf !== undefined || numbers?.multipleOf !== undefined;
  return [
    codeOfScalar(type.scalar),
    ...(isMultiple ? ["not-multiple"] : []),
    ...(pattern === undefined ? [] : ["pattern-mismatch"]),
    ...(values === undefined ? [] : ["unknown-value"]),
  ];
}

/** The code for a text that is no value of a scalar: `invalid-date-time`. Any text is a value of some. */
function codeOfScalar(scalar: string): string {
  return `invalid-${kebabCase(scalar)}`;
}
