import { posix } from "node:path";
import type { Diagnostics } from "../diagnostics/diagnostics.ts";
import type { SourceFile } from "../diagnostics/source-file.ts";
import { shortPath, UserError } from "../diagnostics/user-error.ts";
import type { Characters } from "./build-tree.ts";
import { textIn } from "./built-nodes.ts";
import { ExternalTexts } from "./external-texts.ts";
import { EXTERNAL, findReferences, type Reference } from "./find-references.ts";
import { withMsPaths } from "./ms-paths.ts";
import { applyOverlay } from "./overlay.ts";
import { type ParsedFile, parseSource } from "./parse.ts";
import { guess, steps, walk } from "./pointer.ts";
import { followChains } from "./resolve.ts";
import type { Lister, Reader } from "./source-files.ts";
import type { ExternalText, Node, Spec } from "./tree.ts";

export type { Lister, Reader } from "./source-files.ts";

/** The folder of the conformance cases, beside the spec's first file. */
const CASES = "cases";

/** How many references to nothing get a hint that says what may have been meant. */
const MOST_GUESSES = 100;

/** Names that begin with a dot are those of editors. */
const CASE_FILE = /^[^.].*\.ya?ml$/;

/**
 * Reads a spec, all files that it refers to, and the cases beside it. `undefined` where the first
 * file, or one that it needs, cannot be read as YAML: that has been reported, and anything more would
 * be guessing. Other problems, such as a `$ref` to nothing, are reported and leave a spec to be looked
 * at. Overlays are applied to the first file, one after another.
 *
 * @throws {UserError} when there is no first file, or a file of cases cannot be read.
 */
export async function load(
  entry: string,
  read: Reader,
  diagnostics: Diagnostics,
  list: Lister = async () => [],
  overlays: readonly string[] = [],
): Promise<Spec | undefined> {
  const loader = new Loader(read, diagnostics);
  const written = await loader.required(posix.normalize(entry));
  const first = await loader.overlay(written, overlays);
  const folder = posix.dirname(first.file.path);
  const followed = first.root && (await loader.follow(first.root));
  const whole = loader.files.every((file) => file.root !== undefined);
  const cases = await loader.cases(posix.join(folder, CASES), list);
  if (first.root === undefined || followed === undefined || !whole) return undefined;

  const { references, targets } = followed;
  const ends = followChains(references, targets, diagnostics);
  return {
    root: first.root,
    files: loader.files.map(({ file }) => file),
    cases,
    resolve: (node) => ends.get(node) ?? node,
    target: (node) => targets.get(node),
    external: (node) => followed.externals.get(node),
    locate({ span: { file }, pointer }) {
      return `${file === first.file || loader.isOverlay(file) ? "" : posix.relative(folder, file.path)}#${pointer}`;
    },
  };
}

/** What the references of a spec lead to. */
interface Followed {
  readonly references: readonly Reference[];
  readonly targets: ReadonlyMap<Node, Node>;
  readonly externals: ReadonlyMap<Node, ExternalText>;
}

class Loader {
  readonly #read: Reader;
  readonly #texts: ExternalTexts;
  readonly #diagnostics: Diagnostics;
  readonly #files = new Map<string, ParsedFile | UserError | undefined>();
  readonly #overlays = new Set<SourceFile>();
  /** The path of the file that overlays change. */
  #changed = "";
  #guesses = 0;

  constructor(read: Reader, diagnostics: Diagnostics) {
    this.#read = read;
    this.#texts = new ExternalTexts(read);
    this.#diagnostics = diagnostics;
  }

  /** What has been read, in that order. */
  get files(): readonly ParsedFile[] {
    return [...this.#files.values()].flatMap((file) =>
      file === undefined || file instanceof UserError ? [] : file,
    );
  }

  /** A file, or why it is not read; undefined where there is none. */
  async file(path: string, characters?: Characters): Promise<ParsedFile | UserError | undefined> {
    if (!this.#files.has(path)) this.#files.set(path, await this.#parse(path, characters));
    return this.#files.get(path);
  }

  /** @throws {UserError} where it is not read. */
  async required(path: string, characters?: Characters): Promise<ParsedFile> {
    const file = await this.file(path, characters);
    if (file === undefined) throw new UserError(`cannot read ${shortPath(path)}`);
    if (file instanceof UserError) throw file;
    return file;
  }

  /** The first file with what overlays change in it. */
  async overlay(first: ParsedFile, paths: readonly string[]): Promise<ParsedFile> {
    let { root } = first;
    this.#changed = first.file.path;
    for (const path of paths) {
      const overlay = await this.required(posix.normalize(path));
      this.#overlays.add(overlay.file);
      if (root !== undefined && overlay.root !== undefined) {
        root = await applyOverlay(root, overlay.root, this.#diagnostics);
      }
    }
    const changed = { file: first.file, root: root && withMsPaths(root) };
    this.#files.set(first.file.path, changed);
    return changed;
  }

  isOverlay(file: SourceFile): boolean {
    return this.#overlays.has(file);
  }

  async #parse(
    path: string,
    characters: Characters | undefined,
  ): Promise<ParsedFile | UserError | undefined> {
    try {
      const text = await this.#read(path);
      return text === undefined
        ? undefined
        : parseSource(path, text, this.#diagnostics, characters);
    } catch (error) {
      if (error instanceof UserError) return error;
      throw error;
    }
  }

  /** What the files of cases hold, as far as it is YAML. A `$ref` in them is data. */
  async cases(folder: string, list: Lister): Promise<readonly Node[]> {
    const names = (await list(folder)).filter((name) => CASE_FILE.test(name));
    const roots: Node[] = [];
    for (const name of [...names].sort()) {
      const { root } = await this.required(posix.join(folder, name), "any");
      if (root !== undefined) roots.push(root);
    }
    return roots;
  }

  /** Follows every reference below a node, and those below what they name. */
  async follow(root: Node): Promise<Followed> {
    const targets = new Map<Node, Node>();
    const externals = new Map<Node, ExternalText>();
    const visited = new Set<Node>();
    const all = [...findReferences(root, visited)];
    const references: Reference[] = [];
    // Grows while it is walked.
    for (const reference of all) {
      const { value } = reference.entry;
      if (reference.entry.key === EXTERNAL) {
        externals.set(value, await this.#texts.at(value, textIn(value) ?? ""));
        continue;
      }
      references.push(reference);
      const target = await this.#target(reference);
      if (target === undefined) continue;
      targets.set(reference.holder, target);
      for (const found of findReferences(target, visited)) all.push(found);
    }
    return { references, targets, externals };
  }

  async #target({ entry: { value: node } }: Reference): Promise<Node | undefined> {
    const { span } = node;
    const ref = textIn(node);
    if (ref === undefined) {
      this.#diagnostics.report("bad-ref/type", span, {});
      return undefined;
    }
    if (/^([a-z][a-z0-9+.-]*:|[/\\])/i.test(ref)) {
      this.#diagnostics.report("remote-ref", span, { ref });
      return undefined;
    }
    const [pathText = "", ...fragment] = ref.split("#");
    const path = decode(pathText);
    const pointer = decode(fragment.join("#"));
    if (path === undefined || pointer === undefined) {
      this.#diagnostics.report("bad-ref/escape", span, { ref });
      return undefined;
    }
    const pointed = steps(pointer);
    if (pointed === undefined) {
      this.#diagnostics.report("bad-ref/pointer", span, { ref });
      return undefined;
    }

    // What an overlay adds is a part of the document.
    const here = this.isOverlay(span.file) ? this.#changed : span.file.path;
    const there = path === "" ? here : posix.join(posix.dirname(here), path);
    const file = await this.file(there);
    if (file === undefined) {
      this.#diagnostics.report("unreadable-ref", span, { ref, path: shortPath(there) });
      return undefined;
    }
    if (file instanceof UserError) {
      const { message: reason, hint } = file;
      this.#diagnostics.report("unreadable-ref/refused", span, { ref, reason, hint });
      return undefined;
    }
    if (file.root === undefined) return undefined;
    const walked = walk(file.root, pointed);
    if (walked.found === undefined) {
      // Each guess looks at all names that there are.
      const hint = this.#guesses++ < MOST_GUESSES ? guess(walked, pathText) : undefined;
      this.#diagnostics.report("unknown-ref", span, { ref, hint });
    }
    return walked.found;
  }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
