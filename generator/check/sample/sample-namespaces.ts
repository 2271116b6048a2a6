import { sampleProblems } from "../../diagnostics/sample-messages.ts";
import { XML_NAMESPACE } from "../../model/names.ts";
import type { SampleError } from "./sample-error.ts";

export interface Attribute {
  readonly local: string;
  readonly uri: string;
  readonly value: string;
}

interface RawAttribute {
  readonly name: string;
  readonly value: string;
}

interface Resolved {
  readonly element: { readonly local: string; readonly uri: string };
  /** Without the declarations of namespaces. */
  readonly attributes: readonly Attribute[];
  /** The prefixes in scope inside the element. */
  readonly uris: ReadonlyMap<string, string>;
}

type Fail = (problem: string) => SampleError;

/** Resolves the names of an element and of its attributes (Namespaces in XML 1.0 §6). */
export function resolveNames(
  name: string,
  attributes: readonly RawAttribute[],
  outer: ReadonlyMap<string, string>,
  fail: Fail,
): Resolved {
  const uris = new Map(outer);
  const plain: RawAttribute[] = [];
  for (const attribute of attributes) {
    const prefix = declaredPrefix(attribute.name);
    if (prefix === undefined) plain.push(attribute);
    else if (prefix !== "" && attribute.value === "")
      throw fail(sampleProblems.emptyNamespace({ prefix }));
    else uris.set(prefix, attribute.value);
  }
  return {
    element: resolve(name, uris, uris.get("") ?? "", fail),
    // The default namespace is not that of attributes (§6.2).
    attributes: plain.map((each) => ({ ...resolve(each.name, uris, "", fail), value: each.value })),
    uris,
  };
}

function declaredPrefix(name: string): string | undefined {
  if (name === "xmlns") return "";
  return name.startsWith("xmlns:") ? name.slice("xmlns:".length) : undefined;
}

function resolve(
  name: string,
  uris: ReadonlyMap<string, string>,
  unprefixed: string,
  fail: Fail,
): { local: string; uri: string } {
  const [prefix = "", local, ...more] = name.split(":");
  if (local === undefined) return { local: name, uri: unprefixed };
  if (prefix === "xml") return { local, uri: XML_NAMESPACE };
  const uri = uris.get(prefix);
  if (local === "" || more.length > 0) throw fail(sampleProblems.qualifiedName({ name }));
  if (uri === undefined) throw fail(sampleProblems.undeclaredPrefix({ name }));
  return { local, uri };
}
