import type { Diagnostics } from "../diagnostics/diagnostics.ts";
import type { TypeTable } from "../lower/type-table.ts";
import type { Api } from "../model/model.ts";
import type { OpenApi } from "../read/openapi/document.ts";
import type { Operation } from "../read/openapi/operation.ts";

/** A spec, as far as it could be read, and what it comes to. */
export interface Subject {
  readonly document: OpenApi;
  readonly api: Api;
  readonly types: TypeTable;
}

/** Reports what is wrong with a spec beyond the form of each of its objects. */
export type Rule = (subject: Subject, diagnostics: Diagnostics) => void;

/** The operations by their ids; of those with one id the first, since the others are reported as such. */
export function operationsById({ operations }: OpenApi): ReadonlyMap<string, Operation> {
  const byId = new Map<string, Operation>();
  for (const operation of operations) {
    const id = operation.id?.value;
    if (id !== undefined && !byId.has(id)) byId.set(id, operation);
  }
  return byId;
}

/** Whether all operations could be read: what is missing may be in one that could not. */
export function isReadWhole({ paths }: OpenApi): boolean {
  return paths.length > 0 && paths.every(({ whole }) => whole);
}
