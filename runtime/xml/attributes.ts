import { type Key, type Namespaces, undeclared } from "./namespaces.ts";

export interface Attribute {
  readonly prefix: string;
  readonly local: string;
  /** The namespace, and its number, by which namespaces are compared: they may be long. */
  uri: string;
  number: number;
  readonly value: string;
  /** Offset of its name. */
  readonly at: number;
  /** Offset of the value, after its quotation mark. */
  readonly start: number;
}

export const TWICE = "duplicate attribute";

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
  const names = attributes.length > FEW ? new Set<string>() : undefined;
  for (let i = 0; i < attributes.length; i++) {
    const attribute = attributes[i] as Attribute;
    const { prefix, local, at } = attribute;
    if (prefix) {
      const uri = namespaces.get(prefix);
      if (uri === undefined) return [undeclared(prefix), at];
      attribute.uri = uri;
      attribute.number = namespaces.namespaceNumber(prefix);
    }
    const isTwice = names
      ? hasOrAdd(names, attribute.number, namespaces.keyOf(local))
      : isTwin(attributes, i);
    if (isTwice) return [TWICE, at];
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
  const names = new Set<string>();
  return attributes.find(({ local, prefix }) =>
    hasOrAdd(names, namespaces.numberOf(prefix), namespaces.keyOf(local)),
  );
}

/** Whether one of few attributes has the full name of one before it. */
function isTwin(attributes: readonly Attribute[], i: number): boolean {
  const { local, number } = attributes[i] as Attribute;
  for (let j = 0; j < i; j++) {
    const other = attributes[j] as Attribute;
    if (other.local === local && other.number === number) return true;
  }
  return false;
}

/**
 * Whether a full name is in a set; it is from then on. No string is made of a namespace and a name: one
 * long namespace may have many names.
 */
function hasOrAdd(names: Set<string>, namespace: number, local: Key): boolean {
  const { size } = names;
  return names.add(`${namespace} ${local}`).size === size;
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
