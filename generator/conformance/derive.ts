import type { Case } from "../../runtime/api/case.ts";
import type { Api } from "../model/model.ts";
import type { Types } from "../model/types.ts";
import { withUniqueIds } from "./case-of.ts";
import { operationCases } from "./operation-cases.ts";

/**
 * What every implementation of an API must do, case by case: what its spec shows, what was written by
 * hand beside it, and what follows from its model. Documents are put together here from pieces of
 * markup, by no code that the decoders and encoders share: a mistake of theirs cannot prove itself right.
 */
export function deriveCases(api: Api): readonly Case[] {
  const types: Types = {
    structs: new Map(api.structs.map((struct) => [struct.name, struct])),
    enums: new Map(api.enums.map((each) => [each.name, each])),
  };
  const known = { api, types, answers: new Set<string>(), bodies: new Set<string>() };
  const cases = api.operations.flatMap((operation) => operationCases(operation, known));
  return withUniqueIds(cases);
}
