import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { shortPath, UserError } from "../diagnostics/user-error.ts";
import { sourceFile } from "./parse.ts";
import type { Reader } from "./source-files.ts";
import type { ExternalText, Node } from "./tree.ts";

/** Reads the files that the examples of a spec refer to, each once. */
export class ExternalTexts {
  readonly #read: Reader;
  readonly #byPath = new Map<string, Promise<ExternalText>>();

  constructor(read: Reader) {
    this.#read = read;
  }

  /** What a node of the spec refers to: a path is one from the folder of the file in which it is written. */
  async at({ span: { file } }: Node, reference: string): Promise<ExternalText> {
    const path = pathOf(reference, posix.dirname(file.path));
    if (typeof path !== "string") return path;
    const known = this.#byPath.get(path) ?? this.#load(path);
    this.#byPath.set(path, known);
    return known;
  }

  async #load(path: string): Promise<ExternalText> {
    try {
      const written = await this.#read(path, "sample");
      // A checkout with other line ends makes no difference to what is generated.
      const text = written?.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
      if (text === undefined) return { kind: "missing", path: shortPath(path) };
      if (!/^[ \t\r\n]*</.test(text)) return { kind: "foreign", path: shortPath(path) };
      return { kind: "text", file: sourceFile(path, text) };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { kind: "refused", reason: error.message, hint: error.hint };
    }
  }
}

/** The path of a file, or what a reference is otherwise (RFC 3986 §4.1). */
function pathOf(reference: string, folder: string): string | ExternalText {
  try {
    if (/^file:/i.test(reference)) return fileURLToPath(reference);
    if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(reference)) return { kind: "remote" };
    const [path = ""] = reference.split(/[?#]/);
    const decoded = decodeURIComponent(path);
    return posix.isAbsolute(decoded) ? posix.normalize(decoded) : posix.join(folder, decoded);
  } catch {
    return {
      kind: "refused",
      reason: "it is not a URI reference (RFC 3986)",
      hint: "write %25 for a percent sign",
    };
  }
}
