import { type Diagnostic, Diagnostics } from "../diagnostics/diagnostics.ts";
import { oneOf } from "../diagnostics/hints.ts";
import { UserError } from "../diagnostics/user-error.ts";
import { lower } from "../lower/lower.ts";
import type { Api } from "../model/model.ts";
import { readOpenApi } from "../read/openapi/document.ts";
import { namesToMake } from "../read/openapi/operation-names.ts";
import type { PresentedSpec } from "../read/openapi/present.ts";
import { type ListedOperation, listOperations, withOperations } from "../read/openapi/selection.ts";
import { textOf } from "../source/built-nodes.ts";
import { check } from "./check.ts";

/** An operation that is left out, and the first problem that it has. */
export interface LeftOut {
  readonly method: string;
  readonly path: string;
  readonly problem: Diagnostic;
}

/** What can be generated of a document, and what is left out for that. */
export interface Selection {
  readonly selected: ReadonlySet<ListedOperation>;
  readonly leftOut: readonly LeftOut[];
}

/**
 * The operations that are named: by their ids, or by method and path as in `GET /orders`.
 *
 * @throws {UserError} where one of them is not there.
 */
export function namedOperations(
  { spec }: PresentedSpec,
  names: readonly string[],
): ReadonlySet<ListedOperation> {
  const listed = listOperations(spec);
  const known = new Map(
    listed.flatMap((operation) => namesOf(operation).map((name) => [name, operation] as const)),
  );
  for (const operation of listed) {
    for (const name of madeNamesOf(operation)) if (!known.has(name)) known.set(name, operation);
  }
  return new Set(
    names.map((name) => {
      const found = known.get(name);
      if (found !== undefined) return found;
      throw new UserError(`there is no operation "${name}"`, oneOf(name, known.keys()));
    }),
  );
}

function namesOf({ method, path, entry }: ListedOperation): readonly string[] {
  const texts = ["operationId", "x-operation-name"].flatMap((key) => {
    const node = entry.value.kind === "map" ? entry.value.entries.get(key)?.value : undefined;
    return node?.kind === "value" && typeof node.value === "string" ? [node.value] : [];
  });
  return [...texts, `${method.toUpperCase()} ${path}`];
}

/** The names that an operation gets in code where its own cannot be used. */
function madeNamesOf({ method, path, entry }: ListedOperation): readonly string[] {
  return namesToMake(textOf(entry.value, "operationId"), method, path.split("#")[0] ?? path);
}

/** Each operation by itself, and then those without a problem together. */
export function supportedOperations(
  presented: PresentedSpec,
  candidates: Iterable<ListedOperation> = listOperations(presented.spec),
): Selection {
  const leftOut: LeftOut[] = [];
  const leave = ({ method, path }: ListedOperation, problem: Diagnostic): void => {
    leftOut.push({ method: method.toUpperCase(), path, problem });
  };
  const alone: ListedOperation[] = [];
  for (const operation of candidates) {
    const problem = problemOf(presented, [operation]);
    if (problem === undefined) alone.push(operation);
    else leave(operation, problem);
  }
  return { selected: new Set(together(presented, alone, leave)), leftOut };
}

/** The largest set of some operations whose names do not clash. */
function together(
  presented: PresentedSpec,
  operations: readonly ListedOperation[],
  leave: (operation: ListedOperation, problem: Diagnostic) => void,
): readonly ListedOperation[] {
  if (operations.length < 2 || problemOf(presented, operations) === undefined) return operations;
  const middle = Math.ceil(operations.length / 2);
  let kept = together(presented, operations.slice(0, middle), leave);
  const more = together(presented, operations.slice(middle), leave);
  if (problemOf(presented, [...kept, ...more]) === undefined) return [...kept, ...more];
  for (const operation of more) {
    const problem = problemOf(presented, [...kept, operation]);
    if (problem === undefined) kept = [...kept, operation];
    else leave(operation, problem);
  }
  return kept;
}

function problemOf(
  presented: PresentedSpec,
  operations: readonly ListedOperation[],
): Diagnostic | undefined {
  const diagnostics = new Diagnostics();
  judge(presented, new Set(operations), diagnostics);
  return diagnostics.all[0];
}

/** Reads, lowers and checks some operations of a document. */
export function judge(
  presented: PresentedSpec,
  selected: ReadonlySet<ListedOperation>,
  diagnostics: Diagnostics,
): Api | undefined {
  const spec = withOperations(presented.spec, selected);
  const document = readOpenApi({ ...presented, spec }, diagnostics, true);
  if (document === undefined) return undefined;
  const { api, types } = lower(document, spec, diagnostics);
  return check({ document, api, types }, diagnostics);
}
