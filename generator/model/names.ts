import { kebabCase as asKebabCase } from "../../runtime/text/typed-names.ts";
import { type NameProblem, nameProblems } from "../diagnostics/schema-messages.ts";

/**
 * Every name that is emitted, made from names of the spec. Which of them cannot be used, or clash, is
 * for the rules to say; nothing that an app sees is renamed.
 */

/** The namespace of `xml:lang` and its like, whose prefix is never declared (Namespaces in XML 1.0 §3). */
export const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";

const kebabCased = new Map<string, string>();

/** `spareParts` → `spare-parts`. Kept, since each file that imports from another asks for that one's name. */
export function kebabCase(name: string): string {
  const known = kebabCased.get(name) ?? asKebabCase(name);
  kebabCased.set(name, known);
  return known;
}

const wordBoundary = /[^\p{L}\p{N}]+/u;

/** `spareParts`, `spare-parts`, `spare_parts` → `SpareParts`. The inside of a word is kept. */
export function pascalCase(name: string): string {
  return words(name).map(upperFirst).join("");
}

/** The name of an operation's input. */
export function inputName({ id }: { readonly id: string }): string {
  return `${pascalCase(id)}Input`;
}

/** The name of a member or a parameter: as in the spec where that is an identifier, else camelCase. */
export function camelCase(name: string): string {
  if (isIdentifier(name)) return name;
  const [first = "", ...rest] = words(name);
  return lowerFirst(first) + rest.map(upperFirst).join("");
}

/**
 * Two names with the same folded form are one file on disks that ignore letter case. By way of upper
 * case, since that makes one letter of several: of `ſ` and `s`, of `ς` and `σ`.
 */
export function fold(name: string): string {
  return name.normalize("NFD").toUpperCase().toLowerCase().normalize("NFC");
}

export function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
}

/**
 * Why a name cannot be the key of an object; undefined if it can. Keys are read and written on plain
 * objects, where some names mean something else.
 */
export function keyProblem(name: string): NameProblem | undefined {
  if (!isIdentifier(name)) return nameProblems.identifier;
  return isInherited(name) ? nameProblems.inherited : undefined;
}

/** Why a name cannot be that of a type; undefined if it can. */
export function typeProblem(name: string): NameProblem | undefined {
  return isIdentifier(name) ? undefined : nameProblems.identifier;
}

/** Why a name cannot be that of a function and of a method; undefined if it can. */
export function functionProblem(name: string): NameProblem | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
    return nameProblems.plainIdentifier;
  }
  if (isInherited(name)) return nameProblems.inherited;
  if (name === "then") return nameProblems.thenable;
  if (name === "toJSON") return nameProblems.toJson;
  if (reservedWords.has(name)) return nameProblems.reserved;
  return fileProblem(name);
}

/** Why a file cannot be named after this; undefined if it can. */
export function fileProblem(name: string): NameProblem | undefined {
  const file = kebabCase(name);
  if (new TextEncoder().encode(file).length > LONGEST_FILE) return nameProblems.long;
  if (file === "index") return nameProblems.index;
  if (/^(con|prn|aux|nul|(com|lpt)-?\d)$/.test(file)) return nameProblems.windows;
  return undefined;
}

/** The key of a name in code: the name, in camelCase where it is no identifier. */
export function usableKey(name: string): string {
  const key = camelCase(name);
  if (keyProblem(key) === undefined) return key;
  const begun = `_${key}`;
  return keyProblem(begun) === undefined ? begun : "_";
}

/** The first of some keys that is not taken, else the last one with a number. */
export function freeKey(candidates: readonly string[], taken: ReadonlySet<string>): string {
  const free = candidates.find((key) => !taken.has(key));
  if (free !== undefined) return free;
  const base = candidates.at(-1) ?? "_";
  for (let number = 2; ; number++) {
    if (!taken.has(`${base}${number}`)) return `${base}${number}`;
  }
}

/** `toString`, `constructor`, `__proto__` and the like: every object has them from birth. */
function isInherited(name: string): boolean {
  return name in {} || name === "prototype";
}

/** A name without a colon (Namespaces in XML 1.0 §3, production NCName). */
export function isNcName(name: string): boolean {
  return ncName.test(name);
}

const startChar =
  "A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}" +
  "\\u{200C}-\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}" +
  "\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}";
const ncName = new RegExp(
  `^[${startChar}][${startChar}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}]*$`,
  "u",
);

/** Bytes. File systems allow 255, and endings such as `.json` need some of them. */
const LONGEST_FILE = 230;

/**
 * Words that cannot name a function in a module (ECMA-262 §12.7.2), strict mode's included, and those
 * that TypeScript keeps for itself where it writes CommonJS.
 */
const reservedWords = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval " +
    "export exports extends false finally for function globalThis if implements import in instanceof " +
    "interface let new null package private protected public require return static super switch this " +
    "throw true try typeof undefined var void while with yield"
  ).split(" "),
);

function words(name: string): readonly string[] {
  return name.split(wordBoundary).filter((word) => word !== "");
}

function upperFirst(word: string): string {
  const [first = ""] = word;
  return first.toUpperCase() + word.slice(first.length);
}

export function lowerFirst(word: string): string {
  const [first = ""] = word;
  return first.toLowerCase() + word.slice(first.length);
}
