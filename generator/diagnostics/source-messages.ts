import { count } from "./hints.ts";

/** What can be wrong with the text of a spec, its YAML, its overlays and its references. */
export const sourceMessages = {
  // YAML
  "yaml-syntax": (p: { problem: string; code: string; isIndented: boolean }) => ({
    message: `invalid YAML: ${p.problem.charAt(0).toLowerCase()}${p.problem.slice(1)}`,
    hint: p.isIndented
      ? "indent it as the lines that it belongs with: the keys of a map, and the items of a list, begin in one column"
      : p.code === "BLOCK_AS_IMPLICIT_KEY"
        ? 'text that contains ": " must be in quotation marks'
        : undefined,
  }),
  "yaml-syntax/other-format": (p: { format: string }) => ({
    message: `this is ${p.format}, not YAML`,
    hint: "provide an OpenAPI document as YAML or JSON",
  }),
  "yaml-syntax/comment": () => ({
    message: "JSON does not allow comments",
    hint: "remove the comment, or write the file as YAML",
  }),
  "yaml-syntax/character": (p: { code: string }) => ({
    message: `the character U+${p.code} is not allowed in YAML`,
    hint: "remove it",
  }),
  "yaml-syntax/second-document": () => ({
    message: "a file can contain only one YAML document, and a second one begins here",
    hint: 'remove the "---", or move the second document to a file of its own',
  }),
  "yaml-syntax/number": (p: { source: string }) => ({
    message: `${p.source} is too large for a number`,
    hint: "put it in quotation marks if it is meant as text",
  }),
  "yaml-alias/undefined": (p: { name: string }) => ({
    message: `undefined alias *${p.name}`,
    hint: `define the anchor &${p.name} before it, or use a $ref`,
  }),
  "yaml-alias/recursive": (p: { name: string }) => ({
    message: `the alias *${p.name} refers to something that contains it`,
    hint: "use a $ref",
  }),
  "yaml-alias/too-many": (p: { limit: number }) => ({
    message: `aliases expand to more than ${p.limit} values`,
    hint: "use a $ref for what is used often",
  }),
  "yaml-merge": () => ({
    message: 'merge keys ("<<") are not supported',
    hint: "write out the merged keys, or use a $ref",
  }),
  "empty-file": () => ({
    message: "the file is empty",
    hint: 'a spec begins with "openapi: 3.2.0"',
  }),
  "forbidden-character": (p: { code: string }) => ({
    message: `the character U+${p.code} is not allowed in XML`,
    hint: "remove it: a document cannot contain it, not even escaped (XML 1.0 §2.2)",
  }),
  "too-deep": (p: { limit: number }) => ({ message: `nested more than ${p.limit} levels deep` }),
  "duplicate-key": (p: { key: string }) => ({ message: `duplicate key "${p.key}"` }),
  "odd-key": (p: { key: string }) => ({
    message: `invalid key ${p.key}: a key must be a string`,
    hint: "put it in quotation marks if it is meant as text",
  }),
  "unsafe-key": (p: { key: string }) => ({
    message: `"${p.key}" cannot be used as a name`,
    hint: "use another name: every JavaScript object already has a property with this one",
  }),
  // Overlays
  "invalid-overlay/version": () => ({
    message: "this is not an OpenAPI Overlay of version 1.0 or 1.1",
    hint: 'an overlay begins with "overlay: 1.1.0"',
  }),
  "invalid-overlay/actions": () => ({
    message: "an overlay requires a list of actions",
    hint: "give each action a target, and update or remove",
  }),
  "invalid-overlay/key": (p: { key: string }) => ({
    message: `unknown key "${p.key}" in an action`,
    hint: "use target, update, remove, copy and description",
  }),
  "invalid-overlay/target": () => ({
    message: "an action requires a target",
    hint: "give a JSONPath, such as $.components.schemas.Order",
  }),
  "invalid-overlay/path": (p: { problem: string }) => ({
    message: `invalid JSONPath: ${p.problem.slice(0, 200)}`,
    hint: "write it as in RFC 9535, such as $.paths['/orders'].get",
  }),
  "invalid-overlay/copy": (p: { count: number }) => ({
    message: `"copy" selects ${p.count} values and not one`,
    hint: "give a JSONPath that selects one value",
  }),
  // References
  "bad-ref/type": () => ({ message: "a $ref must be a string" }),
  "bad-ref/escape": (p: { ref: string }) => ({
    message: `$ref "${p.ref}" contains an invalid percent-encoding`,
    hint: "write %25 for a percent sign",
  }),
  "bad-ref/pointer": (p: { ref: string }) => ({
    message: `$ref "${p.ref}" contains an invalid JSON Pointer`,
    hint: 'a $ref ends in a JSON Pointer such as "#/components/schemas/Name"',
  }),
  "unknown-ref": (p: { ref: string; hint: string | undefined }) => ({
    message: `cannot resolve $ref "${p.ref}"`,
    hint: p.hint,
  }),
  "unreadable-ref": (p: { ref: string; path: string }) => ({
    message: `cannot resolve $ref "${p.ref}": there is no file ${p.path}`,
  }),
  "unreadable-ref/refused": (p: { ref: string; reason: string; hint: string | undefined }) => ({
    message: `cannot resolve $ref "${p.ref}": ${p.reason}`,
    hint: p.hint,
  }),
  "remote-ref": (p: { ref: string }) => ({
    message: `$ref "${p.ref}" is not a relative path`,
    hint: "nothing is fetched: save the file next to the spec, and refer to it by a relative path",
  }),
  "ref-cycle": (p: { ref: string }) => ({
    message: `circular $ref "${p.ref}"`,
    hint: "replace one of them with the object that is meant",
  }),
} as const;

/** What may have been meant by a `$ref` that cannot be resolved. */
export const pointerHints = {
  value: (p: { at: string }) => `${p.at} is a value without members`,
  list: (p: { at: string; length: number }) =>
    `${p.at} is a list of ${count(p.length, "item")}, counted from 0`,
  alike: (p: { pointers: readonly string[] }) =>
    `did you mean ${p.pointers.map((pointer) => `"${pointer}"`).join(" or ")}?`,
  map: (p: { at: string; names: readonly string[] }) => {
    const more = p.names.length > 5 ? ` and ${p.names.length - 5} more` : "";
    return `${p.at} contains ${p.names.slice(0, 5).join(", ") || "nothing"}${more}`;
  },
} as const;
