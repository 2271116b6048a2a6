import { type LimitedCases, limitedCases } from "../../conformance/case-limit.ts";
import { printCompactJson } from "../compact-json.ts";
import type { Emitter, GeneratedFile } from "../emitter.ts";
import { casesModules } from "./cases-modules.ts";
import { casesFile, conformanceFiles } from "./conformance-files.ts";
import { conformanceIndex } from "./conformance-index.ts";
import { conformancePage } from "./conformance-page.ts";
import { conformanceSchema } from "./conformance-schema.ts";

/**
 * What every implementation must do: as JSON for any language, and as data for the runner. It is many
 * times longer than all else; an app that has no use for it leaves it out.
 */
export const conformance: Emitter = {
  name: "conformance",
  async emit(input) {
    const { api } = input;
    if (api.operations.length === 0) return [];
    const byOperation = limitedCases(api, input.maxCases);
    return [
      ...byOperation.map(jsonFile),
      ...casesModules(input, byOperation),
      { path: conformanceFiles.schema, text: printCompactJson(conformanceSchema(api), 1) },
      conformanceIndex(input, byOperation),
      await conformancePage(input, byOperation),
    ];
  },
};

/** Each case is an object on several lines: a document of cases, its list, and a case are the outer levels. */
const OUTER_LEVELS = 3;

function jsonFile({ operation: { id: operation }, cases, leftOut }: LimitedCases): GeneratedFile {
  const document = { $schema: "../cases.schema.json", operation, cases };
  return {
    path: casesFile(operation),
    text: printCompactJson(document, OUTER_LEVELS),
    cases: { kept: cases.length, leftOut },
  };
}
