import {
  entriesOf,
  entryAt,
  isValue,
  mapAt,
  partOf,
  textOf,
  valueAt,
} from "../../source/built-nodes.ts";
import type { Entry, MapNode, Node, Spec } from "../../source/tree.ts";
import { contentOf, mediaTypes } from "./media-types-2-0.ts";
import { type ObjectRule, one } from "./rewriter.ts";
import { schemaParts, withoutNullable } from "./schema-3-0.ts";

/** Keys that a Parameter Object of OpenAPI 3 has itself; all others say what its value is. */
const own = ["name", "in", "description", "required", "allowEmptyValue", "deprecated", "schema"];
const ofValue = /^x-(enum|extensible-enum|type-name)/;

/** The `style` of OpenAPI 3 for each `collectionFormat`; `tsv` has none. */
const styles: Readonly<Record<string, { style: string; explode: boolean }>> = {
  csv: { style: "form", explode: false },
  multi: { style: "form", explode: true },
  ssv: { style: "spaceDelimited", explode: false },
  pipes: { style: "pipeDelimited", explode: false },
  tsv: { style: "tabDelimited", explode: false },
};

/** A Parameter Object of OpenAPI 2.0 that is not sent in the body. */
export const parameter20: ObjectRule = {
  parts: { schema: one(() => schema20) },
  change(node) {
    const entries = entriesOf(node, ["collectionFormat"]);
    const described = entries.filter(({ key }) => describesValue(key));
    const [first] = described;
    if (first === undefined || node.entries.has("schema")) return node;
    return mapAt(node, [
      ...entries.filter((entry) => !described.includes(entry)),
      entryAt(first, "schema", mapAt(node, described.map(withoutFormat))),
      ...styleOf(node),
    ]);
  },
};

function describesValue(key: string): boolean {
  return key.startsWith("x-") ? ofValue.test(key) : !own.includes(key);
}

/** The items of a list have a `collectionFormat`, too: it separates the items of lists in lists. */
function withoutFormat(entry: Entry): Entry {
  if (entry.key !== "items" || entry.value.kind !== "map") return entry;
  return { ...entry, value: mapAt(entry.value, entriesOf(entry.value, ["collectionFormat"])) };
}

/** How a list is written. In a path and in a header, `csv` is how it is written anyway. */
function styleOf(node: MapNode): readonly Entry[] {
  if (textOf(node, "type") !== "array") return [];
  const place = textOf(node, "in");
  const given = node.entries.get("collectionFormat");
  const format = textOf(node, "collectionFormat") ?? "csv";
  if (place !== "query" && format === "csv") return [];
  const found = styles[format] ?? { style: format, explode: false };
  const at = given?.value ?? partOf(node, "type") ?? node;
  return [
    entryAt(given ?? at, "style", valueAt(at, found.style)),
    entryAt(given ?? at, "explode", valueAt(at, found.explode)),
  ];
}

/** Whether a parameter is sent in the body, as a whole or as a field of a form. */
export function isSentInBody(spec: Spec, node: Node): boolean {
  const place = textOf(spec.resolve(node), "in");
  return place === "body" || place === "formData";
}

/** The request body that such parameters make; nothing where there are none. */
export function requestBody(
  spec: Spec,
  parameters: readonly Node[],
  consumes: Node | undefined,
): readonly Entry[] {
  const found = parameters.map((node) => ({ node, parameter: spec.resolve(node) }));
  const body = found.find(({ parameter }) => textOf(parameter, "in") === "body");
  const first = body ?? found[0];
  if (first === undefined) return [];
  const { node, parameter } = first;
  const content =
    body === undefined
      ? formContent(
          node,
          consumes,
          found.map((each) => each.parameter),
        )
      : bodyContent(parameter, consumes);
  const kept = entriesOf(parameter).filter(
    ({ key }) => key === "description" || key === "required" || key.startsWith("x-"),
  );
  const needed = found.find((each) => isValue(partOf(each.parameter, "required"), true));
  const required =
    needed === undefined ? [] : [entryAt(node, "required", valueAt(needed.parameter, true))];
  const value = mapAt(parameter, [...(body === undefined ? required : kept), ...content]);
  return [entryAt(node, "requestBody", value)];
}

function bodyContent(parameter: Node, consumes: Node | undefined): readonly Entry[] {
  const schema = parameter.kind === "map" ? parameter.entries.get("schema") : undefined;
  if (schema === undefined) return [];
  return [entryAt(schema, "content", contentOf(schema, mediaTypes(consumes)))];
}

/** A form: its media type is what matters, since only XML is read. */
function formContent(
  node: Node,
  consumes: Node | undefined,
  parameters: readonly Node[],
): readonly Entry[] {
  const hasFile = parameters.some((parameter) => textOf(parameter, "type") === "file");
  const name = hasFile ? "multipart/form-data" : "application/x-www-form-urlencoded";
  const forms = mediaTypes(consumes).filter((type) => /form/i.test(type.name));
  const schema = entryAt(
    node,
    "schema",
    mapAt(node, [entryAt(node, "type", valueAt(node, "object"))]),
  );
  const types = forms.length > 0 ? forms : [{ name, span: node.span }];
  return [entryAt(node, "content", contentOf(schema, types))];
}

/** A Schema Object of OpenAPI 2.0: a discriminator is the name of a property, and a file is a type. */
export const schema20: ObjectRule = {
  parts: schemaParts(() => schema20),
  change(node) {
    const entries = entriesOf(withoutNullable(node)).flatMap((entry) => {
      const { key, value } = entry;
      if (key === "discriminator" && value.kind === "value") {
        return [{ ...entry, value: mapAt(value, [entryAt(entry, "propertyName", value)]) }];
      }
      if (key === "type" && textOf(node, "type") === "file") {
        const format = entryAt(entry, "format", valueAt(value, "binary"));
        return [{ ...entry, value: valueAt(value, "string") }, format];
      }
      return [entry];
    });
    return mapAt(node, entries);
  },
};
