import { camelCase, functionProblem, kebabCase, pascalCase } from "../../model/names.ts";
import { ownExports } from "../../model/own-exports.ts";
import type { Operation } from "./operation.ts";
import type { Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";

/**
 * Gives each operation a name of its own: that of `x-operation-name`, else its id, else one that is made
 * of its id or of its method and path. What is made follows from the operation alone, so that it stays the
 * same when others come, but for those that would have the same name.
 */
export function nameOperations(
  reading: ReadContext,
  operations: readonly Operation[],
): readonly Operation[] {
  const names = new Map<Operation, string>();
  const taken = new Set<string>();
  const claim = (operation: Operation, name: string) => {
    names.set(operation, name);
    taken.add(kebabCase(name));
  };
  for (const operation of operations) {
    const { name, id } = operation;
    // A name that is given is taken as it is; if it cannot be used, that is an error.
    if (name !== undefined) claim(operation, name.value);
    else if (id !== undefined && isUsable(id.value) && !taken.has(kebabCase(id.value))) {
      claim(operation, id.value);
    }
  }
  return operations.map((operation) => {
    const { id, method } = operation;
    const known = names.get(operation);
    const span = (operation.name ?? id ?? method).span;
    if (known !== undefined) return { ...operation, id: { value: known, span } };
    const made = madeName(operation, taken);
    claim(operation, made);
    reading.diagnostics.note("made-name/operation", span, { name: made });
    return { ...operation, id: { value: made, span } satisfies Text };
  });
}

function isUsable(name: string): boolean {
  return functionProblem(name) === undefined && !ownExports.includes(name);
}

/** The names that can be made of an operation, the best one first: of its id, and of its method and path. */
export function namesToMake(
  id: string | undefined,
  method: string,
  path: string,
): readonly string[] {
  return [...(id === undefined ? [] : [ofId(id)]), ofPath(method, path)].filter(isUsable);
}

function madeName({ id, method, path }: Operation, taken: ReadonlySet<string>): string {
  const usable = namesToMake(id?.value, method.value, path.value);
  const free = usable.find((name) => !taken.has(kebabCase(name)));
  if (free !== undefined) return free;
  const base = usable.at(-1) ?? `${method.value.toLowerCase()}Path`;
  for (let number = 2; ; number++) {
    const name = `${base}${number}`;
    if (!taken.has(kebabCase(name))) return name;
  }
}

/** An id as an identifier: `Get user (v2)` → `getUserV2`. */
function ofId(id: string): string {
  return camelCase(plain(id));
}

/** `GET /orders/{id}/lines` → `getOrdersByIdLines`. */
function ofPath(method: string, path: string): string {
  const named = path.replace(/\{([^{}]*)\}/g, (_, name: string) => ` by ${name} `);
  return method.toLowerCase() + pascalCase(plain(named)).slice(0, 150);
}

/** Letters and digits of ASCII, which is what a file and a function can be named with anywhere. */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9]+/g, " ");
}
