import type { Example, Json } from "../model/model.ts";
import type { Example as ExampleObject } from "../read/openapi/example.ts";
import { withoutPlaces } from "../source/built-nodes.ts";
import type { Node } from "../source/tree.ts";
import type { TypeTable } from "./type-table.ts";

const lowered = new WeakMap<ExampleObject, Example>();

/** Lowers an example once, however many scenarios answer with it. */
export function lowerExample(example: ExampleObject, types: TypeTable): Example {
  const known = lowered.get(example) ?? lower(example, types);
  lowered.set(example, known);
  return known;
}

/** Tells the lowered form of some examples from others. */
export function isLoweredFrom(examples: ReadonlySet<ExampleObject>): (example: Example) => boolean {
  const forms = new Set([...examples].map((example) => lowered.get(example)));
  return (example) => forms.has(example);
}

function lower(example: ExampleObject, types: TypeTable): Example {
  const { name, summary, source, errata, data, text, node } = example;
  return {
    name: name.value,
    summary,
    doc: example.description,
    deprecated: false,
    origin: types.origin(node, name.span),
    source,
    value: data && toJson(data.value),
    text: text?.value,
    errata,
  };
}

/** A value of the spec without its places. */
export function toJson(node: Node): Json {
  return withoutPlaces<Json>(node, (value) => value);
}
