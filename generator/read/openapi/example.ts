import { assertNever } from "../../model/assert-never.ts";
import type { Erratum, Example as ModelExample } from "../../model/model.ts";
import { isValue, itemsOf, mapAt, partOf, textIn } from "../../source/built-nodes.ts";
import type { Entry, MapNode, Node } from "../../source/tree.ts";
import { readErrata } from "./errata.ts";
import { ObjectReader } from "./object-reader.ts";
import { anchorSpan, type Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import { referable } from "./reference.ts";
import { shape } from "./shape.ts";

/** The Example Object (OpenAPI 3.2 §4.19). */
const exampleObject = shape("an Example Object", {
  read: ["summary", "description", "dataValue", "serializedValue", "value", "externalValue"],
  newer: ["dataValue", "serializedValue"],
});

type Source = ModelExample["source"];
const sources: readonly Source[] = ["documentation", "deployment", "derived"];

interface ExampleObject {
  readonly node: MapNode;
  readonly summary: string;
  readonly description: string;
  readonly source: Source;
  readonly errata: readonly Erratum[];
  readonly data: Entry | undefined;
  readonly text: Text | undefined;
  /**
   * Whether it is given in a form that holds for any media type (`example`, `value`): what does not fit the
   * document is left out then, with a note.
   */
  readonly isLoose: boolean;
}

export interface Example extends ExampleObject {
  readonly name: Text;
}

/** The entries of `examples`, and `example`. */
export function readExamples(reading: ReadContext, owner: ObjectReader): readonly Example[] {
  const examples = owner.entries("examples").flatMap(({ key, keySpan, value }) => {
    const example = readExample(reading, value, keySpan);
    return example === undefined ? [] : [{ ...example, name: { value: key, span: keySpan } }];
  });
  const single = owner.entry("example");
  if (single === undefined) return examples;
  const loose = looseExample(single);
  return loose === undefined ? examples : [...examples, { ...loose, name: nameOf(single) }];
}

/**
 * What the schema of a body shows of itself (`example`, or the list `examples` of OpenAPI 3.1), which is an example of the body: a text
 * of XML is the document, anything else its value.
 */
export function schemaExamples({ spec }: ReadContext, node: Node): readonly Example[] {
  const schema = spec.resolve(node);
  if (schema.kind !== "map") return [];
  const single = schema.entries.get("example");
  const items = itemsOf(partOf(schema, "examples"));
  const entries: readonly Entry[] = [
    ...(single === undefined ? [] : [single]),
    ...items.map((value, at) => ({ key: `example${at + 1}`, keySpan: anchorSpan(value), value })),
  ];
  return entries.flatMap((entry) => {
    const example = looseExample(entry, /^[ \t\r\n]*</);
    return example === undefined ? [] : [{ ...example, name: nameOf(entry) }];
  });
}

function nameOf({ key, keySpan }: Entry): Text {
  return { value: key, span: keySpan };
}

/** An example in a form for any media type: a text like `document` is one, anything else its value. */
function looseExample(entry: Entry, document = /^/): ExampleObject | undefined {
  const { value } = entry;
  if (isValue(value, null)) return undefined;
  const written = textIn(value);
  const text = written !== undefined && document.test(written) ? written : undefined;
  return {
    node: mapAt(value, [entry]),
    summary: "",
    description: "",
    source: "documentation",
    errata: [],
    data: text === undefined ? entry : undefined,
    text: text === undefined ? undefined : { value: text, span: value.span },
    isLoose: true,
  };
}

export const readExample = referable<ExampleObject>(
  (reading, node, at) => {
    const fields = ObjectReader.of(reading, node, at, exampleObject);
    if (fields === undefined) return undefined;
    const value = fields.entry("value");
    const loose = value && looseExample(value);
    const external = readExternal(reading, fields);
    const isExact = fields.has("dataValue") || fields.has("serializedValue");
    if (loose !== undefined && !isExact) {
      const summary = fields.prose("summary");
      const description = fields.prose("description");
      return { ...loose, node: fields.node, summary, description };
    }
    if (
      !isExact &&
      external === undefined &&
      (fields.has("value") || fields.has("externalValue"))
    ) {
      return undefined;
    }
    const data = fields.entry("dataValue");
    const text = fields.text("serializedValue") ?? external;
    const isText = fields.has("serializedValue") || external !== undefined;
    if (data === undefined && !isText && fields.complete) {
      fields.missing("dataValue", "give the decoded value, the text (serializedValue), or both");
    }
    return {
      node: fields.node,
      summary: fields.prose("summary"),
      description: fields.prose("description"),
      source: readSource(reading, fields),
      errata: readErrata(reading, fields),
      data,
      text,
      // Before OpenAPI 3.2 an example may be one of another media type.
      isLoose: !isExact && reading.version !== "3.2",
    };
  },
  (example, { fields }) => ({
    ...example,
    summary: fields.prose("summary") || example.summary,
    description: fields.prose("description") || example.description,
  }),
);

/** The text of the file that an example names. What cannot be read is reported. */
function readExternal({ spec, diagnostics }: ReadContext, fields: ObjectReader): Text | undefined {
  const reference = fields.text("externalValue");
  const entry = fields.entry("externalValue");
  if (reference === undefined || entry === undefined) return undefined;
  const inPlace = ["serializedValue", "value"].find((key) => fields.has(key));
  if (inPlace !== undefined) {
    diagnostics.note("not-used/external-beside", entry.keySpan, { key: inPlace });
    return undefined;
  }
  const found = spec.external(entry.value);
  const { value, span } = reference;
  switch (found?.kind) {
    case "text": {
      const { file } = found;
      return { value: file.text, span: { file, start: 0, end: file.text.length } };
    }
    case "remote":
      diagnostics.note("not-used/external-value", entry.keySpan, {});
      return undefined;
    case "missing":
      diagnostics.report("unreadable-sample", span, { value, path: found.path });
      return undefined;
    case "foreign":
      diagnostics.report("unreadable-sample/foreign", span, { value, path: found.path });
      return undefined;
    case "refused":
      diagnostics.report("unreadable-sample/refused", span, { value, ...found });
      return undefined;
    case undefined:
      return undefined;
    default:
      return assertNever(found);
  }
}

function readSource(reading: ReadContext, fields: ObjectReader): Source {
  const written = fields.text("x-origin");
  if (written === undefined) return "derived";
  const source = sources.find((known) => known === written.value);
  if (source !== undefined) return source;
  const parameters = { origin: written.value, known: sources };
  reading.diagnostics.report("invalid-value/origin", written.span, parameters);
  return "derived";
}
