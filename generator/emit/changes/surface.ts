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
import { TypeIndex } from "../../model/type-index.ts";

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

type Use = Pick<Fact, "read" | "written">;

const sent: Use = { read: false, written: true };
const received: Use = { read: true, written: false };

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
  const useOf = usesOf(api);
  const facts = [
    ...api.operations.flatMap((operation): readonly Fact[] => [
      { kind: "operation", name: operation.id, says: requestSays(operation), ...sent },
      ...operation.parameters.map((each) => parameterFact(operation, each)),
      ...bodyFacts(operation),
      ...operation.responses.map(({ status, document }): Fact => {
        const says = { gives: document ?? "nothing" };
        return { kind: "answer", name: `${operation.id} ${status}`, says, ...received };
      }),
      ...operation.failures.map(({ status, doc }): Fact => {
        const says = { means: doc };
        return { kind: "failure", name: `${operation.id} ${status}`, says, ...received };
      }),
    ]),
    ...(api.securitySchemes ?? []).map(credentialFact),
    ...api.documents.flatMap((document) => documentFacts(document, useOf(document.name))),
    ...api.structs.flatMap((struct) =>
      struct.members.flatMap((member) =>
        memberFacts(`${struct.name}.${member.key}`, member, useOf(struct.name)),
      ),
    ),
    ...api.enums.flatMap(({ name, open, base, values }): readonly Fact[] => {
      const use = useOf(name);
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

/** Which types apps are given, and which they give: what is breaking depends on it. */
function usesOf(api: Api): (type: string) => Use {
  const types = TypeIndex.of(api);
  const within = (document: string): readonly string[] => [
    document,
    ...types.namesIn(types.ofDocument(document)),
  ];
  const read = new Set<string>();
  const written = new Set<string>();
  for (const { parameters, body, responses } of api.operations) {
    for (const { type } of parameters) if (type.kind === "enum") written.add(type.name);
    for (const name of body === undefined ? [] : within(body.document)) written.add(name);
    for (const { document } of responses) {
      for (const name of document === undefined ? [] : within(document)) read.add(name);
    }
  }
  return (type) => ({ read: read.has(type), written: written.has(type) });
}

function documentFacts({ name, element, type }: DocumentElement, use: Use): readonly Fact[] {
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
  const how = kind.kind === "key" ? `key ${kind.parameter} in ${kind.place}` : kind.kind;
  return { kind: "credential", name: `credentials.${name}`, says: { sent: how }, ...sent };
}

function parameterFact({ id }: Operation, parameter: Parameter): Fact {
  const { key, place, name, type, required, repeated } = parameter;
  const says = { in: place, called: name, type: typeName(type), required, repeated };
  return { kind: "parameter", name: `${id}.${key}`, says, ...sent };
}

function bodyFacts({ id, body }: Operation): readonly Fact[] {
  if (body === undefined) return [];
  const { document, mediaType, required } = body;
  const says = { document, mediaType, ...(!required && { optional: true }) };
  return [{ kind: "body", name: id, says, ...sent }];
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
