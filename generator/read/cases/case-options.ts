import type { CaseOptions } from "../../../runtime/api/case.ts";
import { ObjectReader } from "../openapi/object-reader.ts";
import type { ReadContext } from "../openapi/read-context.ts";
import { shape } from "../openapi/shape.ts";
import { readWholeNumber } from "./whole-number.ts";

/** The `options` of a case: those of a client that cases depend on. */
const optionsObject = shape("the options of a case", {
  read: ["maxResponseBytes", "requestNamespace"],
  otherwise: "no case depends on another option of a client",
});

/** As much as a client takes. */
const SIZES = { min: 0, max: 2 ** 31 - 1, message: "invalid-case/bytes" } as const;

export function readOptions(reading: ReadContext, owner: ObjectReader): CaseOptions | undefined {
  const entry = owner.entry("options");
  const fields = entry && ObjectReader.of(reading, entry.value, entry.keySpan, optionsObject);
  if (fields === undefined) return undefined;
  const maxResponseBytes = readWholeNumber(reading, fields, "maxResponseBytes", SIZES)?.value;
  const requestNamespace = fields.text("requestNamespace")?.value;
  return {
    ...(maxResponseBytes === undefined ? {} : { maxResponseBytes }),
    ...(requestNamespace === undefined ? {} : { requestNamespace }),
  };
}
