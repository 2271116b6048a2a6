import type { EnumDescription } from "../api/description.ts";
import type { Name } from "../codec/codec.ts";
import type { Scalar } from "../codec/scalars.ts";
import { type DecodeCode, quote } from "../errors.ts";
import { nearest } from "../text/typed-names.ts";
import type { LocatedFinding, ReportedFinding } from "./finding.ts";
import { known } from "./knowledge.ts";
import { declaredPrefix, type Written } from "./start-tag.ts";

/** A name in a document, in full. */
interface FullName {
  readonly local: string;
  readonly uri: string;
}

/** A namespace is more of a name than a word is: few letters of it may differ in what was meant. */
const FEW = 0.2;

/** The namespaces that a start tag declares and that neither the spec nor a sample of it has. */
export function unknownNamespaces(
  tag: readonly Written[],
  namespaces: ReadonlySet<string>,
): readonly (ReportedFinding & { readonly at: number })[] {
  return tag.flatMap((each) => {
    const { name, value, valueAt } = each;
    const prefix = declaredPrefix(each);
    if (prefix === undefined || value === "" || namespaces.has(value)) return [];
    const what = prefix === "" ? "the default namespace" : `the prefix ${prefix}`;
    const reported: ReportedFinding & { readonly at: number } = {
      severity: "deviation",
      code: "unknown-namespace",
      member: `/@${name}`,
      at: valueAt,
      message: `${what} stands for ${quote(value)}, which no sample of the spec declares`,
      hint: hint("the samples have", value, namespaces, FEW),
    };
    return [reported];
  });
}

/** A namespace's name as it was most likely meant. */
export function meantNamespace(uri: string, namespaces: ReadonlySet<string>): string {
  return namespaces.has(uri) ? uri : (nearest(uri, namespaces, FEW) ?? uri);
}

/** The spec's element, in a namespace that it tolerates. */
export function otherNamespace({ local, uri }: FullName, { namespace }: Name): ReportedFinding {
  return {
    severity: "note",
    code: "other-namespace",
    message: `<${local}> is ${placed(uri)}, which the spec tolerates`,
    hint: () => `the spec has it ${placed(namespace.uri)}`,
  };
}

/** An element that may not occur in a place. */
export function unknownElement(
  name: FullName,
  places: readonly (Name | undefined)[],
): ReportedFinding {
  const elements = places.filter((place) => place?.kind === "element");
  const what = `<${name.local.slice(0, 100)}>`;
  return (
    wrongNamespace(name, what, elements) ?? {
      severity: "deviation",
      code: "unknown-element",
      message: `the spec knows no ${what} here`,
      hint: hint("it knows", name.local, localsOf(elements)),
    }
  );
}

/** An attribute that an element may not have. */
export function unknownAttribute(
  name: FullName,
  places: readonly (Name | undefined)[],
): ReportedFinding {
  const attributes = places.filter((place) => place?.kind === "attribute");
  const what = `attribute ${quote(name.local)}`;
  return (
    wrongNamespace(name, `the ${what}`, attributes) ?? {
      severity: "deviation",
      code: "unknown-attribute",
      message: `the spec knows no ${what} here`,
      hint: hint("it knows", name.local, localsOf(attributes)),
    }
  );
}

function wrongNamespace(
  { local, uri }: FullName,
  what: string,
  places: readonly (Name | undefined)[],
): ReportedFinding | undefined {
  const twin = places.find((place) => place?.local === local);
  return (
    twin && {
      severity: "deviation",
      code: "wrong-namespace",
      message: `${what} is ${placed(uri)}`,
      hint: () => `the spec has it ${placed(twin.namespace.uri)}`,
    }
  );
}

function localsOf(places: readonly (Name | undefined)[]): readonly string[] {
  return places.flatMap((place) => (place ? [place.local] : []));
}

function hint(lead: string, name: string, names: Iterable<string>, share?: number) {
  return (): string | undefined => {
    const near = nearest(name, names, share);
    return near === undefined ? undefined : `${lead} ${quote(near)}`;
  };
}

function placed(uri: string): string {
  return uri === "" ? "in no namespace" : `in the namespace ${quote(uri)}`;
}

/** Reports a finding about a value. The caller knows the value's place. */
export type ReportFinding = (found: Omit<LocatedFinding, "path" | "at">) => void;

class InvalidValue extends Error {
  readonly code: DecodeCode;

  constructor(code: DecodeCode, problem: string) {
    super(problem);
    this.code = code;
  }
}

/** Looks at the text of a value: is it one, is it known, and is it written as it should be. */
export function checkValue(
  scalar: Scalar<unknown>,
  text: string,
  list: EnumDescription | undefined,
  report: ReportFinding,
): void {
  let value: unknown;
  try {
    value = scalar.parse(text, (code, problem) => {
      throw new InvalidValue(code, problem);
    });
  } catch (error) {
    if (!(error instanceof InvalidValue)) throw error;
    report({ severity: "error", code: error.code, message: error.message });
    return;
  }
  if (typeof value === "boolean" && /[A-Z]/.test(text)) {
    const message = `${quote(text)} is not in lower case, as XML Schema has it`;
    report({ severity: "note", code: "letter-case", message });
  }
  if (list && !known(list, value)) {
    const values = list.values.map((each) => each.value);
    report({
      severity: "deviation",
      code: "new-value",
      message: `${quote(value)} is not one of the values in the spec: ${values.map(quote).join(", ")}`,
      hint() {
        const near = nearest(String(value), values.map(String));
        return near === undefined ? undefined : `the spec has ${quote(near)}`;
      },
    });
  }
}
