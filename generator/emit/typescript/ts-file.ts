import type { ImportDeclarationStructure } from "ts-morph";
import type { Api } from "../../model/model.ts";
import type { ExportedNames } from "../../model/own-exports.ts";
import type { EmitInput, GeneratedFile } from "../emitter.ts";
import { pathBetween, runtimeModule, sourceOf } from "../modules.ts";
import { printImport, printStatements } from "./print-statements.ts";
import type { Statement } from "./statements.ts";
import { StructureKind } from "./ts-morph.ts";

/** A name that is imported, and what the file calls it. */
interface Import {
  readonly name: string;
  readonly local: string;
  readonly kind: "type" | "value";
}

/**
 * A TypeScript file as structures. Its imports collect themselves while names are used. It knows every
 * name that is in scope, so that a name of the spec and one of the runtime never stand for each other: an
 * import whose name is taken gets another one in this file, with a `$` before it. No name that is made
 * from the spec has one.
 */
export class TsFile {
  readonly #input: EmitInput;
  readonly #path: string;
  readonly #imports = new Map<string, Map<string, Import>>();
  /** The names of what is read from files of JSON, by their paths from this file. */
  readonly #documents = new Map<string, string>();
  readonly #taken: Set<string>;
  readonly #globals = new Set<string>();
  readonly #reexports = new Set<string>();
  readonly #statements: Statement[] = [];

  /** `own` are the names that the file declares, and those of its functions' parameters. */
  constructor(input: EmitInput, path: string, own: readonly string[] = []) {
    this.#input = input;
    this.#path = path;
    this.#taken = new Set(own);
  }

  /** The API that the file is made from. */
  get api(): Api {
    return this.#input.api;
  }

  /** Imports a value from a module, given by its path from the output folder. Returns its name in this file. */
  use(name: string, module: string): string {
    return this.#import(name, module, "value");
  }

  /** Imports a type. */
  useType(name: string, module: string): string {
    return this.#import(name, module, "type");
  }

  /**
   * Imports a value from a module of the runtime, given by its path there without its ending.
   *
   * @param local - What the file calls it. Defaults to its name.
   */
  useRuntime(name: string, module: string, local = name): string {
    return this.#import(name, runtimeModule(this.#input, module), "value", local);
  }

  /** Imports a type from a module of the runtime. */
  useRuntimeType(name: string, module: string): string {
    return this.useType(name, runtimeModule(this.#input, module));
  }

  /** Imports what a file of JSON holds, given by its path from the output folder. */
  useJson(name: string, document: string): string {
    const from = importPath(this.#path, document);
    const local = this.#documents.get(from) ?? this.#free(name);
    this.#documents.set(from, local);
    return local;
  }

  /** What the file calls a global of the language, which it may have another meaning for. */
  global(name: string): string {
    if (this.#taken.has(name) && !this.#globals.has(name)) return `globalThis.${name}`;
    this.#globals.add(name);
    this.#taken.add(name);
    return name;
  }

  /** A name for something that the file declares: this one, or one like it if it is taken. */
  declare(name: string): string {
    let free = name;
    for (let i = 2; this.#taken.has(free); i++) free = `${name}${i}`;
    this.#taken.add(free);
    return free;
  }

  add(...statements: readonly Statement[]): void {
    this.#statements.push(...statements);
  }

  /** Adds `export { value, type Type } from "module"`; nothing where there are no names. */
  addReexport(module: string, { values = [], types = [] }: ExportedNames): void {
    if (values.length + types.length === 0) return;
    const isTypeOnly = values.length === 0;
    this.#reexports.add(module);
    this.add({
      kind: StructureKind.ExportDeclaration,
      isTypeOnly,
      namedExports: [...values, ...types.map((name) => ({ name, isTypeOnly: !isTypeOnly }))],
      moduleSpecifier: importPath(this.#path, module),
    });
  }

  /** The same for modules of the runtime. */
  addRuntimeReexports(modules: { readonly [module: string]: ExportedNames }): void {
    for (const [module, names] of Object.entries(modules)) {
      this.addReexport(runtimeModule(this.#input, module), names);
    }
  }

  /**
   * The file as text, not formatted yet.
   *
   * @param source - The part of the spec that it was generated from, which its header names: a pointer, or words.
   */
  print(source: string): GeneratedFile {
    const imports = [...this.#imports]
      .map(([module, names]) => [importPath(this.#path, module), names] as const)
      .sort(([a], [b]) => byPath(a, b))
      .map(importStructure);
    const documents = [...this.#documents].map(jsonImportStructure);
    const head = [...imports, ...documents].map(printImport).join("\n");
    return {
      path: this.#path,
      text: `${header(sourceOf(this.#input, source))}\n${head}\n\n${printStatements(this.#statements)}\n`,
      imports: [...new Set([...this.#imports.keys(), ...this.#reexports])],
    };
  }

  #import(name: string, module: string, kind: Import["kind"], wanted = name): string {
    if (module === this.#path) return name;
    const names = this.#imports.get(module) ?? new Map<string, Import>();
    this.#imports.set(module, names);
    const known = names.get(name);
    const local = known?.local ?? this.#free(wanted);
    if (known?.kind !== "value") names.set(name, { name, local, kind });
    return local;
  }

  #free(name: string): string {
    let free = name;
    while (this.#taken.has(free)) free = `$${free}`;
    this.#taken.add(free);
    return free;
  }
}

/** The comment at the head of each file: a pointer, and nothing that changes from run to run. */
function header(source: string): string {
  // No character of the spec's text may end a line comment.
  const pointer = source.replace(/[\r\n\u2028\u2029]+/g, " ");
  return `// @generated from ${pointer}\n// Do not edit: change the spec, then run \`npm run generate\`.\n`;
}

function importStructure([module, names]: readonly [
  string,
  ReadonlyMap<string, Import>,
]): ImportDeclarationStructure {
  const all = [...names.values()].sort((a, b) =>
    a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1,
  );
  const isTypeOnly = all.every(({ kind }) => kind === "type");
  return {
    kind: StructureKind.ImportDeclaration,
    isTypeOnly,
    namedImports: all.map(({ name, local, kind }) => ({
      name,
      ...(local !== name && { alias: local }),
      isTypeOnly: kind === "type" && !isTypeOnly,
    })),
    moduleSpecifier: module,
  };
}

function jsonImportStructure([module, local]: readonly [
  string,
  string,
]): ImportDeclarationStructure {
  return {
    kind: StructureKind.ImportDeclaration,
    defaultImport: local,
    moduleSpecifier: module,
    attributes: [{ name: "type", value: "json" }],
  };
}

/** Modules of the runtime first, as they come from further up. */
function byPath(a: string, b: string): number {
  const up = (path: string) => path.split("../").length;
  return up(b) - up(a) || (a < b ? -1 : 1);
}

/** The import path from one file of the output folder to another, or to the runtime beside it. */
function importPath(from: string, to: string): string {
  const path = pathBetween(from, to);
  return path.startsWith("../") ? path : `./${path}`;
}
