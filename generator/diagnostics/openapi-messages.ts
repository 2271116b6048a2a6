import { cut, didYouMean, oneOf } from "./hints.ts";

/** How a value becomes one of the type that it has to be. */
const remedies = {
  quote: "put it in quotation marks",
  unquote: "remove the quotation marks",
  items: 'begin each item with "- " on a line of its own',
  keys: 'write each entry as "key: value" on a line of its own, without "- "',
} as const;

export type Remedy = keyof typeof remedies;

/** What can be wrong with OpenAPI's objects, apart from schemas. */
export const openApiMessages = {
  // The document
  "not-openapi": (p: { found: string; hint?: string }) => ({
    message: `this is ${p.found}, not an OpenAPI document`,
    hint: p.hint ?? 'an OpenAPI document begins with "openapi: 3.2.0"',
  }),
  "unsupported-version": (p: { version: string }) => ({
    message: `OpenAPI ${p.version} is not supported`,
    hint: versionHint(p.version),
  }),
  // Keys
  "wrong-type": (p: {
    what: string;
    wanted: string;
    found: string;
    remedy?: Remedy | undefined;
  }) => ({
    message: `${p.what} must be ${p.wanted}, not ${p.found}`,
    hint: p.remedy && remedies[p.remedy],
  }),
  "missing-key": (p: { object: string; key: string; hint?: string | undefined }) => ({
    message: `${p.object} requires "${p.key}"`,
    hint: p.hint,
  }),
  "unknown-key": (p: {
    object: string;
    key: string;
    known: Iterable<string>;
    otherwise: string;
  }) => ({
    message: `unknown key "${p.key}" in ${p.object}`,
    hint: didYouMean(p.key, p.known) ?? p.otherwise,
  }),
  "unknown-key/newer": (p: { object: string; key: string }) => ({
    message: `"${p.key}" in ${p.object} requires OpenAPI 3.2`,
    hint: "set openapi: 3.2.0",
  }),
  unsupported: (p: { key: string; hint: string }) => ({
    message: `"${p.key}" is not supported`,
    hint: p.hint,
  }),
  // Operations and paths
  "duplicate-operation-id": (p: { id: string }) => ({
    message: `duplicate operationId "${p.id}"`,
    hint: "give each operation an id of its own",
  }),
  "duplicate-path": (p: { path: string; other: string }) => ({
    message: `"${p.path}" matches the same requests as "${p.other}"`,
    hint: "put the operations of both under one path",
  }),
  "duplicate-parameter": (p: { place: string; name: string }) => ({
    message: `duplicate ${p.place} parameter "${p.name}"`,
    hint: `remove one of them${p.place === "header" ? ": header names are case-insensitive" : ""}`,
  }),
  "path-parameter/missing": (p: { method: string; name: string }) => ({
    message: `${p.method} has no path parameter for {${p.name}}`,
    hint: `add a parameter with name: ${p.name}, in: path and required: true`,
  }),
  "path-parameter/duplicate": (p: { name: string }) => ({
    message: `the path contains {${p.name}} twice`,
    hint: "give each parameter a name of its own (OpenAPI 3.2 §4.8.2)",
  }),
  "path-parameter/unused": (p: { path: string; name: string }) => ({
    message: `the path "${p.path}" does not contain {${p.name}}`,
    hint: "add it to the path, or remove the parameter",
  }),
  "path-parameter/optional": () => ({
    message: "a path parameter must be required",
    hint: "set required: true (OpenAPI 3.2 §4.12.2)",
  }),
  "no-success": (p: { operation: string }) => ({
    message: `${p.operation} has no successful response`,
    hint: 'describe the response to a successful request, such as "200" or "204"',
  }),
  "no-success/none": () => ({
    message: "the operation has no responses",
    hint: 'describe each response under its status, such as "200" or "204"',
  }),
  "no-body/method": () => ({
    message: "a response to HEAD cannot have a body (RFC 9110 §9.3.2)",
    hint: "remove content",
  }),
  "no-body/status": (p: { status: string }) => ({
    message: `a response with status ${p.status} cannot have a body (RFC 9110 §6.4.1)`,
    hint: "remove content",
  }),
  "invalid-value/path-start": (p: { path: string }) => ({
    message: `the path "${cut(p.path)}" does not begin with "/"`,
    hint: APPENDED,
  }),
  "invalid-value/path-brace": (p: { path: string }) => ({
    message: `the path "${cut(p.path)}" contains a brace that is not part of {name}`,
    hint: APPENDED,
  }),
  "invalid-value/path-query": (p: { path: string }) => ({
    message: `the query of the path "${cut(p.path)}" cannot be sent as it is`,
    hint: "make each part of it that is not fixed a parameter",
  }),
  "invalid-value/path-percent": (p: { path: string }) => ({
    message: `the path "${cut(p.path)}" contains an invalid percent-encoding`,
    hint: "write %25 for a percent sign",
  }),
  "invalid-value/path-character": (p: { path: string; shown: string; escaped: string }) => ({
    message: `the path "${cut(p.path)}" contains ${p.shown}, which is not allowed in a URL`,
    hint: `write ${p.escaped}`,
  }),
  "invalid-value/path-surrogate": (p: { path: string; shown: string }) => ({
    message: `the path "${cut(p.path)}" contains ${p.shown}, which is half of a character`,
    hint: "remove it",
  }),
  "invalid-value/path-dots": (p: { path: string }) => ({
    message: `the path "${cut(p.path)}" contains a "." or ".." segment`,
    hint: "write the path without it: URL parsers resolve such segments",
  }),
  // Parameters
  "invalid-value/parameter-place": (p: { place: string; known: readonly string[] }) => ({
    message: `unknown parameter location "${p.place}"`,
    hint: oneOf(p.place, p.known),
  }),
  "invalid-value/header-name": (p: { name: string }) => ({
    message: `invalid header name "${p.name}" (RFC 9110 §5.6.2)`,
    hint: "use a name such as X-Part-Id",
  }),
  "unsupported/parameter-place": (p: { place: string; known: readonly string[] }) => ({
    message: `a parameter in the ${p.place} is not supported`,
    hint: oneOf("", p.known),
  }),
  "unsupported/header": (p: { name: string; hint: string | undefined }) => ({
    message: `the header "${p.name}" is not supported as a parameter`,
    hint: p.hint ?? "remove it: pages cannot send it (Fetch Standard, forbidden request-header)",
  }),
  "unsupported/style": (p: { key: string; value: string; place: string; wanted: string }) => ({
    message: `"${p.key}: ${p.value}" is not supported in the ${p.place}`,
    hint: `only the default, "${p.key}: ${p.wanted}", is supported`,
  }),
  "unsupported/object-parameter": () => ({
    message: "an object is not supported as a parameter",
    hint: "make each of its members a parameter",
  }),
  "unsupported/list-parameter": (p: { place: string }) => ({
    message: `a list is not supported in the ${p.place}`,
    hint: "use a single value, or move the list to the query",
  }),
  "unsupported/list-of-objects": () => ({
    message: "a list of objects is not supported as a parameter",
    hint: "move it to the body",
  }),
  // Bodies
  "unsupported/not-xml": (p: { type: string }) => ({
    message: `the media type "${p.type.slice(0, 100)}" is not supported without an XML one`,
    hint: "describe the XML form as application/xml, text/xml or …+xml, or remove the operation",
  }),
  "unsupported/body": (p: { method: string }) => ({
    message: `a body is not supported in a ${p.method} request`,
    hint: "fetch cannot send it: use parameters, or another method",
  }),
  "unsupported/charset": (p: { charset: string }) => ({
    message: `the charset ${p.charset} is not supported in a request`,
    hint: "use utf-8",
  }),
  "invalid-value/collection": (p: { name: string }) => ({
    message: `invalid x-mock-collection "${p.name}"`,
    hint: "use lowercase letters, digits and hyphens, beginning with a letter",
  }),
  // Responses, components and examples
  "invalid-value/informational": (p: { status: string }) => ({
    message: `the status ${p.status} is not that of a final response`,
    hint: "remove it: fetch does not expose informational responses",
  }),
  "invalid-value/status": (p: { status: string }) => ({
    message: `invalid status "${p.status}"`,
    hint: 'use a status ("200"), a class ("4XX") or "default"',
  }),
  "invalid-value/component": (p: { name: string }) => ({
    message: `invalid component name "${p.name}"`,
    hint: 'use letters, digits, ".", "_" and "-" (OpenAPI 3.2 §4.7)',
  }),
  "invalid-value/origin": (p: { origin: string; known: readonly string[] }) => ({
    message: `unknown origin "${p.origin}" of an example`,
    hint: oneOf(p.origin, p.known),
  }),
} as const;

const APPENDED = "a path is appended to the base URL, as in /parts/{id}";

function versionHint(version: string): string {
  if (/^3\.[012]$/.test(version)) {
    return `give all three parts of the version: openapi: ${version}.0`;
  }
  return 'begin with "openapi: 3.2.0"; 2.0, 3.0.x, 3.1.x and 3.2.x are supported';
}
