import {
  entriesOf,
  entryAt,
  itemsOf,
  listAt,
  mapAt,
  partOf,
  textIn,
  textOf,
  valueAt,
} from "../../source/built-nodes.ts";
import type { Entry, MapNode, Node, Spec } from "../../source/tree.ts";
import { contentOf, mediaTypes } from "./media-types-2-0.ts";
import { isSentInBody, parameter20, requestBody, schema20 } from "./parameter-2-0.ts";
import { listOf, mapOf, type ObjectRule, one, type Parts } from "./rewriter.ts";
import { securityScheme20 } from "./security-2-0.ts";

const methods = ["get", "put", "post", "delete", "options", "head", "patch"];

/** Keys of a Swagger Object that an OpenAPI Object does not have. */
const gone = [
  ...["swagger", "host", "basePath", "schemes", "consumes", "produces"],
  ...["definitions", "parameters", "responses", "securityDefinitions"],
];

/** A Swagger Object (OpenAPI 2.0, "Swagger Object"). `spec` follows the references to parameters. */
export function document20(spec: Spec): ObjectRule {
  const consumes = partOf(spec.root, "consumes");
  const produces = partOf(spec.root, "produces");
  const responses = rulesByMediaTypes();
  const media: ObjectRule = { parts: { schema: one(() => schema20) } };
  const body: ObjectRule = { parts: { content: mapOf(() => media) } };

  const operation: ObjectRule = {
    change: (node) => changeOperation(node, spec, consumes),
    parts: (before) => ({
      parameters: listOf(() => parameter20),
      requestBody: one(() => body),
      responses: mapOf(() => responses(partOf(before, "produces") ?? produces)),
    }),
  };
  const pathItem: ObjectRule = {
    change: (node) => handDown(node, spec),
    parts: {
      parameters: listOf(() => parameter20),
      ...Object.fromEntries(methods.map((method) => [method, one(() => operation)])),
    },
  };
  const components: ObjectRule = {
    parts: {
      schemas: mapOf(() => schema20),
      parameters: mapOf(() => parameter20),
      responses: mapOf(() => responses(produces)),
      securitySchemes: mapOf(() => securityScheme20),
    } satisfies Parts,
  };
  return {
    change: (node) => changeDocument(node, spec),
    parts: { paths: mapOf(() => pathItem), components: one(() => components) },
  };
}

function changeDocument(node: MapNode, spec: Spec): MapNode {
  const version = node.entries.get("swagger") ?? node;
  return mapAt(node, [
    entryAt(version, "openapi", valueAt("value" in version ? version.value : version, "3.1.0")),
    ...entriesOf(node, gone),
    ...servers(node),
    entryAt(version, "components", mapAt(node, componentsOf(node, spec))),
  ]);
}

function componentsOf(node: MapNode, spec: Spec): readonly Entry[] {
  const moved = (from: string, to: string): readonly Entry[] => {
    const entry = node.entries.get(from);
    return entry === undefined ? [] : [{ ...entry, key: to }];
  };
  const parameters = node.entries.get("parameters");
  const kept = entriesOf(parameters?.value).filter(({ value }) => !isSentInBody(spec, value));
  return [
    ...moved("definitions", "schemas"),
    ...moved("responses", "responses"),
    ...moved("securityDefinitions", "securitySchemes"),
    ...(parameters ? [{ ...parameters, value: mapAt(parameters.value, kept) }] : []),
  ];
}

/** Gives the parameters of a path that are sent in the body to its operations: there they become one. */
function handDown(node: MapNode, spec: Spec): MapNode {
  const shared = itemsOf(partOf(node, "parameters"));
  const sent = shared.filter((item) => isSentInBody(spec, item));
  if (sent.length === 0) return node;
  return mapAt(
    node,
    entriesOf(node).map((entry) => {
      if (entry.key === "parameters") {
        const kept = shared.filter((item) => !sent.includes(item));
        return { ...entry, value: listAt(entry.value, kept) };
      }
      return methods.includes(entry.key)
        ? { ...entry, value: withSent(entry.value, sent, spec) }
        : entry;
    }),
  );
}

function withSent(operation: Node, sent: readonly Node[], spec: Spec): Node {
  const own = itemsOf(partOf(operation, "parameters"));
  const nameOf = (item: Node) => textOf(spec.resolve(item), "name");
  const isBody = (item: Node) => textOf(spec.resolve(item), "in") === "body";
  const more = sent.filter(
    (item) => !own.some((other) => (isBody(item) ? isBody(other) : nameOf(other) === nameOf(item))),
  );
  const parameters = entryAt(
    sent[0] ?? operation,
    "parameters",
    listAt(operation, [...own, ...more]),
  );
  return mapAt(operation, [...entriesOf(operation, ["parameters"]), parameters]);
}

function changeOperation(node: MapNode, spec: Spec, shared: Node | undefined): MapNode {
  const parameters = node.entries.get("parameters");
  const items = itemsOf(parameters?.value);
  const sent = items.filter((item) => isSentInBody(spec, item));
  const kept = items.filter((item) => !sent.includes(item));
  const body = requestBody(spec, sent, node.entries.get("consumes")?.value ?? shared);
  return mapAt(node, [
    ...entriesOf(node, ["schemes", "consumes", "produces", "parameters"]),
    ...(parameters === undefined
      ? []
      : parameters.value.kind === "list"
        ? [{ ...parameters, value: listAt(parameters.value, kept) }]
        : [parameters]),
    ...body,
  ]);
}

/** One rule for each list of media types: what it made is made once. */
function rulesByMediaTypes(): (produces: Node | undefined) => ObjectRule {
  const rules = new Map<Node | undefined, ObjectRule>();
  return (produces) => {
    const known = rules.get(produces) ?? response20(produces);
    rules.set(produces, known);
    return known;
  };
}

const mediaType: ObjectRule = { parts: { schema: one(() => schema20) } };

/** A Response Object of OpenAPI 2.0, with the media types of the operation that gives it. */
function response20(produces: Node | undefined): ObjectRule {
  return {
    parts: { content: mapOf(() => mediaType) },
    change(node) {
      const schema = node.entries.get("schema");
      const rest = entriesOf(node, ["schema", "examples"]);
      // Without a schema there is no body (OpenAPI 2.0, "Response Object").
      if (schema === undefined) return mapAt(node, rest);
      const examples = partOf(node, "examples");
      const example = (type: string): readonly Entry[] => {
        const found = entriesOf(examples).filter(({ key }) => key === type);
        return found.map((each) => ({ ...each, key: "example" }));
      };
      const content = contentOf(schema, mediaTypes(produces), example);
      return mapAt(node, [...rest, entryAt(schema, "content", content)]);
    },
  };
}

/** The servers of a Swagger Object: its host and base path, once for each scheme. */
function servers(document: MapNode): readonly Entry[] {
  const place = document.entries.get("host") ?? document.entries.get("basePath");
  if (place === undefined) return [];
  const host = textOf(document, "host");
  const path = textOf(document, "basePath") ?? "/";
  const schemes = itemsOf(partOf(document, "schemes")).flatMap((item) => textIn(item) ?? []);
  // Without a scheme it is that of the document (OpenAPI 2.0, "Swagger Object").
  const origins = schemes.length > 0 ? schemes.map((scheme) => `${scheme}://`) : ["//"];
  const urls = host === undefined ? [path] : origins.map((origin) => `${origin}${host}${path}`);
  const items = urls.map((url) =>
    mapAt(place.value, [entryAt(place, "url", valueAt(place.value, url))]),
  );
  return [entryAt(place, "servers", listAt(place.value, items))];
}
