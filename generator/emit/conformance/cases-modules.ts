import type { LimitedCases } from "../../conformance/case-limit.ts";
import type { EmitInput, GeneratedFile } from "../emitter.ts";
import { operationSource } from "../modules.ts";
import { jsonCode } from "../typescript/code.ts";
import { constant, statement } from "../typescript/statements.ts";
import { TsFile } from "../typescript/ts-file.ts";
import { casesFile, casesModule, casesName, conformanceFiles } from "./conformance-files.ts";

/**
 * How many cases an array literal has at most. The compiler compares the type of each item with those of all others, and
 * refuses more than a million pairs ("Expression produces a union type that is too complex to represent").
 */
const LOT = 500;

/** The cases as values of their type. */
export function casesModules(
  input: EmitInput,
  byOperation: readonly LimitedCases[],
): readonly GeneratedFile[] {
  return input.standalone
    ? byOperation.map((each) => literalModule(input, each))
    : [jsonModule(input, byOperation)];
}

/** Reads the files of JSON: here each case is in one place. The build puts them into the module. */
function jsonModule(input: EmitInput, byOperation: readonly LimitedCases[]): GeneratedFile {
  const names = byOperation.map(({ operation }) => casesName(operation.id));
  const file = new TsFile(input, conformanceFiles.cases, ["casesOf", "file", ...names]);
  const type = file.useRuntimeType("Case", "api/case");
  for (const { operation } of byOperation) {
    const { id } = operation;
    const document = file.useJson(id, casesFile(id));
    file.add(
      constant(casesName(id), `casesOf(${document})`, {
        type: `readonly ${type}[]`,
        docs: [`The cases of \`${id}\`.`],
      }),
    );
  }
  file.add(
    statement(`// What a compiler makes of such a file has no unions: the schema says what is in it.
function casesOf(file: { readonly cases: unknown }): readonly ${type}[] {
  return file.cases as readonly ${type}[];
}`),
  );
  return file.print("#");
}

function literalModule(input: EmitInput, { operation, cases }: LimitedCases): GeneratedFile {
  const { id } = operation;
  const name = casesName(id);
  const lots = Array.from({ length: Math.ceil(cases.length / LOT) }, (_, index) => ({
    name: `${name}${index + 1}`,
    cases: cases.slice(index * LOT, (index + 1) * LOT),
  }));
  const file = new TsFile(input, casesModule(id, input.standalone), [
    name,
    ...lots.map((lot) => lot.name),
  ]);
  const type = `readonly ${file.useRuntimeType("Case", "api/case")}[]`;
  const docs = [`The cases of \`${id}\`.`];
  if (lots.length <= 1) {
    file.add(constant(name, jsonCode(cases), { type, docs }));
  } else {
    for (const lot of lots) {
      file.add(constant(lot.name, jsonCode(lot.cases), { type, isExported: false }));
    }
    file.add(constant(name, `[${lots.map((lot) => `...${lot.name}`).join(", ")}]`, { type, docs }));
  }
  return file.print(operationSource(input, operation));
}
