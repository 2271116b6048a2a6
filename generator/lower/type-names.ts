import { nameProblems } from "../diagnostics/schema-messages.ts";
import { fileProblem, fold, isIdentifier, pascalCase } from "../model/names.ts";
import { ownExports } from "../model/own-exports.ts";
import type { Reference } from "../read/openapi/reference.ts";

/** To what a name is cut that is too long for a file: files are named after types. */
const LONGEST = 50;

/** The names of types, all different, in letter case alone too. */
export class TypeNames {
  readonly #taken = new Set<string>();
  /** Names of functions: these differ from types in their first letter, as a rule. */
  readonly #functions: ReadonlySet<string>;

  /** `functions` and `types` are names that are exported beside the types. */
  constructor(functions: readonly string[], types: readonly string[]) {
    this.#functions = new Set(functions);
    for (const name of [...ownExports, ...types]) this.#taken.add(fold(name));
  }

  /** Takes a name that the spec gives to a type, whatever else has it: a clash is reported as such. */
  give(name: string): string {
    this.#taken.add(fold(name));
    return name;
  }

  /** Takes the first of some names that is free; if none is, the last one with a number. */
  claim(candidates: readonly string[]): string {
    const usable = candidates.map(usableName);
    const free = usable.find((name) => this.#isFree(name));
    if (free !== undefined) return this.give(free);
    const base = usable.at(-1) ?? "Type";
    for (let number = 2; ; number++) {
      if (this.#isFree(`${base}${number}`)) return this.give(`${base}${number}`);
    }
  }

  #isFree(name: string): boolean {
    return !this.#taken.has(fold(name)) && !this.#functions.has(name);
  }
}

function usableName(name: string): string {
  const pascal = pascalCase(name);
  const identifier = isIdentifier(pascal)
    ? pascal
    : `Type${pascal}`.replace(/[^\p{ID_Continue}$]/gu, "");
  switch (fileProblem(identifier)) {
    case undefined:
      return identifier;
    case nameProblems.long:
      return [...identifier].slice(0, LONGEST).join("");
    default:
      return `${identifier}Type`;
  }
}

/** A component brings its own name; where that is taken, it is called after its place. */
export function namesOf(reference: Reference | undefined, inlineName: string): readonly string[] {
  return reference === undefined ? [inlineName] : [pascalCase(reference.name.value), inlineName];
}
