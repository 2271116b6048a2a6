import type { Text } from "./catalogue.ts";
import type { ValueProblem } from "./example-messages.ts";
import { cut, didYouMean } from "./hints.ts";

/** Formats of the OpenAPI Format Registry that are meant as they are, though others are called nearly the same. */
const OTHER_FORMATS: readonly string[] = [
  "date-time-local",
  "int8",
  "int16",
  "iri",
  "iri-reference",
  "time-local",
  "uint8",
  "uint16",
  "uint32",
  "uint64",
  "uri-template",
];

/**
 * What is reported about a spec although all of it can be generated exactly: what an app does not see, what is
 * not used, and which names were made. A key is the code of a note, or a code and what distinguishes its messages
 * apart. The message names the kind and not the single place, since people are shown each kind once.
 */
export const noteCatalogue = {
  "not-checked": (p: { key: string }) => ({
    message: `"${p.key}" is not checked`,
    hint: "what is sent and received is not held against it; say it in the description",
  }),
  "not-checked/format": (p: { type: string; format: string; known: Iterable<string> }) => ({
    message: `the format "${p.format}" of type ${p.type} is not checked`,
    hint: OTHER_FORMATS.includes(p.format) ? undefined : didYouMean(p.format, p.known),
  }),
  "not-checked/list-length": () => ({
    message: "the length of a list in the query is not checked",
    hint: undefined,
  }),
  "not-checked/pattern-syntax": () => ({
    message: "a pattern that is no regular expression of ECMA-262 is not checked",
    hint: undefined,
  }),
  "not-checked/pattern-time": () => ({
    message: "a pattern that could take long is not checked",
    hint: "begin it with ^, repeat no group of alternatives, or set maxLength",
  }),
  "not-checked/no-sample": () => ({
    message: "lengths and a pattern for which no text was found are not checked",
    hint: undefined,
  }),
  "not-checked/enum": (p: { type: string }) => ({
    message: `an enumeration of type ${p.type} is not checked`,
    hint: "list the values in the description",
  }),
  "not-used": (p: { key: string; object: string }) => ({
    message: `"${p.key}" of ${p.object} is not used`,
    hint: undefined,
  }),
  "not-used/security": () => ({
    message: "a security requirement of another kind than keys, basic or bearer is not used",
    hint: "give credentials in the client's `headers`, or by its `fetch`",
  }),
  "not-used/media-type": () => ({
    message: "of several media types the XML one is used",
    hint: undefined,
  }),
  "not-used/other-body": () => ({
    message: "the body of a response without success is not used where it is not XML",
    hint: undefined,
  }),
  "not-used/second-xml": () => ({
    message: "of several XML media types the first is used",
    hint: "put the one that is sent first",
  }),
  "not-used/header": (p: { name: string }) => ({
    message: `the header parameter "${p.name}" is not used (OpenAPI 3.2 §4.12.2)`,
    hint: "the client sets this header, or takes it from its `headers`",
  }),
  "not-used/xmlns": () => ({
    message: 'an attribute "xmlns" declares a namespace: it is no member',
    hint: "say which elements are in it with xml.namespace; the client declares it",
  }),
  "not-used/external-value": () => ({
    message: 'an "externalValue" that is a URL is not read',
    hint: "nothing is fetched: save the file next to the spec, and refer to it by a relative path",
  }),
  "not-used/external-beside": (p: { key: string }) => ({
    message: `the "externalValue" beside "${p.key}" is not read (OpenAPI 3.2 §4.19)`,
    hint: "give one of them",
  }),
  "not-used/beside-ref": (p: { key: string }) => ({
    message: `"${p.key}" beside a $ref is ignored (OpenAPI 3.0.4 §4.7.23)`,
    hint: "write a schema of its own, or set openapi: 3.1.0",
  }),
  "no-effect": (p: { key: string; type: string }) => ({
    message: `"${p.key}" does not apply to type ${p.type}`,
    hint: "remove it",
  }),
  "no-effect/listed": (p: { key: string }) => ({
    message: `"${p.key}" has no effect beside a list of values`,
    hint: "remove it",
  }),
  "no-effect/listed-twice": () => ({
    message: "a value is listed twice",
    hint: "remove one of them",
  }),
  "no-effect/overlay": () => ({
    message: "the target of an action selects nothing",
    hint: "correct the JSONPath, or remove the action",
  }),
  "no-effect/xml": (p: { where: string }) => ({
    message: `"xml" has no effect ${p.where}`,
    hint: "remove it",
  }),
  "read-differently/nullable": () => ({
    message: "a value that is null is left out",
    hint: "null and absent are one value: an element with xsi:nil is read as absent",
  }),
  "read-differently/request": () => ({
    message: "a readOnly member is not a part of requests",
    hint: "it cannot be sent, and is not demanded there",
  }),
  "read-differently/response": () => ({
    message: "a writeOnly member is not a part of responses",
    hint: "it is skipped where one comes, and is not demanded there",
  }),
  "read-differently/fragment": () => ({
    message: 'the part of a path after "#" is not sent',
    hint: "it distinguishes operations that are one request by method and path",
  }),
  "read-differently/default-response": () => ({
    message: "a default response that is the only one is read as that of a success",
    hint: "describe the success under its status",
  }),
  "read-differently/list-root": () => ({
    message: "a list that is the root of a document has an element around its items",
    hint: "set xml.nodeType: element (before OpenAPI 3.2: xml.wrapped: true)",
  }),
  "read-differently/tuple": () => ({
    message: "all items of prefixItems have to be there",
    hint: "minItems says so: set it to their number",
  }),
  "read-differently/bare-object": () => ({
    message: "an object without properties is an empty element: what comes in it is skipped",
    hint: "describe its properties, or use type: string for text; additionalProperties: false says that it is empty",
  }),
  "read-differently/cdata": () => ({
    message: "a CDATA section is written as text, which XML parsers read alike",
    hint: "white space around it is removed when it is read",
  }),
  "read-differently/body": () => ({
    message: "an optional body is left out where no member of it is given",
    hint: "set required: true if the element is sent without members, too",
  }),
  "read-differently/type": (p: { type: string }) => ({
    message: `a schema without "type" is read as type ${p.type}, from what it says`,
    hint: "set type",
  }),
  "read-differently/default-namespace": () => ({
    message: "an element without xml.namespace is in the default namespace of its parent",
    hint: "both are read; set xml.namespace, or a prefix on the parent",
  }),
  "made-name/operation": (p: Made) => ({
    ...made("the name of an operation is made of its method and path, or of its id", p),
    hint: "x-operation-name gives it another one",
  }),
  "made-name/value": (p: Made) => ({
    ...made("the name of an enumerated value is made of the value", p),
    hint: "x-enum-varnames gives names",
  }),
  "made-name/type": (p: Made) => ({
    ...made("the name of a type is made of where it is used, since its own is taken", p),
    hint: "x-type-name gives it another one",
  }),
  "made-name/parameter": (p: Made) => ({
    ...made("the name of a parameter is made of its place, since its own is taken", p),
    hint: "x-input-name gives it another one",
  }),
  "made-name/member": (p: Made) => ({
    ...made("the name of a member is made, since its own cannot be used", p),
    hint: "x-member-name gives it another one",
  }),
  "not-in-scenario": (p: { scenario: string; operations: readonly string[] }) => {
    const kind = "a scenario does not say what each operation answers";
    const [first = "", ...others] = p.operations;
    const more = others.length === 0 ? "" : ` and ${others.length} more`;
    return {
      message: `${kind}: "${cut(p.scenario)}" of ${cut(first)}${more}`,
      hint: "name an example or a status for it; the mock answers it with a success, as without a scenario",
      kind,
    };
  },
  "example-left-out": (p: ValueProblem) => ({
    message: `an example is left out: ${p.problem}`,
    hint: p.hint,
    kind: p.kind,
  }),
  "not-described": (p: { part: string; owner: string; hint: string }) => ({
    message: `samples of <${p.owner}> hold ${p.part}, which is skipped: it is not described`,
    hint: p.hint,
  }),
  "not-shown": (p: { member: string; name: string; type: string; schema: string }) => ({
    message: `no sample of the operation shows ${p.member}, which ${p.type} requires`,
    hint: `where servers leave it out, remove "${p.name}" from "required" in ${p.schema}`,
  }),
} as const satisfies Readonly<Record<string, (parameters: never) => Text>>;

interface Made {
  readonly name: string;
}

/** Names that are made in one way are one kind of note: it shows the first of them, and `--json` has all. */
function made(kind: string, { name }: Made): { readonly message: string; readonly kind: string } {
  return { message: `${kind}: ${cut(name)}`, kind };
}

export type NoteKey = keyof typeof noteCatalogue;

/** What a note is known by. */
export type NoteCode = NoteKey extends infer K ? (K extends `${infer C}/${string}` ? C : K) : never;

type Message<P> = (parameters: P) => Text;

export type NoteParameters<K extends NoteKey> =
  (typeof noteCatalogue)[K] extends Message<infer P> ? P : never;

/** The message of a note. */
export function noteFor<K extends NoteKey>(key: K, parameters: NoteParameters<K>): Text {
  return (noteCatalogue[key] as Message<NoteParameters<K>>)(parameters);
}

export function noteCodeOf(key: NoteKey): NoteCode {
  return key.replace(/\/.*/, "") as NoteCode;
}
