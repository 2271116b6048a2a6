import { Diagnostics } from "./diagnostics.ts";
import { lowerCases } from "./lower/case.ts";
import { lowerOperation } from "./lower/operation.ts";
import { lowerScenario } from "./lower/scenario.ts";
import { TypeTable } from "./lower/type-table.ts";
import type { Api } from "./model.ts";
import { type OpenApi, readOpenApi } from "./openapi/document.ts";
import type { Spec } from "./tree.ts";

/**
 * Says what a spec says in the model's words. Total after validation: a problem that shows up here
 * is one that no rule reports, which is a bug of the generator.
 */
export function lower(spec: Spec): Api {
  const diagnostics = new Diagnostics();
  const document = readOpenApi(spec, diagnostics);
  if (document === undefined || diagnostics.failed) {
    const problems = diagnostics.all.map(({ code, message }) => `${code}: ${message}`);
    throw new Error(`lowered a spec that is not valid: ${problems.join("; ")}`);
  }
  return lowerDocument(document, new TypeTable(spec, document.operations), spec);
}

/** Lowers what could be read of a spec; what could not is left out. */
export function lowerDocument(document: OpenApi, types: TypeTable, spec: Spec): Api {
  const operations = document.operations.flatMap(
    (operation) => lowerOperation(operation, types, spec) ?? [],
  );
  return {
    title: document.title,
    summary: document.summary,
    version: document.version,
    doc: document.description,
    deprecated: false,
    origin: { pointer: spec.locate(document.node), span: document.node.span },
    servers: document.servers,
    operations,
    documents: types.documents,
    structs: types.structs,
    enums: types.enums,
    scenarios: document.scenarios.map((scenario) =>
      lowerScenario(scenario, document.operations, spec),
    ),
    cases: lowerCases(document.cases, document.operations, types),
  };
}
