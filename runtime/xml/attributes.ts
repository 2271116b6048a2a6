import { type Key, type Namespaces, undeclared } from "./namespaces.ts";

export interface Attribute {
  readonly prefix: string;
  readonly local: string;
  /** The namespace, and what stands for it where namespaces are compared: they may be long. */
  uri: string;
  key: Key;
  readonly value: string;
  /** Offset of its name. */
  readonly at: number;
  /** Offset of the value, after its quotation mark. */
  readonly start: number;
}

export const TWICE = "an attribute stands twice";

/** Up to this many attributes are compared each with each; a table pays only for more. */
const FEW = 8;

/**
 * Finds the namespaces of the attributes of a tag. Returns what is wrong first, and its offset: a
 * prefix that is not declared, or a full name that occurs twice (Namespaces in XML 1.0 §6.3).
 */
export function resolveNamespaces(
  attributes: readonly Attribute[],
  namespaces: Namespaces,
): readonly [problem: string, at: number] | undefined {
  const names = attributes.length > FEW ? new NameSet(namespaces) : undefined;
  for (let i = 0; i < attributes.length; i++) {
    const attribute = attributes[i] as Attribute;
    const { prefix, local, at } = attribute;
    if (prefix) {
      const uri = namespaces.get(prefix);
      if (uri === undefined) return [undeclared(prefix), at];
      attribute.uri = uri;
      attribute.key = namespaces.namespaceKey(prefix);
    }
    if (names ? names.hasOrAdd(local, attribute.key) : isTwin(attributes, i)) return [TWICE, at];
  }
  return undefined;
}

/**
 * The first attribute of an unfinished tag that is the same as one before it. Its namespaces are not
 * known yet, so only a prefix that is the same too makes it sure.
 */
export function findWrittenTwin(
  attributes: readonly Attribute[],
  namespaces: Namespaces,
): Attribute | undefined {
  const names = new NameSet(namespaces);
  return attributes.find(({ local, prefix }) => names.hasOrAdd(local, namespaces.keyOf(prefix)));
}

/** Whether one of few attributes has the full name of one before it. */
export function isTwin(attributes: readonly Attribute[], i: number): boolean {
  const { local, key } = attributes[i] as Attribute;
  for (let j = 0; j < i; j++) {
    const other = attributes[j] as Attribute;
    if (other.local === local && other.key === key) return true;
  }
  return false;
}

/** Full names: namespaces, or prefixes, by local name. */
class NameSet {
  readonly #namespaces: Namespaces;
  readonly #keys = new Map<Key, Key | Set<Key>>();

  constructor(namespaces: Namespaces) {
    this.#namespaces = namespaces;
  }

  /** Whether a name is in the set; it is from then on. */
  hasOrAdd(local: string, key: Key): boolean {
    // No string is ever made of both parts: one long namespace may have many names.
    const name = this.#namespaces.keyOf(local);
    const known = this.#keys.get(name);
    if (known === undefined) this.#keys.set(name, key);
    else if (!(known instanceof Set)) this.#keys.set(name, new Set([known, key]));
    else if (known.has(key)) return true;
    else known.add(key);
    return known === key;
  }
}

/** Whether five characters are `xmlns`. */
export function isXmlns(codes: Uint8Array | Uint16Array, at: number): boolean {
  return (
    codes[at] === 120 &&
    codes[at + 1] === 109 &&
    codes[at + 2] === 108 &&
    codes[at + 3] === 110 &&
    codes[at + 4] === 115
  );
}
