import { isXml, readContentType } from "../../../runtime/http/header-fields.ts";
import type { MapNode } from "../../source/tree.ts";
import { type Example, readExamples, schemaExamples } from "./example.ts";
import { perReading } from "./memo.ts";
import { ObjectReader } from "./object-reader.ts";
import type { Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import { readUse } from "./read-schema.ts";
import { referable } from "./reference.ts";
import type { SchemaUse } from "./schema.ts";
import { shape } from "./shape.ts";
import { type Root, rootOf } from "./xml-root.ts";

/** The Media Type Object (OpenAPI 3.2 §4.14). */
const mediaTypeObject = shape("a Media Type Object", {
  read: ["schema", "examples", "example"],
  unused: ["encoding", "prefixEncoding", "itemEncoding"],
  unsupported: { itemSchema: "a document is read as a whole: use schema" },
});

export interface MediaTypeObject {
  readonly node: MapNode;
  /** Undefined where they could not be read: that is reported. */
  readonly use: SchemaUse | undefined;
  readonly root: Root | undefined;
  readonly examples: readonly Example[];
  /** Whether nothing of its examples was left out. */
  readonly whole: boolean;
}

/** What a body is, under the name of its media type. */
export interface MediaType extends MediaTypeObject {
  readonly name: Text;
}

/** What `content` says of a body. */
interface Content {
  /** Undefined where there is no XML, or none that could be read. */
  readonly media: MediaType | undefined;
  /** The first media type of a body that has none of XML. */
  readonly other: Text | undefined;
}

/**
 * The first entry of `content` that is XML. Other media types concern other clients:
 * this one sends XML, and asks for it.
 */
export function readContent(reading: ReadContext, owner: ObjectReader): Content {
  const entries = owner.entries("content");
  const [first, second] = entries.filter(({ key }) => namesXml(key));
  const other = entries.find(({ key }) => !namesXml(key));
  const otherName = other && { value: other.key, span: other.keySpan };
  if (first === undefined) return { media: undefined, other: otherName };
  if (second !== undefined) reading.diagnostics.note("not-used/second-xml", second.keySpan, {});
  if (other !== undefined) reading.diagnostics.note("not-used/media-type", other.keySpan, {});
  const name: Text = { value: first.key, span: first.keySpan };
  const media = readMediaType(reading, first.value, first.keySpan);
  return { media: media && { ...media, name }, other: undefined };
}

/** Reports a body without an XML form. */
export function reportNotXml(reading: ReadContext, { value: type, span }: Text): void {
  reading.diagnostics.report("unsupported/not-xml", span, { type });
}

/** A type with its parameters, to the letter: it is sent in a header (RFC 9110 §8.3.1, §5.6.6). */
const MEDIA_TYPE =
  /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:[ \t]*;(?:[ \t]*[\w!#$%&'*+.^`|~-]+=(?:[\w!#$%&'*+.^`|~-]+|"(?:[\t !#-[\]-~]|\\[\t -~])*"))?)*$/;

/** The bodies that were read, used or not. */
export const bodiesOf = perReading((): MediaTypeObject[] => []);

function namesXml(key: string): boolean {
  const type = MEDIA_TYPE.test(key) ? readContentType(key)?.type : undefined;
  return type !== undefined && isXml(type);
}

export const readMediaType = referable<MediaTypeObject>((reading, node, at) => {
  const fields = ObjectReader.of(reading, node, at, mediaTypeObject);
  if (fields === undefined) return undefined;
  const entry = fields.entry("schema");
  if (entry === undefined && fields.complete) fields.missing("schema", "say what the body is");
  const use = entry && readUse(reading, entry.value, entry.keySpan);
  const given = readExamples(reading, fields);
  const examples = given.length > 0 || !entry ? given : schemaExamples(reading, entry.value);
  const body: MediaTypeObject = {
    node: fields.node,
    use,
    root: use && entry && rootOf(reading, use, entry.keySpan),
    examples,
    whole: fields.complete,
  };
  bodiesOf(reading).push(body);
  return body;
});
