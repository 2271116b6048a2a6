import type { ApiDescription } from "../api/description.ts";
import { knownNamespaces } from "./known-namespaces.ts";
import { KnownValues } from "./known-values.ts";

/** What is known of all documents of an API, beyond what each of them holds. */
export interface Knowledge {
  /** Those of the spec's elements, and those that its samples declare. */
  readonly namespaces: ReadonlySet<string>;
  readonly values: KnownValues;
}

export function knowledgeOf(api: ApiDescription): Knowledge {
  return { namespaces: knownNamespaces(api), values: new KnownValues(api.enums) };
}
