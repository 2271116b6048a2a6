import type { Server, ServerVariable } from "../../model/model.ts";
import type { Entry } from "../../source/tree.ts";
import { ObjectReader } from "./object-reader.ts";
import { anchorSpan } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import { shape } from "./shape.ts";

/** The Server Object (OpenAPI 3.2 §4.6). */
const serverObject = shape("a Server Object", {
  read: ["url", "description", "variables"],
  prose: ["name"],
  newer: ["name"],
});

/** The Server Variable Object (OpenAPI 3.2 §4.6.4). */
const variableObject = shape("a Server Variable Object", {
  read: ["enum", "default", "description"],
});

/** Where the API is found. Apps give the URL of their own server, so this is documentation only. */
export function readServers(reading: ReadContext, document: ObjectReader): readonly Server[] {
  return (document.items("servers") ?? []).flatMap((item) => {
    const fields = ObjectReader.of(reading, item, anchorSpan(item), serverObject);
    const url = fields?.needText("url", "say where the API is found");
    if (fields === undefined || url === undefined) return [];
    const variables = fields.entries("variables").flatMap((entry) => readVariable(reading, entry));
    return [{ url: url.value, doc: fields.prose("description"), variables }];
  });
}

function readVariable(
  reading: ReadContext,
  { key, keySpan, value }: Entry,
): readonly ServerVariable[] {
  const fields = ObjectReader.of(reading, value, keySpan, variableObject);
  const standard = fields?.needText(
    "default",
    "give the value that it has unless another is given",
  );
  if (fields === undefined || standard === undefined) return [];
  const values = (fields.texts("enum") ?? []).map((each) => each.value);
  return [{ name: key, doc: fields.prose("description"), default: standard.value, values }];
}
