import type { Answer, Api, DocumentElement, Scenario } from "../../model/model.ts";
import { TypeIndex } from "../../model/type-index.ts";
import type { Types } from "../../model/types.ts";
import type { EmitInput } from "../emitter.ts";
import { TypeHomes } from "./type-homes.ts";

/** A spec, and what its first file is called. */
type Spec = Pick<EmitInput, "api" | "specPath">;

/** What every page of the reference is made from. */
export interface ReferenceInput extends Spec {
  readonly types: Types;
  /** The documents by name. */
  readonly roots: ReadonlyMap<string, DocumentElement>;
  readonly homes: TypeHomes;
  /** What each operation answers in each scenario that says it, by its id. */
  readonly scenes: ReadonlyMap<string, readonly Scene[]>;
}

/** The answer of an operation in a scenario. */
interface Scene {
  readonly scenario: Scenario;
  readonly answer: Answer;
}

export function referenceInput({ api, specPath }: Spec): ReferenceInput {
  const roots = new Map(api.documents.map((document) => [document.name, document]));
  const homes = new TypeHomes(api);
  return { api, specPath, types: TypeIndex.of(api), roots, homes, scenes: scenesOf(api) };
}

function scenesOf({ scenarios }: Api): ReadonlyMap<string, readonly Scene[]> {
  const scenes = new Map<string, Scene[]>();
  for (const scenario of scenarios) {
    for (const answer of scenario.answers) {
      const known = scenes.get(answer.operation) ?? [];
      scenes.set(answer.operation, known);
      known.push({ scenario, answer });
    }
  }
  return scenes;
}
