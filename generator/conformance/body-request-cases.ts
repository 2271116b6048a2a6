import type { Json } from "../../runtime/api/case.ts";
import { kebabCase } from "../model/names.ts";
import type { Draft } from "./case-draft.ts";
import { type Keys, lexical, valueAt, withValue } from "./case-value.ts";
import { MANY } from "./list-variants.ts";
import { escapeAttribute, escapeText, replaced } from "./markup.ts";
import { FOREIGN } from "./namespace-variants.ts";
import { valueForms } from "./parameter-cases.ts";
import { bodyParams, type Params } from "./parameter-sample.ts";
import { type Requests, refusedDraft, sentDraft } from "./request-case.ts";
import type { SampleDocument } from "./sample-document.ts";
import { rightValue, type ValueForm, wrongValue } from "./scalar-form.ts";
import { isAnyString, KnownTypes, type MemberSite, placeIn, type ScalarSite } from "./sites.ts";
import { joined } from "./variant.ts";
import { bodyIsSent } from "./wire-request.ts";

/** What is shown of a type that another member has already. */
const BRIEF = new Set(["word", "unknown", "above-largest", "markup", "control-character"]);

/** The members of a request's body: what they can be, and what is refused. */
export function bodyRequestCases(requests: Requests, whole: SampleDocument): readonly Draft[] {
  const known = new KnownTypes();
  const body = { requests, whole };
  return [
    ...whole.scalarSites.flatMap((site) => scalarCases(body, site, known.add(site))),
    ...whole.memberSites.flatMap((site) => [...presence(body, site), ...counts(body, site)]),
    namespaceCase(body),
  ];
}

interface Body {
  readonly requests: Requests;
  readonly whole: SampleDocument;
}

/** The input with what it needs, and with another value somewhere in its body. */
function changed({ requests, whole }: Body, keys: Keys, value: Json | undefined): Params {
  return {
    ...requests.parameters,
    ...bodyParams(requests.operation, withValue(whole.around(keys).value, keys, value)),
  };
}

function scalarCases(body: Body, site: ScalarSite, isNew: boolean): readonly Draft[] {
  const { requests, whole } = body;
  const { type, node, path, keys } = site;
  const all = isAnyString(type) ? bodyStrings : valueForms(type, requests.types);
  const forms = isNew ? all : all.filter(({ what }) => BRIEF.has(what));
  return forms.map(({ kind, what, value, documentation }) => {
    const id = joined(site.what, kebabCase(what));
    const params = () => changed(body, keys, value);
    if (kind === "wrong") return refusedDraft(requests, id, documentation, params, path);
    const text = lexical(value as string | number | boolean, type, requests.types);
    const markup = node.kind === "attribute" ? escapeAttribute(text) : escapeText(text);
    return sentDraft(requests, id, documentation, params, () => {
      const sample = whole.around(keys);
      return sample.printRoot(sample.filled(site, markup), { layout: "compact" });
    });
  });
}

/** A member that is not given. */
function presence(body: Body, site: MemberSite): readonly Draft[] {
  const { requests, whole } = body;
  const { what, member, keys, path, tuple } = site;
  // Without an item, those after it would be others.
  if (tuple !== undefined && tuple.members.at(-1) !== member) return [];
  const params = () => changed(body, keys, undefined);
  if (member.required && isSentWithout(keys, requests)) {
    const why = "Nothing is sent without a required member.";
    const { place } = member;
    const items = place.kind === "wrapped" && member.nullable ? `/${place.name.local}` : "";
    const at = place.kind === "text" ? site.ownerPath : path + items;
    return [refusedDraft(requests, joined(what, "missing"), why, params, at)];
  }
  const print = (): string => {
    const sample = whole.around(keys);
    const { owner, nodes } = placeIn(sample.memberSites, site);
    let { root } = sample;
    for (const node of nodes) root = replaced(root, node);
    if (member.place.kind === "text") root = replaced(root, owner, { ...owner, content: [] });
    return sample.printRoot(root, { layout: "compact" });
  };
  const why = "A member that is not given is not sent.";
  return [sentDraft(requests, joined(what, "absent"), why, params, print)];
}

/** Whether a body is left to be sent without a member that it needs. */
function isSentWithout(keys: Keys, { operation, params }: Requests): boolean {
  const { body } = operation;
  if (body === undefined || body.required) return body !== undefined;
  const inParams = body.key === undefined ? keys : [body.key, ...keys];
  // What holds the member is given. Of the body's own members, the plain input has those that it needs.
  if (inParams.length > 1) return true;
  return bodyIsSent(operation, withValue(params, inParams, undefined) as Params);
}

/** Lists with fewer or more items than the spec allows. */
function counts(body: Body, { what, member, keys, path }: MemberSite): readonly Draft[] {
  const { place } = member;
  if (place.kind !== "list" && place.kind !== "wrapped") return [];
  const { min = 0, max = MANY, distinct } = place.occurs;
  const at = place.kind === "wrapped" ? `${path}/${place.name.local}` : path;
  const refused = (id: string, count: number, documentation: string): Draft => {
    const params = (): Params => {
      const first = valueAt(body.whole.around(keys).value, [...keys, 0]);
      return changed(
        body,
        keys,
        Array.from({ length: count }, () => first),
      );
    };
    return refusedDraft(body.requests, joined(what, id), documentation, params, at);
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

function namespaceCase({ requests, whole }: Body): Draft {
  return sentDraft(
    requests,
    "in-namespace",
    "Some servers require a namespace on the elements that have none; attributes are not affected.",
    { ...requests.parameters, ...bodyParams(requests.operation, whole.value) },
    () => {
      const root = whole.rebuilt(({ uri }) => (uri === "" ? FOREIGN : uri));
      return whole.printRoot(root, { layout: "compact" });
    },
    { requestNamespace: FOREIGN },
  );
}

/** Strings that are hard to write as XML, and those that XML cannot carry. */
const bodyStrings: readonly ValueForm[] = [
  rightValue("markup", "<a b=\"c\" d='e'>&amp;</a>", "Text is never markup (XML 1.0 §2.4)."),
  rightValue("cdata-end", "a]]>b", "In text the end of a CDATA section is escaped (XML 1.0 §2.4)."),
  rightValue(
    "line-ends",
    "a\nb\rc\r\nd\te",
    "Line ends and tabs come back as they were only if they are references where that is needed (XML 1.0 §2.11, §3.3.3).",
  ),
  rightValue("blanks", "  a  b  ", "In a string every blank counts."),
  rightValue(
    "beyond-ascii",
    "Gr\u00f6\u00dfe \u5927\u304d\u3055 \u{1f600}",
    "Text is Unicode, beyond its first 65,536 characters too.",
  ),
  rightValue("empty", "", "An empty string is a value."),
  wrongValue("control-character", "a\u0001b", "XML has no control characters (XML 1.0 §2.2)."),
  wrongValue("noncharacter", "a\ufffeb", "XML excludes some characters (XML 1.0 §2.2)."),
];
