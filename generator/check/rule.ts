import type { Diagnostics } from "../diagnostics/diagnostics.ts";
import type { TypeTable } from "../lower/type-table.ts";
import type { Api } from "../model/model.ts";
import type { OpenApi } from "../read/openapi/document.ts";

/** A spec, as far as it could be read, and what it comes to. */
export interface Subject {
  readonly document: OpenApi;
  readonly api: Api;
  readonly types: TypeTable;
}

/** Reports what is wrong with a spec beyond the form of each of its objects. */
export type Rule = (subject: Subject, diagnostics: Diagnostics) => void;
