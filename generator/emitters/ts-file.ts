import { call, names as imported, layOut, literal, within } from "./layout.ts";
import { pathBetween } from "./modules.ts";

/** A TypeScript file in the making: its imports collect themselves. */
export class TsFile {
  readonly #path: string;
  readonly #imports = new Map<string, Map<string, "type" | "value">>();
  readonly #parts: string[] = [];

  constructor(path: string) {
    this.#path = path;
  }

  /** Brings in a value from a module, given by its path from the output folder. Gives its name back. */
  use(name: string, module: string): string {
    this.#import(name, module, "value");
    return name;
  }

  /** Brings in a type. */
  useType(name: string, module: string): string {
    this.#import(name, module, "type");
    return name;
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

  #import(name: string, module: string, kind: "type" | "value"): void {
    if (module === this.#path) return;
    const from = relative(this.#path, module);
    const names = this.#imports.get(from) ?? new Map<string, "type" | "value">();
    if (names.get(name) !== "value") names.set(name, kind);
    this.#imports.set(from, names);
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

function printImport([module, names]: readonly [string, ReadonlyMap<string, string>]): string {
  const all = [...names].sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const onlyTypes = all.every(([, kind]) => kind === "type");
  const items = all.map(([name, kind]) => (kind === "type" && !onlyTypes ? `type ${name}` : name));
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
 * A documentation comment, at some indentation. Text of the spec is carried over line by line; what
 * would end the comment is broken up.
 */
export function docComment(lines: readonly string[], indent = 0): string {
  const margin = " ".repeat(indent);
  const text = lines
    .flatMap((line) => line.split(/\r\n|[\r\n\u2028\u2029]/))
    .map((line) => line.replaceAll("*/", "*\\/").trimEnd());
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
  return [...(doc === "" ? [] : [doc]), ...(deprecated ? ["@deprecated"] : [])];
}
