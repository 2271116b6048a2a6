import type { Diagnostics } from "../diagnostics/diagnostics.ts";
import type { Api } from "../model/model.ts";
import type { OpenApi } from "../read/openapi/document.ts";
import type { Spec } from "../source/tree.ts";
import { lowerOperation } from "./lower-operation.ts";
import { lowerScenario } from "./lower-scenario.ts";
import { lowerCases } from "./lower-written-case.ts";
import { TypeTable } from "./type-table.ts";

/** The model of what could be read of a spec, and the types by the schemas that they come from. */
interface Lowered {
  readonly api: Api;
  readonly types: TypeTable;
}

/** Says what a spec says in the model's words. What could not be read of it is left out. */
export function lower(document: OpenApi, spec: Spec, diagnostics: Diagnostics): Lowered {
  const types = new TypeTable(spec, document, diagnostics);
  const { security } = document;
  const operations = document.operations.flatMap((each) => {
    const operation = lowerOperation(each, types);
    return operation === undefined ? [] : [{ ...operation, security: security.of(each.security) }];
  });
  const used = new Set(operations.flatMap((operation) => operation.security.flat()));
  const api = {
    title: document.title,
    summary: document.summary,
    version: document.version,
    doc: document.description,
    deprecated: false,
    origin: types.origin(document.node, document.node.span),
    servers: document.servers,
    operations,
    documents: types.documents,
    structs: types.structs,
    enums: types.enums,
    scenarios: document.scenarios.map((scenario) =>
      lowerScenario(scenario, document.operations, types),
    ),
    securitySchemes: security.schemes.filter(({ name }) => used.has(name)),
    cases: lowerCases(document.cases, document.operations, types),
  };
  return { api, types };
}
