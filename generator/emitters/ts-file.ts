import { docText } from "../doc-text.ts";
import { call, names as imported, layOut, literal, within } from "./layout.ts";
import { pathBetween } from "./modules.ts";

/** A name that is imported, and what the file calls it. */
interface Import {
  readonly name: string;
  readonly local: string;
  readonly kind: "type" | "value";
}

/**
 * A TypeScript file in the making: its imports collect themselves. It knows every name that is in
 * scope, so that a name of the spec and one of the runtime never stand for each other: an import
 * whose name is taken gets another one in this file, with a `$` before it. No name that is made from
 * the spec has one.
 */
export class TsFile {
  readonly #path: string;
  readonly #imports = new Map<string, Map<string, Import>>();
  readonly #taken: Set<string>;
  readonly #globals = new Set<string>();
  readonly #parts: string[] = [];

  /** `own` are the names that the file declares, and those of its functions' parameters. */
  constructor(path: string, own: readonly string[] = []) {
    this.#path = path;
    this.#taken = new Set(own);
  }

  /** Brings in a value from a module, given by its path from the output folder. Gives its name in this file back. */
  use(name: string, module: string): string {
    return this.#import(name, module, "value");
  }

  /** Brings in a type. */
  useType(name: string, module: string): string {
    return this.#import(name, module, "type");
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

  /** Adds a declaration, with an empty line before it. */
  add(text: string): void {
    this.#parts.push(text);
  }

  /** The finished file. `source` is what the spec's part is called that it was made from. */
  print(source: string): { readonly path: string; readonly text: string } {
    const imports = [...this.#imports].sort(([a], [b]) => byPath(a, b)).map(printImport);
    const header = `${generatedFrom(source)}\n`;
    const parts = imports.length > 0 ? [imports.join("\n"), ...this.#parts] : this.#parts;
    return { path: this.#path, text: `${header}\n${parts.join("\n\n")}\n` };
  }

  #import(name: string, module: string, kind: Import["kind"]): string {
    if (module === this.#path) return name;
    const from = relative(this.#path, module);
    const names = this.#imports.get(from) ?? new Map<string, Import>();
    this.#imports.set(from, names);
    const known = names.get(name);
    const local = known?.local ?? this.#free(name);
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
function generatedFrom(source: string): string {
  return `// @generated from ${oneLine(source)}\n// Do not edit: change the spec, then run \`npm run generate\`.`;
}

/** Text of the spec in a line comment: no character may end the line. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, " ");
}

function printImport([module, names]: readonly [string, ReadonlyMap<string, Import>]): string {
  const all = [...names.values()].sort((a, b) => {
    return a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1;
  });
  const onlyTypes = all.every(({ kind }) => kind === "type");
  const items = all.map(({ name, local, kind }) => {
    const item = name === local ? name : `${name} as ${local}`;
    return kind === "type" && !onlyTypes ? `type ${item}` : item;
  });
  const before = onlyTypes ? "import type " : "import ";
  return layOut(within(before, imported(items), ` from ${literal(module)};`));
}

/** Modules of the runtime first, as they come from further up. */
function byPath(a: string, b: string): number {
  const up = (path: string) => path.split("../").length;
  return up(b) - up(a) || (a < b ? -1 : 1);
}

/** The import path from one file of the output folder to another, or to the runtime beside it. */
function relative(from: string, to: string): string {
  const path = pathBetween(from, to);
  return path.startsWith("../") ? path : `./${path}`;
}

/**
 * A documentation comment, at some indentation. Text of the spec is carried over line by line; it has
 * to come by way of {@link docText}.
 */
export function docComment(lines: readonly string[], indent = 0): string {
  const margin = " ".repeat(indent);
  const text = lines
    .flatMap((line) => line.split(/\r\n|[\r\n\u2028\u2029]/))
    .map((line) => line.trimEnd());
  while (text[0] === "") text.shift();
  while (text.at(-1) === "") text.pop();
  if (text.length === 0) return "";
  const [only = ""] = text;
  if (text.length === 1 && indent + only.length + 7 <= 100) return `${margin}/** ${only} */\n`;
  const body = text.map((line) => `${margin} *${line === "" ? "" : ` ${line}`}\n`);
  return `${margin}/**\n${body.join("")}${margin} */\n`;
}

/** A function whose parameters stand on one line where they fit. */
export function functionHead(name: string, parameters: readonly string[], result: string): string {
  return layOut(within("export function ", call(name, ...parameters), `: ${result} {`));
}

/** The paragraphs of a description, and a mark where something is going out of use. */
export function described(doc: string, deprecated: boolean): readonly string[] {
  return [...(doc === "" ? [] : [docText(doc)]), ...(deprecated ? ["@deprecated"] : [])];
}
