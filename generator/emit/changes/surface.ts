import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assertNever } from "../../model/assert-never.ts";
import type {
  Api,
  DocumentElement,
  Member,
  Name,
  Occurs,
  Operation,
  Parameter,
  Place,
  ScalarType,
  SecurityScheme,
  Type,
} from "../../model/model.ts";
import type { GeneratedFile } from "../emitter.ts";
import { Directions } from "./directions.ts";

/** The file that keeps the surface of the output before. */
export const SURFACE = "surface.json";

/** What stands for no credential among alternatives. */
export const NO_CREDENTIALS = "none";

/** What an app or a server relies on, piece by piece: changes are found by comparing two of these. */
export interface Surface {
  readonly facts: readonly Fact[];
}

/** One such piece. `kind` and `name` together say which it is; `says` is what can change about it. */
export interface Fact {
  readonly kind: FactKind;
  readonly name: string;
  readonly says: { readonly [aspect: string]: string | number | boolean };
  /** Whether it is in what apps are given. */
  readonly read: boolean;
  /** Whether it is in what apps give. */
  readonly written: boolean;
}

export type FactKind =
  | "operation"
  | "credential"
  | "parameter"
  | "body"
  | "answer"
  | "failure"
  | "document"
  | "member"
  | "enum"
  | "value"
  | "tolerance";

/** All that can be relied on. Prose is not part of it, but for what a failure means. */
export function surfaceOf(api: Api): Surface {
  const directions = new Directions(api);
  const called = { read: false, written: true };
  const given = { read: true, written: false };
  const facts = [
    ...api.operations.flatMap((operation): readonly Fact[] => [
      { kind: "operation", name: operation.id, says: requestSays(operation), ...called },
      ...operation.parameters.map((each) => parameterFact(operation, each)),
      ...bodyFacts(operation),
      ...operation.responses.map(({ status, document }): Fact => {
        const says = { gives: document ?? "nothing" };
        return { kind: "answer", name: `${operation.id} ${status}`, says, ...given };
      }),
      ...operation.failures.map(({ status, doc }): Fact => {
        return {
          kind: "failure",
          name: `${operation.id} ${status}`,
          says: { means: doc },
          ...given,
        };
      }),
    ]),
    ...(api.securitySchemes ?? []).map(credentialFact),
    ...api.documents.flatMap((document) => documentFacts(document, directions)),
    ...api.structs.flatMap((struct) =>
      struct.members.flatMap((member) =>
        memberFacts(`${struct.name}.${member.key}`, member, directions.ofType(struct.name)),
      ),
    ),
    ...api.enums.flatMap(({ name, open, base, values }): readonly Fact[] => {
      const use = directions.ofType(name);
      return [
        { kind: "enum", name, says: { open, base }, ...use },
        ...values.map((each): Fact => {
          const says = { value: each.value, open };
          return { kind: "value", name: `${name}.${each.name}`, says, ...use };
        }),
      ];
    }),
  ];
  return { facts };
}

function documentFacts(
  { name, element, type }: DocumentElement,
  directions: Directions,
): readonly Fact[] {
  const use = directions.ofType(name);
  const items =
    type.kind === "list"
      ? { items: nameOf(type.name), type: typeName(type.item), ...limitsOf(type.occurs) }
      : {};
  const says = { element: nameOf(element), ...items };
  const names = type.kind === "list" ? [element, type.name] : [element];
  return [
    { kind: "document", name, says, ...use },
    ...names.flatMap((each) => tolerances(name, each, use)),
  ];
}

function requestSays({ method, path, security = [] }: Operation): Fact["says"] {
  return { method, path, ...(security.length > 0 && { takes: credentialsIn(security) }) };
}

/** The alternatives among which a call has to send one; `none` is one of them where it need not send any. */
function credentialsIn(security: readonly (readonly string[])[]): string {
  return security.map((names) => names.join(" with ") || NO_CREDENTIALS).join(" or ");
}

function credentialFact({ name, kind }: SecurityScheme): Fact {
  const sent = kind.kind === "key" ? `key ${kind.parameter} in ${kind.place}` : kind.kind;
  const use = { read: false, written: true };
  return { kind: "credential", name: `credentials.${name}`, says: { sent }, ...use };
}

function parameterFact({ id }: Operation, parameter: Parameter): Fact {
  const { key, place, name, type, required, repeated } = parameter;
  const says = { in: place, called: name, type: typeName(type), required, repeated };
  return { kind: "parameter", name: `${id}.${key}`, says, read: false, written: true };
}

function bodyFacts({ id, body }: Operation): readonly Fact[] {
  if (body === undefined) return [];
  const { document, mediaType, required } = body;
  const says = { document, mediaType, ...(!required && { optional: true }) };
  return [{ kind: "body", name: id, says, read: false, written: true }];
}

interface Use {
  readonly read: boolean;
  readonly written: boolean;
}

function memberFacts(name: string, member: Member, use: Use): readonly Fact[] {
  const { place, type, required, nullable } = member;
  const says = {
    on: onWire(place),
    type: typeName(type),
    required,
    ...(nullable && { nullable }),
    ...bounds(place),
  };
  const element = place.kind === "attribute" || place.kind === "text" ? undefined : place.name;
  return [
    { kind: "member", name, says, ...use },
    ...(element === undefined ? [] : tolerances(name, element, use)),
  ];
}

function bounds(place: Place): Fact["says"] {
  return place.kind === "list" || place.kind === "wrapped" ? limitsOf(place.occurs) : {};
}

function limitsOf({ min, max, distinct }: Occurs): Fact["says"] {
  return {
    ...(min === undefined ? {} : { atLeast: min }),
    ...(max === undefined ? {} : { atMost: max }),
    ...(distinct ? { distinct } : {}),
  };
}

function tolerances(name: string, { namespace }: Name, use: Use): readonly Fact[] {
  return namespace.aliases.map((alias) => ({
    kind: "tolerance",
    name: `${name} in ${alias === "" ? "no namespace" : alias}`,
    says: {},
    ...use,
  }));
}

/** Where a member is in a document, as a path step. */
function onWire(place: Place): string {
  switch (place.kind) {
    case "attribute":
      return `@${nameOf(place.name)}`;
    case "element":
      return `<${nameOf(place.name)}>`;
    case "list":
      return `<${nameOf(place.name)}> repeated`;
    case "wrapped":
      return `<${nameOf(place.name)}> repeated in <${nameOf(place.wrapper)}>`;
    case "text":
      return "text";
    default:
      return assertNever(place);
  }
}

function nameOf({ local, namespace }: Name): string {
  return namespace.uri === "" ? local : `{${namespace.uri}}${local}`;
}

function typeName(type: Type | ScalarType): string {
  if (type.kind !== "scalar") return type.name;
  const { min, max } = type.range ?? {};
  const { minLength, maxLength, pattern, multipleOf, numbers, values } = type.facets ?? {};
  const { min: least, max: most, multipleOf: step } = numbers ?? {};
  const isBounded = min !== undefined || max !== undefined;
  const hasLength = minLength !== undefined || maxLength !== undefined;
  return [
    type.scalar,
    ...(isBounded ? [`from ${min ?? "any"} to ${max ?? "any"}`] : []),
    ...(values === undefined ? [] : [`one of ${values.join(", ")}`]),
    ...(least === undefined ? [] : [`${least.excluded ? "above" : "from"} ${least.value}`]),
    ...(most === undefined ? [] : [`${most.excluded ? "below" : "to"} ${most.value}`]),
    ...(step === undefined ? [] : [`in multiples of ${step}`]),
    ...(multipleOf === undefined ? [] : [`in multiples of ${multipleOf}`]),
    ...(hasLength ? [`of length ${minLength ?? 0} to ${maxLength ?? "any"}`] : []),
    ...(pattern === undefined ? [] : [`like /${pattern.source}/`]),
  ].join(" ");
}

/** The surface of what lies in an output folder; undefined where there is none yet. */
export function surfaceIn(out: string): Surface | undefined {
  try {
    return parseSurface(readFileSync(join(out, SURFACE), "utf8"));
  } catch {
    // A first run, or a file that a merge left in two versions: there is nothing to compare with.
    return undefined;
  }
}

/** The surface among generated files. */
export function surfaceAmong(files: readonly GeneratedFile[]): Surface {
  const file = files.find(({ path }) => path === SURFACE);
  if (file === undefined) throw new Error(`the output has no ${SURFACE}`);
  return parseSurface(file.text);
}

function parseSurface(text: string): Surface {
  const { facts }: Surface = JSON.parse(text);
  return { facts };
}
