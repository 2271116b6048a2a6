import type { Case, ExpectedValue, Json } from "../../runtime/api/case.ts";
import { assertNever } from "../model/assert-never.ts";
import { eachOf } from "../model/type-index.ts";
import type { CaseFile } from "../read/cases/case-file.ts";
import type { Case as CaseObject, ExpectedValue as Value } from "../read/cases/case-object.ts";
import type { MediaType } from "../read/openapi/media-type.ts";
import type { Operation } from "../read/openapi/operation.ts";
import { responseTo } from "../read/openapi/scenario-answers.ts";
import type { Entry } from "../source/tree.ts";
import { decodedValue, plainValue } from "./lower-written-value.ts";
import { isRooted } from "./message-forms.ts";
import type { TypeTable } from "./type-table.ts";

/** Lowers the cases of operations that could be read. */
export function lowerCases(
  files: readonly CaseFile[],
  operations: readonly Operation[],
  types: TypeTable,
): readonly Case[] {
  return files.flatMap((file) => {
    const operation = operations.find(({ id }) => id?.value === file.operation.value);
    if (operation === undefined) return [];
    return file.cases.map((each) => lowerCase(each, file.operation.value, operation, types));
  });
}

function lowerCase(
  each: CaseObject,
  operation: string,
  described: Operation,
  types: TypeTable,
): Case {
  const { documentation, level, tags, options } = each;
  const base = {
    id: `${operation}/${each.id.value}`,
    operation,
    documentation,
    origin: "written" as const,
    level,
    tags,
    ...(options && { options }),
  };
  switch (each.kind) {
    case "request": {
      const params = plainMembers(each.params);
      return { ...base, kind: "request", params, expect: each.expect };
    }
    case "response": {
      const { response, expect, status } = each;
      const media = responseTo(described, status.value)?.answer?.media;
      const outcome = lowerOutcome(expect, media, types);
      const failed = outcome.kind === "error" && outcome.codes.includes("unexpected-status");
      return {
        ...base,
        kind: "response",
        response,
        expect: failed ? { ...outcome, status: status.value } : outcome,
      };
    }
    case "body": {
      const { contentType, body, expect } = each;
      const media = described.body?.media;
      return {
        ...base,
        kind: "body",
        contentType,
        body,
        expect: lowerOutcome(expect, media, types),
      };
    }
    case "path": {
      const value = plainMembers(each.params);
      return { ...base, kind: "path", path: each.path.value, expect: { kind: "value", value } };
    }
    default:
      return assertNever(each);
  }
}

function plainMembers(entries: readonly Entry[]): { readonly [key: string]: Json } {
  return Object.fromEntries(entries.map(({ key, value }) => [key, plainValue(value)]));
}

/** The expected outcome of a case. Only a value is more than what was written. */
function lowerOutcome<Other extends { readonly kind: "nothing" | "error" }>(
  outcome: Value | Other,
  media: MediaType | undefined,
  types: TypeTable,
): ExpectedValue | Other {
  if (outcome.kind !== "value") return outcome;
  const { value } = outcome.entry;
  if (!isRooted(media)) return { kind: "value", value: plainValue(value) };
  return { kind: "value", value: decodedValue(value, eachOf(types.document(media).type), types) };
}
