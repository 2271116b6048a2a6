import type { Json, RequestCase } from "../../runtime/api/case.ts";
import { kebabCase } from "../model/names.ts";
import { type Keys, lexical, valueAt, withValue } from "./case-value.ts";
import { MANY } from "./list-variants.ts";
import { escapeAttribute, escapeText, replaced } from "./markup.ts";
import { FOREIGN } from "./namespace-variants.ts";
import { valueForms } from "./parameter-cases.ts";
import { bodyParams, type Params } from "./parameter-sample.ts";
import { type Requests, refusedCase, sentCase } from "./request-case.ts";
import type { SampleDocument } from "./sample-document.ts";
import type { ValueForm } from "./scalar-form.ts";
import { KnownTypes, type MemberSite, placeIn, type ScalarSite, tupleAround } from "./sites.ts";
import { joined } from "./variant.ts";
import { bodyIsSent } from "./wire-request.ts";

/** What is shown of a type that another member has already. */
const BRIEF = new Set(["word", "unknown", "above-largest", "markup", "control-character"]);

/** The members of a request's body: what they can be, and what is refused. */
export function bodyRequestCases(
  requests: Requests,
  whole: SampleDocument,
): readonly RequestCase[] {
  const known = new KnownTypes();
  const around = (keys: Keys): Body => ({ requests, sample: whole.around(keys) });
  return [
    ...whole.slots.flatMap((slot) => slotCases(around(slot.keys), slot, known.add(slot))),
    ...whole.spots.flatMap((spot) => {
      const body = around(spot.keys);
      const own = placeIn(body.sample.spots, spot);
      return [...presence(body, own), ...counts(body, own)];
    }),
    namespaceCase({ requests, sample: whole }),
  ];
}

interface Body {
  readonly requests: Requests;
  readonly sample: SampleDocument;
}

/** The input with another value somewhere in its body. */
function changed({ requests, sample }: Body, keys: Keys, value: Json | undefined): Params {
  return {
    ...requests.parameters,
    ...bodyParams(requests.operation, withValue(sample.value, keys, value)),
  };
}

function slotCases(body: Body, place: ScalarSite, isNew: boolean): readonly RequestCase[] {
  const { requests, sample } = body;
  const slot = placeIn(sample.slots, place);
  const { type, node, path, keys } = slot;
  const isString = type.kind === "scalar" && type.scalar === "string" && type.facets === undefined;
  const all: readonly ValueForm[] = isString ? bodyStrings : valueForms(type, requests.types);
  const forms = isNew ? all : all.filter(({ what }) => BRIEF.has(what));
  return forms.map(({ kind, what, value, documentation }) => {
    const id = joined(slot.what, kebabCase(what));
    const params = changed(body, keys, value);
    if (kind === "wrong") return refusedCase(requests, id, documentation, params, path);
    const text = lexical(value as string | number | boolean, type, requests.types);
    const markup = node.kind === "attribute" ? escapeAttribute(text) : escapeText(text);
    const printed = sample.printRoot(sample.filled(slot, markup), { layout: "compact" });
    return sentCase(requests, id, documentation, params, printed);
  });
}

/** A member that is not given. */
function presence(body: Body, spot: MemberSite): readonly RequestCase[] {
  const { requests, sample } = body;
  const { what, member, keys, path, owner, nodes } = spot;
  const tuple = tupleAround(sample.holders, spot);
  // Without an item, those after it would be others.
  if (tuple !== undefined && tuple.members.at(-1) !== member) return [];
  const params = changed(body, keys, undefined);
  if (member.required && bodyIsSent(requests.operation, params)) {
    const why = "Without a member that has to be there nothing is sent.";
    const { place } = member;
    const items = place.kind === "wrapped" && member.nullable ? `/${place.name.local}` : "";
    const at = place.kind === "text" ? spot.ownerPath : path + items;
    return [refusedCase(requests, joined(what, "missing"), why, params, at)];
  }
  let { root } = sample;
  for (const node of nodes) root = replaced(root, node);
  if (member.place.kind === "text") root = replaced(root, owner, { ...owner, content: [] });
  return [
    sentCase(
      requests,
      joined(what, "absent"),
      "A member that is not given is not sent.",
      params,
      sample.printRoot(root, { layout: "compact" }),
    ),
  ];
}

/** Lists with fewer or more items than the spec allows. */
function counts(body: Body, { what, member, keys, path }: MemberSite): readonly RequestCase[] {
  const { place } = member;
  if (place.kind !== "list" && place.kind !== "wrapped") return [];
  const { min = 0, max = MANY, distinct } = place.occurs;
  const at = place.kind === "wrapped" ? `${path}/${place.name.local}` : path;
  const first = valueAt(body.sample.value, [...keys, 0]);
  const refused = (id: string, count: number, documentation: string): RequestCase => {
    const items = Array.from({ length: count }, () => first);
    const params = changed(body, keys, items);
    return refusedCase(body.requests, joined(what, id), documentation, params, at);
  };
  return [
    ...(min > 0 && min <= MANY
      ? [refused("too-few-items", min - 1, "The spec says how many items there must be.")]
      : []),
    ...(distinct && max > 1
      ? [refused("repeated-item", 2, "The spec says that no two items are the same.")]
      : []),
    ...(max < MANY && !distinct
      ? [refused("too-many-items", max + 1, "The spec says how many items there may be.")]
      : []),
  ];
}

function namespaceCase({ requests, sample }: Body): RequestCase {
  const root = sample.rebuilt(({ uri }) => (uri === "" ? FOREIGN : uri));
  return sentCase(
    requests,
    "in-namespace",
    "Some servers want in a namespace exactly those elements that have none; attributes stay.",
    { ...requests.parameters, ...bodyParams(requests.operation, sample.value) },
    sample.printRoot(root, { layout: "compact" }),
    { requestNamespace: FOREIGN },
  );
}

function right(what: string, value: string, documentation: string): ValueForm {
  return { kind: "right", what, value, documentation };
}

function wrong(what: string, value: string, documentation: string): ValueForm {
  return { kind: "wrong", what, value, documentation };
}

/** Strings that are hard to write as XML, and those that XML cannot carry. */
const bodyStrings: readonly ValueForm[] = [
  right("markup", "<a b=\"c\" d='e'>&amp;</a>", "Text is never markup (XML 1.0 §2.4)."),
  right("cdata-end", "a]]>b", "In text the end of a CDATA section is escaped (XML 1.0 §2.4)."),
  right(
    "line-ends",
    "a\nb\rc\r\nd\te",
    "Line ends and tabs come back as they were only if they are references where that is needed (XML 1.0 §2.11, §3.3.3).",
  ),
  right("blanks", "  a  b  ", "In a string every blank counts."),
  right(
    "beyond-ascii",
    "Gr\u00f6\u00dfe \u5927\u304d\u3055 \u{1f600}",
    "Text is Unicode, beyond its first 65,536 characters too.",
  ),
  right("empty", "", "A string may be empty, and is there all the same."),
  wrong("control-character", "a\u0001b", "XML has no control characters (XML 1.0 §2.2)."),
  wrong("noncharacter", "a\ufffeb", "XML excludes some characters (XML 1.0 §2.2)."),
];
