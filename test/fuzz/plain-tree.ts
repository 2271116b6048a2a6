import type { Json, Member, Name, Type } from "../../generator/model/model.ts";
import type { Tree } from "../support/tree.ts";
import { isList } from "./json.ts";
import { documentOf, structOf } from "./spec.ts";

/** The document of a value, written from the model by other code than the encoders. */
export function plainTree(type: string, value: Json): Tree {
  const { element, type: content } = documentOf(type);
  if (content.kind !== "list") return elementOf(element, content, value);
  const items = isList(value) ? value : [value];
  const nodes = items.map((item) => elementOf(content.name, content.item, item));
  return { name: nameOf(element), attributes: [], content: nodes };
}

function elementOf(name: Name, type: Type, value: Json): Tree {
  if (type.kind !== "struct") return leaf(name, value);
  const given = new Map(Object.entries(value as { readonly [key: string]: Json }));
  const attributes: [string, string][] = [];
  const content: (Tree | string)[] = [];
  for (const member of structOf(type.name).members) {
    const own = given.get(member.specName);
    if (own === undefined) continue;
    if (member.place.kind === "attribute")
      attributes.push([nameOf(member.place.name), String(own)]);
    else content.push(...contentOf(member, own));
  }
  return { name: nameOf(name), attributes: attributes.sort(), content };
}

function contentOf({ place, type }: Member, value: Json): readonly (Tree | string)[] {
  const items = isList(value) ? value : [value];
  switch (place.kind) {
    case "attribute":
      return [];
    case "text":
      return [String(value)];
    case "element":
      return [elementOf(place.name, type, value)];
    case "list":
      return items.map((item) => elementOf(place.name, type, item));
    case "wrapped": {
      const content = items.map((item) => elementOf(place.name, type, item));
      return [{ name: nameOf(place.wrapper), attributes: [], content }];
    }
  }
}

function leaf(name: Name, value: Json): Tree {
  return { name: nameOf(name), attributes: [], content: value === "" ? [] : [String(value)] };
}

function nameOf({ local, namespace: { uri } }: Name): string {
  return uri === "" ? local : `{${uri}}${local}`;
}
