import { ObjectReader } from "../openapi/object-reader.ts";
import { anchorSpan, type Text } from "../openapi/placed.ts";
import type { ReadContext } from "../openapi/read-context.ts";
import { shape } from "../openapi/shape.ts";
import type { Case } from "./case-object.ts";
import { readCase } from "./read-case.ts";

/** A file of the folder `cases`. */
const caseFile = shape("a file of cases", {
  read: ["operation", "cases"],
  otherwise: "a file names an operation, and lists its cases",
});

/** Conformance cases of one operation, as they are written. */
export interface CaseFile {
  /** The id of the operation. */
  readonly operation: Text;
  readonly cases: readonly Case[];
}

/** Reads the cases beside a spec. What could not be read is left out, and reported. */
export function readCaseFiles(reading: ReadContext): readonly CaseFile[] {
  return reading.spec.cases.flatMap((root) => {
    const fields = ObjectReader.of(reading, root, anchorSpan(root), caseFile);
    if (fields === undefined) return [];
    const operation = fields.needText("operation", "give the operationId that the cases are about");
    if (!fields.has("cases")) fields.missing("cases", "list them");
    const cases = (fields.items("cases") ?? []).flatMap((item) => readCase(reading, item) ?? []);
    return operation === undefined ? [] : [{ operation, cases }];
  });
}
