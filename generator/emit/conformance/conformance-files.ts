import { kebabCase } from "../../model/names.ts";

/** The files of the folder `conformance`, as paths from the output folder. */
export const conformanceFiles = {
  cases: "conformance/cases.ts",
  index: "conformance/index.ts",
  page: "conformance/README.md",
  schema: "conformance/cases.schema.json",
} as const;

/** The cases of an operation as data for other languages. */
export function casesFile(operation: string): string {
  return `conformance/cases/${kebabCase(operation)}.json`;
}

/**
 * The module that has them as code. In this package one module reads the files of JSON; elsewhere, where a
 * compiler may not know of such files, each operation has a module with the cases in it.
 */
export function casesModule(operation: string, standalone: boolean): string {
  return standalone ? `conformance/${kebabCase(operation)}.ts` : conformanceFiles.cases;
}

/** What they are called there. */
export function casesName(operation: string): string {
  return `${operation}Cases`;
}
