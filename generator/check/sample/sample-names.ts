import { assertNever } from "../../model/assert-never.ts";
import type { Member, Name } from "../../model/model.ts";
import { XML_NAMESPACE } from "../../model/names.ts";
import type { Attribute } from "./sample-namespaces.ts";
import type { Element } from "./sample-tree.ts";

/** XML Schema Part 1 §2.6. */
export const XSI = "http://www.w3.org/2001/XMLSchema-instance";

/** Whether an element has a name, or one of its aliases. */
export function isNamed({ local, uri }: Element, { local: name, namespace }: Name): boolean {
  return local === name && (uri === namespace.uri || namespace.aliases.includes(uri));
}

/** Whether an attribute says something about this document: some belong to every document. */
export function isOwn({ uri }: Attribute): boolean {
  return uri !== XSI && uri !== XML_NAMESPACE;
}

/** Whether an element says that it has no value (XML Schema Part 1 §2.6.2). */
export function isNil({ attributes }: Element): boolean {
  return attributes.some(
    ({ local, uri, value }) => local === "nil" && uri === XSI && /^\s*(?:true|1)\s*$/.test(value),
  );
}

/** How messages call what a member is read from. */
export function describeMember({ place, specName }: Member): string {
  switch (place.kind) {
    case "attribute":
      return `attribute ${place.name.local}`;
    case "element":
    case "list":
      return `<${place.name.local}>`;
    case "wrapped":
      return `<${place.wrapper.local}>`;
    case "text":
      return specName;
    default:
      return assertNever(place);
  }
}
