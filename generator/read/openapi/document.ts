import type { Diagnostics } from "../../diagnostics/diagnostics.ts";
import type { Server } from "../../model/model.ts";
import type { MapNode } from "../../source/tree.ts";
import { type CaseFile, readCaseFiles } from "../cases/case-file.ts";
import { namesOfComponents, readComponents } from "./components.ts";
import { nameInput } from "./input-names.ts";
import { bodiesOf, type MediaTypeObject } from "./media-type.ts";
import { ObjectReader } from "./object-reader.ts";
import type { Operation } from "./operation.ts";
import { nameOperations } from "./operation-names.ts";
import { type PathItem, readPaths } from "./path-item.ts";
import { anchorSpan } from "./placed.ts";
import type { PresentedSpec } from "./present.ts";
import type { ReadContext } from "./read-context.ts";
import { schemasOf } from "./read-schema.ts";
import { noteEmptyBody } from "./request-body.ts";
import { readScenarios, type Scenario } from "./scenario.ts";
import type { Schema } from "./schema.ts";
import { Security } from "./security.ts";
import { readServers } from "./server.ts";
import { shape } from "./shape.ts";

/** The OpenAPI Object (OpenAPI 3.2 §4.1). */
const openApiObject = shape("an OpenAPI Object", {
  read: ["openapi", "info", "servers", "paths", "components", "security"],
  prose: ["$self", "jsonSchemaDialect", "tags", "externalDocs"],
  newer: ["$self"],
  unused: ["webhooks"],
});

/** The Info Object (OpenAPI 3.2 §4.2). */
const infoObject = shape("an Info Object", {
  read: ["title", "summary", "description", "version"],
  prose: ["termsOfService", "contact", "license"],
});

interface Info {
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly version: string;
}

/** A spec, as far as it could be read. What could not be is left out, and reported. */
export interface OpenApi extends Info {
  readonly node: MapNode;
  readonly servers: readonly Server[];
  readonly paths: readonly PathItem[];
  readonly operations: readonly Operation[];
  readonly security: Security;
  /** Every schema, used or not. */
  readonly schemas: readonly Schema[];
  /** Every body, used or not. */
  readonly bodies: readonly MediaTypeObject[];
  readonly scenarios: readonly Scenario[];
  /** The conformance cases beside the spec. */
  readonly cases: readonly CaseFile[];
}

/**
 * Reads a spec; undefined where it is none. Of one that is a part of another, cases of operations that it
 * does not have say nothing.
 */
export function readOpenApi(
  { spec, version, broken }: PresentedSpec,
  diagnostics: Diagnostics,
  isPart = false,
): OpenApi | undefined {
  if (spec.root.kind !== "map") return undefined;
  const names = namesOfComponents(spec.root);
  const reading: ReadContext = { spec, diagnostics, version, names, pending: [], broken };
  const fields = ObjectReader.of(reading, spec.root, anchorSpan(spec.root), openApiObject);
  if (fields === undefined) return undefined;
  const info = readInfo(reading, fields);
  readComponents(reading, fields);
  const paths = readPaths(reading, fields);
  readPending(reading);
  const operations = nameOperations(
    reading,
    paths.flatMap((path) => path.operations),
  ).map((operation) => nameInput(reading, operation));
  for (const { body } of operations) if (body !== undefined) noteEmptyBody(reading, body);
  return {
    node: fields.node,
    ...info,
    servers: readServers(reading, fields),
    paths,
    operations,
    security: new Security(reading, fields),
    schemas: schemasOf(reading),
    bodies: bodiesOf(reading),
    scenarios: readScenarios(reading, fields),
    cases: isPart ? casesOf(readCaseFiles(reading), operations) : readCaseFiles(reading),
  };
}

function casesOf(
  files: readonly CaseFile[],
  operations: readonly Operation[],
): readonly CaseFile[] {
  const ids = new Set(operations.map(({ id }) => id?.value));
  return files.filter(({ operation }) => ids.has(operation.value));
}

/** Reads what was put off, which may put off more. */
function readPending({ pending }: ReadContext): void {
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) next();
}

function readInfo(reading: ReadContext, fields: ObjectReader): Info {
  const entry = fields.entry("info");
  if (entry === undefined) fields.missing("info", "add info with a title and a version");
  const info = entry && ObjectReader.of(reading, entry.value, entry.keySpan, infoObject);
  return {
    title: info?.needText("title")?.value ?? "",
    summary: info?.prose("summary") ?? "",
    description: info?.prose("description") ?? "",
    version: info?.prose("version") ?? "",
  };
}
