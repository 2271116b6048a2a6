import { assertNever } from "../model/assert-never.ts";
import type { Name, Place } from "../model/model.ts";

/**
 * The namespace that unprefixed elements below an element are in, unless they have one of their own
 * (Namespaces in XML 1.0 §6.2): undefined where it is none.
 */
export type DefaultNamespace = string | undefined;

/** The default namespace within an element. */
export function within({ namespace }: Name, outer: DefaultNamespace): DefaultNamespace {
  return namespace.prefix === undefined && namespace.uri !== "" ? namespace.uri : outer;
}

/**
 * The place of a member in an element with a default namespace. OpenAPI leaves open whether an element
 * without `xml.namespace` is in it; servers do both, so it is written, and both are read.
 */
export function placeWithin(place: Place, namespace: DefaultNamespace): Place {
  switch (place.kind) {
    case "attribute":
    case "text":
      return place;
    case "element":
    case "list": {
      const name = nameWithin(place.name, namespace);
      return name === place.name ? place : { ...place, name };
    }
    case "wrapped": {
      const wrapper = nameWithin(place.wrapper, namespace);
      const name = nameWithin(place.name, within(wrapper, namespace));
      return wrapper === place.wrapper && name === place.name ? place : { ...place, wrapper, name };
    }
    default:
      return assertNever(place);
  }
}

/** The default namespace of what a member's own element holds. */
export function insideOf(place: Place, namespace: DefaultNamespace): DefaultNamespace {
  switch (place.kind) {
    case "attribute":
    case "text":
      return namespace;
    case "element":
    case "list":
      return within(place.name, namespace);
    case "wrapped":
      return within(place.name, within(place.wrapper, namespace));
    default:
      return assertNever(place);
  }
}

function nameWithin(name: Name, uri: DefaultNamespace): Name {
  const { namespace } = name;
  if (uri === undefined || namespace.uri !== "") return name;
  const aliases = ["", ...namespace.aliases.filter((alias) => alias !== "" && alias !== uri)];
  return { ...name, namespace: { uri, prefix: undefined, aliases } };
}
