import type { Case } from "../../../runtime/api/case.ts";
import { deriveCases } from "../../conformance/derive.ts";
import type { Operation } from "../../model/model.ts";
import type { EmitInput, Emitter, GeneratedFile } from "../emitter.ts";
import { printJson } from "../json-file.ts";
import { operationSource, runtimeModule } from "../modules.ts";
import { jsonCode } from "../typescript/code.ts";
import { constant, jsDoc, TsFile } from "../typescript/ts-file.ts";
import {
  casesFile,
  casesModule,
  casesName,
  conformanceFiles,
  type OperationCases,
} from "./conformance-files.ts";
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
    const byOperation = groupCases(deriveCases(api), api.operations);
    return [
      ...byOperation.flatMap((each) => [jsonFile(each), codeFile(input, each)]),
      { path: conformanceFiles.schema, text: printJson(conformanceSchema(api)) },
      conformanceIndex(input, byOperation),
      await conformancePage(input, byOperation),
    ];
  },
};

function groupCases(
  cases: readonly Case[],
  operations: readonly Operation[],
): readonly OperationCases[] {
  const groups = new Map<string, Case[]>(operations.map(({ id }) => [id, []]));
  for (const each of cases) groups.get(each.operation)?.push(each);
  return operations.map((operation) => ({ operation, cases: groups.get(operation.id) ?? [] }));
}

function jsonFile({ operation: { id: operation }, cases }: OperationCases): GeneratedFile {
  const document = { $schema: "../cases.schema.json", operation, cases };
  return { path: casesFile(operation), text: printJson(document) };
}

function codeFile(input: EmitInput, { operation, cases }: OperationCases): GeneratedFile {
  const { id } = operation;
  const file = new TsFile(casesModule(id), [casesName(id)]);
  const type = file.useType("Case", runtimeModule(input, "api/case"));
  file.add(
    constant(casesName(id), jsonCode(cases), {
      type: `readonly ${type}[]`,
      docs: jsDoc([`The cases of \`${id}\`.`]),
    }),
  );
  return file.print(operationSource(input, operation));
}
