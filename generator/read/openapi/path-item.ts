import { ObjectReader } from "./object-reader.ts";
import { type Operation, type OperationObject, readOperation } from "./operation.ts";
import { readParameters } from "./parameter.ts";
import type { Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import { referable } from "./reference.ts";
import { shape } from "./shape.ts";

const methods = ["get", "put", "post", "delete", "patch", "head"];
const notSent = "clients send GET, PUT, POST, DELETE, PATCH and HEAD: remove it";

/** The Path Item Object (OpenAPI 3.2 §4.9). */
const pathItemObject = shape("a Path Item Object", {
  read: ["parameters", ...methods],
  prose: ["summary", "description", "servers"],
  unused: ["options", "trace"],
  unsupported: {
    query: notSent,
    additionalOperations: notSent,
  },
});

/** A path with a `$ref`: keys beside it are undefined (OpenAPI 3.2 §4.9.1). */
const pathItemReference = shape("a Path Item Object with a $ref", {
  read: ["$ref"],
  otherwise: "keys beside this $ref are undefined in OpenAPI: write it in place",
});

export interface PathItem {
  /** With its fixed query, and without the part after a "#". */
  readonly path: Text;
  /** Whether a "#" distinguishes it from others that are the same request. */
  readonly isVariant: boolean;
  readonly operations: readonly Operation[];
  /** Whether nothing of its operations was left out. */
  readonly whole: boolean;
}

interface PathItemObject {
  readonly operations: readonly OperationObject[];
  readonly whole: boolean;
}

/** The Paths Object (OpenAPI 3.2 §4.8). */
export function readPaths(reading: ReadContext, document: ObjectReader): readonly PathItem[] {
  const entries = document.entries("paths").filter((entry) => !entry.key.startsWith("x-"));
  return entries.map(({ key, keySpan, value: node }) => {
    const [value = ""] = key.split("#");
    const path: Text = { value, span: keySpan };
    const isVariant = value !== key;
    if (isVariant) reading.diagnostics.note("read-differently/fragment", keySpan, {});
    const item = readPathItem(reading, node, keySpan);
    const operations = (item?.operations ?? []).map((operation) => ({ ...operation, path }));
    return { path, isVariant, operations, whole: item?.whole ?? false };
  });
}

export const readPathItem = referable<PathItemObject>(
  (reading, node, at) => {
    const fields = ObjectReader.of(reading, node, at, pathItemObject);
    if (fields === undefined) return undefined;
    const shared = readParameters(reading, fields);
    const entries = methods.flatMap((method) => fields.entry(method) ?? []);
    const operations = entries.flatMap((entry) => readOperation(reading, entry, shared) ?? []);
    const all = fields.complete && operations.length === entries.length;
    return { operations, whole: all && operations.every((operation) => operation.whole) };
  },
  (item) => item,
  pathItemReference,
);
