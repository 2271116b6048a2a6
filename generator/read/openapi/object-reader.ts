import type { Remedy } from "../../diagnostics/openapi-messages.ts";
import type { Span } from "../../diagnostics/source-file.ts";
import type { Entry, MapNode, Node, ValueNode } from "../../source/tree.ts";
import { anchorSpan, describe, type Placed, type Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import type { Shape } from "./shape.ts";

type Scalar = ValueNode["value"];

/**
 * The keys of one object of the spec, each read as what it has to be. What is wrong with a key is
 * reported here, once; the reader goes on with the others.
 */
export class ObjectReader {
  readonly node: MapNode;
  /** What names the object in the text: where to point when something is missing in it. */
  readonly at: Span;
  readonly #reading: ReadContext;
  readonly #shape: Shape;
  #sound: boolean;

  private constructor(reading: ReadContext, node: MapNode, at: Span, shape: Shape) {
    this.node = node;
    this.at = at;
    this.#reading = reading;
    this.#shape = shape;
    this.#sound = this.#checkKeys();
  }

  /** Whether every key could be understood so far; if not, the object means more than was read. */
  get complete(): boolean {
    return this.#sound;
  }

  /** The fields of a node that has to be such an object; anything else is reported. */
  static of(reading: ReadContext, node: Node, at: Span, shape: Shape): ObjectReader | undefined {
    if (node.kind === "map") return new ObjectReader(reading, node, at, shape);
    reportType(reading, node, shape.name, "a map");
    return undefined;
  }

  #checkKeys(): boolean {
    let sound = true;
    for (const entry of this.node.entries.values()) {
      sound = this.#checkKey(entry) && sound;
    }
    return sound;
  }

  #checkKey({ key, keySpan }: Entry): boolean {
    if (key.startsWith("x-")) return true;
    const { diagnostics, version } = this.#reading;
    const { name, keys, otherwise } = this.#shape;
    const use = keys.get(key);
    if (use === undefined) {
      const parameters = { object: name, key, known: keys.keys(), otherwise };
      diagnostics.report("unknown-key", keySpan, parameters);
      return false;
    }
    if (use.kind === "ignored" && (version === "2.0" || version === "3.0")) {
      diagnostics.note("not-used/beside-ref", keySpan, { key });
      return true;
    }
    if (use.kind === "unsupported" || use.kind === "ignored") {
      diagnostics.report("unsupported", keySpan, { key, hint: use.hint });
      return false;
    }
    if (use.kind === "noted") {
      diagnostics.note(use.note, keySpan, { key, object: name });
      return true;
    }
    if (use.kind === "newer" && version !== "3.2") {
      diagnostics.report("unknown-key/newer", keySpan, { object: name, key });
      return false;
    }
    return true;
  }

  has(key: string): boolean {
    return this.node.entries.has(key);
  }

  entry(key: string): Entry | undefined {
    return this.node.entries.get(key);
  }

  /** Reports a required key that is not there. */
  missing(key: string, hint?: string): void {
    const object = this.#shape.name;
    this.#reading.diagnostics.report("missing-key", this.at, { object, key, hint });
  }

  text(key: string): Text | undefined {
    const entry = this.entry(key);
    return entry && this.#text(entry);
  }

  #text({ key, value: node }: Entry): Text | undefined {
    if (node.kind === "value" && typeof node.value === "string") {
      return { value: node.value, span: node.span };
    }
    reportType(this.#reading, node, `"${key}"`, "a string");
    return undefined;
  }

  /** A string that has to be there. */
  needText(key: string, hint?: string): Text | undefined {
    if (!this.has(key)) this.missing(key, hint);
    return this.text(key);
  }

  /** Prose: without the space at its end that a block scalar has. */
  prose(key: string): string {
    return this.text(key)?.value.trimEnd() ?? "";
  }

  /** A boolean; not given is false. */
  flag(key: string): boolean {
    return this.boolean(key)?.value ?? false;
  }

  boolean(key: string): Placed<boolean> | undefined {
    return this.#scalar(key, "true or false", (value) => typeof value === "boolean");
  }

  number(key: string): Placed<number | bigint> | undefined {
    return this.#scalar(
      key,
      "a number",
      (value) => typeof value === "number" || typeof value === "bigint",
    );
  }

  #scalar<T extends Scalar>(
    key: string,
    wanted: Wanted,
    is: (value: Scalar) => value is T,
  ): Placed<T> | undefined {
    const node = this.entry(key)?.value;
    if (node === undefined) return undefined;
    if (node.kind === "value" && is(node.value)) return { value: node.value, span: node.span };
    reportType(this.#reading, node, `"${key}"`, wanted);
    return undefined;
  }

  /** The entries of a map of names; none if it is not there. A name may begin with `x-`, too. */
  entries(key: string): readonly Entry[] {
    const node = this.entry(key)?.value;
    if (node === undefined) return [];
    if (node.kind === "map") return [...node.entries.values()];
    reportType(this.#reading, node, `"${key}"`, "a map");
    this.#sound = false;
    return [];
  }

  /** The entries of a map from names to strings. */
  textEntries(key: string): readonly { readonly name: Text; readonly text: Text }[] {
    return this.entries(key).flatMap((entry) => {
      const text = this.#text(entry);
      return text === undefined ? [] : [{ name: { value: entry.key, span: entry.keySpan }, text }];
    });
  }

  /** The items of a list; `undefined` if it is not there or is no list. */
  items(key: string): readonly Node[] | undefined {
    const node = this.entry(key)?.value;
    if (node === undefined) return undefined;
    if (node.kind === "list") return node.items;
    reportType(this.#reading, node, `"${key}"`, "a list");
    this.#sound = false;
    return undefined;
  }

  /** The items of a list of strings. */
  texts(key: string): readonly Text[] | undefined {
    return this.items(key)?.flatMap((item) => {
      if (item.kind === "value" && typeof item.value === "string") {
        return [{ value: item.value, span: item.span }];
      }
      reportType(this.#reading, item, `each item of "${key}"`, "a string");
      return [];
    });
  }
}

type Wanted = "a string" | "a number" | "true or false" | "a list" | "a map";

function reportType(reading: ReadContext, node: Node, what: string, wanted: Wanted): void {
  const parameters = { what, wanted, found: describe(node), remedy: remedyFor(node, wanted) };
  reading.diagnostics.report("wrong-type", anchorSpan(node), parameters);
}

function remedyFor(node: Node, wanted: Wanted): Remedy | undefined {
  if (node.kind === "map") return wanted === "a list" ? "items" : undefined;
  if (node.kind === "list") return wanted === "a map" ? "keys" : undefined;
  const { value } = node;
  switch (wanted) {
    case "a string":
      return value === null ? undefined : "quote";
    case "a number":
      return typeof value === "string" &&
        /^[-+]?\.?\d/.test(value) &&
        Number.isFinite(Number(value))
        ? "unquote"
        : undefined;
    case "true or false":
      return value === "true" || value === "false" ? "unquote" : undefined;
    default:
      return undefined;
  }
}
