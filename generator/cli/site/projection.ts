import { origins } from "../../emit/reference/samples.ts";
import type { Json } from "../../model/model.ts";
import type { CodeSample } from "./code-samples.ts";
import { each, isTree, one, project, type Tree, treeAt } from "./json-tree.ts";
import { SchemaProjection } from "./schemas.ts";

const methods = ["get", "put", "post", "delete", "patch", "head"];

/**
 * A spec as Redoc can show it. A sample is its exact text, since Redoc would write XML of its own out
 * of a value; a listed value comes with its meaning, since Redoc knows closed lists alone.
 */
export function projection(spec: Tree, codeOf: (operation: string) => readonly CodeSample[]): Tree {
  const schemas = new SchemaProjection(treeAt(treeAt(spec, "components"), "schemas"));
  const media = (object: Tree) =>
    project(object, { schema: one(schemas.of), examples: each(example) });
  const message = (object: Tree) => project(object, { content: each(media) });
  const parameter = (object: Tree) => project(object, { schema: one(schemas.of) });
  const operation = (object: Tree) => ({
    ...project(object, {
      parameters: each(parameter),
      requestBody: one(message),
      responses: each(message),
    }),
    ...named(object),
    "x-codeSamples": codeOf(String(object.operationId)).map((code) => ({ ...code })),
  });
  // The menu of Redoc opens a group by a click: a page with few operations shows them all at once.
  const isShort = countOperations(spec) <= MOST_IN_ONE_LIST;
  const named = ({ operationId, summary }: Tree): Tree => ({
    ...(operationId === undefined ? {} : { summary: nameOf(operationId, summary) }),
    ...(isShort ? { tags: [] } : {}),
  });
  const pathItem = (object: Tree) => {
    const operations = methods.map((method) => [method, one(operation)] as const);
    return project(object, { ...Object.fromEntries(operations), parameters: each(parameter) });
  };
  const described = (object: Tree) => project(object, {});
  const components = (object: Tree) =>
    project(object, {
      schemas: each(schemas.of),
      parameters: each(parameter),
      requestBodies: each(message),
      responses: each(message),
      examples: each(example),
      securitySchemes: each(described),
    });
  const server = (object: Tree) => project(object, { variables: each(described) });
  return project(spec, {
    info: one(described),
    servers: each(server),
    tags: isShort ? () => [] : each(described),
    paths: each(pathItem),
    components: one(components),
  });
}

/** The most operations that the menu lists without groups. */
const MOST_IN_ONE_LIST = 20;

function countOperations(spec: Tree): number {
  const paths = Object.values(treeAt(spec, "paths")).filter(isTree);
  return paths.flatMap((item) => methods.filter((method) => method in item)).length;
}

/** The function that an app calls, and what it is for. */
function nameOf(operationId: Json, summary: Json | undefined): string {
  return summary === undefined ? String(operationId) : `${operationId}: ${summary}`;
}

/** One of several samples: Redoc shows a text to the letter. */
function example(object: Tree): Tree {
  const { dataValue, serializedValue, ...more } = object;
  const origin = object["x-origin"];
  const known = Object.entries(origins).find(([source]) => source === origin);
  return {
    ...(known === undefined ? {} : { description: `Origin: ${known[1]}.` }),
    ...project(more, {}),
    value: serializedValue ?? dataValue ?? null,
  };
}
