import type { EnumDescription } from "../api/description.ts";
import type { Name } from "../codec/codec.ts";
import type { Scalar } from "../codec/scalars.ts";
import { quote } from "../errors.ts";
import { nearest } from "../text/typed-names.ts";
import type { ReportedFinding } from "./finding.ts";
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
): readonly ReportedFinding[] {
  return tag.flatMap((each) => {
    const { name, value, valueAt } = each;
    const prefix = declaredPrefix(each);
    if (prefix === undefined || value === "" || namespaces.has(value)) return [];
    const what = prefix === "" ? "the default namespace" : `the prefix ${prefix}`;
    const reported: ReportedFinding = {
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

/** Thrown where a text is not a value; one object for all, since a document may have many. */
const NO_VALUE = new Error("no value of the type");

/** Looks at the text of a value: is it one, is it known, and is it written as it should be. */
export function checkValue(
  scalar: Scalar<unknown>,
  text: string,
  list: EnumDescription | undefined,
): readonly ReportedFinding[] {
  const found: ReportedFinding[] = [];
  let value: unknown;
  try {
    value = scalar.parse(text, (code, message) => {
      found.push({ severity: "error", code, message });
      throw NO_VALUE;
    });
  } catch (error) {
    if (error !== NO_VALUE) throw error;
    return found;
  }
  if (typeof value === "boolean" && /[A-Z]/.test(text)) {
    const message = `${quote(text)} is not in lower case, as XML Schema has it`;
    found.push({ severity: "note", code: "letter-case", message });
  }
  if (list && !known(list, value)) {
    const values = list.values.map((each) => each.value);
    found.push({
      severity: "deviation",
      code: "new-value",
      message: `${quote(value)} is not one of the values in the spec: ${values.map(quote).join(", ")}`,
      hint: hint("the spec has", String(value), values.map(String)),
    });
  }
  return found;
}
