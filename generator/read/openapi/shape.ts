/** What is done with a key of an object of the spec. */
type KeyUse =
  | { readonly kind: "known" }
  /** Known since OpenAPI 3.2. */
  | { readonly kind: "newer" }
  /** Part of OpenAPI; what it says is not held against documents (`not-checked`) or not needed. */
  | { readonly kind: "noted"; readonly note: "not-checked" | "not-used" }
  /** Ignored by older versions of OpenAPI, and not of what can be generated in newer ones. */
  | { readonly kind: "ignored"; readonly hint: string }
  /** Part of OpenAPI, but not of what can be generated. */
  | { readonly kind: "unsupported"; readonly hint: string };

/** An object of OpenAPI: its name as messages give it, and its keys. */
export interface Shape {
  readonly name: string;
  readonly keys: ReadonlyMap<string, KeyUse>;
  /** What to do with a key that is not listed. */
  readonly otherwise: string;
}

interface ShapeSource {
  /** Keys that mean something to us. */
  readonly read?: readonly string[];
  /** Keys that only document. */
  readonly prose?: readonly string[];
  /** Those of the keys above that came with OpenAPI 3.2. */
  readonly newer?: readonly string[];
  /** Keys with constraints that are not checked. */
  readonly unchecked?: readonly string[];
  /** Keys with what no app sees. */
  readonly unused?: readonly string[];
  /** Keys that cannot be expressed, each with what to do instead. */
  readonly unsupported?: Readonly<Record<string, string>>;
  /** Keys that OpenAPI 3.0 and older ignore and newer versions do not, each with what to do instead. */
  readonly ignored?: Readonly<Record<string, string>>;
  /** What to do with any other key. */
  readonly otherwise?: string;
}

/**
 * Every key that an object may have. A key that is not listed is a problem of the spec: nothing is
 * ever dropped in silence, but for extensions (`x-…`) that are not ours (OpenAPI 3.2 §4.31).
 */
export function shape(name: string, source: ShapeSource): Shape {
  const keys = new Map<string, KeyUse>();
  for (const key of [...(source.read ?? []), ...(source.prose ?? [])]) {
    keys.set(key, { kind: "known" });
  }
  for (const key of source.newer ?? []) keys.set(key, { kind: "newer" });
  for (const key of source.unchecked ?? []) keys.set(key, { kind: "noted", note: "not-checked" });
  for (const key of source.unused ?? []) keys.set(key, { kind: "noted", note: "not-used" });
  for (const [key, hint] of Object.entries(source.unsupported ?? {})) {
    keys.set(key, { kind: "unsupported", hint });
  }
  for (const [key, hint] of Object.entries(source.ignored ?? {})) {
    keys.set(key, { kind: "ignored", hint });
  }
  return { name, keys, otherwise: source.otherwise ?? "extensions begin with x-" };
}
